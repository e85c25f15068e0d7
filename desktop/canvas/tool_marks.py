"""Thin lines over the picture that can be seen on anything: region, shapes being drawn, the brush's ring."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from core.geometry import Rect, Size

DARK, LIGHT = QColor(0, 0, 0, 150), QColor(255, 255, 255, 230)


def onto(target: QRectF, size: Size) -> QTransform:
    """From pixels of a picture of ``size`` to the canvas, where it lies in ``target``."""
    across, down = target.width() / size.width, target.height() / size.height
    return QTransform(across, 0, 0, down, target.left(), target.top())


def draw_dashed(painter: QPainter, path: QPainterPath, dash: float = 4) -> None:
    """A hairline of light dashes on a dark line."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(DARK, 1))
    painter.drawPath(path)
    pen = QPen(LIGHT, 1)
    pen.setDashPattern([dash, dash])
    painter.setPen(pen)
    painter.drawPath(path)


def draw_region(painter: QPainter, place: Rect, transform: QTransform) -> None:
    """The frame of what the model sees."""
    rect = transform.mapRect(QRectF(place.x, place.y, place.width, place.height)).toAlignedRect()
    path = QPainterPath()
    path.addRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5))
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setOpacity(0.75)
    draw_dashed(painter, path, 3)
    painter.setOpacity(1.0)


def draw_ring(painter: QPainter, at: QPointF, radius: float) -> None:
    """Where the brush is and how wide: a light ring in a dark one, a cross if it is too small to see."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if radius < 3:
        for colour, width in ((DARK, 3.0), (LIGHT, 1.0)):
            painter.setPen(QPen(colour, width))
            painter.drawLine(at - QPointF(6, 0), at - QPointF(2, 0))
            painter.drawLine(at + QPointF(2, 0), at + QPointF(6, 0))
            painter.drawLine(at - QPointF(0, 6), at - QPointF(0, 2))
            painter.drawLine(at + QPointF(0, 2), at + QPointF(0, 6))
        return
    painter.setPen(QPen(QColor(0, 0, 0, 190), 1.2))
    painter.drawEllipse(at, radius + 0.6, radius + 0.6)
    painter.setPen(QPen(LIGHT, 1.2))
    painter.drawEllipse(at, radius - 0.6, radius - 0.6)


def ring_rect(at: QPointF, radius: float) -> QRectF:
    """What a ring covers."""
    reach = max(radius, 6) + 3
    return QRectF(at.x() - reach, at.y() - reach, 2 * reach, 2 * reach)
