"""The one thread that owns the engine and the accelerator."""

from __future__ import annotations

import logging
import queue
import threading
import traceback
from collections.abc import Callable, Iterator
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from core.errors import JobCancelled, LatentscapeError
from core.events import Cancelled, Event, Failed, Final, Finished, Progress, Stage, Started
from core.jobs import Job, LoadModel
from desktop.engine import quiet
from desktop.engine.outbox import Outbox
from desktop.language import mark, tr

log = logging.getLogger(__name__)

NO_MEMORY = mark("There is not enough memory for this: choose a smaller size or fewer pictures.")
NO_ENGINE = mark("The engine could not be started: install the program again, or see the log for the cause.")
NO_END = mark("The engine stopped before it was done: try again.")
UNKNOWN = mark(
    "Something went wrong inside the program: try again, and report it with the log if it comes back."
)


class Order(Enum):
    """What a worker is told beside its jobs."""

    STOP = "stop"
    RENEW = "renew"


class EngineLike(Protocol):
    """What the worker needs of an engine: ``core.engine.Engine`` and the tests' fake both have it."""

    def run(self, job: Job, cancel: threading.Event, /) -> Iterator[Event]:
        """The job's events: ``Started`` ... exactly one of ``Finished``, ``Cancelled`` and ``Failed``."""
        ...

    def close(self) -> None:
        """Give everything back."""
        ...


EngineFactory = Callable[[], EngineLike]
"""Called once, inside the worker's thread: torch is imported there and only there."""


class EngineWorker(QThread):
    """Runs one job at a time; its events are taken in batches on the GUI thread.

    Whatever the engine does, each job yields ``Started``, then its other events, then exactly one of
    ``Finished``, ``Cancelled`` and ``Failed``, the last one after the engine has let go of the job.

    Signals:
        events_waiting: :attr:`outbox` has something; not again before it is rearmed.
    """

    events_waiting = Signal()

    def __init__(self, engine_factory: EngineFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("engine")
        self.outbox = Outbox(self.events_waiting.emit)
        self._factory = engine_factory
        self._engine: EngineLike | None = None
        self._inbox: queue.SimpleQueue[tuple[Job, threading.Event] | Order] = queue.SimpleQueue()

    def give(self, job: Job, cancel: threading.Event) -> None:
        """Hand a job over; it begins when those before it are done."""
        self._inbox.put((job, cancel))

    def renew(self) -> None:
        """Close the engine after the jobs handed over; the next job makes another."""
        self._inbox.put(Order.RENEW)

    def stop(self) -> None:
        """Close the engine and end the thread after the jobs handed over."""
        self._inbox.put(Order.STOP)

    def run(self) -> None:
        """The life of the thread."""
        quiet.lower_priority()
        try:
            while (task := self._inbox.get()) is not Order.STOP:
                if isinstance(task, Order):
                    self._close()
                else:
                    self.outbox.put(self._work(*task))
                del task
        finally:
            self._close()

    def _close(self) -> None:
        engine, self._engine = self._engine, None
        if engine is not None:
            try:
                engine.close()
            except Exception:
                log.exception("The engine could not be closed")

    def _work(self, job: Job, cancel: threading.Event) -> Final:
        self.outbox.put(Started(job=job.id))
        if cancel.is_set():
            return Cancelled(job=job.id)
        try:
            if self._engine is None or isinstance(job, LoadModel):
                with quiet.without_collector():
                    return self._follow(self._started_engine(job), job, cancel)
            return self._follow(self._engine, job, cancel)
        except JobCancelled:
            return Cancelled(job=job.id)
        except LatentscapeError as error:
            return Failed(job=job.id, message=error.message)
        except MemoryError:
            return Failed(job=job.id, message=tr(NO_MEMORY), detail=traceback.format_exc())
        except BaseException:  # a job must end, and the thread must live, whatever it was
            return Failed(job=job.id, message=tr(UNKNOWN), detail=traceback.format_exc())

    def _started_engine(self, job: Job) -> EngineLike:
        if self._engine is None:
            self.outbox.put(Progress(job=job.id, stage=Stage.LOADING, seconds=0.0))
            quiet.preload_libraries()
            try:
                self._engine = self._factory()
            except LatentscapeError:
                raise
            except Exception as error:
                log.exception("The engine could not be started")
                raise LatentscapeError(tr(NO_ENGINE)) from error
            quiet.forget_libraries()
        return self._engine

    def _follow(self, engine: EngineLike, job: Job, cancel: threading.Event) -> Final:
        """Pass the engine's events on, except the last one, which is returned once the engine let go."""
        events = engine.run(job, cancel)
        try:
            for event in events:
                if isinstance(event, Finished | Cancelled | Failed):
                    return event
                if not isinstance(event, Started):
                    self.outbox.put(event)
        finally:
            close = getattr(events, "close", None)
            if close is not None:
                close()
        return Failed(job=job.id, message=tr(NO_END))
