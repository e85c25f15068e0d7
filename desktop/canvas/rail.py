"""The rail at the canvas's left edge: one icon for each tool, under what it is for."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.canvas.commands import ToolActions
from desktop.language import tr
from desktop.theme import GRID, small_font, theme_of
from desktop.widgets.action_button import ActionButton
from desktop.widgets.buttons import IconButton

SIDE, GAP = 32, 2


class _Caption(QWidget):
    """What the tools below it are for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setFixedSize(SIDE, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        font = small_font()
        wide = QFontMetrics(font).horizontalAdvance(self._text)
        if wide > self.width():  # large type, or another language
            font.setPixelSize(font.pixelSize() * self.width() // wide)
        painter.setFont(font)
        painter.setPen(theme_of(self).colour("soft"))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._text
        )


class Rail(QWidget):
    """The tools from top to bottom, and whether the mask is shown; two columns where one is too high."""

    def __init__(self, actions: ToolActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups: list[list[QWidget]] = []
        self.buttons: dict[str, IconButton] = {}
        for title, names in actions.groups.items():
            group: list[QWidget] = [_Caption(tr(title))] if title else []
            for name in names:
                action = actions.tools[name]
                self.buttons[name] = ActionButton(action, actions.icons[name])
                group.append(self.buttons[name])
            self._groups.append(group)
        self.show_mask = ActionButton(actions.show, "eye-off", checked_icon="eye")
        self._groups[-1].append(self.show_mask)
        for widget in (widget for group in self._groups for widget in group):
            widget.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Tools"))
        self._place()

    def sizeHint(self) -> QSize:
        return QSize(self._columns * (SIDE + GAP) + 2 * GRID - GAP, _height(self._groups))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), _height(_folded(self._groups)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = 1 if event.oldSize().height() >= _height(self._groups) else 2
        self._place()
        if self._columns != before:  # told after the layout that is under way, which would not hear it
            QTimer.singleShot(0, self, self.updateGeometry)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme_of(self).colour("panel"))

    @property
    def _columns(self) -> int:
        return 1 if self.height() >= _height(self._groups) else 2

    def _place(self) -> None:
        """Give each widget its place; a group in two columns goes on at the right of itself."""
        columns, top = self._columns, GRID
        for group in self._groups:
            caption = [widget for widget in group if isinstance(widget, _Caption)]
            buttons = [widget for widget in group if not isinstance(widget, _Caption)]
            for label in caption:
                label.setGeometry(GRID, top, SIDE, label.height())
                top += label.height() + GAP
            for number, widget in enumerate(buttons):
                row, column = divmod(number, columns)
                widget.setGeometry(GRID + column * (SIDE + GAP), top + row * (SIDE + GAP), SIDE, SIDE)
            top += -(-len(buttons) // columns) * (SIDE + GAP)


def _height(groups: list[list[QWidget]]) -> int:
    sides = [
        widget.height() if isinstance(widget, _Caption) else SIDE for group in groups for widget in group
    ]
    return sum(side + GAP for side in sides) + 2 * GRID


def _folded(groups: list[list[QWidget]]) -> list[list[QWidget]]:
    """What stands one below the other in two columns."""
    return [
        [
            *(widget for widget in group if isinstance(widget, _Caption)),
            *[widget for widget in group if not isinstance(widget, _Caption)][::2],
        ]
        for group in groups
    ]
