"""What stands in the masked part before the model draws there, and how a new patch is fitted in."""

from __future__ import annotations

from enum import Enum

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.arrays import Floats, Mask, Picture, with_alpha


class Fill(Enum):
    """What the model starts from inside the mask."""

    ORIGINAL = "original"
    """What is there: best below a strength of about 0.8."""
    BLUR = "blur"
    """Smooth colours that run in from all sides."""
    EDGE = "edge"
    """The nearest kept pixel: lines at the edge lead inwards."""
    NEUTRAL = "neutral"
    """Middle grey."""
    NOISE = "noise"
    """Random colours around the surroundings' own."""


def prefill(picture: Picture, mask: Mask, fill: Fill, seed: int = 0) -> Picture:
    """The picture with its masked part filled.

    Args:
        picture: uint8 (H, W, 3).
        mask: uint8 (H, W); soft values are filled in proportion.
        fill: With what.
        seed: Of ``Fill.NOISE``.
    """
    if fill is Fill.ORIGINAL or not mask.any():
        return picture.copy()
    values, kept = picture.astype(np.float32), mask == 0
    match fill:
        case Fill.NEUTRAL:
            filled = np.full_like(values, 127.5)
        case Fill.EDGE:
            filled = nearest(values, kept)
        case _:
            filled = spread(values, kept)
            if fill is Fill.NOISE:
                around = values[kept] if kept.any() else values.reshape(-1, 3)
                deviation = np.maximum(around.std(axis=0), 32)
                noise = np.random.default_rng(seed).normal(size=values.shape).astype(np.float32)
                filled += noise * deviation
    weight = mask[..., None].astype(np.float32) / 255
    return np.clip(np.round(values + (filled - values) * weight), 0, 255).astype(np.uint8)


def spread(values: Floats, known: NDArray[np.bool_]) -> Floats:
    """Fill what is not known smoothly from all sides (pull-push over a pyramid, Gortler et al. 1996).

    Args:
        values: float32 (H, W, C).
        known: bool (H, W). If nothing is known the values are returned as they are.
    """
    if known.all() or not known.any():
        return values.copy()
    weight: Floats = known.astype(np.float32)[..., None]
    weighted: Floats = values * weight
    return _pull_push(weighted, weight)


def _pull_push(sums: Floats, weights: Floats) -> Floats:
    height, width = weights.shape[:2]
    mean = sums / np.maximum(weights, 1e-6)
    if min(height, width) <= 1 or weights.min() >= 1:
        overall = sums.sum(axis=(0, 1)) / max(float(weights.sum()), 1e-6)
        return np.where(weights > 0, mean, overall).astype(np.float32)
    padding = ((0, height % 2), (0, width % 2), (0, 0))
    coarse_sums, coarse_weights = _halved(np.pad(sums, padding)), _halved(np.pad(weights, padding))
    scale: Floats = (np.minimum(coarse_weights, 1) / np.maximum(coarse_weights, 1e-6)).astype(np.float32)
    coarse_sums, coarse_weights = _product(coarse_sums, scale), _product(coarse_weights, scale)
    coarse = _pull_push(coarse_sums, coarse_weights)
    double = (2 * coarse.shape[1], 2 * coarse.shape[0])
    enlarged = np.empty_like(mean)
    for channel in range(mean.shape[2]):
        image = Image.fromarray(coarse[..., channel]).resize(double, Image.Resampling.BILINEAR)
        enlarged[..., channel] = np.asarray(image)[:height, :width]
    share = np.minimum(weights, 1)
    filled: Floats = mean * share + enlarged * (1 - share)
    return filled


def _product(one: Floats, other: Floats) -> Floats:
    return one * other


def _halved(array: Floats) -> Floats:
    """Sums of 2x2 blocks."""
    total: Floats = array[::2, ::2] + array[1::2, ::2] + array[::2, 1::2] + array[1::2, 1::2]
    return total


