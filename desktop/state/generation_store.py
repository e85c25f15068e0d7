"""From the Generate button to pictures: builds the job, follows it, puts what it makes where it belongs."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.events import ModelReady, Result, Sampled
from core.model_info import ModelInfo
from desktop.engine.queue import JobQueue
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.history_store import HistoryStore


class GenerationStore(QObject):
    """Generations, one after the other.

    Signals:
        started (object): The ``Generate`` job that the engine has begun.
        progressed (object): ``core.events.Progress``, of loading too.
        previewed (object): ``core.events.Preview`` of the running generation.
        result_added (object): ``core.events.Result``.
        finished: The generation is done.
        cancelled: It was stopped.
        failed (str): One sentence for the person.
        model_ready (object): ``core.events.ModelReady``.
        model_changed (object): The ``ModelInfo`` of the chosen model, long before it is in memory.
        queue_changed (int): How many generations wait.
        busy_changed (bool): Whether a generation runs or waits.
        candidates_changed: ``candidates`` are others now.
        retry_changed (bool): Whether ``retry_decode`` has something to do.
    """

    started = Signal(object)
    progressed = Signal(object)
    previewed = Signal(object)
    result_added = Signal(object)
    finished = Signal()
    cancelled = Signal()
    failed = Signal(str)
    model_ready = Signal(object)
    model_changed = Signal(object)
    queue_changed = Signal(int)
    busy_changed = Signal(bool)
    candidates_changed = Signal()
    retry_changed = Signal(bool)

    def __init__(
        self,
        queue: JobQueue,
        draft: DraftStore,
        document: DocumentStore,
        history: HistoryStore,
        find_model: Callable[[str], ModelInfo],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)

    @property
    def busy(self) -> bool:
        """Whether a generation runs or waits."""
        raise NotImplementedError

    @property
    def model(self) -> ModelReady | None:
        """The model in memory."""
        raise NotImplementedError

    @property
    def model_info(self) -> ModelInfo | None:
        """The chosen model, as the catalogue knows it."""
        raise NotImplementedError

    @property
    def candidates(self) -> tuple[Result, ...]:
        """Pictures of a generation of several, until one is accepted or all are discarded."""
        raise NotImplementedError

    @property
    def undecoded(self) -> tuple[Sampled, ...]:
        """Latents whose picture could not be decoded."""
        raise NotImplementedError

    def load_model(self, name: str = "") -> None:
        """Choose a model ("" the bundled one) and bring it into memory; problems come as ``failed``."""
        raise NotImplementedError

    def generate(self) -> None:
        """Draw what the draft says; a draft that cannot be drawn comes as ``failed``."""
        raise NotImplementedError

    def cancel(self) -> None:
        """Stop the running generation; if none runs, the next one that waits."""
        raise NotImplementedError

    def accept(self, index: int) -> None:
        """Put a candidate on the document (one undo step); the others stay in the history."""
        raise NotImplementedError

    def discard(self) -> None:
        """Let the candidates go; all stay in the history."""
        raise NotImplementedError

    def retry_decode(self) -> None:
        """Decode the kept latents again."""
        raise NotImplementedError
