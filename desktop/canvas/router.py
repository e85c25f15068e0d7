"""Between the canvas and its tools: hands them the pointer, shows what they make."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPointingDevice, QTabletEvent
from PySide6.QtWidgets import QWidget

from desktop.canvas import tool_marks
from desktop.canvas.region_frame import RegionFrame
from desktop.canvas.scene import Scene
from desktop.canvas.tool_overlay import ToolOverlay
from desktop.canvas.tools import Bench, Point, make_tools
from desktop.canvas.tools.tool import Stroke
from desktop.canvas.viewport import Viewport
from desktop.language import tr
from desktop.state import layer_edits
from desktop.state.colour_store import ColourStore
from desktop.state.crop_store import CropStore
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.tool_store import ToolStore

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
        crop: What is about to be cropped.

    Signals:
        cursor_changed: ``cursor`` is another.
        refused (str): Why a tool cannot do anything here: one sentence.
    """

    cursor_changed = Signal()
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
        self.crop = CropStore(document, self)
        self._bench = Bench(
            document, self.colours, self.store.brush, self.store.bucket, self.crop, say=self.refused.emit
        )
        self._overlay = ToolOverlay(self._bench, generation, scene, viewport, canvas)
        self.frame.cursor_changed.connect(self.cursor_changed)
        self._stroke: Stroke | None = None
        self._stepping = False
        self._last: Point | None = None
        self._hover: QPointF | None = None
        self._over: Qt.CursorShape | None = None
        self.store.tool_changed.connect(self._tool_changed)
        self.store.brush_changed.connect(self._brush_changed)
        scene.resized.connect(self._resized)

    @property
    def frame(self) -> RegionFrame:
        """Of the region."""
        return self._overlay.region

    @property
    def cropping(self) -> bool:
        """Whether a crop is being prepared."""
        return self.ready and self.store.tool == "crop"

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
        if self._over is not None and self.cropping:
            return self._over
        if (over := self.frame.cursor) is not None and not self.busy:
            return over
        if not self.ready:
            return None
        return Qt.CursorShape.BlankCursor if self._paints else Qt.CursorShape.CrossCursor

    def mouse(self, event: QMouseEvent) -> bool:
        """Take a press, a move or a release of the mouse; whether it was taken."""
        kind = event.type()
        if not self.busy and not self.cropping and self.frame.mouse(event, edges=not self.ready):
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
            return (self.cropping and self._overlay.crop.key(event.key())) or self._nudge(event)
        undo = event.key() == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if undo or event.key() == Qt.Key.Key_Escape:
            self.cancel()
        return True

    def wants(self, event: QKeyEvent) -> bool:
        """Whether a key is ours although a command has it: in a stroke all, and Esc while a crop waits."""
        waits = self.cropping and self.crop.box is not None
        return self.busy or (waits and event.key() == Qt.Key.Key_Escape)

    def double_click(self, at: QPointF) -> bool:
        """Crop, or let the region follow the mask again, if the pointer is on their frame; whether it was."""
        if not self.cropping:
            return self.frame.double_click(at)
        box, point = self.crop.box, self._viewport.to_picture(at)
        if box is None or not QRectF(box.x, box.y, box.width, box.height).contains(point):
            return False
        self.crop.apply()
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
        over = self._over
        if at is not None and self.cropping and not self.busy:
            over = self._overlay.crop.cursor(self._point(at, Qt.KeyboardModifier.NoModifier))
        if over != self._over:
            self._over = over
            self.cursor_changed.emit()

    def draw(self, painter: QPainter, target: QRectF) -> None:
        """Paint the mask, the region, and what the tool shows."""
        self._overlay.cropping = self.cropping
        self._overlay.draw(painter, target)
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
            pixel=1 / self._viewport.zoom,
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

    def _tool_changed(self) -> None:
        self.cancel()
        self.crop.set_box(None)
        self.frame.leave()
        self._overlay.tint()

    def _brush_changed(self) -> None:
        self._bench.brush = self.store.brush
        self._canvas.update()

    def _resized(self) -> None:
        self.cancel()
        for tool in self._tools.values():
            tool.forget()
