"""How the tool in the hand is set: a slim bar at the canvas's top."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.canvas.colour_chip import ColourChip
from desktop.language import tr
from desktop.state.colour_store import ColourStore
from desktop.state.tool_store import FAMILIES, LARGEST, SMALLEST, USUAL, Brush, Bucket, ToolStore
from desktop.theme import theme_of
from desktop.widgets.buttons import IconButton
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.paint import ring, rounded
from desktop.widgets.popover import Popover
from desktop.widgets.switch import Switch

WIDTH = 152
COLOURED = {"brush", "fill", "eyedropper"}
"""Tools that use the colours."""


class BrushBar(QWidget):
    """Settings of brushes and erasers, of the bucket, and the colours."""

    def __init__(self, store: ToolStore, colours: ColourStore, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.chip = ColourChip(colours)
        self.size_ = NumberSlider(
            tr("Size"), SMALLEST, 256, limit=LARGEST, tip=tr("Across, in pixels of the picture ([ and ]).")
        )
        self.hardness = _share(
            tr("Hardness"), tr("0 fades out from the middle, 1 is sharp (Shift+[ and Shift+]).")
        )
        self.opacity = _share(tr("Opacity"), tr("What a whole stroke does not exceed."))
        self.flow = _share(tr("Flow"), tr("How much each dab adds: low builds up slowly."))
        self.tolerance = _share(tr("Tolerance"), tr("How far a colour may be from the one that is clicked."))
        self.all_layers = Switch(
            tr("All layers"), tip=tr("Look at the whole picture, not only at the active layer")
        )
        self.smoothing = _share(tr("Smoothing"), tr("Takes the hand's trembling out; the line comes after."))
        self.spacing = NumberSlider(
            tr("Spacing"),
            0.02,
            4,
            step=0.01,
            decimals=2,
            tip=tr("Between two dabs, as a share of the radius."),
        )
        self.pen_size = Switch(tr("Pen pressure: size"), tip=tr("Press harder for a wider line"))
        self.pen_opacity = Switch(tr("Pen pressure: opacity"), tip=tr("Press harder for a more opaque line"))
        self.more = IconButton("sliders-horizontal", tr("More about the brush"), side=32)
        self.popover = Popover(tr("More about the brush"), self)
        for row in (self.smoothing, self.spacing, self.pen_size, self.pen_opacity):
            row.setMinimumWidth(240)
            self.popover.column.addWidget(row)
        self._brush_rows = {
            "size": self.size_,
            "hardness": self.hardness,
            "opacity": self.opacity,
            "flow": self.flow,
            "smoothing": self.smoothing,
            "spacing": self.spacing,
        }
        line = QHBoxLayout(self)
        line.setContentsMargins(4, 4, 4, 4)
        line.setSpacing(4)
        line.addWidget(self.chip)
        for widget in (self.size_, self.hardness, self.opacity, self.flow, self.tolerance, self.all_layers):
            line.addWidget(widget)
        self._give_room()
        line.addWidget(self.more)
        self._connect()
        self.setAccessibleName(tr("Brush"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()
        self._show_tool()

    @property
    def wanted(self) -> bool:
        """Whether the tool in the hand can be set."""
        return self._store.tool in FAMILIES or self._store.tool in COLOURED

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.colour("panel"), 10)
        ring(painter, QRectF(self.rect()), theme.colour("line"), 10, 1)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._give_room()

    def _give_room(self) -> None:
        for slider in (self.size_, self.hardness, self.opacity, self.flow, self.tolerance):
            slider.setMaximumWidth(max(WIDTH, slider.room_for_text))

    def _connect(self) -> None:
        store = self._store
        for name, row in self._brush_rows.items():
            row.edited.connect(lambda number, name=name: store.set_brush(**{name: number}))
            row.reset_asked.connect(
                lambda name=name: store.set_brush(**{name: getattr(USUAL[store.family], name)})
            )
        self.pen_size.toggled.connect(lambda on: store.set_brush(pen_size=on))
        self.pen_opacity.toggled.connect(lambda on: store.set_brush(pen_opacity=on))
        self.tolerance.edited.connect(lambda number: store.set_bucket(tolerance=number))
        self.tolerance.reset_asked.connect(lambda: store.set_bucket(tolerance=Bucket().tolerance))
        self.all_layers.toggled.connect(lambda on: store.set_bucket(all_layers=on))
        self.more.clicked.connect(lambda: self.popover.open_at(self.more))
        store.tool_changed.connect(self._show_tool)
        store.brush_changed.connect(self._show_brush)
        store.bucket_changed.connect(self._show_bucket)

    def _show_tool(self) -> None:
        tool = self._store.tool
        brush, paint = tool in FAMILIES, FAMILIES.get(tool) in {"brush", "eraser"}
        self.chip.setVisible(tool in COLOURED)
        shown: dict[QWidget, bool] = {
            **dict.fromkeys((self.size_, self.hardness, self.more), brush),
            **dict.fromkeys((self.opacity, self.flow, self.pen_opacity), paint),
            **dict.fromkeys((self.tolerance, self.all_layers), tool == "fill"),
        }
        for row, on in shown.items():
            row.setVisible(on)
        self._show_brush(self._store.brush)
        self._show_bucket(self._store.bucket)

    def _show_brush(self, brush: Brush) -> None:
        for name, row in self._brush_rows.items():
            row.set_number(getattr(brush, name))
        for switch, on in ((self.pen_size, brush.pen_size), (self.pen_opacity, brush.pen_opacity)):
            _set_switch(switch, on=on)

    def _show_bucket(self, bucket: Bucket) -> None:
        self.tolerance.set_number(bucket.tolerance)
        _set_switch(self.all_layers, on=bucket.all_layers)


def _share(label: str, tip: str) -> NumberSlider:
    return NumberSlider(label, 0, 1, step=0.01, decimals=2, tip=tip)


def _set_switch(switch: Switch, *, on: bool) -> None:
    blocked = switch.blockSignals(True)
    switch.setChecked(on)
    switch.blockSignals(blocked)
