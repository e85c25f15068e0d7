"""From pictures to pixels on the canvas."""

from __future__ import annotations

import math
import time
from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPixmap, QTransform

from core.arrays import Picture
from core.geometry import Rect, Size
from desktop.images import to_qimage

CRISP = 8.0
"""From this zoom on, pixels are squares."""
CHECK = 8
ENLARGED = 256
"""Pixels a side that a tiny picture is given at most."""
SQUARE = 256
"""Pixels a side that are brought up to date together."""
PATIENCE = 0.012
"""Seconds a frame may spend on bringing squares up to date; a picture that is new may take longer once."""
FIRST_PATIENCE = 0.15
SMOOTH = Qt.TransformationMode.SmoothTransformation


class Compositor:
    """Paints one picture into a rectangle, as sharp as the screen allows.

    Only what is seen is scaled, from a copy at most twice as large: the cost of a frame depends on the
    canvas, not on the picture. What changes is brought up to date square by square when it is seen;
    what there was no time for is seen as it was, and the next frame goes on.

    Attributes:
        complete: Whether the last frame showed everything as it is now.
    """

    def __init__(self) -> None:
        self.complete = True
        self._size: Size | None = None
        self._read: Callable[[Rect], QImage] | None = None
        self._levels: list[_Level] = []
        self._patience = PATIENCE

    @property
    def size(self) -> Size | None:
        """Of the picture, in its own pixels."""
        return self._size

    def set_picture(self, picture: Picture | None) -> None:
        """Paint another picture from now on."""
        if picture is None:
            self.follow(None, None)
        else:
            self.follow(Size(picture.shape[1], picture.shape[0]), lambda box: to_qimage(picture[box.slices]))

    def follow(self, size: Size | None, read: Callable[[Rect], QImage] | None) -> None:
        """Paint from now on what ``read`` says is in a rectangle."""
        self._size, self._read = size, read
        self._levels = []
        self._patience = FIRST_PATIENCE

    def touch(self, box: Rect) -> None:
        """These pixels are others now."""
        for number, level in enumerate(self._levels):
            level.touch(_halved(box, number))

    def draw(self, painter: QPainter, target: QRectF, visible: QRectF, zoom: float) -> None:
        """Paint the part of the picture that lies in ``visible``.

        Args:
            painter: On the canvas.
            target: Where the whole picture lies, logical pixels.
            visible: What has to be painted.
            zoom: Logical pixels per picture pixel.
        """
        self.complete = True
        if self._size is None or not target.intersects(visible):
            return
        scale = zoom * painter.device().devicePixelRatioF()
        number = 0 if scale >= 1 else int(math.log2(1 / scale) + 1e-6)
        level = self._level(number)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, zoom < CRISP)
        part = target.intersected(visible)
        per_x = self._size.width / target.width() / 2**number
        per_y = self._size.height / target.height() / 2**number
        left, top = (
            int((part.left() - target.left()) * per_x) - 1,
            int((part.top() - target.top()) * per_y) - 1,
        )
        right, bottom = (part.right() - target.left()) * per_x, (part.bottom() - target.top()) * per_y
        source = Rect(left, top, int(right) + 2 - left, int(bottom) + 2 - top).cut(level.size)
        if source is None:
            return
        self.complete = self._refresh(number, source, time.perf_counter() + self._patience)
        self._patience = PATIENCE
        onto = QRectF(
            target.left() + source.x / per_x,
            target.top() + source.y / per_y,
            source.width / per_x,
            source.height / per_y,
        )
        shown = QRectF(source.x, source.y, source.width, source.height)
        painter.save()
        painter.setClipRect(target, Qt.ClipOperation.IntersectClip)  # a halved copy may be a bit too wide
        painter.drawImage(onto, level.image, shown)
        painter.restore()

    def _level(self, number: int) -> _Level:
        """The picture halved so often."""
        assert self._size is not None
        while len(self._levels) <= number:
            whole = _halved(Rect.whole(self._size), len(self._levels))
            self._levels.append(_Level(whole.size))
        return self._levels[number]

    def _refresh(self, number: int, box: Rect, until: float) -> bool:
        """Bring a part of a level up to date; whether there was time for all of it."""
        level = self._level(number)
        done = True
        for stale in level.stale(box):
            if time.perf_counter() > until:
                return False
            if number == 0:
                assert self._read is not None
                level.put(stale, self._read(stale))
            else:
                above = self._level(number - 1)
                larger = Rect(2 * stale.x, 2 * stale.y, 2 * stale.width, 2 * stale.height).cut(above.size)
                assert larger is not None
                if not self._refresh(number - 1, larger, until):
                    done = False
                    continue
                level.put(stale, above.half(larger, stale.size))
            level.done(stale)
        return done


class _Level:
    """The picture, or a halved copy of it, and which parts of it are not what they should be."""

    def __init__(self, size: Size) -> None:
        self.size = size
        self.image = QImage(size.width, size.height, QImage.Format.Format_ARGB32_Premultiplied)
        self.image.fill(Qt.GlobalColor.transparent)
        self._stale: dict[tuple[int, int], Rect] = {}
        self.touch(Rect.whole(size))

    def touch(self, box: Rect) -> None:
        for key, place in self._squares(box):
            part = place.common(box)
            old = self._stale.get(key)
            assert part is not None
            self._stale[key] = part if old is None else old.united(part)

    def stale(self, box: Rect) -> list[Rect]:
        """What has to be brought up to date before ``box`` can be shown."""
        if not self._stale:
            return []
        found = (self._stale.get(key) for key, _ in self._squares(box))
        return [rect for rect in found if rect is not None]

    def done(self, box: Rect) -> None:
        self._stale.pop((box.x // SQUARE, box.y // SQUARE), None)

    def put(self, box: Rect, image: QImage) -> None:
        painter = QPainter(self.image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(QPoint(box.x, box.y), image)
        painter.end()

    def half(self, box: Rect, size: Size) -> QImage:
        """A part, halved; a last odd row or column counts as two."""
        part = self.image.copy(box.x, box.y, box.width, box.height)
        if (box.width, box.height) != (2 * size.width, 2 * size.height):
            wide = QImage(2 * size.width, 2 * size.height, part.format())
            painter = QPainter(wide)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
            for x in (wide.width() - box.width, 0):
                for y in (wide.height() - box.height, 0):
                    painter.drawImage(QPoint(x, y), part)
            painter.end()
            part = wide
        return part.scaled(QSize(size.width, size.height), Qt.AspectRatioMode.IgnoreAspectRatio, SMOOTH)

    def _squares(self, box: Rect) -> list[tuple[tuple[int, int], Rect]]:
        inside = box.cut(self.size)
        if inside is None:
            return []
        return [
            ((column, row), Rect(column * SQUARE, row * SQUARE, SQUARE, SQUARE))
            for row in range(inside.y // SQUARE, (inside.bottom - 1) // SQUARE + 1)
            for column in range(inside.x // SQUARE, (inside.right - 1) // SQUARE + 1)
        ]


def _halved(box: Rect, times: int) -> Rect:
    """The pixels of a copy that was halved so often which show ``box``."""
    x, y = box.x >> times, box.y >> times
    return Rect(x, y, ((box.right - 1) >> times) + 1 - x, ((box.bottom - 1) >> times) + 1 - y)


def enlarged(picture: Picture) -> Picture:
    """A tiny picture with its sides multiplied, bicubic: the cells of a latent are not seen then."""
    from PIL import Image

    height, width = picture.shape[:2]
    factor = ENLARGED // max(height, width)
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
