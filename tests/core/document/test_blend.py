"""Layers over each other: known answers, and the formulas of W3C Compositing and Blending Level 1."""

from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from core.arrays import Picture
from core.document.blend import lay
from core.document.layer import Blend

Real = NDArray[np.float64]

FORMULAS: dict[Blend, Callable[[Real, Real], Real]] = {
    Blend.NORMAL: lambda cb, cs: cs,
    Blend.MULTIPLY: lambda cb, cs: cb * cs,
    Blend.SCREEN: lambda cb, cs: cb + cs - cb * cs,
    Blend.OVERLAY: lambda cb, cs: np.where(cb <= 0.5, 2 * cb * cs, 1 - 2 * (1 - cb) * (1 - cs)),
    Blend.DARKEN: np.minimum,
    Blend.LIGHTEN: np.maximum,
}
"""B(cb, cs) of section 10."""


def pixel(*values: int) -> Picture:
    return np.array([[values]], np.uint8)


def laid(below: Picture, above: Picture, opacity: float = 1.0, blend: Blend = Blend.NORMAL) -> Picture:
    out = below.copy()
    lay(out, above, opacity, blend)
    return out


def by_the_book(below: Picture, above: Picture, opacity: float, blend: Blend) -> Real:
    """Straight alpha, 0..255: co = cs as (1 - ab) + cb ab (1 - as) + as ab B(cb, cs)."""
    cb, cs = below[..., :3] / 255, above[..., :3] / 255
    ab, alpha = below[..., 3:] / 255, above[..., 3:] / 255 * opacity
    if blend is Blend.ADD:
        ao = np.minimum(1, alpha + ab)
        co = np.minimum(1, cs * alpha + cb * ab)
    else:
        ao = alpha + ab * (1 - alpha)
        co = cs * alpha * (1 - ab) + cb * ab * (1 - alpha) + alpha * ab * FORMULAS[blend](cb, cs)
    colour = np.divide(co, ao, out=np.zeros_like(co), where=ao > 0)
    return np.concatenate([np.minimum(colour, 1), ao], axis=2) * 255


def noise(seed: int, *, opaque: bool = False) -> Picture:
    pixels = np.random.default_rng(seed).integers(0, 256, (64, 64, 4), np.uint8)
    pixels[:16, :, 3] = 0
    pixels[16:32, :, 3] = 255
    if opaque:
        pixels[..., 3] = 255
    return pixels


@pytest.mark.parametrize(
    ("blend", "wanted"),
    [
        (Blend.NORMAL, (150, 100, 50, 255)),
        (Blend.MULTIPLY, (90, 56, 32, 255)),
        (Blend.SCREEN, (213, 186, 179, 255)),
        (Blend.OVERLAY, (171, 118, 104, 255)),
        (Blend.DARKEN, (150, 100, 50, 255)),
        (Blend.LIGHTEN, (153, 142, 161, 255)),
        (Blend.ADD, (255, 242, 211, 255)),
    ],
)
def test_known_answers_on_an_opaque_ground(blend: Blend, wanted: tuple[int, ...]) -> None:
    got = laid(pixel(153, 142, 161, 255), pixel(150, 100, 50, 255), 1.0, blend)
    assert np.abs(got[0, 0].astype(int) - wanted).max() <= 1, got


def test_half_of_white_on_black_is_grey() -> None:
    assert laid(pixel(0, 0, 0, 255), pixel(255, 255, 255, 128))[0, 0].tolist() == [128, 128, 128, 255]
    assert laid(pixel(0, 0, 0, 255), pixel(255, 255, 255, 255), 0.2)[0, 0].tolist() == [51, 51, 51, 255]


def test_two_halves_are_three_quarters() -> None:
    red, blue = pixel(255, 0, 0, 128), pixel(0, 0, 255, 128)
    assert laid(red, blue)[0, 0].tolist() == [85, 0, 170, 192]


@pytest.mark.parametrize("blend", list(Blend))
@pytest.mark.parametrize("opacity", [1.0, 0.37])
@pytest.mark.parametrize("opaque", [False, True])
def test_the_formulas(blend: Blend, opacity: float, opaque: bool) -> None:
    below, above = noise(1, opaque=opaque), noise(2)
    got, wanted = laid(below, above, opacity, blend), by_the_book(below, above, opacity, blend)
    seen = wanted[..., 3] > 0
    assert np.abs(got[seen] - wanted[seen]).max() <= (0.51 if opacity == 1 else 1.01)


@pytest.mark.parametrize("blend", list(Blend))
def test_where_the_source_is_clear_every_bit_stays(blend: Blend) -> None:
    below, above = noise(1), noise(2)
    clear = above[..., 3] == 0
    assert np.array_equal(laid(below, above, 0.5, blend)[clear], below[clear]), "colours under no alpha too"
    assert np.array_equal(laid(below, above, 0.0, blend), below)


def test_on_nothing_the_source_comes_through_to_the_bit() -> None:
    above = noise(2)
    seen = above[..., 3] > 0
    nothing = np.zeros_like(above)
    assert np.array_equal(laid(nothing, above)[seen], above[seen])
    for blend in Blend:
        half = laid(nothing, above, 0.5, blend)
        assert np.abs(half[seen] - by_the_book(nothing, above, 0.5, blend)[seen]).max() <= 1.01


def test_an_opaque_source_comes_through_to_the_bit() -> None:
    above = noise(2)
    full = above[..., 3] == 255
    assert np.array_equal(laid(noise(1), above)[full], above[full])


def test_sparse_and_dense_sources_are_mixed_alike() -> None:
    below, above = noise(1), noise(2)
    above[..., 3] = np.maximum(above[..., 3], 1)
    sparse = np.zeros((64, 640, 4), np.uint8)
    sparse[:, :64] = above
    wide = np.zeros_like(sparse)
    wide[:, :64] = below
    lay(wide, sparse)
    assert np.array_equal(wide[:, :64], laid(below, above))
