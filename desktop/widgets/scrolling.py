"""A column that scrolls when it is too high."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.theme import GRID

BAR = GRID
"""Logical pixels: as wide as the style sheet makes a scroll bar."""


class Scrolling(QScrollArea):
    """Scrolls what is inside, downwards only.

    The bar stands in the column's right margin, which has to be that wide: when it comes, nothing else
    moves or becomes narrower.
    """

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True)
        layout = inside.layout()
        assert layout is not None
        self._inside, self._column = inside, layout
        self._margins = layout.contentsMargins()
        assert self._margins.right() >= BAR
        self.setWidget(inside)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside.setAutoFillBackground(False)
        self.verticalScrollBar().rangeChanged.connect(self._make_room)

    def minimumSizeHint(self) -> QSize:
        """Never narrower than what is inside: there is no way to scroll sideways."""
        return QSize(self._inside.minimumSizeHint().width(), super().minimumSizeHint().height())

    def _make_room(self, _least: int, most: int) -> None:
        margins = self._margins
        right = margins.right() - (BAR if most > 0 else 0)
        self._column.setContentsMargins(margins.left(), margins.top(), right, margins.bottom())
