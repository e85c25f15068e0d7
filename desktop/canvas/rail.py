"""The rail at the canvas's left edge: one icon for each tool, under what it is for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from desktop.canvas.commands import ToolActions
from desktop.theme import GRID, small_font, theme_of
from desktop.widgets.buttons import IconButton, describe
from desktop.widgets.paint import rounded

SIDE = 32


class _ToolButton(IconButton):
    """An icon that does what an action does, and shows how it stands."""

    def __init__(self, action: QAction, icon: str, tip: str, checked_icon: str = "") -> None:
        super().__init__(icon, action.text(), checked_icon=checked_icon or icon, side=SIDE)
        self._action = action
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        describe(self, action.text(), tip, keys)
        self.clicked.connect(action.trigger)
        self.clicked.connect(self._show)
        action.changed.connect(self._show)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._action.actionGroup() is not None and self.isChecked() and self.isEnabled():
            rounded(QPainter(self), QRectF(self.rect()), theme_of(self).colour("field"), 4)
        super().paintEvent(event)

    def _show(self) -> None:
        self.setEnabled(self._action.isEnabled())
        self.setChecked(self._action.isChecked())


class _Caption(QWidget):
    """What the tools below it are for."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text
        self.setFixedSize(SIDE, 18)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(small_font())
        painter.setPen(theme_of(self).colour("soft"))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, self._text
        )


class Rail(QWidget):
    """The tools from top to bottom, and whether the mask is shown."""

    def __init__(self, actions: ToolActions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(2)
        self.buttons: dict[str, IconButton] = {}
        for title, names in actions.groups.items():
            if title:
                column.addWidget(_Caption(title))
            for name in names:
                action = actions.tools[name]
                self.buttons[name] = _ToolButton(action, actions.icons[name], action.toolTip())
                column.addWidget(self.buttons[name])
        self.show_mask = _ToolButton(
            actions.show, "eye-off", "Show the mask and apply it; a hidden one does nothing", "eye"
        )
        column.addWidget(self.show_mask)
        column.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Tools")

    def sizeHint(self) -> QSize:
        return QSize(SIDE + 2 * GRID, 14 * (SIDE + 2) + 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(event.rect(), theme_of(self).colour("panel"))
