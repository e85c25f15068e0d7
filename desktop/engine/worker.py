"""The one thread that owns the engine and the accelerator."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from typing import Protocol

from PySide6.QtCore import QObject, QThread, Signal

from core.events import Event
from core.jobs import Job


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
    """Runs one job at a time; its events are taken in batches on the GUI thread."""

    events_waiting = Signal()

    def __init__(self, engine_factory: EngineFactory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._factory = engine_factory
