"""The two colours as they lie over each other; a click opens the picker."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.language import tr
from desktop.state.colour_store import ColourStore, to_hex
from desktop.theme import theme_of
from desktop.widgets.buttons import describe
from desktop.widgets.colour_picker import ColourPicker
from desktop.widgets.paint import ring, rounded
from desktop.widgets.popover import Popover

FRONT, BACK = QRectF(4, 4, 20, 20), QRectF(14, 10, 18, 18)


class ColourChip(QAbstractButton):
    """Foreground over background; a click on the one behind opens the picker for that one."""

    def __init__(self, store: ColourStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._behind = False
        self.picker = ColourPicker()
        self.popover = Popover(tr("Colour"), self)
        self.popover.column.addWidget(self.picker)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(self.sizeHint())
        self.clicked.connect(self._open)
        self.picker.picked.connect(self._picked)
        store.changed.connect(self._show)
        self._show()

    def sizeHint(self) -> QSize:
        return QSize(36, 32)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        self._behind = BACK.contains(at) and not FRONT.contains(at)
        super().mousePressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        for rect, colour in ((BACK, self._store.background), (FRONT, self._store.foreground)):
            rounded(painter, rect.adjusted(-2, -2, 2, 2), theme.colour("panel"), 5)
            rounded(painter, rect, QColor(*colour), 4)
            ring(painter, rect, theme.colour("faint"), 4, 1)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()), theme.colour("accent"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._behind = False
        super().keyPressEvent(event)

    def _open(self) -> None:
        self._show()
        self.popover.open_at(self)

    def _picked(self, colour: tuple[int, int, int]) -> None:
        if self._behind:
            self._store.set_background(colour)
        else:
            self._store.set_foreground(colour)

    def _show(self) -> None:
        store = self._store
        self.picker.set_colour(store.background if self._behind else store.foreground)
        self.picker.set_recent(store.recent)
        name = tr("Colour {hex}", hex=to_hex(store.foreground))
        tip = tr(
            "The colour to paint with; the one behind it is for swapping (X), D makes them black and white"
        )
        describe(self, name, tip)
        self.update()
