"""Documents and their layers as values, and what is seen of them."""

from dataclasses import replace

import numpy as np
import pytest

from core.arrays import Picture
from core.document.composite import composite, flattened, reflattened
from core.document.document import Document
from core.document.layer import Blend, Layer
from core.document.tiles import SIDE, Tiles
from core.errors import InputError
from core.geometry import Rect, Size


def noise(width: int, height: int, channels: int = 4, seed: int = 0) -> Picture:
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)


def test_pixels_come_back_bit_by_bit_and_are_read_only() -> None:
    pixels = noise(SIDE + 30, 2 * SIDE + 7)
    layer = Layer.of(pixels, "Sky", x=-5, y=9)
    assert np.array_equal(layer.pixels, pixels)
    assert layer.place == Rect(-5, 9, SIDE + 30, 2 * SIDE + 7)
    pixels[:] = 0
    assert layer.pixels.any(), "it is a copy"
    with pytest.raises(ValueError, match="read-only"):
        layer.pixels[0, 0] = 1
    with pytest.raises(ValueError, match="read-only"):
        layer.tiles.read(Rect(0, 0, 4, 4))[0, 0] = 1
    opaque = noise(20, 10, 3)
    assert np.array_equal(Layer.of(opaque).pixels[..., :3], opaque)
    assert (Layer.of(opaque).pixels[..., 3] == 255).all()


@pytest.mark.parametrize("box", [Rect(0, 0, 1, 1), Rect(200, 100, 300, 90), Rect(SIDE, SIDE, 10, 10)])
def test_a_part_is_read_and_written_across_squares(box: Rect) -> None:
    pixels = noise(3 * SIDE - 1, 2 * SIDE + 1)
    tiles = Tiles.of(pixels)
    assert np.array_equal(tiles.read(box), pixels[box.slices])
    new = noise(box.width, box.height, seed=1)
    written = tiles.written(box, new)
    assert np.array_equal(tiles.array, pixels), "the old state is as it was"
    pixels[box.slices] = new
    assert np.array_equal(written.array, pixels)
    changed = written.difference(tiles)
    assert changed is not None
    assert changed.common(box) == box


def test_states_share_what_did_not_change() -> None:
    document = Document.of(noise(4 * SIDE, 4 * SIDE))
    layer = document.active_layer
    tiles = layer.tiles.written(Rect(10, 10, 5, 5), noise(5, 5, seed=1))
    after = document.with_layer(replace(layer, tiles=tiles))
    assert document.bytes_besides(after) == SIDE * SIDE * 4
    assert after.difference(document) == Rect(0, 0, SIDE, SIDE)
    assert document.bytes_besides(document.activated(layer.id)) == 0
    assert document.difference(document) is None
    assert document.bytes_besides(None) == 16 * SIDE * SIDE * 4


def test_an_empty_layer_costs_nothing_but_hidden_colours_are_kept() -> None:
    empty = Layer.empty(Size(8192, 8192))
    assert empty.tiles.bytes == 0
    assert empty.tiles.bounds() is None
    hidden = np.zeros((4, 4, 4), np.uint8)
    hidden[..., 0] = 7
    assert np.array_equal(Layer.of(hidden).pixels, hidden)
    assert Tiles(Size(9, 9)).written(Rect(2, 3, 4, 4), np.maximum(noise(4, 4), 1)).bounds() == Rect(
        2, 3, 4, 4
    )


def test_one_opaque_layer_is_the_picture_to_the_bit() -> None:
    opaque, clear = noise(600, 400, 3), noise(600, 400, 4)
    assert np.array_equal(flattened(Document.of(opaque)), opaque)
    assert np.array_equal(flattened(Document.of(clear)), clear)


def test_layers_reach_over_the_edge_and_stay_where_they_are() -> None:
    document = Document.of(np.zeros((40, 60, 3), np.uint8))
    patch = np.full((20, 20, 3), 200, np.uint8)
    for x, y in ((-10, -10), (50, 30), (100, 100)):
        document = document.inserted(Layer.of(patch, x=x, y=y), len(document.layers))
    seen = flattened(document)
    assert seen.shape == (40, 60, 3)
    assert np.count_nonzero(seen[..., 0]) == 200
    assert seen[:10, :10].min() == 200
    assert seen[30:, 50:].min() == 200
    large = document.inserted(Layer.of(np.full((300, 300, 3), 9, np.uint8), x=-100, y=-100), 4)
    assert (flattened(large) == 9).all()


