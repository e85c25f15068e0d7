"""The lasso: a shape drawn by hand."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainterPath

from desktop.canvas.tools.shapes import LEAST, fill, mode_of
from desktop.canvas.tools.tool import Bench, Point, Stroke
from desktop.language import tr


class Lasso:
    """Follows the pointer; the end is joined to the beginning."""

    paints = False
    on_layer = False

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """All the way round."""
        mode = mode_of(point)
        path = QPainterPath(QPointF(point.x, point.y))
        try:
            while not point.released:
                point = yield
                path.lineTo(point.x, point.y)
                bench.outline = path
        finally:
            bench.outline = None
        path.closeSubpath()
        shape = path.boundingRect()
        if max(shape.width(), shape.height()) >= LEAST:
            fill(bench.mask, tr("Lasso mask"), path, mode)

    def forget(self) -> None:
        """Nothing is remembered."""
