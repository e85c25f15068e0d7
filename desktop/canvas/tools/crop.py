"""Crops the picture to a dragged rectangle."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainterPath

from core.geometry import Rect
from desktop.canvas.tools.shapes import LEAST
from desktop.canvas.tools.tool import Bench, Point, Stroke
from desktop.state import document_edits


class Crop:
    """What lies in the rectangle is kept; layers keep what lies outside, so nothing is lost."""

    paints = False
    on_layer = False

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """From corner to corner."""
        start = point
        size = bench.document.size
        box: Rect | None = None
        try:
            while not point.released:
                point = yield
                box = _box(start, point)
                box = None if box is None or size is None else box.cut(size)
                bench.outline = None if box is None else _path(box)
        finally:
            bench.outline = None
        if box is not None and max(abs(point.x - start.x), abs(point.y - start.y)) >= LEAST:
            document_edits.frame(bench.document, box)

    def forget(self) -> None:
        """Nothing is remembered."""


def _box(start: Point, end: Point) -> Rect | None:
    left, right = sorted((round(start.x), round(end.x)))
    top, bottom = sorted((round(start.y), round(end.y)))
    return Rect(left, top, right - left, bottom - top) if right > left and bottom > top else None


def _path(box: Rect) -> QPainterPath:
    path = QPainterPath()
    path.addRect(QRectF(box.x, box.y, box.width, box.height))
    return path
