"""What stands in the masked part, and how a patch is fitted in."""

from __future__ import annotations

import numpy as np
import pytest

from core.document.fill import Fill, match_colour, nearest, paste, prefill, spread
from core.geometry import Size
from tests.parity import source_picture


def hole(height: int = 48, width: int = 61) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    mask = np.zeros((height, width), np.uint8)
    mask[12:35, 20:44] = 255
    return mask


@pytest.mark.parametrize("fill", list(Fill))
def test_what_is_kept_stays(fill: Fill) -> None:
    picture, mask = source_picture(Size(61, 48)), hole()
    filled = prefill(picture, mask, fill)
    assert np.array_equal(filled[mask == 0], picture[mask == 0])
    assert np.array_equal(filled, prefill(picture, mask, fill)), "the same each time"
    assert np.array_equal(filled, picture) == (fill is Fill.ORIGINAL)


@pytest.mark.parametrize("fill", list(Fill))
@pytest.mark.parametrize("value", [0, 255])
def test_masks_of_nothing_and_of_everything(fill: Fill, value: int) -> None:
    picture = source_picture(Size(33, 17))
    filled = prefill(picture, np.full((17, 33), value, np.uint8), fill)
    assert filled.shape == picture.shape
    if not value:
        assert np.array_equal(filled, picture)


def test_a_smooth_picture_is_filled_almost_as_it_was() -> None:
    y, x = np.mgrid[0:48, 0:61].astype(np.float32)
    ramp = np.stack([x * 3, y * 4, x + y], axis=2)
    filled = spread(ramp, hole() == 0)
    assert np.abs(filled - ramp)[hole() > 0].mean() < 12
    flat = np.full((48, 61, 3), 77, np.float32)
    assert np.allclose(spread(flat * (hole() == 0)[..., None], hole() == 0), 77, atol=1e-3)


def test_the_nearest_pixel_is_the_nearest() -> None:
    mask = hole()
    y, x = np.mgrid[0:48, 0:61]
    values = (y * 100 + x).astype(np.float32)[..., None]
    filled = nearest(values, mask == 0)[..., 0].astype(int)
    ys, xs = np.nonzero(mask == 0)
    for row, column in ((12, 20), (23, 30), (34, 43), (20, 21), (30, 40)):
        found = (filled[row, column] // 100 - row) ** 2 + (filled[row, column] % 100 - column) ** 2
        assert found == ((ys - row) ** 2 + (xs - column) ** 2).min()


def test_a_colour_cast_is_taken_off_the_new_part() -> None:
    picture, mask = source_picture(Size(61, 48)), hole()
    cast = np.clip(picture.astype(int) + np.array([14, -9, 5]), 0, 255).astype(np.uint8)
    matched = match_colour(cast, picture, mask)
    assert np.abs(matched.astype(int) - picture)[mask > 0].mean() < 1.5
    assert np.abs(cast.astype(int) - picture)[mask > 0].mean() > 8


def test_pasting_mixes_by_alpha_and_keeps_every_other_bit() -> None:
    picture, mask = source_picture(Size(61, 48)), hole()
    patch = np.full_like(picture, 200)
    alpha = (mask / 255 / 2).astype(np.float32)
    pasted = paste(picture, patch, alpha)
    assert np.array_equal(pasted[mask == 0], picture[mask == 0])
    inside = mask > 0
    assert np.abs(pasted[inside].astype(float) - (picture[inside] + 200.0) / 2).max() <= 0.51


def test_pasting_into_clear_pixels_makes_them_opaque() -> None:
    clear = np.zeros((4, 4, 4), np.uint8)
    patch = np.full((4, 4, 3), 90, np.uint8)
    alpha = np.zeros((4, 4), np.float32)
    alpha[1, 1], alpha[2, 2] = 1, 0.5
    pasted = paste(clear, patch, alpha)
    assert pasted[1, 1].tolist() == [90, 90, 90, 255]
    assert pasted[2, 2].tolist() == [90, 90, 90, 128]
    assert not pasted[0].any()
