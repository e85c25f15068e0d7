"""Which pixels the bucket fills."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.arrays import Mask, Picture

Flags = NDArray[np.bool_]


def flood(picture: Picture, x: int, y: int, tolerance: float) -> Mask:
    """The pixels of about one colour that hang together with the one at x, y.

    Row by row, downwards and upwards in turn, until nothing is added: in most pictures a few sweeps do.

    Args:
        picture: uint8 (H, W, 3|4).
        x: Column of the pixel to start from.
        y: Its row.
        tolerance: 0..1, how far a channel may be from that pixel's; all that is clear is of one colour.

    Returns:
        uint8 (H, W), 255 for those that belong to it.
    """
    like = _like(picture, x, y, tolerance)
    found = np.zeros_like(like)
    first = np.zeros(like.shape[1], np.bool_)
    first[x] = True
    found[y] = _runs(like[y], first)
    ahead, behind, down = {y + 1}, {y - 1}, True
    while ahead or behind:
        if not ahead:
            ahead, behind, down = behind, set(), not down
        row = min(ahead) if down else max(ahead)
        ahead.discard(row)
        if not 0 <= row < like.shape[0]:
            continue
        seeds = found[max(0, row - 1) : row + 2].any(axis=0) & like[row]
        if np.array_equal(seeds & found[row], seeds):
            continue
        found[row] = _runs(like[row], seeds)
        ahead.add(row + 1 if down else row - 1)
        behind.add(row - 1 if down else row + 1)
    return found.astype(np.uint8) * np.uint8(255)


def _like(picture: Picture, x: int, y: int, tolerance: float) -> Flags:
    reach = round(tolerance * 255)
    start = picture[y, x]
    if picture.shape[2] == 4 and start[3] == 0:
        clear: Flags = picture[..., 3] <= reach
        return clear
    like: Flags = np.ones(picture.shape[:2], np.bool_)
    for channel in range(picture.shape[2]):
        low, high = max(0, int(start[channel]) - reach), min(255, int(start[channel]) + reach)
        like &= (picture[..., channel] >= low) & (picture[..., channel] <= high)
    return like


def _runs(like: Flags, seeds: Flags) -> Flags:
    """The runs of ``like`` that hold a seed."""
    steps = np.diff(np.concatenate(([False], like, [False])).astype(np.int8))
    starts, ends = np.flatnonzero(steps == 1), np.flatnonzero(steps == -1)
    count = np.concatenate(([0], np.cumsum(seeds)))
    held = count[ends] > count[starts]
    marks = np.zeros(len(like) + 1, np.int8)
    marks[starts[held]] = 1
    marks[ends[held]] -= 1
    runs: Flags = np.cumsum(marks[:-1]).astype(np.bool_)
    return runs
