"""Masks: uint8 (H, W), 255 = make anew, 0 = keep, values between are soft.

All functions return new arrays.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, Mask, Picture
from core.document.blocks import in_blocks
from core.geometry import Rect, Size

FEATHER = 12.0
"""Pixels over which a new part fades in if nobody says otherwise: on a smooth ground no seam is seen then."""
SIDE = 512
"""Pixels a side that are worked on at once: most of a large mask is even, and only its edge is work."""
Number = TypeVar("Number", np.uint8, np.float32)


def bounds(mask: Mask) -> Rect | None:
    """The smallest rectangle that holds everything that is not 0; None for an empty mask."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not len(rows):
        return None
    x, y = int(columns[0]), int(rows[0])
    return Rect(x, y, int(columns[-1]) + 1 - x, int(rows[-1]) + 1 - y)


def share(mask: Mask) -> float:
    """The share of the picture that is not kept, 0..1."""
    return float(np.count_nonzero(mask)) / mask.size


def invert(mask: Mask) -> Mask:
    """Keep what was made anew, and the other way round."""
    return 255 - mask


def grow(mask: Mask, pixels: int) -> Mask:
    """Widen by ``pixels`` in all directions (a round brush of that radius runs along the edge)."""
    out = np.empty_like(mask)
    _by_blocks(mask, out, pixels, lambda part: _grown(part, pixels))
    return out


def _grown(mask: Mask, pixels: int) -> Mask:
    if pixels <= 0 or _even(mask):
        return mask
    out = mask.copy()
    for shift in range(1, pixels + 1):
        reach = int((pixels**2 - shift**2) ** 0.5)
        line = _widened(mask, reach)
        np.maximum(out[shift:], line[:-shift], out=out[shift:])
        np.maximum(out[:-shift], line[shift:], out=out[:-shift])
    return np.maximum(out, _widened(mask, pixels))


def shrink(mask: Mask, pixels: int) -> Mask:
    """Narrow by ``pixels``; what lies at the picture's edge is not narrowed there."""
    return invert(grow(invert(mask), pixels))


def feather(mask: Mask, pixels: float) -> Mask:
    """Soften the edge over ``pixels`` on its inner side; nothing outside the mask changes."""
    out = np.empty_like(mask)
    reach = _reach(pixels)
    _by_blocks(mask, out, reach, lambda part: np.round(_ramp(part, pixels) * 255).astype(np.uint8))
    return out


def inner_ramp(mask: Mask, pixels: float) -> Floats:
    """How much of the new picture is seen, float32 (H, W): 0 outside, rising over ``pixels`` inwards to 1.

    It leaves 0 and reaches 1 without a kink, so that no edge is seen on a smooth ground. Where the mask is
    too narrow for that it rises faster: its middle is always seen in full. Soft values of the mask stay
    soft. An edge that is the picture's own edge does not fade.
    """
    out = np.empty(mask.shape, np.float32)
    _by_blocks(mask, out, _reach(pixels), lambda part: _ramp(part, pixels))
    return out


def _reach(pixels: float) -> int:
    """How far away a pixel of the mask can be that the ramp here depends on: see what follows."""
    return 4 * math.ceil(pixels) + 8


def _ramp(mask: Mask, pixels: float) -> Floats:
    values: Floats = (mask / 255).astype(np.float32)
    if pixels <= 0 or mask.all() or not mask.any():
        return values  # nothing near here is kept, or all is
    inside = _smooth_distance(mask, pixels)
    half_width = _around(inside, round(pixels))
    share = np.clip((inside - 0.5) / np.maximum(half_width - 0.5, 0.5), 0, 1).astype(np.float32)
    ramp: Floats = values * (share * share * (3 - 2 * share))
    return ramp


