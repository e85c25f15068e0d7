"""The mask as it lies over the picture: a tint, and an outline of light and dark dashes seen on anything.

Kept in device pixels; while the mask is painted only what changed is worked out again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter

from core.arrays import Mask
from core.geometry import Rect

TINT = 0.45
DASH = 4
LIGHT, DARK = 0xFFFFFFFF, 0xFF000000
ALL_UP_TO = 3_000_000
"""Device pixels of a whole picture for which the overlay is made at once."""
MARGIN = 160
"""Device pixels beyond what is seen, so that panning seldom has to work anything out."""


class MaskOverlay:
    """Draws one mask."""

    def __init__(self) -> None:
        self._pixels: NDArray[np.uint32] = np.empty((0, 0), np.uint32)
        self._image = QImage()
        self._cover: Rect | None = None
        self._key: tuple[object, ...] = ()
        self._dirty: Rect | None = None

    def touch(self, box: Rect) -> None:
        """These pixels of the mask are others."""
        self._dirty = box if self._dirty is None else self._dirty.united(box)

    def draw(
        self, painter: QPainter, target: QRectF, canvas: QRectF, mask: Mask, tint: QColor | None
    ) -> None:
        """Draw ``mask`` over the picture.

        Args:
            painter: On the canvas.
            target: Where the picture lies, logical pixels, on whole device pixels.
            canvas: What can be seen.
            mask: Of the picture.
            tint: The colour of what will be made anew; None for the outline only.
        """
        scale = painter.device().devicePixelRatioF()
        size = QSize(max(1, round(target.width() * scale)), max(1, round(target.height() * scale)))
        seen = canvas.intersected(target)
        if seen.isEmpty():
            return
        needed = _cut(
            Rect(
                int((seen.left() - target.left()) * scale),
                int((seen.top() - target.top()) * scale),
                int(seen.width() * scale) + 2,
                int(seen.height() * scale) + 2,
            ),
            Rect(0, 0, size.width(), size.height()),
        )
        if needed is None:
            return
        key = size.toTuple(), mask.shape, None if tint is None else tint.rgb()
        if key != self._key or self._cover is None or needed.united(self._cover) != self._cover:
            self._key = key
            whole = Rect(0, 0, size.width(), size.height())
            small = size.width() * size.height() <= ALL_UP_TO
            cover = whole if small else _cut(needed.grown(MARGIN), whole) or needed
            self._begin(cover)
            self._work(cover, mask, size, tint)
        elif self._dirty is not None:
            changed = _cut(_scaled(self._dirty, mask, size), self._cover)
            if changed is not None:
                self._work(changed, mask, size, tint)
        self._dirty = None
        at = QPointF(target.left() + self._cover_at.x() / scale, target.top() + self._cover_at.y() / scale)
        for hint in (QPainter.RenderHint.SmoothPixmapTransform, QPainter.RenderHint.Antialiasing):
            painter.setRenderHint(hint, False)  # device pixel on device pixel: only copied
        painter.drawImage(QRectF(at, self._image.deviceIndependentSize() / scale), self._image)

    @property
    def _cover_at(self) -> QPointF:
        return QPointF() if self._cover is None else QPointF(self._cover.x, self._cover.y)

    def _begin(self, cover: Rect) -> None:
        self._cover = cover
        self._pixels = np.empty((cover.height, cover.width), np.uint32)
        self._image = QImage(
            self._pixels.data,
            cover.width,
            cover.height,
            4 * cover.width,
            QImage.Format.Format_ARGB32_Premultiplied,
        )

    def _work(self, box: Rect, mask: Mask, size: QSize, tint: QColor | None) -> None:
        """Fill ``box`` (device pixels of the picture)."""
        assert self._cover is not None
        sampled = _sampled(mask, box.grown(1), size)
        inside = sampled > 0
        middle = inside[1:-1, 1:-1]
        around = inside[:-2, 1:-1] & inside[2:, 1:-1] & inside[1:-1, :-2] & inside[1:-1, 2:]
        top, left = box.y - self._cover.y, box.x - self._cover.x
        pixels = self._pixels[top : top + box.height, left : left + box.width]
        np.take(_tints(tint), sampled[1:-1, 1:-1], out=pixels, mode="clip")
        rows, columns = np.divmod(np.flatnonzero(middle & ~around), box.width)
        dashes = ((rows + box.y + columns + box.x) // DASH) % 2
        pixels[rows, columns] = np.where(dashes, np.uint32(LIGHT), np.uint32(DARK))


def _cut(box: Rect, other: Rect) -> Rect | None:
    """What both have in common."""
    x, y = max(box.x, other.x), max(box.y, other.y)
    width, height = min(box.right, other.right) - x, min(box.bottom, other.bottom) - y
    return Rect(x, y, width, height) if width > 0 and height > 0 else None


def _sampled(mask: Mask, box: Rect, size: QSize) -> Mask:
    """The mask at the device pixels of ``box``; beyond the picture there is none."""
    height, width = mask.shape
    rows = _nearest(box.y, box.bottom, height, size.height())
    columns = _nearest(box.x, box.right, width, size.width())
    part: Mask = mask[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    if part.shape == (len(rows), len(columns)):
        part = part.copy()
    else:
        part = part[(rows - rows[0])[:, None], columns - columns[0]]
    if box.y < 0:
        part[: -box.y] = 0
    if box.x < 0:
        part[:, : -box.x] = 0
    if box.bottom > size.height():
        part[size.height() - box.bottom :] = 0
    if box.right > size.width():
        part[:, size.width() - box.right :] = 0
    return part


def _nearest(begin: int, end: int, length: int, scaled: int) -> NDArray[np.intp]:
    """The pixels of the mask that device pixels ``begin`` to ``end`` show, along one side."""
    at = ((np.arange(begin, end) + 0.5) * (length / scaled)).astype(np.intp)
    return np.clip(at, 0, length - 1)


def _scaled(box: Rect, mask: Mask, size: QSize) -> Rect:
    """The device pixels that show ``box``, and one more on each side for the outline."""
    across, down = size.width() / mask.shape[1], size.height() / mask.shape[0]
    x, y = int(box.x * across) - 2, int(box.y * down) - 2
    return Rect(x, y, int(box.right * across) + 3 - x, int(box.bottom * down) + 3 - y)


def _tints(tint: QColor | None) -> NDArray[np.uint32]:
    """For each value of the mask its colour, premultiplied."""
    if tint is None:
        return np.zeros(256, np.uint32)
    alpha = np.arange(256) / 255 * TINT
    colour = (255, tint.red(), tint.green(), tint.blue())
    alphas, reds, greens, blues = (np.round(alpha * part).astype(np.uint32) for part in colour)
    table = alphas << 24 | reds << 16 | greens << 8 | blues
    return table.astype(np.uint32)
