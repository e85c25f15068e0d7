"""A widget that paints itself and takes the keyboard."""

from __future__ import annotations

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from desktop.widgets.paint import from_keyboard


class Painted(QWidget):
    """Knows whether the keyboard has come to it (``_ring``): only then a ring round it helps to find it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ring = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = from_keyboard(event)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)
        self.update()