def test_hidden_and_clear_layers_are_not_seen() -> None:
    below, above = noise(50, 50, 3), Layer.of(noise(50, 50, 3, seed=1))
    document = Document.of(below).inserted(above, 1)
    for unseen in (replace(above, visible=False), replace(above, opacity=0.0)):
        assert np.array_equal(flattened(document.with_layer(unseen)), below)
    assert np.array_equal(flattened(document), above.pixels[..., :3])
    assert np.array_equal(flattened(document.reordered(above.id, 0)), below)


def test_a_part_of_the_composite_is_that_part() -> None:
    document = Document.of(noise(700, 600, 3))
    for n, blend in enumerate(Blend):
        layer = Layer.of(noise(300 + 50 * n, 400, seed=n), x=60 * n - 100, y=90 - 30 * n)
        document = document.inserted(replace(layer, blend=blend, opacity=1 - n / 10), n + 1)
    whole = composite(document, Rect(0, 0, 700, 600))
    for box in (Rect(0, 0, 1, 1), Rect(500, 500, 200, 100), Rect(130, 70, 333, 222)):
        assert np.array_equal(composite(document, box), whole[box.slices])


def test_what_is_seen_does_not_depend_on_how_it_is_cut() -> None:
    """Colours under no alpha too: they are the lowest layer's, or none."""
    small, wide = noise(200, 300), noise(700, 600, seed=1)
    small[..., 3] *= small[..., 3] > 127
    wide[..., 3] *= wide[..., 3] > 127
    document = Document(size=Size(700, 600), layers=(Layer.of(small, x=40, y=30), Layer.of(wide)))
    whole = composite(document, Rect(0, 0, 700, 600))
    for box in (Rect(0, 0, 10, 10), Rect(300, 300, 100, 100), Rect(30, 20, 300, 40)):
        assert np.array_equal(composite(document, box), whole[box.slices])


def test_a_large_picture_is_put_together_by_all_cores_and_is_the_same() -> None:
    document = Document.of(noise(1100, 1030, 3)).inserted(Layer.of(noise(1000, 1030, seed=1), x=70), 1)
    whole = composite(document, Rect(0, 0, 1100, 1030))
    for y in range(0, 1030, 206):
        box = Rect(0, y, 1100, 206)
        assert np.array_equal(composite(document, box), whole[box.slices])


def test_only_a_part_is_put_together_anew() -> None:
    document = Document.of(noise(300, 300, 3))
    before = flattened(document)
    layer = document.active_layer
    hole = replace(layer, tiles=layer.tiles.written(Rect(20, 20, 9, 9), np.zeros((9, 9, 4), np.uint8)))
    after = document.with_layer(hole)
    box = after.difference(document)
    assert box is not None
    with_hole = reflattened(before, after, box)
    assert np.array_equal(with_hole, flattened(after))
    assert with_hole.shape[2] == 4
    back = reflattened(with_hole, document, box)
    assert np.array_equal(back, before)
    assert back.shape == before.shape


def test_what_differs_between_two_states() -> None:
    document = Document.of(noise(500, 500, 3))
    small = Layer.of(noise(20, 20), x=100, y=50)
    added = document.inserted(small, 1)
    place = Rect(100, 50, 20, 20)
    assert added.difference(document) == place
    assert document.difference(added) == place
    assert added.with_layer(replace(small, name="Other", locked=True)).difference(added) is None
    assert added.with_layer(replace(small, opacity=0.5)).difference(added) == place
    assert added.with_layer(replace(small, visible=False)).difference(added) == place
    moved = added.with_layer(replace(small, x=200))
    assert moved.difference(added) == Rect(100, 50, 120, 20)
    assert added.reordered(small.id, 0).difference(added) == Rect(0, 0, 500, 500)
    outside = replace(small, x=-300)
    assert document.inserted(outside, 1).difference(document) is None


def test_the_stack_of_layers() -> None:
    document = Document.of(noise(8, 8))
    first = document.layers[0]
    second, third = Layer.empty(document.size, "Two"), Layer.empty(document.size, "Three")
    document = document.inserted(second, 1).inserted(third, 1)
    assert [layer.name for layer in document.layers] == ["Background", "Three", "Two"]
    assert document.active_layer is third
    removed = document.removed(third.id)
    assert removed.active_layer is first
    assert document.removed(first.id).active_layer is third
    with pytest.raises(InputError, match="last layer"):
        removed.removed(second.id).removed(first.id)
    with pytest.raises(InputError, match="at least one"):
        Document(size=Size(8, 8), layers=())
    with pytest.raises(InputError, match="active"):
        document.activated("nobody")
    with pytest.raises(InputError, match="between 0 and 1"):
        replace(first, opacity=1.5)
