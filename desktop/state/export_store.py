"""Exporting a walk: one job at a time, which steps aside for what the person generates."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Signal

from core.arrays import Picture
from core.document.output import Output
from core.document.timeline import Timeline
from core.errors import LatentscapeError
from core.events import Cancelled, Event, Exported, ExportProgress, Failed, Finished, FrameReady, Progress
from core.jobs import ExportWalk, Quality
from desktop.engine.queue import JobQueue
from desktop.language import tr
from desktop.state.generation_store import GenerationStore
from desktop.state.walk_store import WalkStore


class Stand(Enum):
    """How an export stands."""

    IDLE = "idle"
    RUNNING = "running"
    WAITING = "waiting"
    """Something else is drawn first; frames that are drawn already are not drawn again."""
    DONE = "done"
    FAILED = "failed"


class ExportStore(QObject):
    """The export that runs, or the last one.

    Signals:
        changed: ``stand``, ``progress`` or ``words`` is another.
        frame_ready (object): A ``Picture`` that goes into the file.
        exported (object, object): ``core.events.Exported``, and the ``Timeline`` that was.
    """

    changed = Signal()
    frame_ready = Signal(object)
    exported = Signal(object, object)

    def __init__(
        self, queue: JobQueue, walk: WalkStore, generation: GenerationStore, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._queue, self._walk, self._generation = queue, walk, generation
        self._asked: tuple[Timeline, Quality, Output] | None = None
        self._job: ExportWalk | None = None
        self._paused = self._stopping = False
        self.stand = Stand.IDLE
        self.progress: ExportProgress | None = None
        self.drawn = (0, 0)
        self.words = ""
        self.sentence = ""
        self.result: Exported | None = None
        self.last: Picture | None = None
        generation.busy_changed.connect(self._generation_changed)
        queue.event_received.connect(self._on_event)

    @property
    def busy(self) -> bool:
        """Whether an export runs, or waits for something else."""
        return self._asked is not None

    @property
    def going_on(self) -> str:
        """The name of the file that is being written; "" if there is none, or it is being cancelled."""
        return "" if self._asked is None or self._stopping else self._asked[2].path.name

    @property
    def share(self) -> float:
        """How much of it is done, 0..1."""
        if self.progress is not None:
            return self.progress.done / max(1, self.progress.total)
        done, total = self.drawn
        return done / max(1, total)

    def start(self, timeline: Timeline, quality: Quality, output: Output) -> None:
        """Export; nothing if an export runs already."""
        if self.busy:
            return
        self._asked = timeline, quality, output
        self.progress, self.result, self.last, self.words, self.sentence = None, None, None, "", ""
        self.drawn = (0, 0)
        self._stopping = False
        self._walk.hold("export", True)
        if self._generation.busy:
            self._set(Stand.WAITING)
        else:
            self._submit()

    def cancel(self) -> None:
        """Stop it; the file that was there before is untouched, and what was drawn stays drawn."""
        if self._job is not None:
            self._stopping = True
            self._queue.cancel(self._job.id)
        elif self._asked is not None:
            self._end(Stand.IDLE)

    def forget(self) -> None:
        """The result or the trouble has been seen."""
        if not self.busy and self.stand is not Stand.IDLE:
            self.sentence = ""
            self._set(Stand.IDLE)

    def _submit(self) -> None:
        assert self._asked is not None
        timeline, quality, output = self._asked
        try:
            job = ExportWalk(
                model=self._generation.model_name,
                timeline=timeline,
                quality=quality,
                output=output,
                directions=self._walk.directions(timeline),
            )
        except LatentscapeError as error:
            self.sentence = error.message
            self._end(Stand.FAILED)
            return
        self._job, self._paused = job, False
        self._set(Stand.RUNNING)
        self._queue.submit(job)

    def _generation_changed(self, busy: bool) -> None:
        if busy and self._job is not None:
            self._paused = True
            self._queue.cancel(self._job.id)
        elif not busy and self._asked is not None and self._job is None:
            self._submit()

    def _on_event(self, event: Event) -> None:
        if self._job is None or event.job != self._job.id:
            return
        match event:
            case FrameReady():
                self.last, self.drawn = event.picture, (event.done, event.total)
                self.frame_ready.emit(event.picture)
                self.changed.emit()
            case ExportProgress():
                self.progress = event
                self.changed.emit()
            case Progress():
                self.words = event.stage.value
                self.changed.emit()
            case Exported():
                self.result = event
            case Finished() | Cancelled() | Failed():
                self._ended(event)

    def _ended(self, event: Finished | Cancelled | Failed) -> None:
        self._job = None
        if isinstance(event, Failed):
            self.sentence = event.message
            self._end(Stand.FAILED)
        elif isinstance(event, Finished) and self.result is None:
            self.sentence = tr("The walk was drawn, but no file was written: try again.")
            self._end(Stand.FAILED)
        elif isinstance(event, Finished):
            assert self._asked is not None
            timeline = self._asked[0]
            self._end(Stand.DONE)
            self.exported.emit(self.result, timeline)
        elif self._paused and not self._stopping:
            self.progress = None
            self._set(Stand.WAITING)
            if not self._generation.busy:
                self._submit()
        else:
            self._end(Stand.IDLE)

    def _end(self, stand: Stand) -> None:
        self._asked = self._job = None
        self._paused = self._stopping = False
        self._walk.hold("export", False)
        self._set(stand)

    def _set(self, stand: Stand) -> None:
        self.stand = stand
        self.changed.emit()
