"""Jobs waiting for the engine, the one running, and the last ones done."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.events import Event, Final
from core.jobs import Job
from desktop.engine.worker import EngineFactory


@dataclass(frozen=True, slots=True, kw_only=True)
class DoneJob:
    """A job that has ended.

    Attributes:
        id: Of the job.
        title: Of the job.
        final: How it ended.
    """

    id: str
    title: str
    final: Final


class JobStream:
    """The events of one job: ``async for event in queue.submit(job)``, ending with the final one.

    Attributes:
        job: The job.
    """

    job: Job

    def __aiter__(self) -> JobStream:
        return self

    async def __anext__(self) -> Event:
        raise NotImplementedError


class JobQueue(QObject):
    """The jobs of the window, in the order in which they will run.

    Use it from the GUI thread only. ``JobQueue(lambda: Engine())`` starts its thread with the first job.

    Signals:
        pending_changed: Jobs were added, moved or taken.
        running_changed: Another job runs, or none.
        event_received (object): A ``core.events.Event`` of any job, in order.
    """

    pending_changed = Signal()
    running_changed = Signal()
    event_received = Signal(object)

    def __init__(self, engine_factory: EngineFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @property
    def pending(self) -> tuple[Job, ...]:
        """Jobs that wait, next one first."""
        raise NotImplementedError

    @property
    def running(self) -> Job | None:
        """The job the engine is at."""
        raise NotImplementedError

    @property
    def done(self) -> tuple[DoneJob, ...]:
        """The last 100 jobs that ended, newest last."""
        raise NotImplementedError

    def submit(self, job: Job) -> JobStream:
        """Queue a job. Iterating the stream is optional; the signals come either way."""
        raise NotImplementedError

    def cancel(self, job_id: str) -> None:
        """Stop a job: a pending one at once, the running one between two steps. Unknown ids do nothing."""
        raise NotImplementedError

    def cancel_all(self) -> None:
        """Stop the running job and all that wait."""
        raise NotImplementedError

    def move(self, job_id: str, index: int) -> None:
        """Put a pending job at ``index`` (clipped) of the pending ones."""
        raise NotImplementedError

    def shutdown(self, timeout: float = 10.0) -> bool:
        """Cancel everything, close the engine and end the thread; whether it ended within ``timeout`` seconds."""
        raise NotImplementedError
