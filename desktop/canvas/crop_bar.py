"""How large the picture will be, and the button that crops it: a slim bar at the canvas's top."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from desktop.language import tr
from desktop.state.crop_store import CropStore
from desktop.theme import GRID, theme_of
from desktop.widgets.buttons import IconButton, Look, TextButton, describe
from desktop.widgets.paint import ring, rounded


class CropBar(QWidget):
    """Applies what is about to be cropped, or leaves it."""

    def __init__(self, crop: CropStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._crop = crop
        self.label = QLabel()
        self.button = TextButton(tr("Crop"), Look.MAIN)
        describe(self.button, tr("Crop"), tr("Cut off what lies outside; layers keep it"), keys="Enter")
        self.leave = IconButton("x", tr("Keep all of the picture"), keys="Esc", side=32)
        self.button.clicked.connect(crop.apply)
        self.leave.clicked.connect(lambda: crop.set_box(None))
        line = QHBoxLayout(self)
        line.setContentsMargins(2 * GRID, 4, 4, 4)
        line.setSpacing(GRID)
        line.addWidget(self.label)
        line.addWidget(self.button)
        line.addWidget(self.leave)
        self.setAccessibleName(tr("Crop"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        crop.changed.connect(self._show)
        self._show()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.colour("panel"), 10)
        ring(painter, QRectF(self.rect()), theme.colour("line"), 10, 1)

    def _show(self) -> None:
        box = self._crop.box
        self.label.setText(
            tr("Drag a side, or draw what to keep")
            if box is None
            else tr("{width} × {height} px", width=box.width, height=box.height)
        )
        self.button.setEnabled(box is not None)
        self.leave.setEnabled(box is not None)
