"""From pictures to pixels on the canvas: scaled once, then only copied while panning."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap, QTransform

from core.arrays import Picture
from desktop.images import to_qimage

CRISP = 8.0
"""From this zoom on, pixels are squares."""
KEEP_AT_MOST = 12_000_000
"""Device pixels of a scaled picture that is worth keeping."""
CHECK = 8


class Compositor:
    """Paints one picture into a rectangle, as sharp as the screen allows."""

    def __init__(self) -> None:
        self._image = QImage()
        self._scaled: QPixmap | None = None

    @property
    def image(self) -> QImage:
        """The picture as Qt has it."""
        return self._image

    @property
    def width(self) -> int:
        """Of the picture, in its own pixels."""
        return max(1, self._image.width())

    def set_picture(self, picture: Picture | None) -> None:
        """Paint another picture from now on."""
        self._image = QImage() if picture is None else to_qimage(picture)
        self._scaled = None

    def draw(self, painter: QPainter, target: QRectF, visible: QRectF, zoom: float) -> None:
        """Paint the part of the picture that lies in ``visible``.

        Args:
            painter: On the canvas.
            target: Where the whole picture lies, logical pixels.
            visible: What has to be painted.
            zoom: Logical pixels per picture pixel.
        """
        if self._image.isNull() or not target.intersects(visible):
            return
        scale = painter.device().devicePixelRatioF()
        size = QSize(max(1, round(target.width() * scale)), max(1, round(target.height() * scale)))
        smooth = zoom < CRISP
        if smooth and size.width() * size.height() <= KEEP_AT_MOST:
            if self._scaled is None or self._scaled.size() != size:
                self._scaled = QPixmap.fromImage(_resized(self._image, size))
            painter.drawPixmap(target, self._scaled, QRectF(self._scaled.rect()))
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, smooth)
        part = target.intersected(visible)
        per_x, per_y = self._image.width() / target.width(), self._image.height() / target.height()
        source = QRect(
            QPoint(int((part.left() - target.left()) * per_x), int((part.top() - target.top()) * per_y)),
            QPoint(
                int((part.right() - target.left()) * per_x) + 1,
                int((part.bottom() - target.top()) * per_y) + 1,
            ),
        ).intersected(self._image.rect())
        onto = QRectF(
            target.left() + source.left() / per_x,
            target.top() + source.top() / per_y,
            source.width() / per_x,
            source.height() / per_y,
        )
        painter.drawImage(onto, self._image, QRectF(source))


def _resized(image: QImage, size: QSize) -> QImage:
    """``image`` at ``size``: areas averaged when smaller, a soft curve when larger."""
    if size == image.size():
        return image
    return image.scaled(
        size, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    )


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
