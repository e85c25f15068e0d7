"""The frames as the strip shows them: small, made when they are first seen, a few at a time."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap

from core.arrays import Picture
from desktop.images import to_qimage
from desktop.state.frames import Frames, nearest
from desktop.timeline.drawing import draw_image
from desktop.timeline.layout import Layout

AT_ONCE = 12
"""Small pictures made for one repaint: the window must answer meanwhile."""
KEPT = 600
STANDS_IN = 0.4
"""How strong a frame is shown in the place of one that is not there yet."""


class Film:
    """Paints frames end to end."""

    def __init__(self) -> None:
        self._small: OrderedDict[tuple[int, int], tuple[Picture, QPixmap]] = OrderedDict()

    def draw(self, painter: QPainter, layout: Layout, frames: Frames, visible: QRectF) -> bool:
        """Paint what there is; whether there is more to be made in another repaint."""
        lane = layout.film
        if not len(frames):
            return False
        shown = frames.at(0)
        assert shown is not None
        natural = lane.height() * shown.shape[1] / shown.shape[0]
        slot = max(12.0, natural, layout.x(1) - layout.x(0))
        scale = painter.device().devicePixelRatioF()
        origin = layout.x(0)
        first = max(0, int((visible.left() - origin) // slot))
        left, there, made = origin + first * slot, frames.there, 0
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        while left < min(visible.right(), layout.end):
            width = min(slot, layout.end - left)
            wanted = layout.frame(left + width / 2)
            number = nearest(there, wanted)
            assert number is not None
            picture = frames.at(number)
            assert picture is not None
            image = self._kept(number, picture, round(lane.height() * scale))
            if image is None and made < AT_ONCE:
                image = self._made(number, picture, round(lane.height() * scale))
                made += 1
            if image is not None:
                near = abs(layout.x(number) - layout.x(wanted)) <= slot / 2
                rect = QRectF(left, lane.top(), min(width, max(12.0, natural)), lane.height())
                draw_image(painter, rect.adjusted(0, 0, -1, 0), image, 2, 1.0 if near else STANDS_IN)
            left += slot
        return made >= AT_ONCE

    def _kept(self, number: int, picture: Picture, height: int) -> QPixmap | None:
        kept = self._small.get((number, height))
        if kept is None or kept[0] is not picture:
            return None
        self._small.move_to_end((number, height))
        return kept[1]

    def _made(self, number: int, picture: Picture, height: int) -> QPixmap:
        width = max(1, round(height * picture.shape[1] / picture.shape[0]))
        image = to_qimage(picture).scaled(
            QSize(width, height),
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        pixmap = QPixmap.fromImage(image)
        self._small[number, height] = picture, pixmap
        while len(self._small) > KEPT:
            self._small.popitem(last=False)
        return pixmap
