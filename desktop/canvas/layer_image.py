"""Layers as the canvas shows them: put together by Qt, many times faster than to the bit.

What is saved, flattened or given to the engine comes from :mod:`core.document.composite`. Where something is
half clear this may differ from it by a rounding of each layer; a single opaque one is the same to the bit.
"""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPainter

from core.document.document import Document
from core.document.layer import Blend, Layer
from core.geometry import Rect

Mode = QPainter.CompositionMode
MODES = {
    Blend.NORMAL: Mode.CompositionMode_SourceOver,
    Blend.MULTIPLY: Mode.CompositionMode_Multiply,
    Blend.SCREEN: Mode.CompositionMode_Screen,
    Blend.OVERLAY: Mode.CompositionMode_Overlay,
    Blend.DARKEN: Mode.CompositionMode_Darken,
    Blend.LIGHTEN: Mode.CompositionMode_Lighten,
    Blend.ADD: Mode.CompositionMode_Plus,
}


def seen(document: Document, box: Rect) -> QImage:
    """What is seen of ``document`` in ``box``, which lies in it."""
    image = _clear(box)
    painter = QPainter(image)
    for layer in document.layers:
        part = layer.place.common(box) if layer.shown else None
        if part is None:
            continue
        painter.setCompositionMode(MODES[layer.blend])
        if layer.blend is Blend.ADD and layer.opacity < 1:  # Qt would fade the sum, not what is added
            painter.setOpacity(1)
            painter.drawImage(part.x - box.x, part.y - box.y, _faded(layer, part))
        else:
            painter.setOpacity(layer.opacity)
            _lay(painter, layer, part, box)
    painter.end()
    return image


def _clear(box: Rect) -> QImage:
    image = QImage(box.width, box.height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _faded(layer: Layer, part: Rect) -> QImage:
    image = _clear(part)
    painter = QPainter(image)
    painter.setOpacity(layer.opacity)
    _lay(painter, layer, part, part)
    painter.end()
    return image


def _lay(painter: QPainter, layer: Layer, part: Rect, box: Rect) -> None:
    """Paint the squares themselves: Qt reads numpy's memory, and is done with it before this returns."""
    inside = part.moved(-layer.x, -layer.y)
    for index, place in layer.tiles.squares(inside):
        square = layer.tiles.square(index)
        if square is None:
            continue
        shown = place.common(inside)
        assert shown is not None
        pixels = QImage(square.data, place.width, place.height, QImage.Format.Format_RGBA8888)
        onto = QPoint(shown.x + layer.x - box.x, shown.y + layer.y - box.y)
        source = QRect(shown.x - place.x, shown.y - place.y, shown.width, shown.height)
        painter.drawImage(onto, pixels, source)
