"""Shapes that several controls share."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPen
from PySide6.QtWidgets import QStyle, QWidget

from desktop.theme import RADIUS, theme_of

KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


def from_keyboard(event: QFocusEvent) -> bool:
    """Whether focus came by the keyboard: only then a button needs a ring to be found."""
    return event.reason() in KEYBOARD_REASONS


def rounded(painter: QPainter, rect: QRectF, colour: QColor, radius: float = RADIUS) -> None:
    """A filled rectangle with round corners."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, radius, radius)


def ring(painter: QPainter, rect: QRectF, colour: QColor, radius: float = RADIUS, width: float = 1.5) -> None:
    """The ring that marks the focus, inside ``rect``."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, width))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    half = width / 2
    inner = rect.adjusted(half, half, -half, -half)
    painter.drawRoundedRect(inner, radius - half, radius - half)


def item_ground(painter: QPainter, rect: QRectF, state: QStyle.StateFlag, view: QWidget) -> None:
    """Under a row of a list: whether it is chosen or under the pointer, and whether the keys go there."""
    theme = theme_of(view)
    chosen = bool(state & QStyle.StateFlag.State_Selected)
    if chosen or state & QStyle.StateFlag.State_MouseOver:
        rounded(painter, rect, theme.colour("field" if chosen else "hover"))
    if chosen and view.hasFocus():
        ring(painter, rect, theme.colour("accent"))
