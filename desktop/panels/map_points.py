"""The points of the map in its view: which are seen where, and how they are painted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from core.arrays import Floats
from desktop.images import to_qimage
from desktop.language import mark, tr
from desktop.panels import map_drawing as drawing
from desktop.panels.map_lens import Lens
from desktop.state.map_store import Side
from desktop.state.specimens import Kind, Specimen
from desktop.theme import Theme

EMPTY = mark("Draw pictures, or drop a folder of them here: each will be a point, like beside like.")
MOST_KEPT = 2048
"""Thumbnails, each at the size at which it was seen."""


class PointLayer:
    """All points, painted once and kept: a drag between them paints only what it moves.

    Args:
        view: Where they are seen.

    Attributes:
        points: In the order in which they are painted.
        places: float32 (n, 2): where they lie on the plane.
    """

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self.points: Sequence[Specimen] = ()
        self.places: Floats = np.zeros((0, 2), np.float32)
        self._pixmaps: dict[tuple[str, int], tuple[QPixmap, float, float]] = {}
        self._layer: tuple[str, QPixmap] | None = None

    def forget(self) -> None:
        """Paint them anew next time."""
        self._layer = None

    def seen(self, lens: Lens) -> list[tuple[Specimen, QPointF]]:
        """The points in sight, and where."""
        where, half = lens.all_to_view(self.places), lens.side / 2
        room = (lens.width + half, lens.height + half)
        inside = ((where > -half) & (where < room)).all(axis=1)
        return [
            (self.points[int(index)], QPointF(float(where[index, 0]), float(where[index, 1])))
            for index in np.flatnonzero(inside)
        ]

    def at(self, place: QPointF, lens: Lens, chosen: str) -> Specimen | None:
        """The point at a place of the view; the chosen one lies on top."""
        half, found = lens.side / 2, None
        for point, middle in self.seen(lens):
            if abs(middle.x() - place.x()) <= half and abs(middle.y() - place.y()) <= half:
                found = point
                if point.key == chosen:
                    break
        return found

    def draw(
        self, painter: QPainter, lens: Lens, theme: Theme, *, marks: Mapping[str, Side], chosen: str
    ) -> None:
        """Paint them."""
        if self._layer is None or self._layer[0] != theme.name:
            self._layer = theme.name, self._painted(lens, theme, marks, chosen)
        painter.drawPixmap(0, 0, self._layer[1])

    def pixmap(self, point: Specimen, lens: Lens) -> tuple[QPixmap, float, float]:
        """A thumbnail at the size that is seen, sharp on this screen; its width and height."""
        scale = self._view.devicePixelRatioF()
        side = round(lens.side * scale)
        kept = self._pixmaps.get((point.key, side))
        if kept is None:
            if len(self._pixmaps) > MOST_KEPT:
                self._pixmaps.clear()
            grown, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            pixmap = QPixmap.fromImage(to_qimage(point.small).scaled(side, side, grown, smooth))
            pixmap.setDevicePixelRatio(scale)
            kept = self._pixmaps[point.key, side] = pixmap, pixmap.width() / scale, pixmap.height() / scale
        return kept

    def _painted(self, lens: Lens, theme: Theme, marks: Mapping[str, Side], chosen: str) -> QPixmap:
        view, scale = self._view, self._view.devicePixelRatioF()
        layer = QPixmap(round(view.width() * scale), round(view.height() * scale))
        layer.setDevicePixelRatio(scale)
        layer.fill(theme.colour("canvas"))
        painter = QPainter(layer)
        if not self.points:
            drawing.draw_word(painter, QRectF(view.rect()), theme, tr(EMPTY))

        def height(pair: tuple[Specimen, QPointF]) -> tuple[bool, bool]:
            return pair[0].key == chosen, pair[0].key in marks

        for point, middle in sorted(self.seen(lens), key=height):
            pixmap, wide, high = self.pixmap(point, lens)
            painter.drawPixmap(QPointF(middle.x() - wide / 2, middle.y() - high / 2), pixmap)
            side, current = marks.get(point.key), point.key == chosen
            if side is not None or current or point.kind is not Kind.HISTORY:
                place = QRectF(middle.x() - wide / 2, middle.y() - high / 2, wide, high)
                drawing.draw_point(painter, place, theme, kind=point.kind, side=side, chosen=current)
        painter.end()
        return layer
