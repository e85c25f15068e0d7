"""From pictures to pixels on the canvas."""

from __future__ import annotations

import math

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap, QTransform

from core.arrays import Picture
from desktop.images import to_qimage

CRISP = 8.0
"""From this zoom on, pixels are squares."""
CHECK = 8
SMOOTH = Qt.TransformationMode.SmoothTransformation


class Compositor:
    """Paints one picture into a rectangle, as sharp as the screen allows.

    Only what is seen is scaled, from a copy at most twice as large: the cost of a frame depends on the
    canvas, not on the picture.
    """

    def __init__(self) -> None:
        self._levels: list[QImage] = [QImage()]

    @property
    def image(self) -> QImage:
        """The picture as Qt has it."""
        return self._levels[0]

    @property
    def width(self) -> int:
        """Of the picture, in its own pixels."""
        return max(1, self.image.width())

    def set_picture(self, picture: Picture | None) -> None:
        """Paint another picture from now on."""
        self._levels = [QImage() if picture is None else to_qimage(picture)]

    def draw(self, painter: QPainter, target: QRectF, visible: QRectF, zoom: float) -> None:
        """Paint the part of the picture that lies in ``visible``.

        Args:
            painter: On the canvas.
            target: Where the whole picture lies, logical pixels.
            visible: What has to be painted.
            zoom: Logical pixels per picture pixel.
        """
        if self.image.isNull() or not target.intersects(visible):
            return
        image = self._level(zoom * painter.device().devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom < CRISP)
        part = target.intersected(visible)
        per_x, per_y = image.width() / target.width(), image.height() / target.height()
        source = QRect(
            QPoint(
                int((part.left() - target.left()) * per_x) - 1, int((part.top() - target.top()) * per_y) - 1
            ),
            QPoint(
                int((part.right() - target.left()) * per_x) + 1,
                int((part.bottom() - target.top()) * per_y) + 1,
            ),
        ).intersected(image.rect())
        onto = QRectF(
            target.left() + source.left() / per_x,
            target.top() + source.top() / per_y,
            source.width() / per_x,
            source.height() / per_y,
        )
        painter.drawImage(onto, image, QRectF(source))

    def _level(self, scale: float) -> QImage:
        """The picture halved as often as it can be without being smaller than ``scale`` of it."""
        number = 0 if scale >= 1 else int(math.log2(1 / scale) + 1e-6)
        while len(self._levels) <= number:
            last = self._levels[-1]
            half = QSize(max(1, last.width() // 2), max(1, last.height() // 2))
            self._levels.append(last.scaled(half, Qt.AspectRatioMode.IgnoreAspectRatio, SMOOTH))
        return self._levels[number]


def enlarged(picture: Picture, longest: int = 256) -> Picture:
    """A tiny picture with its sides multiplied, bicubic: the cells of a latent are not seen then."""
    from PIL import Image

    height, width = picture.shape[:2]
    factor = longest // max(height, width)
    if factor < 2:
        return picture
    bigger = Image.fromarray(picture).resize((width * factor, height * factor), Image.Resampling.BICUBIC)
    return np.asarray(bigger)


def checkerboard(light: QColor, dark: QColor) -> QBrush:
    """The pattern that means "nothing here"."""
    tile = QImage(2 * CHECK, 2 * CHECK, QImage.Format.Format_RGB32)
    tile.fill(light)
    painter = QPainter(tile)
    painter.fillRect(0, 0, CHECK, CHECK, dark)
    painter.fillRect(CHECK, CHECK, CHECK, CHECK, dark)
    painter.end()
    return QBrush(QPixmap.fromImage(tile))


def brush_at(brush: QBrush, target: QRectF) -> QBrush:
    """The same pattern, anchored to the picture so that it moves with it."""
    anchored = QBrush(brush)
    anchored.setTransform(QTransform.fromTranslate(target.left(), target.top()))
    return anchored
