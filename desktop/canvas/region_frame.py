"""The region's frame on the canvas: seen while there is a mask, dragged by its handles and edges."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMarginsF, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen, QTransform
from PySide6.QtWidgets import QWidget

from core.document.region import Region
from core.errors import InputError, LatentscapeError
from core.geometry import Rect
from desktop.canvas import grips, tool_marks
from desktop.canvas.grips import Grip
from desktop.canvas.scene import Scene
from desktop.canvas.viewport import Viewport
from desktop.language import tr
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.region_store import SMALLEST
from desktop.theme import draw_icon, theme_of


class RegionFrame(QObject):
    """Shows where the region lies, and lets the person drag it; over the picture's edge too.

    Signals:
        cursor_changed: ``cursor`` is another.
        room_changed: So much room beyond the picture's edges is to be shown; told once a drag is over.
    """

    cursor_changed = Signal()
    room_changed = Signal()

    def __init__(
        self,
        document: DocumentStore,
        generation: GenerationStore,
        scene: Scene,
        viewport: Viewport,
        canvas: QWidget,
    ) -> None:
        super().__init__(canvas)
        self._mask, self._region, self._generation = document.mask, document.region, generation
        self._scene, self._viewport, self._canvas = scene, viewport, canvas
        self._hovered: Grip | None = None
        self._held: tuple[Grip, QPointF, Rect] | None = None
        self._region.changed.connect(self._changed)

    @property
    def busy(self) -> bool:
        """Whether it is being dragged."""
        return self._held is not None

    @property
    def cursor(self) -> Qt.CursorShape | None:
        """The pointer's shape over the frame; None elsewhere."""
        grip = self._hovered if self._held is None else self._held[0]
        return None if grip is None else grip.cursor

    def mouse(self, event: QMouseEvent, *, edges: bool) -> bool:
        """Take a press, a move or a release; whether it was taken.

        Args:
            event: Of the canvas.
            edges: Whether the sides between the handles can be held too, to move it as a whole.
        """
        kind = event.type()
        if kind == QEvent.Type.MouseMove:
            if self._held is not None:
                self._drag(event.position())
                return True
            self._hover(self._at(event.position(), edges=edges))
            return False
        if event.button() is not Qt.MouseButton.LeftButton:
            return self.busy
        if kind == QEvent.Type.MouseButtonRelease:
            taken, self._held = self.busy, None
            if taken:
                self._changed()
            return taken
        grip, region = self._at(event.position(), edges=edges), self._shown()
        if grip is None or region is None:
            return False
        self._held = grip, self._viewport.to_picture(event.position()), region.place
        return True

    def double_click(self, at: QPointF) -> bool:
        """Let it follow the mask again, if the pointer is on it; whether it was."""
        if self._at(at, edges=True) is None:
            return False
        self._held = None
        self._region.reset()
        return True

    def leave(self) -> None:
        """The pointer is elsewhere."""
        self._hover(None)

    def draw(self, painter: QPainter, transform: QTransform) -> None:
        """Paint it, with its handles if it can be dragged."""
        region = self._shown()
        if region is None:
            return
        place = region.place
        rect = transform.mapRect(QRectF(place.x, place.y, place.width, place.height))
        if self._region.margins():
            self._draw_room(painter, rect, transform)
        tool_marks.draw_region(painter, place, transform)
        if self._region.locked:
            self._draw_lock(painter, rect)
        elif self._free:
            grips.draw_handles(painter, rect)
        if self.busy:
            self._draw_size(painter, rect, region)

    @property
    def room(self) -> QMarginsF:
        """How many pixels beyond the picture's edges it reaches."""
        margins = self._region.margins()
        return QMarginsF(margins.left, margins.top, margins.right, margins.bottom)

    def _changed(self) -> None:
        if not self.busy:
            self.room_changed.emit()
        self._canvas.update()

    @property
    def _free(self) -> bool:
        return not self._region.locked and not self._scene.drawing and not self._generation.candidates

    def _shown(self) -> Region | None:
        model, mask = self._generation.model_info, self._mask
        if model is None or mask.painting or not self._region.applied or self._scene.size != mask.size:
            return None
        try:
            return self._region.of(model)
        except LatentscapeError:
            return None

    def _rect(self) -> QRectF | None:
        region, size = self._shown(), self._mask.size
        if region is None or size is None:
            return None
        place = region.place
        transform = tool_marks.onto(self._viewport.target, size)
        return transform.mapRect(QRectF(place.x, place.y, place.width, place.height))

    def _at(self, at: QPointF, *, edges: bool) -> Grip | None:
        rect = self._rect() if self._free else None
        if rect is None:
            return None
        if (handle := grips.handle_at(rect, at)) is not None:
            return handle
        outer, inner = rect.adjusted(-3, -3, 3, 3), rect.adjusted(3, 3, -3, -3)
        if edges and outer.contains(at) and not inner.contains(at):
            return grips.WHOLE
        return None

    def _hover(self, grip: Grip | None) -> None:
        if grip != self._hovered:
            self._hovered = grip
            self.cursor_changed.emit()

    def _drag(self, to: QPointF) -> None:
        assert self._held is not None
        size = self._mask.size
        if size is None:
            return
        grip, start, before = self._held
        moved = self._viewport.to_picture(to) - start
        near = grips.SNAP / self._viewport.zoom
        try:
            self._region.set_frame(grips.dragged(before, grip, moved, size, near=near, least=SMALLEST))
        except InputError:
            return  # it stays at the last place where it could be

    def _draw_room(self, painter: QPainter, rect: QRectF, transform: QTransform) -> None:
        """What will be made beyond the picture's edge is tinted as the mask is."""
        assert self._mask.size is not None
        size = self._mask.size
        picture = transform.mapRect(QRectF(0, 0, size.width, size.height))
        tint = QColor(theme_of(self._canvas).colour("accent"))
        tint.setAlphaF(0.3)
        for part in (
            QRectF(rect.left(), rect.top(), rect.width(), max(0.0, picture.top() - rect.top())),
            QRectF(rect.left(), picture.bottom(), rect.width(), max(0.0, rect.bottom() - picture.bottom())),
        ):
            painter.fillRect(part, tint)
        middle = rect.intersected(QRectF(rect.left(), picture.top(), rect.width(), picture.height()))
        for part in (
            QRectF(middle.left(), middle.top(), max(0.0, picture.left() - middle.left()), middle.height()),
            QRectF(
                picture.right(), middle.top(), max(0.0, middle.right() - picture.right()), middle.height()
            ),
        ):
            painter.fillRect(part, tint)

    def _draw_lock(self, painter: QPainter, rect: QRectF) -> None:
        box = QRectF(rect.right() - 24, rect.top() + 4, 20, 20)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tool_marks.DARK)
        painter.drawRoundedRect(box, 4, 4)
        draw_icon(painter, "lock", tool_marks.LIGHT, box.adjusted(3, 3, -3, -3))

    def _draw_size(self, painter: QPainter, rect: QRectF, region: Region) -> None:
        text = tr(
            "{width} × {height} px, drawn at {size}",
            width=region.place.width,
            height=region.place.height,
            size=region.size,
        )
        metrics = painter.fontMetrics()
        box = QRectF(rect.left(), rect.bottom() + 8, metrics.horizontalAdvance(text) + 12, 22)
        box.moveBottom(min(box.bottom(), self._canvas.height() - 4.0))
        box.moveLeft(min(max(4.0, box.left()), self._canvas.width() - box.width() - 4))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(0, 0, 0, 190))
        painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QPen(tool_marks.LIGHT))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
