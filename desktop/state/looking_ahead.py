"""Looks at the picture before a slider is moved, so that its first move is seen at once."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from core.direction_jobs import LookAhead
from core.document.document import Document
from core.events import Event, Failed, Finished
from desktop.engine.queue import JobQueue
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.idle_job import IdleJob
from desktop.state.wishes import AT_ONCE, source_of

SETTLED = 100
"""Milliseconds for which a picture has to stay as it is to be looked at."""


class LookingAhead(QObject):
    """Has the engine look at what will be led while it has nothing else to do, and while somebody watches.

    Args:
        wanted: Whether what will be led is looked at at all.
        only_layer: Whether that is the active layer.
    """

    def __init__(
        self,
        queue: JobQueue,
        document: DocumentStore,
        generation: GenerationStore,
        *,
        wanted: Callable[[], bool],
        only_layer: Callable[[], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._generation = document, generation
        self._wanted, self._only_layer = wanted, only_layer
        self._watched = False
        self._seen: tuple[Document | None, bool] | None = None
        self._looking: tuple[Document | None, bool] | None = None
        self._idle = IdleJob(queue, self)
        self._rest = QTimer(self, singleShot=True, interval=SETTLED)
        self._idle.freed.connect(self.again)
        self._idle.received.connect(self._on_event)
        self._rest.timeout.connect(self._look)
        document.picture_changed.connect(self.again)
        document.layers_changed.connect(self.again)
        generation.model_changed.connect(self._forget)

    def watch(self, *, on: bool) -> None:
        """Whether the sliders are seen."""
        self._watched = on
        self._forget()

    def again(self) -> None:
        """Something else may be led now."""
        self._rest.start()

    def _forget(self) -> None:
        """The engine may remember nothing of it any more."""
        self._seen = None
        self.again()

    def _look(self) -> None:
        info, size = self._generation.model_info, self._document.size
        if not self._watched or info is None or size is None or size.area > AT_ONCE:
            return
        what = self._document.document, self._only_layer()
        if what == self._seen or not self._wanted() or not self._idle.free:
            return  # told again once the engine is free
        taken = source_of(self._document, only_layer=what[1])
        if taken is not None:
            self._looking = what
            self._idle.submit(LookAhead(model=str(info.path), picture=taken[0]))

    def _on_event(self, event: Event) -> None:
        if isinstance(event, Finished | Failed):  # not given up
            self._seen = self._looking
