"""The chosen cells: what they decode to, their values, and what can be done with them."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.arrays import Picture
from core.geometry import Rect
from desktop.images import to_qimage
from desktop.inspector.pictures import draw_image
from desktop.inspector.values import ValueBars
from desktop.language import number, tr
from desktop.state.inspector_store import InspectorStore
from desktop.theme import GRID, theme_of
from desktop.widgets.buttons import TextButton, describe
from desktop.widgets.paint import rounded

SIDE = 96
AROUND = 1
"""Cells shown round the chosen ones."""


class Crop(QWidget):
    """What some cells decode to, with a little of what lies round them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        self._inner = QRectF()
        self.setFixedSize(SIDE, SIDE)
        self.setAccessibleName(tr("What the cells decode to"))
        self.setToolTip(tr("What the cells decode to"))

    def show_cells(self, picture: Picture | None, cells: Rect | None, grid: tuple[int, int]) -> None:
        """Cut the cells out of a decoded picture.

        Args:
            picture: uint8 (H, W, 3|4).
            cells: Which.
            grid: Columns and rows of the latent.
        """
        self._image = QImage()
        if picture is not None and cells is not None:
            across, down = picture.shape[1] / grid[0], picture.shape[0] / grid[1]
            around = Rect(0, 0, *grid).common(cells.grown(AROUND))
            assert around is not None
            x, y = round(around.x * across), round(around.y * down)
            part = picture[y : round(around.bottom * down), x : round(around.right * across)]
            self._image = to_qimage(np.ascontiguousarray(part))
            self._inner = QRectF(
                (cells.x - around.x) / around.width,
                (cells.y - around.y) / around.height,
                cells.width / around.width,
                cells.height / around.height,
            )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.colour("field"), 4)
        if self._image.isNull():
            return
        place = draw_image(painter, self._image, QRectF(self.rect()))
        inner = QRectF(
            place.left() + self._inner.left() * place.width(),
            place.top() + self._inner.top() * place.height(),
            self._inner.width() * place.width(),
            self._inner.height() * place.height(),
        ).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for role, width in (("panel", 3.0), ("text", 1.0)):
            painter.setPen(QPen(theme.colour(role), width))
            painter.drawRect(inner)


class VectorBox(QWidget):
    """Tells and changes the values of the cells that are pointed at or chosen.

    Attributes:
        told: What they decode to, in a widget of its own.

    Signals:
        edited: Something was changed by hand.
    """

    edited = Signal()

    def __init__(self, store: InspectorStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.crop = Crop()
        self.words = QLabel()
        self.words.setWordWrap(True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.words.setAccessibleName(tr("The chosen cells"))
        self.erase = TextButton(tr("Erase"), height=28)
        describe(self.erase, tr("Erase the cells"), tr("To 0, the middle of latent space"), tr("Del"))
        self.copy = TextButton(tr("Copy"), height=28)
        describe(self.copy, tr("Copy the cells"), keys="Ctrl+C")
        self.paste = TextButton(tr("Paste"), height=28)
        describe(self.paste, tr("Paste the cells"), tr("Where the chosen cells begin"), "Ctrl+V")
        self.bars = ValueBars()
        self.told = QWidget()
        top = QVBoxLayout(self.told)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(GRID)
        top.addWidget(self.crop)
        top.addWidget(self.words, 1)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        for button in (self.erase, self.copy, self.paste):
            line.addWidget(button, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        column.addWidget(self.bars)
        self.erase.clicked.connect(store.erase)
        self.copy.clicked.connect(store.copy)
        self.paste.clicked.connect(store.paste)
        self.bars.edited.connect(store.nudge)
        self.bars.reset_asked.connect(store.put_back)

    def sizeHint(self) -> QSize:
        return QSize(200, super().sizeHint().height())

    def refresh(self) -> None:
        """Show how things stand."""
        store, cells = self._store, self._store.shown
        grid = store.grid
        chosen = store.selection is not None and store.editable
        self.erase.setEnabled(chosen)
        self.copy.setEnabled(store.selection is not None)
        self.paste.setEnabled(chosen and store.copied is not None)
        if cells is None or grid is None:
            self.crop.show_cells(None, None, (1, 1))
            self.words.setText(tr("Point at a cell to see its vector; click or drag to choose cells."))
            self.bars.hide()
            return
        values = store.values(cells)
        self.crop.show_cells(store.decoded, cells, (grid.width, grid.height))
        self.words.setText(_told(cells, float(np.linalg.norm(values)), len(values)))
        self.bars.set_values(values, editable=chosen and cells == store.selection)
        self.bars.show()


def _told(cells: Rect, length: float, channels: int) -> str:
    where = tr("Cell {column}, {row}", column=cells.x + 1, row=cells.y + 1)
    if cells.width * cells.height > 1:
        where = tr(
            "{width} × {height} cells from {column}, {row}; their mean",
            width=cells.width,
            height=cells.height,
            column=cells.x + 1,
            row=cells.y + 1,
        )
    usual = number(math.sqrt(channels), ".1f")
    return f"{where}\n" + tr("Length {length}; {usual} is usual", length=number(length, ".1f"), usual=usual)
