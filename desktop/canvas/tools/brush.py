"""The mask brush and the mask eraser."""

from __future__ import annotations

import math

from core.geometry import Rect
from desktop.canvas.tools.stamp import along, stamp_at
from desktop.canvas.tools.tool import Bench, Point, Stroke
from desktop.state import mask_stroke


class BrushTool:
    """Paints mask, or takes it away; Shift draws a straight line from where the last stroke ended.

    Args:
        erase: Whether it takes away.
    """

    paints = True

    def __init__(self, *, erase: bool = False) -> None:
        self._erase = erase
        self._end: Point | None = None

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """Each point adds to one undo step."""
        line = self._end if point.shift else None
        with bench.mask.stroke("Erase mask" if self._erase else "Paint mask") as stroke:
            trail = _Trail(stroke, bench, erase=self._erase)
            if line is not None:
                trail.go(line)
            trail.go(point)
            while not point.released:
                point = yield
                trail.go(point)
        self._end = point

    def forget(self) -> None:
        """No straight line from another picture."""
        self._end = None


class _Trail:
    """The stamps along a stroke."""

    def __init__(self, stroke: mask_stroke.Stroke, bench: Bench, *, erase: bool) -> None:
        self._stroke, self._bench, self._erase = stroke, bench, erase
        self._last: tuple[float, float, float] | None = None
        self._left = 0.0

    def go(self, point: Point) -> None:
        """Stamp up to ``point``."""
        radius = self._bench.brush.size / 2 * math.sqrt(point.pressure)
        here = point.x, point.y, radius
        if self._last is None:
            self._tell(self._set(here))
        elif here[:2] != self._last[:2]:
            box: Rect | None = None
            last = self._last
            for spot in along(self._last, here, self._left):
                laid, last = self._set(spot), spot
                if laid is not None:
                    box = laid if box is None else box.united(laid)
            if last is not self._last:
                self._left = 0.0
            self._left += math.hypot(here[0] - last[0], here[1] - last[1])
            self._tell(box)
        self._last = here

    def _set(self, spot: tuple[float, float, float]) -> Rect | None:
        x, y, stamp = stamp_at(*spot, self._bench.brush.hardness)
        return self._stroke.dab(x, y, stamp, erase=self._erase)

    def _tell(self, box: Rect | None) -> None:
        if box is not None:
            self._stroke.tell(box)
