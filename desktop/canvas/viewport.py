"""Where the picture lies on the canvas: pan and zoom, without a widget."""

from __future__ import annotations

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF

from core.geometry import Size

LOWEST, HIGHEST = 0.02, 32.0
MARGIN = 32.0


class Viewport:
    """Maps picture pixels to canvas pixels; ``zoom`` 1 is one to one.

    While ``fitted``, the picture follows the canvas when either changes its size.
    """

    def __init__(self) -> None:
        self.zoom = 1.0
        self.fitted = True
        self._centre = QPointF(0, 0)
        self._picture = QSizeF(1, 1)
        self._canvas = QSizeF(1, 1)
        self._room = QMarginsF()
        self._head = 0.0
        self._foot = 0.0

    @property
    def target(self) -> QRectF:
        """The picture's rectangle on the canvas."""
        left = self._canvas.width() / 2 - self._centre.x() * self.zoom
        top = self._canvas.height() / 2 - self._centre.y() * self.zoom
        return QRectF(left, top, self._picture.width() * self.zoom, self._picture.height() * self.zoom)

    @property
    def whole(self) -> bool:
        """Whether all of the picture can be seen."""
        return QRectF(0, 0, self._canvas.width(), self._canvas.height()).contains(self.target)

    def to_picture(self, point: QPointF) -> QPointF:
        """Picture pixels under a canvas point."""
        target = self.target
        return QPointF((point.x() - target.left()) / self.zoom, (point.y() - target.top()) / self.zoom)

    def set_picture(self, size: Size) -> None:
        """The picture has another size: it is fitted if it was, otherwise it keeps its middle."""
        size_f = QSizeF(size.width, size.height)
        if size_f == self._picture:
            return
        before = self._picture
        self._picture = size_f
        if self.fitted:
            self.fit()
        else:
            self._centre = QPointF(
                self._centre.x() / before.width() * size_f.width(),
                self._centre.y() / before.height() * size_f.height(),
            )

    def set_canvas(self, width: float, height: float) -> None:
        """The canvas has another size."""
        self._canvas = QSizeF(max(1.0, width), max(1.0, height))
        if self.fitted:
            self.fit()

    def set_head(self, height: float) -> None:
        """Keep this much of the canvas's upper end free when fitting."""
        if height != self._head:
            self._head = height
            if self.fitted:
                self.fit()

    def set_foot(self, height: float) -> None:
        """Keep this much of the canvas's lower end free when fitting: something floats there."""
        if height != self._foot:
            self._foot = height
            if self.fitted:
                self.fit()

    def set_room(self, room: QMarginsF) -> None:
        """Show so many pixels beyond the picture's edges too when fitting."""
        if room != self._room:
            self._room = room
            if self.fitted:
                self.fit()

    def fit(self) -> None:
        """Show all of the picture, as large as it goes."""
        self.fitted = True
        shown = QRectF(QPointF(), self._picture).marginsAdded(self._room)
        across = (self._canvas.width() - 2 * MARGIN) / shown.width()
        down = (self._canvas.height() - self._head - self._foot - 2 * MARGIN) / shown.height()
        self.zoom = min(HIGHEST, max(LOWEST, min(across, down)))
        self._centre = shown.center() + QPointF(0, (self._foot - self._head) / 2 / self.zoom)

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Change the zoom; the picture's pixel under ``at`` (the middle if None) stays where it is."""
        at = at or QPointF(self._canvas.width() / 2, self._canvas.height() / 2)
        under = self.to_picture(at)
        self.zoom = min(HIGHEST, max(LOWEST, zoom))
        self.fitted = False
        now = self.to_picture(at)
        self._move(under - now)

    def pan(self, by: QPointF) -> None:
        """Move the picture by canvas pixels; a part of it always stays in sight."""
        self.fitted = False
        self._move(QPointF(-by.x() / self.zoom, -by.y() / self.zoom))

    def _move(self, by: QPointF) -> None:
        centre = self._centre + by
        half_w, half_h = self._canvas.width() / 2 / self.zoom, self._canvas.height() / 2 / self.zoom
        keep_w, keep_h = min(half_w, self._picture.width()) / 2, min(half_h, self._picture.height()) / 2
        self._centre = QPointF(
            min(self._picture.width() + half_w - keep_w, max(keep_w - half_w, centre.x())),
            min(self._picture.height() + half_h - keep_h, max(keep_h - half_h, centre.y())),
        )
