"""The stamps along a stroke, whatever they are laid on."""

from __future__ import annotations

import math
from typing import Protocol

from core.arrays import Mask
from desktop.canvas.tools.stamp import Lean, Spot, along, lean_of, stamp_at
from desktop.canvas.tools.tool import Point
from desktop.state.tool_store import Brush


class Ground(Protocol):
    """What stamps are laid on."""

    def dab(self, x: int, y: int, stamp: Mask, strength: float) -> None:
        """Lay a stamp with its corner at x, y; ``strength`` 0..1."""
        ...

    def settle(self) -> None:
        """These were the stamps of one event: let them be seen."""
        ...


class Trail:
    """Follows the pointer, evened out, and sets stamps at even distances.

    Args:
        ground: What they are laid on.
        brush: How it is set.
    """

    def __init__(self, ground: Ground, brush: Brush) -> None:
        self._ground, self._brush = ground, brush
        self._last: Spot | None = None
        self._hand: tuple[float, float] | None = None
        self._left = 0.0

    def go(self, point: Point) -> None:
        """Stamp up to ``point``."""
        brush = self._brush
        radius = brush.size / 2 * (math.sqrt(point.pressure) if brush.pen_size else 1.0)
        strength = point.pressure if brush.pen_opacity else 1.0
        here = (*self._evened(point), radius, strength)
        lean = lean_of(point.tilt_x, point.tilt_y)
        if self._last is None:
            self._set(here, lean)
        elif here[:2] != self._last[:2]:
            last = self._last
            for spot in along(self._last, here, self._left, brush.spacing):
                self._set(spot, lean)
                last = spot
            if last is not self._last:
                self._left = 0.0
            self._left += math.hypot(here[0] - last[0], here[1] - last[1])
        elif here[2:] > self._last[2:]:  # a pen that stands still and is pressed harder
            self._set(here, lean)
        self._ground.settle()
        self._last = here

    def _evened(self, point: Point) -> tuple[float, float]:
        """Where the brush is drawn to: it lags behind the hand, and arrives when the hand lets go."""
        if self._hand is None or point.released:
            self._hand = point.x, point.y
        else:
            share = 1 - 0.92 * self._brush.smoothing
            x, y = self._hand
            self._hand = x + (point.x - x) * share, y + (point.y - y) * share
        return self._hand

    def _set(self, spot: Spot, lean: Lean) -> None:
        x, y, radius, strength = spot
        left, top, stamp = stamp_at(x, y, radius, self._brush.hardness, lean)
        self._ground.dab(left, top, stamp, strength)
