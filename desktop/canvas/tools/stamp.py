"""The brush's print on the mask, and where along a line it is set down."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from core.arrays import Mask

FINE = 16.0
"""Below this radius a stamp is placed to a quarter of a pixel; above, nobody sees it."""
SPACING = 0.1
"""Of the radius, between two stamps."""


def stamp_at(x: float, y: float, radius: float, hardness: float) -> tuple[int, int, Mask]:
    """A stamp with its middle at x, y: the corner it is laid at, and its pixels."""
    radius = max(0.5, round(radius * 4) / 4)
    parts = 4 if radius < FINE else 1
    column, row = math.floor(x), math.floor(y)
    right, down = (math.floor((value % 1) * parts) / parts + 0.5 / parts for value in (x, y))
    pixels = _stamp(radius, round(hardness, 2), right, down)
    reach = pixels.shape[0] // 2
    return column - reach, row - reach, pixels


@lru_cache(maxsize=24)
def _stamp(radius: float, hardness: float, right: float, down: float) -> Mask:
    """A round stamp, 255 inside, falling to 0 between ``hardness`` x radius and radius (a smooth step)."""
    reach = math.ceil(radius) + 1
    across = np.arange(-reach, reach + 1, dtype=np.float32) + np.float32(0.5)
    distance = np.hypot(across[None, :] - np.float32(right), across[:, None] - np.float32(down))
    edge = max(radius * (1 - hardness), 1.0)  # a pixel at least: no steps along the rim
    t = np.clip((radius + 0.5 - distance) / edge, 0, 1)
    stamp: Mask = np.round(255 * t * t * (3 - 2 * t)).astype(np.uint8)
    stamp.flags.writeable = False
    return stamp


def along(
    start: tuple[float, float, float], end: tuple[float, float, float], left: float
) -> Iterator[tuple[float, float, float]]:
    """Where stamps are set between two points, evenly spaced over the whole stroke.

    Args:
        start: x, y, radius.
        end: x, y, radius.
        left: How far the last stamp before ``start`` is away along the line.

    Yields:
        x, y, radius of each stamp.
    """
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    at = -left
    while length > 0:
        share = max(0.0, at) / length
        radius = start[2] + (end[2] - start[2]) * share
        at += max(0.5, SPACING * radius)
        if at > length:
            return
        if at >= 0:
            share = at / length
            yield tuple(a + (b - a) * share for a, b in zip(start, end, strict=True))  # type: ignore[misc]
