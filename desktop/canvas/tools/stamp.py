"""The brush's print, and where along a line it is set down."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import numpy as np

from core.arrays import Mask

Spot = tuple[float, float, float, float]
"""x, y, radius, strength."""
FINE = 16.0
"""Below this radius a stamp is placed to a quarter of a pixel; above, nobody sees it."""
SPACING = 0.1
"""Of the radius, between two stamps, as a rule."""
Lean = tuple[float, int]
"""How much longer a stamp is in one direction, and which: in steps of TURN from the right downwards."""
UPRIGHT: Lean = (1.0, 0)
STEEP = 20.0
"""Degrees up to which a pen counts as held upright."""
TURN = math.pi / 12


def stamp_at(
    x: float, y: float, radius: float, hardness: float, lean: Lean = UPRIGHT
) -> tuple[int, int, Mask]:
    """A stamp with its middle at x, y: the corner it is laid at, and its pixels.

    Args:
        x: Of its middle.
        y: Of its middle.
        radius: In pixels.
        hardness: 0..1, the share of the radius that is fully opaque.
        lean: How much longer it is in one direction (1 or more), and which one that is.
    """
    radius = max(0.5, round(radius * 4) / 4)
    parts = 4 if radius < FINE else 1
    column, row = math.floor(x), math.floor(y)
    right, down = (math.floor((value % 1) * parts) / parts + 0.5 / parts for value in (x, y))
    pixels = _stamp(radius, round(hardness, 2), (right, down), lean)
    reach = pixels.shape[0] // 2
    return column - reach, row - reach, pixels


def lean_of(tilt_x: float, tilt_y: float) -> Lean:
    """How a leaning pen draws: with its side, up to twice as long in the direction it leans.

    Args:
        tilt_x: Degrees to the right, -60..60.
        tilt_y: Degrees towards the person.
    """
    across, down = math.tan(math.radians(tilt_x)), math.tan(math.radians(tilt_y))
    degrees = math.degrees(math.atan(math.hypot(across, down)))
    stretch = round(1 + min(1.0, max(0.0, (degrees - STEEP) / (60 - STEEP))), 1)
    return UPRIGHT if stretch == 1 else (stretch, round(math.atan2(down, across) % math.pi / TURN))


@lru_cache(maxsize=48)
def _stamp(radius: float, hardness: float, at: tuple[float, float], lean: Lean) -> Mask:
    """A stamp, 255 inside, falling to 0 between ``hardness`` x radius and radius (a smooth step)."""
    stretch, turn = lean
    reach = math.ceil(radius * stretch) + 1
    along_it = np.arange(-reach, reach + 1, dtype=np.float32) + np.float32(0.5)
    x, y = along_it[None, :] - np.float32(at[0]), along_it[:, None] - np.float32(at[1])
    if stretch > 1:
        cos, sin = math.cos(turn * TURN), math.sin(turn * TURN)
        x, y = (x * cos + y * sin) / stretch, y * cos - x * sin
    distance = np.hypot(x, y)
    edge = max(radius * (1 - hardness), 1.0)  # a pixel at least: no steps along the rim
    t = np.clip((radius + 0.5 - distance) / edge, 0, 1)
    stamp: Mask = np.round(255 * t * t * (3 - 2 * t)).astype(np.uint8)
    stamp.flags.writeable = False
    return stamp


def along(start: Spot, end: Spot, left: float, spacing: float = SPACING) -> Iterator[Spot]:
    """Where stamps are set between two points, evenly spaced over the whole stroke.

    Args:
        start: x, y, radius, strength.
        end: The same, at the end.
        left: How far the last stamp before ``start`` is away along the line.
        spacing: Between two stamps, as a share of the radius.

    Yields:
        The same for each stamp.
    """
    length = math.hypot(end[0] - start[0], end[1] - start[1])
    at = -left
    while length > 0:
        share = max(0.0, at) / length
        radius = start[2] + (end[2] - start[2]) * share
        at += max(0.5, spacing * radius)
        if at > length:
            return
        if at >= 0:
            share = at / length
            x, y, size, strength = (a + (b - a) * share for a, b in zip(start, end, strict=True))
            yield x, y, size, strength
