"""What lies over the picture: the frame, the words at its foot, the mark of a drop."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from desktop.theme import GRID, RADIUS, Theme, small_font


def draw_frame(painter: QPainter, target: QRectF, theme: Theme) -> None:
    """Where the picture will be, while there is nothing of it yet."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(theme.colour("panel"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawRect(target)


def draw_caption(painter: QPainter, target: QRectF, canvas: QRectF, text: str, theme: Theme) -> QRectF:
    """Words under the picture's lower left corner, or on the canvas's edge if that is out of sight.

    Returns:
        Where they are.
    """
    metrics = QFontMetrics(small_font())
    width = metrics.horizontalAdvance(text) + 2 * GRID
    height = 24.0
    left = min(max(target.left() - GRID, GRID), canvas.width() - width - GRID)
    top = min(target.bottom() + 4, canvas.height() - height - 4)
    place = QRectF(left, top, width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if place.intersects(target):
        ground = theme.colour("panel")
        ground.setAlphaF(0.85)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, 4, 4)
    painter.setFont(small_font())
    painter.setPen(theme.colour("text"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    return place


def draw_progress(painter: QPainter, target: QRectF, share: float, theme: Theme) -> None:
    """A hairline along the picture's lower edge that grows with the steps."""
    if share <= 0:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.fillRect(
        QRectF(target.left(), target.bottom(), target.width() * min(1.0, share), 2), theme.colour("accent")
    )


def draw_drop(painter: QPainter, canvas: QRectF, theme: Theme) -> None:
    """The canvas will take what is dragged over it."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    wash = theme.colour("accent")
    wash.setAlphaF(0.08)
    painter.setBrush(wash)
    painter.setPen(QPen(theme.colour("accent"), 2))
    painter.drawRoundedRect(canvas.adjusted(GRID, GRID, -GRID, -GRID), RADIUS, RADIUS)


def snapped(rect: QRectF, scale: float) -> QRectF:
    """``rect`` with its corners on device pixels: no half-lit edges."""

    def snap(point: QPointF) -> QPointF:
        return QPointF(round(point.x() * scale) / scale, round(point.y() * scale) / scale)

    return QRectF(snap(rect.topLeft()), snap(rect.bottomRight()))
