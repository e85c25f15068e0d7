"""Says what of the picture is to be kept: a rectangle that is drawn, then dragged by its handles."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF

from core.geometry import Rect, Size
from desktop.canvas import grips
from desktop.canvas.grips import Grip
from desktop.canvas.tools.shapes import LEAST
from desktop.canvas.tools.tool import Bench, Point, Stroke


class Crop:
    """Each stroke draws the rectangle or drags it; it is applied by Enter (see the store)."""

    paints = False
    on_layer = False

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """From corner to corner, or by what is held."""
        size, before = bench.document.size, bench.crop.box
        assert size is not None
        grip, start = grip_at(before, size, point), point
        try:
            while not point.released:
                point = yield
                if grip is None:
                    box = _drawn(start, point)
                else:
                    by, near = QPointF(point.x - start.x, point.y - start.y), grips.SNAP * point.pixel
                    box = grips.dragged(before or Rect.whole(size), grip, by, size, near=near, least=1)
                if box is not None and grip == grips.WHOLE:  # it stops at the picture's edges
                    x, y = min(box.x, size.width - box.width), min(box.y, size.height - box.height)
                    box = Rect(max(0, x), max(0, y), box.width, box.height)
                bench.crop.set_box(box)
        except GeneratorExit:
            bench.crop.set_box(before)
            raise
        if grip is None and max(abs(point.x - start.x), abs(point.y - start.y)) < LEAST:
            bench.crop.set_box(before)

    def forget(self) -> None:
        """Nothing is remembered."""


def grip_at(box: Rect | None, size: Size, point: Point) -> Grip | None:
    """What of the rectangle a press at ``point`` would hold; None where it would begin another."""
    place = box or Rect.whole(size)
    rect, at = QRectF(place.x, place.y, place.width, place.height), QPointF(point.x, point.y)
    handle = grips.handle_at(rect, at, grips.REACH * point.pixel)
    return grips.WHOLE if handle is None and box is not None and rect.contains(at) else handle


def _drawn(start: Point, end: Point) -> Rect | None:
    left, right = sorted((round(start.x), round(end.x)))
    top, bottom = sorted((round(start.y), round(end.y)))
    return Rect(left, top, right - left, bottom - top) if right > left and bottom > top else None
