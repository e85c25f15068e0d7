"""What will be left of the picture, as it is shown on the canvas while somebody crops."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from core.geometry import Rect
from desktop.canvas import grips, tool_marks
from desktop.canvas.tools.crop import grip_at
from desktop.canvas.tools.tool import Point
from desktop.state.crop_store import CropStore
from desktop.state.document_store import DocumentStore

SHADE = QColor(0, 0, 0, 140)


class CropFrame:
    """Draws the rectangle with its handles, and takes its keys."""

    def __init__(self, crop: CropStore, document: DocumentStore) -> None:
        self._crop, self._document = crop, document

    def cursor(self, at: Point) -> Qt.CursorShape:
        """The pointer's shape: what a press would do."""
        size = self._document.size
        grip = None if size is None else grip_at(self._crop.box, size, at)
        return Qt.CursorShape.CrossCursor if grip is None else grip.cursor

    def key(self, key: int) -> bool:
        """Enter applies it, Esc leaves it; whether the key was taken."""
        if self._crop.box is None or key not in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            return False
        if key == Qt.Key.Key_Escape:
            self._crop.set_box(None)
        else:
            self._crop.apply()
        return True

    def draw(self, painter: QPainter, transform: QTransform) -> None:
        """Darken what would go; handles round what would stay."""
        size, box = self._document.size, self._crop.box
        if size is None:
            return
        whole = box or Rect.whole(size)
        rect = transform.mapRect(QRectF(whole.x, whole.y, whole.width, whole.height))
        outside = QPainterPath()  # two rectangles: what lies in one of them only is filled
        outside.addRect(transform.mapRect(QRectF(0, 0, size.width, size.height)))
        outside.addRect(rect)
        painter.fillPath(outside, SHADE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((tool_marks.DARK, 3), (tool_marks.LIGHT, 1)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(rect)
        grips.draw_handles(painter, rect)
