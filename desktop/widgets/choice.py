"""One of several: a row that opens a menu."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QMenu, QSizePolicy, QWidget

from desktop.theme import ROW, draw_icon, theme_of
from desktop.widgets.buttons import describe
from desktop.widgets.menu import popup_menu
from desktop.widgets.rows import draw_row


class Choice(QAbstractButton):
    """A label, the chosen value, and a menu of the others; the arrow keys go through them.

    Args:
        label: At the left.
        options: Pairs of key and text.
        tip: Tooltip.
        headings: What stands in the menu above an option, by its key.
        barred: Why an option cannot be chosen here, by its key.

    Signals:
        chosen (str): The key the person chose.
    """

    chosen = Signal(str)

    def __init__(
        self,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        tip: str = "",
        headings: Mapping[str, str] | None = None,
        barred: Mapping[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._label = label
        self._tip = tip
        self._options = dict(options)
        self._headings, self._barred = dict(headings or {}), dict(barred or {})
        self._current = next(iter(self._options), "")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self.open_menu)
        self._describe()

    @property
    def current(self) -> str:
        """The key of what is shown."""
        return self._current

    def set_current(self, key: str) -> None:
        """Show ``key``; says nothing."""
        self._current = key
        self._describe()
        self.update()

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        """Offer these; what is shown stays."""
        self._options = dict(options)
        self._describe()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_row(self, painter, self._label, self._options.get(self._current, self._current), reserve=16)
        place = QRectF(self.width() - 28, 0, 24, self.height())
        colour = theme_of(self).colour("soft" if self.isEnabled() else "faint")
        draw_icon(painter, "chevron-down", colour, place, 14)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1}
        if event.key() in moves and not event.modifiers():
            keys = [key for key in self._options if key not in self._barred]
            at = keys.index(self._current) if self._current in keys else 0
            self._choose(keys[min(len(keys) - 1, max(0, at + moves[Qt.Key(event.key())]))])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.open_menu()
        else:
            super().keyPressEvent(event)

    def menu(self) -> QMenu:
        """A fresh menu of the options, the current one marked."""
        menu = popup_menu(self)
        menu.setToolTipsVisible(True)
        for key, text in self._options.items():
            if key in self._headings:
                menu.addAction(self._headings[key]).setEnabled(False)
            action = menu.addAction(text)
            action.setEnabled(key not in self._barred)
            action.setToolTip(self._barred.get(key, ""))
            action.setCheckable(True)
            action.setChecked(key == self._current)
            action.triggered.connect(lambda _checked=False, key=key: self._choose(key))
            if key == self._current:
                menu.setActiveAction(action)
        menu.setMinimumWidth(self.width())
        return menu

    def open_menu(self) -> None:
        """Show the options under the row."""
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _choose(self, key: str) -> None:
        if key != self._current:
            self.set_current(key)
            self.chosen.emit(key)

    def _describe(self) -> None:
        shown = self._options.get(self._current, self._current)
        describe(self, f"{self._label}: {shown}", self._tip)