def _by_blocks(mask: Mask, out: NDArray[Number], reach: int, work: Callable[[Mask], NDArray[Number]]) -> None:
    """Fill ``out`` with ``work`` done in squares that see ``reach`` pixels round them."""
    whole = Size(mask.shape[1], mask.shape[0])

    def fill(block: Rect) -> None:
        around = block.grown(max(reach, 0)).cut(whole)
        assert around is not None
        out[block.slices] = work(mask[around.slices])[block.moved(-around.x, -around.y).slices]

    in_blocks(Rect.whole(whole), fill, SIDE)


def _even(mask: Mask) -> bool:
    return bool(mask.min() == mask.max())


def _smooth_distance(mask: Mask, pixels: float) -> Floats:
    """How far it is to the nearest pixel that is kept, up to ``pixels`` + 0.5; float32 (H, W), 0 outside.

    A slanting edge goes in steps of whole pixels, and a ramp that went with them would be a staircase. The
    distance to the edge, negative outside, is averaged over a part of the ramp's length: a straight edge
    stays where it is, steps become a slope. Where the mask is narrow it is left as it is.
    """
    most = np.float32(pixels + 0.5)
    outwards = _distance(np.where(mask > 0, 0, 255).astype(np.uint8))
    inwards = np.minimum(_distance(mask), most)
    reach = max(1, round(pixels / 3))
    signed = inwards - outwards
    smooth: Floats = np.clip(signed - np.sign(signed) / 2, -most - 2 * reach, most).astype(np.float32)
    for _ in range(2):
        smooth = _averaged(_averaged(smooth, reach).T, reach).T
    wide = np.clip(_around(inwards, round(pixels)) / reach - 1, 0, 1)
    mixed: Floats = np.clip(wide * (smooth + np.float32(0.5)) + (1 - wide) * inwards, 0, most)
    mixed[mask == 0] = 0
    return mixed.astype(np.float32)


def _averaged(values: Floats, reach: int) -> Floats:
    """The mean over ``reach`` columns to either side; the outermost ones go on beyond the edge."""
    wide = 2 * reach + 1
    sums = np.cumsum(np.pad(values, ((0, 0), (reach + 1, reach)), mode="edge"), axis=1, dtype=np.float64)
    return ((sums[:, wide:] - sums[:, :-wide]) / wide).astype(np.float32)


def _around(values: NDArray[Number], reach: int) -> NDArray[Number]:
    """The largest value within ``reach`` pixels in both directions."""
    return _widened(_widened(values, reach).T, reach).T


def _distance(mask: Mask) -> Floats:
    """How many steps, up, down or sideways, it is to the nearest pixel that is kept; float32 (H, W)."""
    out: Floats = np.where(mask > 0, np.float32(sum(mask.shape)), np.float32(0))
    for axis in (0, 1):
        shape = (-1, 1) if axis == 0 else (1, -1)
        along = np.arange(mask.shape[axis], dtype=np.float32).reshape(shape)
        ahead = np.minimum.accumulate(out - along, axis=axis) + along
        back = np.flip(np.minimum.accumulate(np.flip(out + along, axis), axis=axis), axis) - along
        out = np.minimum(ahead, back).astype(np.float32)
    return out


def from_picture(picture: Picture) -> Mask:
    """A mask from a picture file: its alpha if it has one that is not all opaque, else its lightness."""
    if picture.shape[2] == 4:
        return picture[..., 3].copy()
    luma = picture[..., :3].astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    return np.round(luma).astype(np.uint8)


def _widened(mask: NDArray[Number], reach: int) -> NDArray[Number]:
    """The largest value within ``reach`` columns to either side, in about log2(reach) passes."""
    out = mask.copy()
    done = 0
    while done < reach:
        step = min(max(done, 1), reach - done)
        wider = out.copy()
        np.maximum(wider[:, step:], out[:, :-step], out=wider[:, step:])
        np.maximum(wider[:, :-step], out[:, step:], out=wider[:, :-step])
        out, done = wider, done + step
    return out
