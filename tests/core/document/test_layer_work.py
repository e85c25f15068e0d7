"""Strokes on a layer, the bucket, merging, and documents the other way round."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from core.arrays import Mask, Picture
from core.document import transform
from core.document.composite import flattened
from core.document.document import Document
from core.document.flood import flood
from core.document.layer import Blend, Layer
from core.document.merge import flattened_to_one, merged_down
from core.document.tiles import SIDE
from core.document.transform import Turn
from core.document.wash import Wash, covering
from core.errors import InputError
from core.geometry import Rect, Size

RED = (255, 0, 0)


def noise(width: int, height: int, channels: int = 3, seed: int = 0) -> Picture:
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)


def block(side: int, value: int = 255) -> Mask:
    return np.full((side, side), value, np.uint8)


def odd_document() -> Document:
    """Three layers of 90x70, one of them small and over the edge."""
    document = Document.of(noise(90, 70))
    document = document.inserted(replace(Layer.of(noise(30, 20, 4, 1), x=-7, y=60), opacity=0.6), 1)
    return document.inserted(replace(Layer.of(noise(90, 70, 4, 2)), blend=Blend.SCREEN), 2)


def test_a_wash_paints_only_where_its_stamps_are() -> None:
    layer = Layer.of(noise(600, 300))
    wash = Wash(layer, RED)
    wash.dab(SIDE - 5, 20, block(10))
    assert wash.settle() == Rect(SIDE - 5, 20, 10, 10)
    after = wash.finished()
    wanted = layer.pixels.copy()
    wanted[20:30, SIDE - 5 : SIDE + 5] = (*RED, 255)
    assert np.array_equal(after.pixels, wanted)
    assert np.array_equal(wash.layer.pixels, wanted)
    assert after.id == layer.id


def test_overlapping_dabs_do_not_exceed_the_opacity_of_the_stroke() -> None:
    wash = Wash(Layer.empty(Size(40, 40)), RED, 0.5)
    for _ in range(5):
        wash.dab(10, 10, block(10))
        wash.settle()
    assert wash.finished().pixels[15, 15].tolist() == [255, 0, 0, 128]


def test_flow_builds_up() -> None:
    wash = Wash(Layer.empty(Size(40, 40)), RED)
    seen = []
    for _ in range(60):
        wash.dab(10, 10, block(10), flow=0.1)
        wash.settle()
        seen.append(int(wash.layer.pixels[15, 15, 3]))
    assert seen[0] == pytest.approx(25, abs=1)
    assert seen == sorted(seen)
    assert seen[-1] >= 254


def test_the_eraser_takes_alpha_away_and_leaves_colours() -> None:
    layer = Layer.of(noise(60, 60))
    wash = Wash(layer, None, 0.5)
    wash.dab(0, 0, block(20))
    half = wash.finished()
    assert (half.pixels[:20, :20, 3] == 127).all()
    assert np.array_equal(half.pixels[..., :3], layer.pixels[..., :3])
    whole = Wash(half, None)
    whole.dab(0, 0, block(60))
    assert whole.finished().tiles.bytes == 0, "what is empty needs no memory"


def test_a_stroke_that_changes_nothing_is_no_change() -> None:
    layer = Layer.of(np.full((20, 20, 3), RED, np.uint8))
    wash = Wash(layer, RED)
    wash.dab(5, 5, block(5))
    assert wash.finished() is layer
    outside = Wash(layer, (0, 0, 0))
    outside.dab(500, 5, block(5))
    assert outside.settle() is None
    assert outside.finished() is layer


def test_a_layer_is_made_to_cover_the_document() -> None:
    pixels = noise(300, 40, 4)
    layer = Layer.of(pixels, x=-20, y=700)
    size = Size(1000, 800)
    wide = covering(layer, size)
    assert wide.place == Rect(-20, 0, 1020, 800)
    assert np.array_equal(wide.pixels[700:740, :300], pixels)
    assert np.count_nonzero(wide.pixels.any(axis=2)) <= 300 * 40
    assert covering(wide, size) is wide
    huge = covering(Layer.of(noise(50, 50), x=-40, y=0), Size(8192, 10))
    assert huge.place == Rect(0, 0, 8192, 50) or huge.place == Rect(0, 0, 8192, 10)


def test_framing_shares_squares_that_stay_whole() -> None:
    layer = Layer.of(noise(4 * SIDE, 2 * SIDE, 4))
    moved = layer.tiles.framed(Rect(-SIDE, 0, 6 * SIDE, 3 * SIDE))
    assert {id(one) for one in moved.only()} == {id(one) for one in layer.tiles.only()}
    odd = layer.tiles.framed(Rect(13, 7, 500, 300))
    assert np.array_equal(odd.array, layer.pixels[7:307, 13:513])


@pytest.mark.parametrize("width", [40, 700])
def test_the_bucket_fills_what_hangs_together(width: int) -> None:
    picture = np.zeros((30, width, 3), np.uint8)
    picture[:, 20] = 200  # a wall with a door
    picture[15, 20] = 0
    assert np.array_equal(flood(picture, 3, 3, 0.0) > 0, picture[..., 0] == 0)
    picture[15, 20] = 60
    left = flood(picture, 3, 3, 0.1)
    assert left[:, :20].all()
    assert not left[:, 20:].any()
    assert flood(picture, 3, 3, 0.3)[:, 25].all(), "with more tolerance through the door"


def test_the_bucket_finds_its_way_through_a_maze() -> None:
    maze = np.zeros((41, 41, 3), np.uint8)
    for n in range(1, 40, 2):
        maze[n, :] = 255
        maze[n, 0 if n // 2 % 2 else -1] = 0
    assert np.array_equal(flood(maze, 20, 40, 0.0) > 0, maze[..., 0] == 0)


def test_all_that_is_clear_is_of_one_colour() -> None:
    picture = noise(20, 20, 4)
    picture[:10, :, 3], picture[10:, :, 3] = 0, 255
    assert np.array_equal(flood(picture, 0, 0, 0.0) > 0, picture[..., 3] == 0)


def test_merging_keeps_the_picture() -> None:
    document = odd_document()
    seen = flattened(document)
    for _ in range(2):
        document = merged_down(document, document.layers[-1].id)
    assert len(document.layers) == 1
    small = Document.of(noise(90, 70)).inserted(
        replace(Layer.of(noise(30, 20, 4, 1), x=-7, y=60), opacity=0.6), 1
    )
    merged = merged_down(small, small.layers[1].id)
    assert np.abs(flattened(merged).astype(int) - flattened(small)).max() <= 1
    assert merged.layers[0].name == "Background"
    assert merged.layers[0].place == Rect(-7, 0, 97, 80), "what lies beyond the edge stays"
    flat = flattened_to_one(odd_document())
    assert np.array_equal(flattened(flat), seen)


def test_what_cannot_be_merged() -> None:
    document = odd_document()
    bottom, middle = document.layers[0], document.layers[1]
    with pytest.raises(InputError, match="no layer below"):
        merged_down(document, bottom.id)
    with pytest.raises(InputError, match="hidden"):
        merged_down(document.with_layer(replace(middle, visible=False)), middle.id)
    with pytest.raises(InputError, match="locked"):
        merged_down(document.with_layer(replace(bottom, locked=True)), middle.id)


@pytest.mark.parametrize("turn", list(Turn))
def test_turning_the_document_turns_the_picture(turn: Turn) -> None:
    document, mask = odd_document(), noise(90, 70)[..., 0]
    turned = transform.turned(document, turn)
    ways: dict[Turn, Callable[[Picture], Picture]] = {
        Turn.RIGHT: lambda array: np.rot90(array, -1),
        Turn.LEFT: np.rot90,
        Turn.HALF: lambda array: array[::-1, ::-1],
        Turn.ACROSS: lambda array: array[:, ::-1],
        Turn.DOWN: lambda array: array[::-1],
    }
    pixels = ways[turn]
    assert np.array_equal(flattened(turned), pixels(flattened(document)))
    assert np.array_equal(transform.turned_mask(mask, turn), pixels(mask))
    back = {Turn.RIGHT: Turn.LEFT, Turn.LEFT: Turn.RIGHT}.get(turn, turn)
    again = transform.turned(turned, back)
    for layer, was in zip(again.layers, document.layers, strict=True):
        assert layer.place == was.place
        assert np.array_equal(layer.pixels, was.pixels)


def test_a_frame_crops_and_extends() -> None:
    document, mask = odd_document(), noise(90, 70)[..., 0]
    seen = flattened(document)
    box = Rect(10, 20, 30, 40)
    assert np.array_equal(flattened(transform.framed(document, box)), seen[box.slices])
    assert np.array_equal(transform.framed_mask(mask, box), mask[box.slices])
    wide = Rect(-10, -5, 120, 100)
    larger = transform.framed(document, wide)
    assert np.array_equal(flattened(larger)[5:65, 10:100, :3], seen[:60])
    assert np.array_equal(transform.framed_mask(mask, wide)[5:75, 10:100], mask)
    back = transform.framed(transform.framed(document, box), Rect(-10, -20, 90, 70))
    assert np.array_equal(flattened(back), seen), "cropping loses nothing"


def test_resizing() -> None:
    document = Document.of(np.full((70, 90, 3), 77, np.uint8))
    document = document.inserted(Layer.of(np.full((20, 30, 3), 200, np.uint8), x=30, y=20), 1)
    half = transform.resized(document, Size(45, 35))
    assert half.size == Size(45, 35)
    seen = flattened(half)
    assert half.layers[1].place == Rect(15, 10, 15, 10)
    assert seen[15, 20].tolist() == [200] * 3
    assert seen[2, 2].tolist() == [77] * 3
    mask = np.zeros((70, 90), np.uint8)
    mask[20:40, 30:60] = 255
    assert transform.resized_mask(mask, half.size)[12:18, 18:28].min() == 255
    huge = document.inserted(Layer.of(noise(5000, 10, 4), x=-2000), 2)
    grown = transform.resized(huge, Size(180, 140))
    assert grown.layers[2].place == Rect(0, 0, 180, 20)
