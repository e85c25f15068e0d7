"""An icon that does what a command does."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent

from desktop.theme import theme_of
from desktop.widgets.buttons import IconButton, describe
from desktop.widgets.paint import rounded


class ActionButton(IconButton):
    """Shows how its action stands: whether it can be done, whether it is on, and its keys.

    Its tooltip is the action's, which may say why it cannot be done.
    """

    def __init__(self, action: QAction, icon: str, *, checked_icon: str = "") -> None:
        super().__init__(
            icon,
            action.text(),
            checked_icon=checked_icon or (icon if action.isCheckable() else ""),
            side=32,
        )
        self._action = action
        self.clicked.connect(action.trigger)
        self.clicked.connect(self._show)
        action.changed.connect(self._show)
        self._show()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._action.actionGroup() is not None and self.isChecked() and self.isEnabled():
            rounded(QPainter(self), QRectF(self.rect()), theme_of(self).colour("field"), 4)
        super().paintEvent(event)

    def _show(self) -> None:
        action = self._action
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        describe(self, action.text(), action.toolTip(), keys)
        self.setEnabled(action.isEnabled())
        self.setChecked(action.isChecked())
