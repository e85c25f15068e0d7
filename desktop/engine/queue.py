"""Jobs waiting for the engine, the one running, and the last ones done."""

from __future__ import annotations

import asyncio
import logging
import threading
import weakref
from collections import deque
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from core.events import Cancelled, Event, Failed, Final, Finished
from core.jobs import Job
from desktop.engine import quiet
from desktop.engine.outbox import EventBuffer
from desktop.engine.worker import EngineFactory, EngineWorker

log = logging.getLogger(__name__)

MAX_DONE = 100
PAUSE = 8
"""Milliseconds between two batches of events, so that no engine can flood the window."""

_stuck: list[EngineWorker] = []
"""Threads that did not end in time: Qt aborts the program if their object goes while they run."""


def any_stuck() -> bool:
    """Whether a thread of a closed queue still runs: only ``os._exit`` can end the program then."""
    return any(worker.isRunning() for worker in _stuck)


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

    For one reader. Previews and progress the reader was too slow for are left out.

    Attributes:
        job: The job.
    """

    def __init__(self, job: Job) -> None:
        self.job = job
        self._buffer = EventBuffer()
        self._ended = False
        self._waiter: asyncio.Future[None] | None = None

    def __aiter__(self) -> JobStream:
        return self

    async def __anext__(self) -> Event:
        while not self._buffer:
            if self._ended:
                raise StopAsyncIteration
            self._waiter = asyncio.get_running_loop().create_future()
            await self._waiter
        return self._buffer.take()

    def _put(self, event: Event) -> None:
        self._buffer.put(event)
        self._ended = isinstance(event, Final)
        if self._waiter is not None and not self._waiter.done():
            self._waiter.set_result(None)


class JobQueue(QObject):
    """The jobs of the window, in the order in which they will run.

    Use it from the GUI thread only. Its thread starts with the first job. A job's events are those of
    :class:`~desktop.engine.worker.EngineWorker`; a job cancelled before it began has ``Cancelled`` only.

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
        self._pending: list[Job] = []
        self._running: Job | None = None
        self._cancel = threading.Event()
        self._done: deque[DoneJob] = deque(maxlen=MAX_DONE)
        self._streams: weakref.WeakValueDictionary[str, JobStream] = weakref.WeakValueDictionary()
        self._closed = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._take_more)
        self._worker = EngineWorker(engine_factory)
        self._worker.events_waiting.connect(self._take_events, Qt.ConnectionType.QueuedConnection)

    @property
    def pending(self) -> tuple[Job, ...]:
        """Jobs that wait, next one first."""
        return tuple(self._pending)

    @property
    def running(self) -> Job | None:
        """The job the engine is at."""
        return self._running

    @property
    def done(self) -> tuple[DoneJob, ...]:
        """The last 100 jobs that ended, newest last."""
        return tuple(self._done)

    def submit(self, job: Job) -> JobStream:
        """Queue a job. Iterating the stream is optional; the signals come either way."""
        stream = JobStream(job)
        self._streams[job.id] = stream
        if self._closed:
            self._finish(job, Cancelled(job=job.id))
            return stream
        self._pending.append(job)
        self.pending_changed.emit()
        self._start_next()
        return stream

    def cancel(self, job_id: str) -> None:
        """Stop a job: a pending one at once, the running one between two steps. Unknown ids do nothing."""
        if self._running is not None and self._running.id == job_id:
            self._cancel.set()
        for job in self._pending:
            if job.id == job_id:
                self._pending.remove(job)
                self.pending_changed.emit()
                self._finish(job, Cancelled(job=job_id))
                return

    def cancel_all(self) -> None:
        """Stop the running job and all that wait."""
        if self._running is not None:
            self._cancel.set()
        for job in self.pending:
            self.cancel(job.id)

    def move(self, job_id: str, index: int) -> None:
        """Put a pending job at ``index`` (clipped) of the pending ones. Unknown ids do nothing."""
        for old, job in enumerate(self._pending):
            if job.id == job_id:
                del self._pending[old]
                self._pending.insert(max(0, min(index, len(self._pending))), job)
                self.pending_changed.emit()
                return

    def renew_engine(self) -> None:
        """Have the jobs after the running one done by an engine made anew."""
        self._worker.renew()

    def shutdown(self, timeout: float = 10.0) -> bool:
        """Cancel everything, close the engine and end the thread.

        Args:
            timeout: Seconds to wait for the step the engine is at.

        Returns:
            Whether the thread has ended; if not, it will after its step.
        """
        self._closed = True
        self.cancel_all()
        self._worker.stop()
        ended = not self._worker.isRunning() or self._worker.wait(int(timeout * 1000))
        if not ended:
            _stuck.append(self._worker)
        self._deliver()
        self._pause.stop()
        return ended

    def _start_next(self) -> None:
        if self._running is not None or not self._pending or self._closed:
            return
        self._running = job = self._pending.pop(0)
        self._cancel = threading.Event()
        if not self._worker.isRunning():
            quiet.share_interpreter()
            self._worker.start()
        self._worker.give(job, self._cancel)
        self.pending_changed.emit()
        self.running_changed.emit()

    def _take_events(self) -> None:
        self._deliver()
        self._pause.start()

    def _take_more(self) -> None:
        if self._worker.outbox.rearm():
            self._take_events()

    def _deliver(self) -> None:
        for event in self._worker.outbox.take_all():
            if isinstance(event, Finished | Cancelled | Failed) and self._running is not None:
                job, self._running = self._running, None
                self._finish(job, event)
                self.running_changed.emit()
                self._start_next()
            else:
                self._publish(event)

    def _finish(self, job: Job, final: Final) -> None:
        if isinstance(final, Failed) and final.detail:
            log.error("%s failed: %s\n%s", type(job).__name__, final.message, final.detail)
        self._done.append(DoneJob(id=job.id, title=job.title, final=final))
        self._publish(final)

    def _publish(self, event: Event) -> None:
        stream = self._streams.get(event.job)
        if stream is not None:
            stream._put(event)
        self.event_received.emit(event)
