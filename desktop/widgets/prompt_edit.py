"""The prompt: as many lines as it needs."""

from __future__ import annotations

import math

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from core.recipe import MAX_PROMPT

MARGIN = 4
FRAME = 8
"""Border and padding of the style sheet, above and below."""


class PromptEdit(QPlainTextEdit):
    """Plain text that grows with what is typed, between ``low`` and ``high`` lines; Tab leaves it.

    Signals:
        edited (str): The person changed the text.
    """

    edited = Signal(str)

    def __init__(self, name: str, low: int, high: int, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._low, self._high = low, high
        self.setAccessibleName(name)
        self.setToolTip(tip)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(MARGIN)
        self.textChanged.connect(self._changed)
        self._fit()

    def set_text(self, text: str) -> None:
        """Show ``text``; says nothing. The caret stays where it is if the text is the same."""
        if text != self.toPlainText():
            blocked = self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(blocked)
            self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self.selectAll()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return not source.hasUrls() and super().canInsertFromMimeData(source)  # a file is no words

    def sizeHint(self) -> QSize:
        return QSize(200, self._height(self._low))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self._height(self._low))

    def _changed(self) -> None:
        text = self.toPlainText()
        if len(text) > MAX_PROMPT:
            self.set_text(text[:MAX_PROMPT])
        self._fit()
        self.edited.emit(self.toPlainText())

    def _height(self, lines: int) -> int:
        """The line spacing is not always whole; one pixel too few would bring the scroll bar up."""
        return math.ceil(lines * QFontMetricsF(self.font()).lineSpacing()) + 2 * MARGIN + FRAME

    def _fit(self) -> None:
        lines = int(self.document().size().height())
        height = self._height(min(self._high, max(self._low, lines)))
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAsNeeded if lines > self._high else policies.ScrollBarAlwaysOff
        )
        if height != self.minimumHeight() or height != self.maximumHeight():
            self.setFixedHeight(height)
