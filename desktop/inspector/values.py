"""The values of some cells: a bar for each channel, which can be dragged."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QGridLayout, QWidget

from core.arrays import Floats
from desktop.language import tr
from desktop.theme import GRID, body_font
from desktop.widgets.number_slider import NumberSlider

IN_COLUMN = 4
"""Bars below each other; of more there are two columns."""
REACH = 5.0
FURTHEST = 20.0


class ValueBars(QWidget):
    """One bar for each channel, from its 0 in the middle.

    Signals:
        edited (int, float): A channel is to have another value.
        reset_asked (int): … its old one.
    """

    edited = Signal(int, float)
    reset_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bars: list[NumberSlider] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GRID // 2)
        self._grid.setVerticalSpacing(2)

    def set_values(self, values: Floats, *, editable: bool) -> None:
        """Show the values of the channels, (C,)."""
        if len(self.bars) != len(values):
            self._make(len(values))
        for bar, value in zip(self.bars, values, strict=True):
            shown = round(float(value), 2)
            if bar.number != shown:
                bar.set_number(shown)
            bar.setEnabled(editable)

    def _make(self, count: int) -> None:
        for bar in self.bars:
            self._grid.removeWidget(bar)
            bar.hide()
            bar.deleteLater()
        self.bars = [_bar(channel) for channel in range(count)]
        rows = count if count <= IN_COLUMN else -(-count // 2)
        for channel, bar in enumerate(self.bars):
            bar.edited.connect(lambda value, channel=channel: self.edited.emit(channel, value))
            bar.reset_asked.connect(lambda channel=channel: self.reset_asked.emit(channel))
            self._grid.addWidget(bar, channel % rows, channel // rows)


def _bar(channel: int) -> NumberSlider:
    bar = NumberSlider(
        tr("Channel {count}", count=channel + 1),
        -REACH,
        REACH,
        step=0.05,
        limit=FURTHEST,
        decimals=2,
        tip=tr("The value in these cells; drag it to change the picture."),
    )
    bar.setFixedHeight(max(3 * GRID, QFontMetrics(body_font()).height() + 4))
    return bar
