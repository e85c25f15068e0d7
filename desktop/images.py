"""numpy pictures to QImage and back."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QImage

from core.arrays import Picture, frozen


def to_qimage(picture: Picture) -> QImage:
    """A QImage of ``picture`` (uint8 (H, W, 3|4)) in the form that paints fastest.

    Read through a view of the array, so there is one copy and the image owns it: a QImage that
    shared numpy's memory could outlive it (in the clipboard, in a drag).
    """
    pixels = frozen(picture)
    height, width, channels = pixels.shape
    opaque = channels == 3
    given = QImage.Format.Format_RGB888 if opaque else QImage.Format.Format_RGBA8888
    wanted = QImage.Format.Format_RGB32 if opaque else QImage.Format.Format_ARGB32_Premultiplied
    return QImage(pixels.data, width, height, width * channels, given).convertToFormat(wanted)


def from_qimage(image: QImage) -> Picture:
    """A read-only uint8 (H, W, 3) array of ``image``, (H, W, 4) where it has transparency."""
    alpha = image.hasAlphaChannel()
    form = QImage.Format.Format_RGBA8888 if alpha else QImage.Format.Format_RGB888
    image = image.convertToFormat(form)
    channels = 4 if alpha else 3
    width, height = image.width(), image.height()
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(height, image.bytesPerLine())
    picture = rows[:, : width * channels].reshape(height, width, channels)
    if alpha and bool((picture[..., 3] == 255).all()):
        picture = picture[..., :3]
    copy: Picture = np.array(picture, order="C")
    copy.flags.writeable = False
    return copy
