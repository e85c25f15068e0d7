"""What floats on the canvas: bars at its head, candidates at its foot, the invitation in its middle."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal
from PySide6.QtWidgets import QWidget

from core.model_info import ModelInfo
from desktop.canvas.brush_bar import BrushBar
from desktop.canvas.candidates import Candidates
from desktop.canvas.crop_bar import CropBar
from desktop.canvas.invitation import Invitation
from desktop.canvas.router import ToolRouter
from desktop.canvas.scene import Scene
from desktop.state.generation_store import GenerationStore
from desktop.theme import GRID


class Floats(QObject):
    """Shows each when it is needed, and keeps it in its place.

    Signals:
        head_changed (int): So many pixels at the upper end are taken.
        foot_changed (int): So many at the lower end.
    """

    head_changed = Signal(int)
    foot_changed = Signal(int)

    def __init__(self, scene: Scene, tools: ToolRouter, generation: GenerationStore, canvas: QWidget) -> None:
        super().__init__(canvas)
        self._tools, self._canvas = tools, canvas
        self.brush_bar = BrushBar(tools.store, tools.colours, canvas)
        self.crop_bar = CropBar(tools.crop, canvas)
        self.candidates = Candidates(canvas)
        self.invitation = Invitation(canvas)
        scene.begun.connect(self._begun)
        scene.thumbnail_changed.connect(self.candidates.set_thumbnail)
        scene.candidates_changed.connect(self.candidates.set_ready)
        self.candidates.picked.connect(scene.show_candidate)
        self.candidates.accepted.connect(generation.accept)
        self.candidates.layered.connect(lambda index: generation.accept(index, new_layer=True))
        self.candidates.discarded.connect(generation.discard)
        self.candidates.more_asked.connect(generation.more)
        tools.crop.changed.connect(self.place)
        generation.model_changed.connect(self._invite)
        self._invite(generation.model_info)

    def show_bars(self) -> None:
        """The bar of the tool in the hand, if it has one."""
        self.brush_bar.setVisible(self._tools.ready and self.brush_bar.wanted)
        self.crop_bar.setVisible(self._tools.cropping)
        self.place()
        bars = [bar.geometry().bottom() + 1 for bar in (self.brush_bar, self.crop_bar) if not bar.isHidden()]
        self.head_changed.emit(max(bars, default=0))

    def place(self) -> None:
        """Something, or the canvas, has another size."""
        across, down = self._canvas.width(), self._canvas.height()
        self.invitation.fit(down - 2 * GRID)
        size = self.invitation.sizeHint()
        self.invitation.setGeometry(
            (across - size.width()) // 2, (down - size.height()) // 2, size.width(), size.height()
        )
        for bar in (self.brush_bar, self.crop_bar):
            size = bar.sizeHint().boundedTo(QSize(across - GRID, down))
            bar.setGeometry((across - size.width()) // 2, 4, size.width(), size.height())
        size = self.candidates.sizeHint()
        self.candidates.setGeometry(
            (across - size.width()) // 2, down - size.height() - 2 * GRID, size.width(), size.height()
        )

    def _begun(self, count: int) -> None:
        self.candidates.begin(count)
        self.place()
        self.foot_changed.emit(self.candidates.height() + 3 * GRID if self.candidates.count else 0)

    def _invite(self, info: ModelInfo | None) -> None:
        self.invitation.set_model(info)
        self.place()
