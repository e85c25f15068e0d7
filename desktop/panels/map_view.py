"""The plane of the map: thumbnails, what lies between them, and the hand on it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QPoint, QPointF, QRectF, QSize, Qt, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QPinchGesture, QSizePolicy, QToolTip, QWidget

from core.files.latents import KeptLatent, latent_bytes
from desktop.file_names import ENTRY_TYPE, LATENT_TYPE
from desktop.language import tr
from desktop.panels import map_drawing as drawing
from desktop.panels.map_lens import Lens, next_along
from desktop.panels.map_points import PointLayer
from desktop.state.map_store import MapStore, Side
from desktop.state.offers import files_in, folders_in, offers_pictures
from desktop.state.specimens import Specimen
from desktop.theme import theme_of
from desktop.widgets.painted import Painted

FAR = 4
"""Pixels the pointer must go before a press is a drag."""
STEP = 1.25
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}
KEYS = {
    *ARROWS, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_K, Qt.Key.Key_T, Qt.Key.Key_A, Qt.Key.Key_Home,
    Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus,
}  # fmt: skip
"""What means something here, whatever it means elsewhere."""
HELD = {Qt.KeyboardModifier.ShiftModifier: Side.MORE, Qt.KeyboardModifier.ControlModifier: Side.LESS}


class MapView(Painted):
    """Draws the map and takes the mouse, the wheel, fingers and keys.

    Signals:
        opened (object): A ``Specimen`` is to be put on the canvas.
        kept: The picture between the points is to be kept.
        keyframe_asked: What is chosen is to be a keyframe.
        menu_asked (object): A menu is wanted at this place of the screen.
        let_go: Nothing between the points is looked at any more.
    """

    opened = Signal(object)
    kept = Signal()
    keyframe_asked = Signal()
    menu_asked = Signal(object)
    let_go = Signal()

    def __init__(self, store: MapStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._lens = Lens(width=1, height=1)
        self._layer = PointLayer(self)
        self._current = ""
        self._press: QPointF | None = None
        self._pressed: Specimen | None = None
        self._side: Side | None = None
        self._pan: QPointF | None = None
        self._band: QRectF | None = None
        self._looking = False
        self.marking: Side | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMinimumSize(160, 96)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Latent map"))
        self.grabGesture(Qt.GestureType.PinchGesture)
        store.changed.connect(self._changed)
        store.marks_changed.connect(self._repaint)
        store.between_changed.connect(self.update)

    @property
    def lens(self) -> Lens:
        """How the plane lies in the view."""
        return self._lens

    @property
    def current(self) -> Specimen | None:
        """The point that is chosen."""
        return next((point for point in self._layer.points if point.key == self._current), None)

    def sizeHint(self) -> QSize:
        return QSize(288, 288)

    def fit(self) -> None:
        """Show all of the map."""
        self._set_lens(Lens(width=self.width(), height=self.height()))

    def zoom(self, factor: float) -> None:
        """Nearer or farther."""
        self._set_lens(self._lens.zoomed(factor))

    def choose(self, point: Specimen | None) -> None:
        """Make a point the one that keys act on."""
        self._current = "" if point is None else point.key
        self.setAccessibleDescription("" if point is None else point.words)
        self._repaint()

    def at(self, place: QPointF) -> Specimen | None:
        """The point under the pointer; the chosen one lies on top."""
        return self._layer.at(place, self._lens, self._current)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, room = theme_of(self), QRectF(self.rect())
        painter = QPainter(self)
        self._layer.draw(painter, self._lens, theme, marks=self._store.marks, chosen=self._current)
        between = self._store.between
        if between is not None:
            drawing.draw_between(painter, self._lens, between, theme, room)
        if self._band is not None:
            drawing.draw_band(painter, self._band, theme, self._side or Side.MORE)
        if self._ring:
            drawing.draw_focus(painter, room, theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_lens(replace(self._lens, width=self.width(), height=self.height()))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            plain = not event.modifiers() & ~(
                Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
            )
            busy = self._store.between is not None or self._band is not None
            if (plain and event.key() in KEYS) or (event.key() == Qt.Key.Key_Escape and busy):
                event.accept()
                return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self._set_lens(self._lens.zoomed(1 + event.value(), event.position()))
                return True
        elif event.type() == QEvent.Type.Gesture:
            pinch = event.gesture(Qt.GestureType.PinchGesture)  # type: ignore[attr-defined]
            if isinstance(pinch, QPinchGesture):
                at = QPointF(self.mapFromGlobal(pinch.hotSpot().toPoint()))
                self._set_lens(self._lens.zoomed(pinch.scaleFactor(), at))
                return True
        elif isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            point = self.at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), "" if point is None else point.words[:200], self)
            return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._set_lens(self._lens.zoomed(STEP ** (event.angleDelta().y() / 120), event.position()))
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = event.position()
        if event.button() is not Qt.MouseButton.LeftButton or not self._layer.points:
            return
        self._press = event.position()
        held = [side for key, side in HELD.items() if event.modifiers() & key]
        self._side = held[0] if held else self.marking
        self._pressed = self.at(event.position())
        if self._pressed is not None:
            self.choose(self._pressed)
        elif self._side is None:
            self._looking = True
            self._look(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        place = event.position()
        if self._pan is not None:
            self._set_lens(self._lens.panned(place - self._pan))
            self._pan = place
        elif self._looking:
            self._look(place)
        elif self._press is not None and (place - self._press).manhattanLength() >= FAR:
            if self._side is not None:
                self._band = QRectF(self._press, place).normalized()
                self.update()
            elif self._pressed is not None:
                point, self._press = self._pressed, None
                self._carry(point)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = None
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        if self._looking:
            self._looking = False
            self._look(event.position(), final=True)
        elif self._band is not None and self._side is not None:
            band, self._band = self._band, None
            inside = [point.key for point, middle in self._layer.seen(self._lens) if band.contains(middle)]
            self._store.mark(inside, self._side)
        elif self._press is not None and self._pressed is not None and self._side is not None:
            self._toggle(self._pressed, self._side)
        self._press = None
        self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        point = self.at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and point is not None:
            self.opened.emit(point)
        else:
            self.mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in ARROWS and self._layer.points:
            way = ARROWS[Qt.Key(key)]
            self._step(way) if shift else self._go(way)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_K:
            self.keyframe_asked.emit()
        elif key in (Qt.Key.Key_T, Qt.Key.Key_A) and self.current is not None:
            self._toggle(self.current, Side.MORE if key == Qt.Key.Key_T else Side.LESS)
        elif key == Qt.Key.Key_Escape and (self._store.between is not None or self._band is not None):
            self._band = None
            self._looking = False
            self.let_go.emit()
        elif key == Qt.Key.Key_Home:
            self.fit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / STEP if key == Qt.Key.Key_Minus else STEP)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            point = self.at(QPointF(event.pos()))
            if point is not None:
                self.choose(point)
        elif self.current is not None:
            place = self.mapToGlobal(self._lens.to_view(self._where(self.current)).toPoint())
        self.menu_asked.emit(place)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is not self and offers_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._store.add([*files_in(event.mimeData()), *folders_in(event.mimeData())])

    def mime(self, point: Specimen) -> QMimeData:
        """A point as it is dragged: to the timeline, the canvas, the arithmetic, other programs."""
        data = QMimeData()
        if point.entry:
            data.setData(ENTRY_TYPE, QByteArray(point.entry.encode()))
        if point.path is not None:
            data.setUrls([QUrl.fromLocalFile(str(point.path))])
        else:
            _put(data, self._store.latent(point))
        return data

    def _carry(self, point: Specimen) -> None:
        drag = QDrag(self)
        drag.setMimeData(self.mime(point))
        pixmap, wide, high = self._layer.pixmap(point, self._lens)
        drag.setPixmap(pixmap)
        drag.setHotSpot(QPoint(round(wide / 2), round(high / 2)))
        drag.exec(Qt.DropAction.CopyAction)

    def _look(self, place: QPointF, *, final: bool = False) -> None:
        self.choose(None)
        self._store.look(self._lens.to_plane(place), final=final)

    def _step(self, way: tuple[int, int]) -> None:
        """By keys to a place between the points."""
        between = self._store.between
        here = between.place if between is not None else self._lens.centre
        if between is None and self.current is not None:
            here = self._where(self.current)
        x, y = here[0] + 0.05 / self._lens.zoom * way[0], here[1] + 0.05 / self._lens.zoom * way[1]
        place = (min(1.2, max(-1.2, x)), min(1.2, max(-1.2, y)))
        self.choose(None)
        self._set_lens(self._lens.showing(place))
        self._store.look(place, final=True)

    def _go(self, way: tuple[int, int]) -> None:
        points = self._layer.points
        places = [self._where(point) for point in points]
        between = self._store.between
        here = self._where(self.current) if self.current is not None else None
        if here is None and between is not None:
            here = between.place
        index = 0 if here is None else next_along(places, here, way)
        if index < 0:
            return
        self.let_go.emit()
        self.choose(points[index])
        self._set_lens(self._lens.showing(places[index]))

    def _enter(self) -> None:
        if self.current is not None:
            self.opened.emit(self.current)
        elif self._store.between is not None:
            self.kept.emit()

    def _toggle(self, point: Specimen, side: Side) -> None:
        self._store.mark([point.key], None if self._store.marks.get(point.key) is side else side)

    def _where(self, point: Specimen) -> tuple[float, float]:
        return self._store.place(point)

    def _changed(self) -> None:
        self._layer.points, self._layer.places = self._store.points, self._store.places
        if self._current and self.current is None:
            self._current = ""
        self._repaint()

    def _repaint(self) -> None:
        self._layer.forget()
        self.update()

    def _set_lens(self, lens: Lens) -> None:
        if lens != self._lens:
            self._lens = lens
            self._repaint()


def _put(data: QMimeData, kept: KeptLatent | None) -> None:
    if kept is not None:
        data.setData(LATENT_TYPE, QByteArray(latent_bytes(kept)))
