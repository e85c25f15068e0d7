"""On or off."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from desktop.theme import ROW, theme_of
from desktop.widgets.buttons import describe
from desktop.widgets.paint import rounded
from desktop.widgets.rows import draw_row


class Switch(QCheckBox):
    """A row with a label and a switch."""

    def __init__(self, label: str, *, tip: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        describe(self, label, tip)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, ROW)

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        draw_row(self, painter, self._label, "")
        on = self.isChecked()
        track = QRectF(self.width() - 40, self.height() / 2 - 8, 28, 16)
        rounded(painter, track, theme.colour("accent" if on else "fill"), 8)
        knob = QRectF(track.right() - 14 if on else track.left() + 2, track.top() + 2, 12, 12)
        rounded(painter, knob, theme.colour("on_accent" if on else "soft"), 6)
        painter.setPen(Qt.PenStyle.NoPen)
