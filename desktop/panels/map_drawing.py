"""How the map is painted."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.arrays import Picture
from desktop.images import to_qimage
from desktop.panels.map_lens import Lens
from desktop.state.map_between import Between
from desktop.state.map_store import Side
from desktop.state.specimens import Kind
from desktop.theme import Theme
from desktop.widgets.paint import ring, rounded

BUBBLE = 112
"""Pixels of the picture beside the pointer."""
BADGE = 14


def draw_point(
    painter: QPainter, place: QRectF, theme: Theme, *, kind: Kind, side: Side | None, chosen: bool
) -> None:
    """What is round a thumbnail: a ring if it is chosen, a badge if it is marked or a keyframe."""
    if chosen:
        ring(painter, place.adjusted(-4, -4, 4, 4), theme.colour("text"), 6, 2)
    elif side is not None:
        ring(painter, place.adjusted(-2, -2, 2, 2), theme.colour("accent"), 4, 2)
    if side is not None:
        _sign(painter, place.topLeft(), theme, plus=side is Side.MORE)
    if kind is Kind.KEYFRAME:
        _diamond(painter, place.topRight(), theme)


def draw_between(painter: QPainter, lens: Lens, between: Between, theme: Theme, room: QRectF) -> None:
    """The place that is looked at: lines to the points it is made of, and its picture beside it."""
    at = lens.to_view(between.place)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for point, weight in between.weighed:
        line = QColor(theme.colour("accent"))
        line.setAlphaF(0.25 + 0.75 * min(1.0, weight))
        painter.setPen(QPen(line, 1 + 2 * weight))
        painter.drawLine(at, lens.to_view(between.where(point)))
    painter.setPen(QPen(theme.colour("canvas"), 2))
    painter.setBrush(theme.colour("accent"))
    painter.drawEllipse(at, 6, 6)
    if between.picture is not None:
        _bubble(painter, at, between.picture, theme, room)


def draw_band(painter: QPainter, band: QRectF, theme: Theme, side: Side) -> None:
    """The rubber band, and which group it marks for."""
    colour = theme.colour("accent")
    fill = QColor(colour)
    fill.setAlphaF(0.15)
    painter.setPen(QPen(colour, 1, Qt.PenStyle.SolidLine if side is Side.MORE else Qt.PenStyle.DashLine))
    painter.setBrush(fill)
    painter.drawRect(band)
    _sign(painter, band.topLeft(), theme, plus=side is Side.MORE)


def draw_word(painter: QPainter, room: QRectF, theme: Theme, word: str) -> None:
    """What will be here."""
    painter.setPen(theme.colour("soft"))
    centred = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(room.adjusted(24, 24, -24, -24), centred, word)


def draw_focus(painter: QPainter, room: QRectF, theme: Theme) -> None:
    """The ring of the keyboard's focus."""
    ring(painter, room, theme.colour("accent"))


def _bubble(painter: QPainter, at: QPointF, picture: Picture, theme: Theme, room: QRectF) -> None:
    """The picture, on the side of the place where there is room."""
    right = at.x() + 24 + BUBBLE + 8 <= room.right()
    left = at.x() + 24 if right else at.x() - 24 - BUBBLE
    top = min(max(room.top() + 8, at.y() - BUBBLE / 2), room.bottom() - BUBBLE - 8)
    box = QRectF(max(room.left() + 8, left), top, BUBBLE, BUBBLE)
    rounded(painter, box.adjusted(-4, -4, 4, 4), theme.colour("panel"), 6)
    ring(painter, box.adjusted(-4, -4, 4, 4), theme.colour("line"), 6, 1)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    height, width = picture.shape[:2]
    scale = BUBBLE / max(height, width)
    place = QRectF(0, 0, width * scale, height * scale)
    place.moveCenter(box.center())
    painter.drawImage(place, to_qimage(picture))


def _sign(painter: QPainter, at: QPointF, theme: Theme, *, plus: bool) -> None:
    """A plus or a minus on a disc: colour alone would not do."""
    disc = QRectF(at.x() - BADGE / 2, at.y() - BADGE / 2, BADGE, BADGE)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    rounded(painter, disc, theme.colour("accent" if plus else "text"), BADGE / 2)
    painter.setPen(QPen(theme.colour("on_accent" if plus else "canvas"), 2))
    middle = disc.center()
    painter.drawLine(middle - QPointF(3, 0), middle + QPointF(3, 0))
    if plus:
        painter.drawLine(middle - QPointF(0, 3), middle + QPointF(0, 3))


def _diamond(painter: QPainter, at: QPointF, theme: Theme) -> None:
    """The sign of a keyframe, as on the timeline."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("canvas"), 1))
    painter.setBrush(theme.colour("text"))
    corners = (QPointF(0, -6), QPointF(6, 0), QPointF(0, 6), QPointF(-6, 0))
    painter.drawPolygon(QPolygonF([at + corner for corner in corners]))
