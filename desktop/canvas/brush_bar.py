"""How the brush is set: a slim bar at the canvas's top, there while a brush is in the hand."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.state.tool_store import LARGEST, SMALLEST, Brush, ToolStore
from desktop.theme import theme_of
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.paint import ring, rounded

WIDTH = 168
USUAL = Brush()


class BrushBar(QWidget):
    """Size and hardness of the mask brush and the mask eraser."""

    def __init__(self, store: ToolStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.size_ = NumberSlider(
            "Size", SMALLEST, 256, limit=LARGEST, tip="Across, in pixels of the picture ([ and ])."
        )
        self.hardness = NumberSlider(
            "Hardness", 0, 1, step=0.01, decimals=2, tip="0 fades out from the middle, 1 is sharp ({ and })."
        )
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 4, 4, 4)
        line.setSpacing(4)
        for slider in (self.size_, self.hardness):
            slider.setMaximumWidth(WIDTH)
            line.addWidget(slider)
        self.size_.edited.connect(lambda number: store.set_brush(size=number))
        self.hardness.edited.connect(lambda number: store.set_brush(hardness=number))
        self.size_.reset_asked.connect(lambda: store.set_brush(size=USUAL.size))
        self.hardness.reset_asked.connect(lambda: store.set_brush(hardness=USUAL.hardness))
        store.brush_changed.connect(self._show)
        self._show(store.brush)
        self.setAccessibleName("Brush")
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    @property
    def wanted(self) -> bool:
        """Whether the tool in the hand is a brush."""
        return self._store.tool in {"brush", "eraser"}

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.colour("panel"), 10)
        ring(painter, QRectF(self.rect()), theme.colour("line"), 10, 1)

    def _show(self, brush: Brush) -> None:
        self.size_.set_number(brush.size)
        self.hardness.set_number(brush.hardness)
