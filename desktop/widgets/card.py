"""A large button with an icon, a title and a line that says what will happen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import GRID, draw_icon, small_font, strong_font, theme_of
from desktop.widgets.buttons import Button, describe
from desktop.widgets.paint import ring, rounded

WIDTH = 168
ICON = 24
TWO_LINES = 2


class Card(Button):
    """One of a few things to begin with."""

    def __init__(self, icon: str, title: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._words = icon, words
        self.setText(title)
        describe(self, title.rstrip("…"), words)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        title = QFontMetrics(strong_font()).horizontalAdvance(self.text()) + 4 * GRID
        return QSize(max(WIDTH, title), self._lines() + 2 * GRID)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        over = self.underMouse() or self.isDown()
        rounded(painter, rect, theme.colour("hover" if over else "field"), GRID)
        inner = rect.adjusted(GRID, GRID, -GRID, -GRID)
        inner.setHeight(ICON)
        draw_icon(painter, self._icon, theme.colour("text"), inner, 20)
        centre = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        for font, text, role, lines in (
            (strong_font(), self.text(), "text", 1),
            (small_font(), self._words, "soft", TWO_LINES),
        ):
            inner.moveTop(inner.bottom() + GRID / 2)
            inner.setHeight(lines * _line(font))
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            painter.drawText(inner, centre | Qt.TextFlag.TextWordWrap, text)
        if self._ring:
            ring(painter, rect, theme.colour("accent"), GRID)

    def _lines(self) -> int:
        return ICON + GRID + _line(strong_font()) + TWO_LINES * _line(small_font())


def _line(font: QFont) -> int:
    return QFontMetrics(font).lineSpacing()
