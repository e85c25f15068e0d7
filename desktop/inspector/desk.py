"""The inspector: its panel, and what it has to do with the canvas."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPointF, QRectF, Signal
from PySide6.QtWidgets import QWidget

from core.arrays import Picture
from core.geometry import Rect
from desktop.inspector.panel import InspectorPanel
from desktop.messages import Messages
from desktop.state.inspector_store import InspectorStore
from desktop.state.steps_store import StepsStore


class InspectorDesk(QObject):
    """The inspector's panel; points at cells from the canvas.

    Attributes:
        panel: What is found.

    Signals:
        shown_changed (object): What the canvas should show instead of the document: a picture, or None.
        step_shown (object): … what was foreseen at a step, for as long as it is scrubbed over, or None.
        marked (object): The part of the document (``QRectF``) that the chosen cells cover, or None.
    """

    shown_changed = Signal(object)
    step_shown = Signal(object)
    marked = Signal(object)

    def __init__(
        self, window: QWidget, *, store: InspectorStore, steps: StepsStore, messages: Messages
    ) -> None:
        super().__init__(window)
        self._store = store
        self.panel = InspectorPanel(store, steps)
        for each in (store, steps):
            each.failed.connect(messages.problem)
        store.noted.connect(messages.note)
        store.values_changed.connect(self._show)
        self.panel.steps.looked_at.connect(self._show_step)
        for signal in (store.selection_changed, store.subject_changed, store.watched_changed):
            signal.connect(self._mark)

    def watch(self, on: bool) -> None:
        """Whether the panel is seen."""
        self._store.watch(on=on)
        if not on:  # a panel behind a tab is not told that it is hidden
            self.panel.steps.leave()

    def show(self, entry: str) -> None:
        """Look into a picture of the history."""
        self._store.show(entry)

    def point(self, at: QPointF | None) -> None:
        """The pointer is over this place of the document."""
        if self._store.watched and not self._store.entry:
            self._store.point(None if at is None else self._cell(at))

    def choose(self, at: QPointF) -> None:
        """This place of the document was clicked."""
        cell = self._cell(at) if self._store.watched and not self._store.entry else None
        if cell is not None:
            self._store.select(Rect(*cell, 1, 1))

    def _cell(self, at: QPointF) -> tuple[int, int] | None:
        size, grid = self._store.size, self._store.grid
        if size is None or grid is None:
            return None
        return int(at.x() * grid.width / size.width), int(at.y() * grid.height / size.height)

    def _show(self) -> None:
        led = self._store.led
        self.shown_changed.emit(None if led is None else led.picture)

    def _show_step(self, picture: Picture | None) -> None:
        self.step_shown.emit(None if self._store.entry else picture)

    def _mark(self) -> None:
        store = self._store
        size, grid, cells = store.size, store.grid, store.shown
        box: QRectF | None = None
        if store.watched and not store.entry and size is not None and grid is not None and cells is not None:
            across, down = size.width / grid.width, size.height / grid.height
            box = QRectF(cells.x * across, cells.y * down, cells.width * across, cells.height * down)
        self.marked.emit(box)
