"""The bar that says what happened and offers what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.messages import Kind, Message, Messages
from desktop.theme import GRID, draw_icon, theme_of
from desktop.widgets.buttons import IconButton, Look, TextButton


class MessageBar(QWidget):
    """Shows ``Messages.current``; takes no room while there is none."""

    def __init__(self, messages: Messages, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._messages = messages
        self._problem = False
        self.label = QLabel(wordWrap=True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = TextButton("", Look.QUIET, height=28)
        self.action.clicked.connect(messages.act)
        self.dismiss = IconButton("x", "Dismiss")
        self.dismiss.clicked.connect(messages.dismiss)
        line = QHBoxLayout(self)
        line.setContentsMargins(5 * GRID, GRID, GRID, GRID)
        line.setSpacing(GRID)
        line.addWidget(self.label, 1)
        line.addWidget(self.action)
        line.addWidget(self.dismiss)
        messages.changed.connect(self._show)
        self._show(messages.current)

    def _show(self, message: Message | None) -> None:
        self.setVisible(message is not None)
        if message is None:
            return
        self._problem = message.kind is Kind.PROBLEM
        self.label.setText(message.text)
        self.setAccessibleName(message.text)
        self.action.setVisible(message.action is not None)
        if message.action is not None:
            self.action.set_look(message.action.label, Look.QUIET)
            self.action.setAccessibleName(message.action.label)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("field"))
        colour = theme.colour("problem" if self._problem else "soft")
        place = QRectF(2 * GRID, 0, 16, self.height())
        draw_icon(painter, "triangle-alert" if self._problem else "info", colour, place)
