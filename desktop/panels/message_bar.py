"""The bar that says what happened and offers what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from desktop.language import tr
from desktop.messages import Kind, Message, Messages
from desktop.theme import GRID, draw_icon, theme_of
from desktop.widgets.buttons import IconButton, Look, TextButton
from desktop.widgets.paint import ring, rounded

WIDEST = 640


class MessageBar(QWidget):
    """Shows ``Messages.current`` over the head of ``host``: nothing moves when it comes or goes."""

    def __init__(self, messages: Messages, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self._problem = False
        self._head = 0
        self.label = QLabel(wordWrap=True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.action = TextButton("", Look.QUIET)
        self.action.clicked.connect(messages.act)
        self.dismiss = IconButton("x", tr("Dismiss"), keys="Esc")
        self.dismiss.clicked.connect(messages.dismiss)
        line = self._line = QHBoxLayout(self)
        line.setContentsMargins(5 * GRID, GRID // 2, GRID, GRID // 2)
        line.setSpacing(GRID // 2)
        line.addWidget(self.label, 1)
        line.addSpacing(GRID)
        line.addWidget(self.action)
        line.addWidget(self.dismiss)
        host.installEventFilter(self)
        messages.changed.connect(self._show)
        self._show(messages.current)

    def set_head(self, head: int) -> None:
        """So many pixels at the upper end of ``host`` are taken."""
        self._head = head
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._host and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.colour("field"), GRID)
        ring(painter, QRectF(self.rect()), theme.colour("problem" if self._problem else "line"), GRID, 1)
        colour = theme.colour("problem" if self._problem else "soft")
        place = QRectF(1.5 * GRID, 0, 2 * GRID, self.height())
        draw_icon(painter, "triangle-alert" if self._problem else "info", colour, place)

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
        self._place()
        self.raise_()
        self.update()

    def _place(self) -> None:
        room = min(WIDEST, self._host.width() - 4 * GRID)
        plain = self.label.fontMetrics().horizontalAdvance(self.label.text()) + 2
        extra = self.action.sizeHint().width() + GRID if self.action.isVisibleTo(self) else 0
        width = min(room, plain + extra + 11 * GRID)
        height = max(5 * GRID, self._line.totalHeightForWidth(width))
        top = self._head + GRID if self._head else 2 * GRID
        self.setGeometry((self._host.width() - width) // 2, top, width, height)
