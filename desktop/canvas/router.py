"""Between the canvas and its tools: hands them the pointer, shows what they make."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QWidget

from core.geometry import Rect
from core.jobs import Inpaint
from desktop.canvas import tool_marks
from desktop.canvas.mask_overlay import MaskOverlay
from desktop.canvas.region_frame import RegionFrame
from desktop.canvas.scene import Scene
from desktop.canvas.tools import Bench, Point, make_tools
from desktop.canvas.tools.tool import Stroke
from desktop.canvas.viewport import Viewport
from desktop.language import tr
from desktop.state import layer_edits
from desktop.state.colour_store import ColourStore
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.tool_store import ToolStore
from desktop.theme import mask_tint

ERASERS = {"brush": "eraser", "eraser": "eraser", "fill": "eraser", "move": "eraser", "eyedropper": "eraser"}
"""What a pen's other end is, by the tool that is in the hand; of the mask otherwise."""
PICK_WITH_ALT = {"brush", "fill"}
NUDGES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ToolRouter(QObject):
    """Runs the strokes of the chosen tool.

    Attributes:
        store: Which tool is chosen.
        colours: What is painted with.
        frame: Of the region.

    Signals:
        refused (str): Why a tool cannot do anything here: one sentence.
    """

    refused = Signal(str)

    def __init__(
        self,
        document: DocumentStore,
        generation: GenerationStore,
        scene: Scene,
        viewport: Viewport,
        canvas: QWidget,
    ) -> None:
        super().__init__(canvas)
        self.store = ToolStore(self)
        self.colours = ColourStore(self)
        self._document, self._generation, self._mask = document, generation, document.mask
        self._scene, self._viewport, self._canvas = scene, viewport, canvas
        self._tools = make_tools()
        self.frame = RegionFrame(document, generation, scene, viewport, canvas)
        self._bench = Bench(
            document, self.colours, self.store.brush, self.store.bucket, say=self.refused.emit
        )
        self._stroke: Stroke | None = None
        self._stepping = False
        self._last: Point | None = None
        self._hover: QPointF | None = None
        self._overlay = MaskOverlay()
        self._tinted = True
        self._mask.touched.connect(self._touched)
        self._mask.changed.connect(self._repaint)
        self._mask.visible_changed.connect(self._tint)
        self.store.tool_changed.connect(self._tool_changed)
        self.store.brush_changed.connect(self._brush_changed)
        generation.started.connect(self._started)
        generation.model_changed.connect(self._repaint)
        scene.resized.connect(self._resized)

    @property
    def ready(self) -> bool:
        """Whether a tool other than the hand is chosen and there is something to use it on."""
        there = self._mask.size is not None and self._scene.size == self._mask.size
        looking = self._document.timeline.shown is not None  # at a frame: there is nothing to paint on
        return there and not looking and self.store.tool in self._tools

    @property
    def busy(self) -> bool:
        """Whether a stroke is going on."""
        return self._stroke is not None

    @property
    def cursor(self) -> Qt.CursorShape | None:
        """The pointer's shape over the canvas; None if it is not for the tools to say."""
        if (over := self.frame.cursor) is not None and not self.busy:
            return over
        if not self.ready:
            return None
        return Qt.CursorShape.BlankCursor if self._paints else Qt.CursorShape.CrossCursor

    def mouse(self, event: QMouseEvent) -> bool:
        """Take a press, a move or a release of the mouse; whether it was taken."""
        kind = event.type()
        if not self.busy and self.frame.mouse(event, edges=not self.ready):
            return True
        if kind == QEvent.Type.MouseMove:
            self.hover(event.position())
            taken = self.busy
            if taken:
                self._go(self._point(event.position(), event.modifiers()))
            return taken
        if event.button() is not Qt.MouseButton.LeftButton:
            return self.busy
        if kind == QEvent.Type.MouseButtonRelease:
            taken = self.busy
            self._go(self._point(event.position(), event.modifiers(), released=True))
            return taken
        return self._press(self.store.tool, self._point(event.position(), event.modifiers()))

    def tablet(self, event: QTabletEvent) -> bool:
        """Take an event of a pen; whether it was taken (if not, Qt makes a mouse event of it)."""
        if not self.ready:
            return False
        self.hover(event.position())
        kind, up = event.type(), event.type() == QEvent.Type.TabletRelease
        pressure = self._last.pressure if up and self._last else event.pressure()
        point = replace(
            self._point(event.position(), event.modifiers(), released=up),
            pressure=pressure,
            tilt_x=event.xTilt(),
            tilt_y=event.yTilt(),
        )
        if kind == QEvent.Type.TabletPress:
            rubber = event.pointerType() is QPointingDevice.PointerType.Eraser
            tool = self.store.tool
            self._press(ERASERS.get(tool, "mask_eraser") if rubber else tool, point)
        else:
            self._go(point)
        return True

    def key(self, event: QKeyEvent) -> bool:
        """While a stroke goes on all keys are ours: Esc and Ctrl+Z break it off. The arrows move a layer."""
        if not self.busy:
            return self._nudge(event)
        undo = event.key() == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if undo or event.key() == Qt.Key.Key_Escape:
            self.cancel()
        return True

    def _nudge(self, event: QKeyEvent) -> bool:
        by = NUDGES.get(Qt.Key(event.key())) if self.store.tool == "move" and self.ready else None
        if by is None or self._generation.candidates:
            return False
        if why := self._why_not():
            self.refused.emit(why)
        else:
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            layer_edits.nudge(self._document, by[0] * far, by[1] * far)
        return True

    def cancel(self) -> None:
        """Break off the stroke that goes on; nothing of it stays."""
        stroke = self._stroke
        if stroke is None or self._stepping:  # it is its own step that changed the picture
            return
        self._stroke = None
        stroke.close()
        self._canvas.update()

    def hover(self, at: QPointF | None) -> None:
        """The pointer is here (None: elsewhere)."""
        before, self._hover = self._hover, at
        if self.ready and self._paints:
            for point in (before, at):
                if point is not None:
                    self._canvas.update(tool_marks.ring_rect(point, self._radius).toAlignedRect())

    def draw(self, painter: QPainter, target: QRectF) -> None:
        """Paint the mask, the region, and what the tool shows."""
        size, mask = self._mask.size, self._mask.mask
        if size is None or self._scene.size != size or self._document.timeline.shown is not None:
            return
        transform = tool_marks.onto(target, size)
        if mask is not None and self._mask.visible and not self._scene.before:
            tint = mask_tint(self._canvas) if self._tinted else None
            self._overlay.draw(painter, target, QRectF(self._canvas.rect()), mask, tint)
        if not self._scene.before:
            self.frame.draw(painter, transform)
        if self._bench.outline is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tool_marks.draw_dashed(painter, transform.map(self._bench.outline))
        if self._hover is not None and self.ready and self._paints and self._canvas.underMouse():
            tool_marks.draw_ring(painter, self._hover, self._radius)

    @property
    def _paints(self) -> bool:
        tool = self._tools.get(self.store.tool)
        return tool is not None and tool.paints

    @property
    def _radius(self) -> float:
        return self.store.brush.size / 2 * self._viewport.zoom

    def _point(
        self,
        at: QPointF,
        modifiers: Qt.KeyboardModifier,
        *,
        released: bool = False,
    ) -> Point:
        place = self._viewport.to_picture(at)
        return Point(
            x=place.x(),
            y=place.y(),
            shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            alt=bool(modifiers & Qt.KeyboardModifier.AltModifier),
            released=released,
        )

    def _press(self, tool: str, point: Point) -> bool:
        if not self.ready:
            return False
        self._finish()
        if point.alt and tool in PICK_WITH_ALT:
            tool = "eyedropper"
        if self._tools[tool].on_layer and (why := self._why_not()):
            self.refused.emit(why)
            return True
        self._bench.brush, self._bench.bucket = self.store.brush_of(tool), self.store.bucket
        self._stroke, self._last = self._tools[tool].stroke(point, self._bench), point
        next(self._stroke)
        return True

    def _why_not(self) -> str:
        """Why the active layer cannot be changed now."""
        if not self._scene.of_document:
            return tr("Another picture is shown: keep or discard it, then the layers can be changed.")
        return layer_edits.reason(self._document)

    def _go(self, point: Point) -> None:
        if self._stroke is None:
            return
        outline = self._bench.outline is not None
        self._last = point
        self._stepping = True
        try:
            self._stroke.send(point)
        except StopIteration:
            self._stroke = None
        finally:
            self._stepping = False
        if outline or self._bench.outline is not None:
            self._canvas.update()

    def _finish(self) -> None:
        """End a stroke whose release never came: the pointer was taken away."""
        last = self._last
        if self._stroke is not None and last is not None:
            self._go(Point(x=last.x, y=last.y, pressure=last.pressure, released=True))

    def _repaint(self) -> None:
        self._canvas.update()

    def _touched(self, box: Rect) -> None:
        self._overlay.touch(box)
        if not self._tinted:
            self._tint()
        zoom, target = self._viewport.zoom, self._viewport.target
        at = QPointF(target.left() + box.x * zoom, target.top() + box.y * zoom)
        changed = QRectF(at.x(), at.y(), box.width * zoom, box.height * zoom)
        self._canvas.update(changed.adjusted(-4, -4, 4, 4).toAlignedRect())

    def _tint(self) -> None:
        self._tinted = True
        self._canvas.update()

    def _started(self, job: object) -> None:
        """What is being made anew is to be seen without a tint, and so is what becomes of it."""
        if isinstance(job, Inpaint):
            self._tinted = False
            self._canvas.update()

    def _tool_changed(self) -> None:
        self.cancel()
        self._tint()

    def _brush_changed(self) -> None:
        self._bench.brush = self.store.brush
        self._canvas.update()

    def _resized(self) -> None:
        self.cancel()
        for tool in self._tools.values():
            tool.forget()
