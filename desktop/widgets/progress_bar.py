"""How far something is."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.theme import theme_of
from desktop.widgets.paint import rounded


class ProgressBar(QWidget):
    """A thin bar; without a share it only says that something goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.share = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, 4)

    def set_share(self, share: float) -> None:
        """0..1."""
        self.share = min(1.0, max(0.0, share))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect())
        rounded(painter, rect, theme.colour("fill"), 2)
        if self.share > 0:
            painter.setClipRect(QRectF(0, 0, rect.width() * self.share, rect.height()))
            rounded(painter, rect, theme.colour("accent"), 2)
