"""What becomes of generations: follows their jobs, and puts what they make where it belongs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.arrays import LatentArray
from core.events import (
    Cancelled,
    Event,
    Failed,
    Finished,
    ModelReady,
    Note,
    Preview,
    Progress,
    Result,
    Sampled,
    Started,
    Trajectory,
)
from core.files.latents import KeptLatent
from core.jobs import Generate
from core.model_info import ModelInfo
from desktop.engine.queue import JobQueue
from desktop.state.candidate_store import CandidateStore, Followed
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.history_store import HistoryStore
from desktop.state.placing import put
from desktop.state.trajectory_store import TrajectoryStore, Walked


class FollowedGenerations(CandidateStore):
    """Jobs that were given to the engine, until they end. What is asked for is its store's.

    Signals:
        started (object): The ``Generate`` (or ``Decode``) job that the engine has begun.
        progressed (object): ``core.events.Progress``, of loading too.
        previewed (object): ``core.events.Preview`` of the running generation.
        result_added (object): ``core.events.Result``.
        finished: The generation is done.
        cancelled: It was stopped.
        failed (str): One sentence for the person.
        noted (str): One sentence worth telling; the generation goes on.
        model_ready (object): ``core.events.ModelReady``, when it is another than before.
        queue_changed (int): How many generations wait.
        busy_changed (bool): Whether a generation runs or waits.
        retry_changed (bool): Whether there are latents whose picture could not be decoded.

    Attributes:
        trajectories: What was foreseen on the way to the last pictures.
    """

    started = Signal(object)
    progressed = Signal(object)
    previewed = Signal(object)
    result_added = Signal(object)
    finished = Signal()
    cancelled = Signal()
    failed = Signal(str)
    noted = Signal(str)
    model_ready = Signal(object)
    queue_changed = Signal(int)
    busy_changed = Signal(bool)
    retry_changed = Signal(bool)

    def __init__(
        self,
        queue: JobQueue,
        draft: DraftStore,
        document: DocumentStore,
        history: HistoryStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(document, parent)
        self.trajectories = TrajectoryStore(self)
        self._queue = queue
        self._draft = draft
        self._history = history
        self._model: ModelReady | None = None
        self._model_info: ModelInfo | None = None
        self._loading = ""
        self._followed: dict[str, Followed] = {}
        self._undecoded: list[tuple[Sampled, Followed]] = []
        self._waiting = 0
        queue.event_received.connect(self._on_event)
        queue.pending_changed.connect(self._on_pending)

    @property
    def busy(self) -> bool:
        """Whether a generation runs or waits."""
        return bool(self._followed)

    @property
    def model(self) -> ModelReady | None:
        """The model in memory."""
        return self._model

    @property
    def model_info(self) -> ModelInfo | None:
        """The chosen model, as the catalogue knows it."""
        return self._model_info

    @property
    def undecoded(self) -> tuple[Sampled, ...]:
        """Latents whose picture could not be decoded."""
        return tuple(sampled for sampled, _ in self._undecoded)

    def _follow(self, followed: Followed) -> None:
        self._followed[followed.job.id] = followed
        if len(self._followed) == 1:
            self.busy_changed.emit(True)
        self._queue.submit(followed.job)

    def _on_pending(self) -> None:
        waiting = sum(job.id in self._followed for job in self._queue.pending)
        if waiting != self._waiting:
            self._waiting = waiting
            self.queue_changed.emit(waiting)

    def _on_event(self, event: Event) -> None:
        followed = self._followed.get(event.job)
        if isinstance(event, ModelReady):
            self._on_model(event)
        elif isinstance(event, Progress) and (followed or event.job == self._loading):
            self.progressed.emit(event)
        elif isinstance(event, Finished | Cancelled | Failed) and event.job == self._loading:
            self._loading = ""
            if isinstance(event, Failed):
                self.failed.emit(event.message)
        elif followed is not None:
            self._on_followed(event, followed)

    def _on_model(self, event: ModelReady) -> None:
        before, self._model = self._model, event
        if before is None or _place(before) != _place(event):
            self.model_ready.emit(event)

    def _on_followed(self, event: Event, followed: Followed) -> None:
        match event:
            case Started():
                if isinstance(followed.job, Generate):
                    self.discard()
                self.started.emit(followed.job)
            case Preview():
                self.previewed.emit(event)
            case Note():
                self.noted.emit(event.message)
            case Trajectory():
                followed.walked[event.index] = event
            case Sampled():
                followed.sampled[event.index] = event
            case Result():
                self._on_result(event, followed)
            case Finished() | Cancelled() | Failed():
                self._on_final(event, followed)

    def _on_result(self, result: Result, followed: Followed) -> None:
        sampled = followed.sampled.pop(result.index, None)
        latent: LatentArray | None = None if sampled is None else sampled.latent
        made, whole = followed.repainting, result.picture
        if latent is not None:
            followed.latents[result.index] = latent
        if made is not None:
            if result.place is None:  # decoded later, from its kept latent
                result = replace(result, picture=made.fitted(result.picture), place=made.job.place)
            whole = made.onto(made.base, result.picture)
        self._history.add(whole, result.recipe, latent, source=followed.source)
        walked = followed.walked.pop(result.index, None)
        if walked is not None and result.recipe is not None and isinstance(followed.job, Generate):
            self.trajectories.keep(
                Walked(recipe=result.recipe, job=followed.job, trajectory=walked, repainting=made)
            )
        if followed.several:
            self._origin = followed
            self._candidates.append(result)
            self.candidates_changed.emit()
        else:
            self._put(result, followed, followed.label)
        self.result_added.emit(result)

    def _put(self, result: Result, followed: Followed, label: str, *, new_layer: bool = False) -> bool:
        """Put a result into the document; whether it could be."""
        new_layer = new_layer or self._draft.draft.new_layer
        done, note = put(self._document, result, followed.repainting, label, new_layer=new_layer)
        latent, recipe = followed.latents.get(result.index), result.recipe
        if done and latent is not None and recipe is not None:
            factor = 0 if self._model_info is None else self._model_info.factor
            self._document.keep(
                KeptLatent(
                    latent=latent,
                    model=recipe.model,
                    fingerprint=recipe.fingerprint,
                    factor=factor,
                    recipe=recipe,
                )
            )
        if note:
            self.noted.emit(note)
        return done

    def _on_final(self, event: Finished | Cancelled | Failed, followed: Followed) -> None:
        del self._followed[event.job]
        if followed.sampled:
            self._undecoded += [(sampled, followed) for sampled in followed.sampled.values()]
            self.retry_changed.emit(True)
        match event:
            case Finished():
                self.finished.emit()
            case Cancelled():
                self.cancelled.emit()
            case Failed():
                self.failed.emit(event.message)
        if not self._followed:
            self.busy_changed.emit(False)


def _place(ready: ModelReady) -> tuple[object, ...]:
    return ready.info.path, ready.info.fingerprint, ready.device, ready.precision
