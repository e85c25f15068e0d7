"""The canvas: shows the scene, takes the mouse, the wheel, the keys and what is dropped."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QFocusEvent,
    QInputDevice,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QResizeEvent,
    QTabletEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QPinchGesture, QSizePolicy, QWidget

from core.geometry import Rect
from desktop.canvas import overlays
from desktop.canvas.exchange import Exchange
from desktop.canvas.floats import Floats
from desktop.canvas.router import ToolRouter
from desktop.canvas.scene import Scene
from desktop.canvas.stage import Stage
from desktop.canvas.tool_marks import draw_dashed, onto
from desktop.canvas.transfer import Outbox, offers_something
from desktop.canvas.viewport import Viewport
from desktop.language import tr
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.theme import GRID, theme_of
from desktop.widgets.paint import ring

STEP = 1.25
BEFORE = (Qt.Key.Key_Backslash, Qt.Key.Key_Backspace)
"""Held, they show the picture as it was."""
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
WITH_ENTER = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier


class CanvasView(QWidget):
    """The picture, in the middle of everything.

    The wheel zooms at the pointer. Space, the middle button, or dragging a picture larger than the canvas
    pans; dragging a picture that is wholly seen takes it out of the window.

    Attributes:
        exchange: Pictures that come and go.
        scene: What is shown.
        viewport: Where it is shown.

    Signals:
        zoomed (float): The zoom is another; 1 is 100 %, 0 while there is nothing to zoom.
        resized (object): The ``Size`` of what is shown is another; None while there is nothing.
        head_changed (int): So much of the upper end is taken by a bar.
        prompt_chosen (str): A sample prompt.
        open_asked: The person wants to open a picture.
        pointed (object): The place of the document (``QPointF``) under the pointer; None elsewhere.
        clicked (object): A place of the document that was clicked with no tool in the hand.
    """

    zoomed = Signal(float)
    resized = Signal(object)
    head_changed = Signal(int)
    prompt_chosen = Signal(str)
    open_asked = Signal()
    pointed = Signal(object)
    clicked = Signal(object)

    def __init__(
        self,
        document: DocumentStore,
        generation: GenerationStore,
        outbox: Outbox,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stage = Stage(document)
        self._last_press: QPointF | None = None
        self._panning = False
        self._space = False
        self._dropping = False
        self._ring = False
        self._marked: QRectF | None = None
        self.exchange = Exchange(document, outbox, self)
        self.viewport = Viewport()
        self.scene = Scene(document, generation, self)
        self.tools = ToolRouter(document, generation, self.scene, self.viewport, self)
        self._floats = Floats(self.scene, self.tools, generation, self)
        self.brush_bar, self.crop_bar = self._floats.brush_bar, self._floats.crop_bar
        self.candidates, self.invitation = self._floats.candidates, self._floats.invitation
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(320, 240)
        self.setAccessibleName(tr("Canvas"))
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.scene.changed.connect(self._scene_changed)
        self.scene.touched.connect(self._document_touched)
        self.scene.resized.connect(self._scene_resized)
        self._floats.foot_changed.connect(self._foot_changed)
        self._floats.head_changed.connect(self.head_changed)
        self.tools.store.tool_changed.connect(self._tool_changed)
        self.tools.cursor_changed.connect(self._show_cursor)
        self.tools.frame.room_changed.connect(self._room_changed)
        document.mask.changed.connect(self._tool_changed)
        self.viewport.set_head(2 * GRID)
        self.invitation.prompt_chosen.connect(self.prompt_chosen)
        self.invitation.open_asked.connect(self.open_asked)
        self._scene_resized()

    def sizeHint(self) -> QSize:
        return QSize(800, 600)

    def fit(self) -> None:
        """Show all of the picture."""
        self.viewport.fit()
        self._moved()

    def zoom_to(self, zoom: float, at: QPointF | None = None) -> None:
        """Zoom; 1 is 100 %. ``at`` stays where it is."""
        self.viewport.zoom_to(zoom, at)
        self._moved()

    def zoom_in(self) -> None:
        """One step closer."""
        self.zoom_to(self.viewport.zoom * STEP)

    def zoom_out(self) -> None:
        """One step away."""
        self.zoom_to(self.viewport.zoom / STEP)

    def mark(self, box: QRectF | None) -> None:
        """Frame a part of the document; None for none."""
        if box != self._marked:
            self._marked = box
            self.update()

    def copy(self) -> bool:
        """Put the finished picture that is shown into the clipboard; whether there was one."""
        taken = self.scene.taken_out
        if taken is not None:
            self.exchange.copy(*taken)
        return taken is not None

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        whole = QRectF(self.rect())
        painter.fillRect(event.rect(), theme.colour("canvas"))
        scene = self.scene
        if scene.size is not None:
            target = overlays.snapped(self.viewport.target, self.devicePixelRatioF())
            if not self._stage.draw(painter, scene, target, QRectF(event.rect()), theme):
                QTimer.singleShot(0, self, self.update)
            if scene.of_document or scene.picture is not None:
                self.tools.draw(painter, target)
                self._draw_mark(painter, target)
            if scene.drawing:
                overlays.draw_progress(painter, target, scene.share, theme)
            if scene.caption:
                overlays.draw_caption(painter, target, whole, scene.caption, theme)
        if self._dropping:
            overlays.draw_drop(painter, whole, theme)
        elif self._ring:
            ring(painter, whole, theme.colour("accent"), 0, 2)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.viewport.set_canvas(self.width(), self.height())
        self._floats.place()
        self._moved()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:  # once everything in it has the new size of type
            QTimer.singleShot(0, self, self._floats.place)

    def event(self, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.tools.wants(event)
        ):
            event.accept()  # no command while a stroke goes on or a crop waits
            return True
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
                self.zoom_to(self.viewport.zoom * (1 + event.value()), event.position())
                return True
        elif event.type() == QEvent.Type.Gesture:
            pinch = event.gesture(Qt.GestureType.PinchGesture)  # type: ignore[attr-defined]
            if isinstance(pinch, QPinchGesture):
                at = QPointF(self.mapFromGlobal(pinch.hotSpot().toPoint()))
                self.zoom_to(self.viewport.zoom * pinch.scaleFactor(), at)
                return True
        return super().event(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.scene.size is None:
            event.ignore()
            return
        pad = event.device().type() is QInputDevice.DeviceType.TouchPad
        if pad and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.viewport.pan(QPointF(event.pixelDelta() or event.angleDelta()))
            self._moved()
        else:
            self.zoom_to(self.viewport.zoom * STEP ** (event.angleDelta().y() / 120), event.position())
        event.accept()

    def tabletEvent(self, event: QTabletEvent) -> None:
        event.setAccepted(self.tools.tablet(event))

    def leaveEvent(self, event: QEvent) -> None:
        self.tools.hover(None)
        self.tools.frame.leave()
        self.pointed.emit(None)
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._space and self.tools.mouse(event):
            return
        left = event.button() is Qt.MouseButton.LeftButton
        if event.button() is Qt.MouseButton.MiddleButton or (
            left and (self._space or not self.viewport.whole)
        ):
            self._panning = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if left or self._panning:
            self._last_press = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.pointed.emit(self._in_document(event.position()))
        if self._last_press is None:
            self.tools.mouse(event)
            return
        moved = event.position() - self._last_press
        if self._panning:
            self.viewport.pan(moved)
            self._last_press = event.position()
            self._moved()
        elif moved.manhattanLength() >= QApplication.startDragDistance():
            inside = self.viewport.target.contains(self._last_press)
            self._last_press = None
            if inside:
                taken = self.scene.taken_out
                if taken is not None and not self.scene.drawing:
                    self.exchange.drag(*taken)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self.tools.mouse(event):
            return
        at = self._in_document(event.position())
        if self._last_press is not None and at is not None and self._last_press == event.position():
            self.clicked.emit(at)
        self._last_press = None
        self._panning = False
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._space and self.tools.double_click(event.position()):
            self._show_cursor()
        elif self.tools.ready and not self._space:
            self.mousePressEvent(event)
        elif event.button() is Qt.MouseButton.LeftButton and self.scene.size is not None:
            self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.tools.key(event):
            return
        key = event.key()
        flips = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = True
            self._show_cursor()
        elif self.candidates.count and key in flips:
            self.candidates.pick(self.candidates.current + flips[Qt.Key(key)])
        elif self.candidates.count and key in ENTER and not event.modifiers() & ~WITH_ENTER:
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.candidates.accept_current(new_layer=bool(shift))
        elif key in BEFORE:
            self.scene.show_before(True)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_in()
        elif key == Qt.Key.Key_Minus:
            self.zoom_out()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._space = False
            self._show_cursor()
        elif event.key() in BEFORE and not event.isAutoRepeat():
            self.scene.show_before(False)
        else:
            super().keyReleaseEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._space = self._ring = False
        self.scene.show_before(False)
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.source() is not self and offers_something(event.mimeData()):
            event.acceptProposedAction()
            self._dropping = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._dropping = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._dropping = False
        self.update()
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if self.exchange.take(event.mimeData(), as_layer=shift):
            event.acceptProposedAction()

    def _in_document(self, at: QPointF) -> QPointF | None:
        """The place of the document at a place of the canvas; None where it is not shown."""
        size, place = self.scene.document_size, self.viewport.to_picture(at)
        return place if size is not None and QRectF(0, 0, size.width, size.height).contains(place) else None

    def _draw_mark(self, painter: QPainter, target: QRectF) -> None:
        size = self.scene.document_size
        if self._marked is not None and size is not None:
            path = QPainterPath()
            path.addRect(onto(target, size).mapRect(self._marked))
            draw_dashed(painter, path)

    def _tool_changed(self) -> None:
        self._floats.show_bars()
        self._show_cursor()

    def _room_changed(self) -> None:
        self.viewport.set_room(self.tools.frame.room)
        self._moved()

    def _scene_changed(self) -> None:
        self._stage.follow(self.scene)
        self.invitation.setVisible(self.scene.size is None)
        self.update()

    def _document_touched(self, box: Rect) -> None:
        self._stage.touch(box)
        if self.scene.size is None or not self.scene.of_document:
            return
        place = QRectF(box.x, box.y, box.width, box.height)
        transform = onto(self.viewport.target, self.scene.size)
        self.update(transform.mapRect(place).adjusted(-3, -3, 3, 3).toAlignedRect())

    def _scene_resized(self) -> None:
        if self.scene.size is not None:
            self.viewport.set_picture(self.scene.size)
        self._scene_changed()
        self._tool_changed()
        self._moved()
        self.resized.emit(self.scene.size)

    def _foot_changed(self, height: int) -> None:
        self.viewport.set_foot(height)
        self._moved()

    def _moved(self) -> None:
        self._show_cursor()
        self.zoomed.emit(self.viewport.zoom if self.scene.size is not None else 0.0)
        self.update()

    def _show_cursor(self) -> None:
        if self._panning:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif not self._space and (shape := self.tools.cursor) is not None:
            self.setCursor(shape)
        elif self.scene.size is not None and (self._space or not self.viewport.whole):
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()
