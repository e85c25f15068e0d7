"""Masks and regions."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document import mask as masks
from core.document.region import region
from core.errors import InputError
from core.geometry import Rect, Size


def disc(side: int = 64, radius: float = 12) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    y, x = np.mgrid[0:side, 0:side]
    return np.where((x - side // 2) ** 2 + (y - side // 2) ** 2 <= radius**2, 255, 0).astype(np.uint8)


def test_bounds_and_share() -> None:
    mask = np.zeros((10, 20), np.uint8)
    assert masks.bounds(mask) is None
    assert masks.share(mask) == 0
    mask[3:5, 7:12] = 1
    assert masks.bounds(mask) == Rect(7, 3, 5, 2)
    assert masks.share(mask) == pytest.approx(0.05)


@pytest.mark.parametrize("pixels", [0, 1, 3, 8])
def test_growing_widens_as_a_round_brush_does(pixels: int) -> None:
    assert np.array_equal(masks.grow(disc(), pixels) > 0, _dilated(disc(), pixels))


def _dilated(
    mask: np.ndarray[tuple[int, int], np.dtype[np.uint8]], pixels: int
) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    ys, xs = np.nonzero(mask)
    y, x = np.mgrid[0 : mask.shape[0], 0 : mask.shape[1]]
    nearest = np.full(mask.shape, 10**9)
    for row, column in zip(ys, xs, strict=True):
        np.minimum(nearest, (y - row) ** 2 + (x - column) ** 2, out=nearest)
    return nearest <= pixels**2


@given(st.integers(0, 12))
def test_shrinking_undoes_growing_of_a_disc(pixels: int) -> None:
    again = masks.shrink(masks.grow(disc(), pixels), pixels)
    assert ((again > 0) >= (disc() > 0)).all(), "closing loses nothing"
    assert masks.share(again) <= masks.share(disc()) * 1.1


def test_shrinking_leaves_the_edge_of_the_picture() -> None:
    assert masks.shrink(np.full((8, 8), 255, np.uint8), 3).min() == 255


def test_inverting_twice_is_nothing() -> None:
    assert np.array_equal(masks.invert(masks.invert(disc())), disc())


@pytest.mark.parametrize("pixels", [1, 4, 9.5])
def test_feathering_goes_inwards(pixels: float) -> None:
    mask, soft = disc(radius=20), masks.feather(disc(radius=20), pixels)
    assert not soft[mask == 0].any(), "nothing outside"
    assert (soft <= mask).all()
    assert soft[32, 32] == 255
    edge = np.flatnonzero(mask[32])[-1]
    assert 0 < soft[32, edge - int(pixels / 2)] < 255
    profile = soft[32, 32:54].astype(int)
    assert (np.diff(profile) <= 0).all(), "it only falls towards the edge"


def test_a_stroke_narrower_than_its_feather_is_seen_in_its_middle() -> None:
    mask = np.zeros((40, 90), np.uint8)
    mask[15:24, 10:80] = 255
    mask[4:36, 50:80] = 255
    soft = masks.feather(mask, 20)
    assert soft[19, 20] == 255
    assert 0 < soft[16, 20] < 255
    assert soft[20, 65] > 250
    assert not soft[mask == 0].any()


def test_a_slanting_edge_fades_without_a_staircase() -> None:
    y, x = np.mgrid[0:80, 0:200]
    mask = np.where(y > 30 + x / 8, 255, 0).astype(np.uint8)
    ramp = masks.inner_ramp(mask, 12)
    level = np.array([np.interp(0.5, ramp[:, column], y[:, column]) for column in range(20, 180)])
    off = level - np.polyval(np.polyfit(x[0, 20:180], level, 1), x[0, 20:180])
    assert np.abs(off).max() < 0.1, "pixels"
    assert not ramp[mask == 0].any()


def test_a_mask_at_the_edge_of_the_picture_does_not_fade_there() -> None:
    mask = np.zeros((40, 40), np.uint8)
    mask[:, :20] = 255
    ramp = masks.inner_ramp(mask, 5)
    assert ramp[0, 0] == 1
    assert ramp[20, 19] < 0.3


def test_a_mask_from_a_picture() -> None:
    grey = np.full((2, 2, 3), 200, np.uint8)
    assert masks.from_picture(grey).tolist() == [[200, 200], [200, 200]]
    clear = np.dstack([grey, np.array([[0, 255], [255, 0]], np.uint8)])
    assert masks.from_picture(clear).tolist() == [[0, 255], [255, 0]]


@given(
    x=st.integers(0, 700), y=st.integers(0, 500), width=st.integers(1, 300), height=st.integers(1, 250),
    factor=st.sampled_from([8, 16]), context=st.floats(0, 1),
)  # fmt: skip
def test_a_region_holds_the_mask_and_stays_in_the_picture(
    *, x: int, y: int, width: int, height: int, factor: int, context: float
) -> None:
    mask = np.zeros((768, 1024), np.uint8)
    mask[y : y + height, x : x + width] = 255
    native = Size(256, 256)
    found = region(mask, native, factor, context)
    place = found.place
    assert place.within(Size(1024, 768))
    assert place.x <= x
    assert place.y <= y
    assert place.right >= x + width
    assert place.bottom >= y + height
    assert place.width >= min(1024, width + 128), "a quarter of the native side on each side"
    assert found.size.is_multiple_of(factor)
    assert native.area / 2 <= found.size.area <= native.area * 2


def test_a_picture_of_the_native_size_is_seen_whole() -> None:
    mask = np.zeros((256, 1024), np.uint8)
    mask[100:120, 500:520] = 255
    place = region(mask, Size(256, 256), 16).place
    assert (place.y, place.height) == (0, 256)
    assert (place.x, place.width) == (436, 148)


def test_a_region_of_an_empty_mask() -> None:
    with pytest.raises(InputError, match="empty"):
        region(np.zeros((8, 8), np.uint8), Size(256, 256), 8)


@pytest.mark.parametrize("pixels", [0, 1, 3, 8, 25])
def test_working_in_squares_changes_nothing(monkeypatch: pytest.MonkeyPatch, pixels: int) -> None:
    mask = np.zeros((300, 420), np.uint8)
    y, x = np.mgrid[:300, :420]
    mask[(y - 140) ** 2 + (x - 150) ** 2 < 90**2] = 255
    mask[(y - 200) ** 2 + (x - 330) ** 2 < 60**2] = 120
    mask[40:47, 20:] = 255
    found = []
    for side in (64, 4096):
        monkeypatch.setattr(masks, "SIDE", side)
        found.append([work(mask, pixels) for work in (masks.grow, masks.shrink, masks.feather)])
    for squares, whole in zip(*found, strict=True):
        np.testing.assert_array_equal(squares, whole)
