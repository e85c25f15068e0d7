"""The channels of a latent: all of them small, the chosen one large, with cells to choose."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.arrays import LatentArray
from desktop.inspector.colours import diverging
from desktop.inspector.pictures import PictureButton
from desktop.inspector.plane import ChannelPlane
from desktop.language import tr
from desktop.theme import GRID, theme_of

ACROSS = 8
"""Channels in a row."""


class ChannelsBox(QWidget):
    """Shows a latent.

    Args:
        beside: Stands at the right of the large channel.

    Signals:
        changed: Another channel is the large one.
    """

    changed = Signal()

    def __init__(self, beside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._latent: LatentArray | None = None
        self.plane = ChannelPlane(
            tr("Cells of the channel"),
            tr("Point, click or drag over cells; arrow keys, Shift to choose more, Del to erase"),
        )
        self.buttons: list[PictureButton] = []
        self._group = QButtonGroup(self)
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GRID // 2)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._grid)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID + GRID // 2)
        line.addWidget(self.plane, 2)
        line.addWidget(beside, 1)
        column.addLayout(line)
        self._group.idClicked.connect(lambda _id: self._show())

    @property
    def channel(self) -> int:
        """The large one."""
        return max(0, self._group.checkedId())

    def sizeHint(self) -> QSize:
        return QSize(200, super().sizeHint().height())

    def set_latent(self, latent: LatentArray | None) -> None:
        """Show a latent (C, h, w)."""
        self._latent = latent
        count = 0 if latent is None else len(latent)
        if count != len(self.buttons):
            self._make(count)
        self._show()

    def _make(self, count: int) -> None:
        for button in self.buttons:
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = []
        for channel in range(count):
            name = tr("Channel {count}", count=channel + 1)
            button = PictureButton(str(channel + 1), tr("Show this channel large"), checkable=True)
            button.setAccessibleName(name)
            self._group.addButton(button, channel)
            self._grid.addWidget(button, channel // ACROSS, channel % ACROSS)
            self.buttons.append(button)
        if self.buttons:
            self.buttons[0].setChecked(True)

    def _show(self) -> None:
        latent, theme = self._latent, theme_of(self)
        for channel, button in enumerate(self.buttons):
            if latent is not None:
                button.set_image(diverging(latent[channel], theme))
        self.plane.set_values(None if latent is None else latent[self.channel])
        self.changed.emit()
