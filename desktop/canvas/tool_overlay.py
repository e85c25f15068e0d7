"""What lies over the picture while tools are used: the mask, the region, a crop, a shape that is drawn."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from core.document.document import Document
from core.geometry import Rect
from core.jobs import Inpaint
from desktop.canvas import tool_marks
from desktop.canvas.crop_frame import CropFrame
from desktop.canvas.mask_overlay import MaskOverlay
from desktop.canvas.region_frame import RegionFrame
from desktop.canvas.scene import Scene
from desktop.canvas.tools import Bench
from desktop.canvas.viewport import Viewport
from desktop.state.generation_store import GenerationStore
from desktop.theme import mask_tint


class ToolOverlay(QObject):
    """Draws it, and has the canvas painted again where it changes.

    Attributes:
        region: The frame of what the model sees.
        crop: The frame of what will be left.
        cropping: Whether that one is shown, and the region's is not.
    """

    def __init__(
        self,
        bench: Bench,
        generation: GenerationStore,
        scene: Scene,
        viewport: Viewport,
        canvas: QWidget,
    ) -> None:
        super().__init__(canvas)
        document = bench.document
        self._mask, self._document, self._generation = document.mask, document, generation
        self._scene, self._viewport, self._canvas, self._bench = scene, viewport, canvas, bench
        self.region = RegionFrame(document, generation, scene, viewport, canvas)
        self.crop = CropFrame(bench.crop, document)
        self.cropping = False
        self._overlay = MaskOverlay()
        self._tinted = True
        self._started_from: Document | None = None
        self._mask.touched.connect(self._touched)
        self._mask.changed.connect(self.repaint)
        self._mask.visible_changed.connect(self.tint)
        generation.started.connect(self._started)
        document.picture_changed.connect(self._look_back)
        generation.busy_changed.connect(self._look_back)
        generation.candidates_changed.connect(self._look_back)
        generation.model_changed.connect(self.repaint)
        bench.crop.changed.connect(self.repaint)

    def draw(self, painter: QPainter, target: QRectF) -> None:
        """Paint it, the picture being in ``target``."""
        size, mask = self._mask.size, self._mask.mask
        if size is None or self._scene.size != size or self._document.timeline.shown is not None:
            return
        transform = tool_marks.onto(target, size)
        if mask is not None and self._mask.visible and not self._scene.before:
            tint = mask_tint(self._canvas) if self._tinted else None
            self._overlay.draw(painter, target, QRectF(self._canvas.rect()), mask, tint)
        if self.cropping:
            self.crop.draw(painter, transform)
        elif not self._scene.before:
            self.region.draw(painter, transform)
        if self._bench.outline is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            tool_marks.draw_dashed(painter, transform.map(self._bench.outline))

    def tint(self) -> None:
        """Show the mask's colour (again)."""
        self._tinted, self._started_from = True, None
        self._canvas.update()

    def repaint(self) -> None:
        """All of it may be another."""
        self._canvas.update()

    def _touched(self, box: Rect) -> None:
        self._overlay.touch(box)
        if not self._tinted:
            self.tint()
        zoom, target = self._viewport.zoom, self._viewport.target
        at = QPointF(target.left() + box.x * zoom, target.top() + box.y * zoom)
        changed = QRectF(at.x(), at.y(), box.width * zoom, box.height * zoom)
        self._canvas.update(changed.adjusted(-4, -4, 4, 4).toAlignedRect())

    def _started(self, job: object) -> None:
        """What is being made anew is to be seen without a tint, and so is what becomes of it."""
        if isinstance(job, Inpaint):
            self._tinted, self._started_from = False, self._document.document
            self._canvas.update()

    def _look_back(self) -> None:
        """Once nothing is left of what was made (undone, discarded, broken off) the tint is back."""
        made = self._generation.busy or self._generation.candidates
        if not self._tinted and not made and self._document.document is self._started_from:
            self.tint()
