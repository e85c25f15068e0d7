"""Masks: uint8 (H, W), 255 = make anew, 0 = keep, values between are soft.

All functions return new arrays.
"""

from __future__ import annotations

import numpy as np
from PIL import Image, ImageFilter

from core.arrays import Floats, Mask, Picture
from core.geometry import Rect


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
    if pixels <= 0 or not mask.any():
        return mask.copy()
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
    return np.round(inner_ramp(mask, pixels) * 255).astype(np.uint8)


def inner_ramp(mask: Mask, pixels: float) -> Floats:
    """How much of the new picture is seen, float32 (H, W): 0 outside, rising over ``pixels`` inwards to 1.

    Soft values of the mask stay soft. An edge that is the picture's own edge does not fade.
    """
    values: Floats = (mask / 255).astype(np.float32)
    if pixels <= 0:
        return values
    solid = Image.fromarray(np.where(mask > 0, 255, 0).astype(np.uint8))
    margin = int(pixels) * 2 + 2
    padded = Image.fromarray(np.pad(np.asarray(solid), margin, mode="edge"))
    blurred = np.asarray(padded.filter(ImageFilter.BoxBlur(pixels)), dtype=np.float32) / 255
    inside = blurred[margin:-margin, margin:-margin]
    ramp: Floats = (values * np.clip(inside * 2 - 1, 0, 1)).astype(np.float32)
    return ramp


def from_picture(picture: Picture) -> Mask:
    """A mask from a picture file: its alpha if it has one that is not all opaque, else its lightness."""
    if picture.shape[2] == 4:
        return picture[..., 3].copy()
    luma = picture[..., :3].astype(np.float32) @ np.array([0.299, 0.587, 0.114], np.float32)
    return np.round(luma).astype(np.uint8)


def _widened(mask: Mask, reach: int) -> Mask:
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
