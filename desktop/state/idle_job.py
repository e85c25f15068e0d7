"""Work that nobody waits for: done while the engine is free, given up as soon as another job waits."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal

from core.events import Event, Final
from core.jobs import Job
from desktop.engine.queue import JobQueue


class IdleJob(QObject):
    """At most one job of this kind, which never delays another.

    Signals:
        freed: The engine was at something else, and is free now.
        received (object): An event of the job, its ``Final`` too (a ``Cancelled`` if it was given up).
    """

    freed = Signal()
    received = Signal(object)

    def __init__(self, queue: JobQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._job: Job | None = None
        queue.pending_changed.connect(self._step_aside)
        queue.running_changed.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        queue.event_received.connect(self._on_event)

    @property
    def free(self) -> bool:
        """Whether the engine has nothing to do."""
        return self._job is None and self._queue.running is None and not self._queue.pending

    def submit(self, job: Job) -> None:
        """Begin; ask ``free`` before."""
        self._job = job
        self._queue.submit(job)

    def stop(self) -> None:
        """Give it up."""
        if self._job is not None:
            self._queue.cancel(self._job.id)

    def _tell(self) -> None:
        if self.free:
            self.freed.emit()

    def _step_aside(self) -> None:
        if self._job is not None and self._queue.running is self._job and self._queue.pending:
            self.stop()

    def _on_event(self, event: Event) -> None:
        if self._job is None or event.job != self._job.id:
            return
        if isinstance(event, Final):
            self._job = None
        self.received.emit(event)