def nearest(values: Floats, known: NDArray[np.bool_]) -> Floats:
    """Fill what is not known with the nearest known pixel (jump flooding, Rong and Tan 2006)."""
    if known.all() or not known.any():
        return values.copy()
    height, width = known.shape
    far = 4 * (height + width)
    rows, columns = np.mgrid[0:height, 0:width]
    place = np.stack([rows, columns], axis=2)
    seed = np.where(known[..., None], place, -far)
    step = 1 << (max(height, width) - 1).bit_length()
    while (step := step // 2) >= 1:
        for down in (-step, 0, step):
            for right in (-step, 0, step):
                _take_nearer(seed, place, down, right)
    flat = np.clip(seed, 0, (height - 1, width - 1))
    filled: Floats = values[flat[..., 0], flat[..., 1]]
    return filled


def _take_nearer(seed: NDArray[np.int64], place: NDArray[np.int64], down: int, right: int) -> None:
    """Take over the seed of the neighbour ``down`` and ``right`` where it is nearer."""
    height, width = seed.shape[:2]
    if not (down or right) or abs(down) >= height or abs(right) >= width:
        return
    to = (slice(max(0, -down), height - max(0, down)), slice(max(0, -right), width - max(0, right)))
    at = (slice(max(0, down), height - max(0, -down)), slice(max(0, right), width - max(0, -right)))
    new, old = seed[at], seed[to]
    nearer = ((new - place[to]) ** 2).sum(axis=2) < ((old - place[to]) ** 2).sum(axis=2)
    seed[to] = np.where(nearer[..., None], new, old)


def match_colour(patch: Picture, original: Picture, mask: Mask) -> Picture:
    """Shift the patch's colours so that it meets the kept surroundings without a seam.

    The decoder's picture differs from the original a little everywhere. That difference is known where the
    picture is kept; smoothed and spread inwards (as in mean-value cloning, Farbman et al. 2009) it is taken
    off the new part, so that both agree along the edge.

    Args:
        patch: uint8 (H, W, 3), as decoded.
        original: uint8 (H, W, 3).
        mask: uint8 (H, W).
    """
    kept = mask == 0
    if kept.all() or not kept.any():
        return patch.copy()
    difference = np.where(kept[..., None], original.astype(np.float32) - patch.astype(np.float32), 0)
    radius = max(2.0, 0.01 * max(mask.shape))
    weight = _blurred(kept.astype(np.float32), radius)
    smooth = np.stack([_blurred(difference[..., c], radius) for c in range(3)], axis=2)
    smooth /= np.maximum(weight, 1e-3)[..., None]
    return np.clip(np.round(patch + spread(smooth, kept)), 0, 255).astype(np.uint8)


def _blurred(channel: Floats, radius: float) -> Floats:
    """A Gaussian of that radius, as three box blurs (Pillow blurs bytes only)."""
    size = max(1, int(radius))
    out = channel.astype(np.float32)
    for _ in range(3):
        for axis in (0, 1):
            padding = [(size + 1, size) if a == axis else (0, 0) for a in (0, 1)]
            total = np.cumsum(np.pad(out, padding, mode="edge"), axis=axis, dtype=np.float64)
            first, last = [slice(None)] * 2, [slice(None)] * 2
            first[axis], last[axis] = slice(0, -2 * size - 1), slice(2 * size + 1, None)
            out = ((total[tuple(last)] - total[tuple(first)]) / (2 * size + 1)).astype(np.float32)
    return out


def paste(original: Picture, patch: Picture, alpha: Floats) -> Picture:
    """Lay a patch over a picture; where ``alpha`` is 0 every bit stays, transparency included.

    Args:
        original: uint8 (H, W, 3|4).
        patch: uint8 (H, W, 3).
        alpha: float32 (H, W), 0..1.
    """
    out = original.copy()
    changed = alpha > 0
    share = alpha[changed][:, None]
    old = original[changed].astype(np.float32)
    if original.shape[2] == 4:  # straight alpha: a clear pixel's colour counts for nothing
        opacity = old[:, 3:] / 255
        sum_of = share + opacity * (1 - share)
        colour = (patch[changed] * share + old[:, :3] * opacity * (1 - share)) / np.maximum(sum_of, 1e-6)
        new = np.concatenate([colour, sum_of * 255], axis=1)
    else:
        new = old + (patch[changed] - old) * share
    out[changed] = np.clip(np.round(new), 0, 255).astype(np.uint8)
    return out


def lifted(below: Picture, patch: Picture, alpha: Floats) -> Picture:
    """What has to lie over a picture for it to look as after :func:`paste`, to a step of rounding.

    Over opaque and over clear pixels that is the patch itself, to the bit; over others it is only what was
    laid on, for the patch holds what shone through already.

    Args:
        below: uint8 (H, W, 3|4).
        patch: uint8 (H, W, 3|4), as pasted.
        alpha: float32 (H, W), 0..1, with which it was pasted.

    Returns:
        uint8 (H, W, 4), clear where ``alpha`` is 0.
    """
    out = np.zeros((*alpha.shape, 4), np.uint8)
    laid = alpha > 0
    out[laid] = with_alpha(patch)[laid]
    if below.shape[2] == 4:
        thin = laid & (below[..., 3] > 0) & (below[..., 3] < 255)
        share = alpha[thin][:, None]
        old, new = below[thin].astype(np.float32), out[thin].astype(np.float32)
        shining = old[:, 3:] / 255 * (1 - share)
        colour = (new[:, :3] * (share + shining) - old[:, :3] * shining) / share
        out[thin] = np.clip(np.round(np.concatenate([colour, share * 255], axis=1)), 0, 255)
    return out
