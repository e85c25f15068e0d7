"""Rectangle and ellipse, and how any drawn shape becomes mask."""

from __future__ import annotations

import math
from enum import Enum

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath

from core.arrays import Mask
from core.document import mask as masks
from core.geometry import Rect
from desktop.canvas.tools.tool import Bench, Point, Stroke
from desktop.language import mark, tr
from desktop.state.mask_store import MaskStore

LEAST = 1.5
"""Picture pixels a shape must measure: a click is no shape."""


class Mode(Enum):
    """What a shape does to the mask that is there."""

    REPLACE = "replace"
    ADD = "add"
    SUBTRACT = "subtract"


def mode_of(point: Point) -> Mode:
    """By the keys that are held: Shift adds, Alt subtracts."""
    if point.alt:
        return Mode.SUBTRACT
    return Mode.ADD if point.shift else Mode.REPLACE


class Rectangle:
    """A rectangle of whole pixels."""

    paints = False
    on_layer = False
    label = mark("Rectangle mask")

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """From corner to corner."""
        mode, start = mode_of(point), point
        try:
            while not point.released:
                point = yield
                bench.outline = self._path(start, point)
        finally:
            path, bench.outline = bench.outline, None
        if path is not None and max(abs(point.x - start.x), abs(point.y - start.y)) >= LEAST:
            fill(bench.mask, tr(self.label), path, mode)

    def forget(self) -> None:
        """Nothing is remembered."""

    def _path(self, start: Point, end: Point) -> QPainterPath:
        path = QPainterPath()
        left, right = sorted((start.x, end.x))
        top, bottom = sorted((start.y, end.y))
        left, top, right, bottom = round(left), round(top), round(right), round(bottom)
        path.addRect(QRectF(left, top, right - left, bottom - top))
        return path


class Ellipse(Rectangle):
    """An ellipse in the rectangle that is drawn."""

    label = mark("Ellipse mask")

    def _path(self, start: Point, end: Point) -> QPainterPath:
        path = QPainterPath()
        left, right = sorted((start.x, end.x))
        top, bottom = sorted((start.y, end.y))
        path.addEllipse(QRectF(left, top, right - left, bottom - top))
        return path


def fill(store: MaskStore, label: str, path: QPainterPath, mode: Mode) -> None:
    """Make the inside of ``path`` (picture pixels) mask, or take it out: one undo step."""
    size = store.size
    if size is None:
        return
    shape = path.boundingRect()
    left, top = math.floor(shape.left()), math.floor(shape.top())
    right, bottom = math.ceil(shape.right()), math.ceil(shape.bottom())
    box = Rect(left, top, max(1, right - left), max(1, bottom - top)).cut(size)
    old = store.mask
    before = None if old is None else masks.bounds(old)
    if mode is Mode.REPLACE and before is not None:
        box = before if box is None else box.united(before)
    if box is None or path.isEmpty():
        return
    drawn = rasterised(path, box)
    if mode is not Mode.REPLACE and old is not None:
        part = old[box.slices]
        drawn = np.maximum(part, drawn) if mode is Mode.ADD else np.minimum(part, 255 - drawn)
    elif mode is Mode.SUBTRACT:
        return
    store.edit(label, box, drawn)


def rasterised(path: QPainterPath, box: Rect) -> Mask:
    """The pixels of ``box``: 255 inside ``path``, 0 outside, between along its edge."""
    image = QImage(box.width, box.height, QImage.Format.Format_Grayscale8)
    image.fill(0)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(-box.x, -box.y)
    painter.fillPath(path, Qt.GlobalColor.white)
    painter.end()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(box.height, image.bytesPerLine())
    drawn: Mask = rows[:, : box.width].copy()
    return drawn
