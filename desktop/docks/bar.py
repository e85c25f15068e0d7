"""What a dock is held by."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.language import tr
from desktop.theme import GRID, small_font, theme_of
from desktop.widgets.buttons import IconButton

LOW = 24
WIDE = 32
"""Sides of the button: on top of a dock, and at its left, where it is one of the column of tools above."""


class Stand(Enum):
    """Where a bar is."""

    TOP = "top"
    LEFT = "left"
    NOWHERE = "nowhere"
    """The dock is behind a tab, which is what it is held by; the button is beside the tabs."""


SIZES = {
    Stand.TOP: QSize(120, LOW + GRID // 2),
    Stand.LEFT: QSize(WIDE + 2 * GRID, 2 * WIDE),
    Stand.NOWHERE: QSize(0, 0),
}


class Bar(QWidget):
    """The dock's name, and a button for those who do not drag.

    Signals:
        menu_asked (object): The menu is to open under this widget.
    """

    menu_asked = Signal(object)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = title
        self._stand, self._placed = Stand.TOP, False
        self._more = {side: self._button(side) for side in (LOW, WIDE)}
        self.stand(Stand.TOP)

    @property
    def more(self) -> IconButton:
        """The button that is shown."""
        return self._more[WIDE if self._stand is Stand.LEFT else LOW]

    def stand(self, where: Stand) -> None:
        """Take another place."""
        if where is self._stand and self._placed:
            return
        self._stand, self._placed = where, True
        self._size = SIZES[where]
        self._least = self._size.boundedTo(QSize(WIDE + 2 * GRID, WIDE))
        for button in self._more.values():
            button.setVisible(button is self.more and where is not Stand.NOWHERE)
        self._place()
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return self._size  # asked for thousands of times while docks are laid out

    def minimumSizeHint(self) -> QSize:
        return self._least

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._stand is Stand.TOP:
            painter = QPainter(self)
            painter.setFont(small_font())
            painter.setPen(theme_of(self).colour("soft"))
            place = self.rect().adjusted(2 * GRID, 0, -2 * GRID - LOW, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._title)

    def _button(self, side: int) -> IconButton:
        button = IconButton(
            "ellipsis", tr("{title}: move or hide", title=self._title), side=side, parent=self
        )
        button.clicked.connect(lambda: self.menu_asked.emit(button))
        return button

    def _place(self) -> None:
        if self._stand is Stand.LEFT:
            self.more.move(GRID, GRID)
        else:
            self.more.move(self.width() - LOW - 2 * GRID, (self.height() - LOW) // 2)
