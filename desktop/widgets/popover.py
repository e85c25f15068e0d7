"""A small panel that opens at a button and closes when something else is clicked."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.theme import GRID, theme_of
from desktop.widgets.paint import ring, rounded


class Popover(QWidget):
    """Holds other widgets, one under the other; Esc closes it."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup | Qt.WindowType.FramelessWindowHint)
        self.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(12, 12, 12, 12)
        self.column.setSpacing(GRID)

    def open_at(self, button: QWidget) -> None:
        """Show it under ``button``, or over it where there is no room."""
        self.adjustSize()
        at = button.mapToGlobal(QPoint(0, button.height() + 6))
        screen = button.screen().availableGeometry()
        if at.y() + self.height() > screen.bottom():
            at.setY(button.mapToGlobal(QPoint(0, -6)).y() - self.height())
        at.setX(max(screen.left(), min(at.x(), screen.right() - self.width())))
        self.move(at)
        self.show()
        self.activateWindow()
        self.focusNextChild()  # who came by keyboard goes on by keyboard

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.colour("panel"), 10)
        ring(painter, QRectF(self.rect()), theme.colour("line"), 10, 1)
