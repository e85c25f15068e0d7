"""What follows a hand: one job with the engine, and of all wishes meanwhile only the newest."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.events import Event, Final
from core.jobs import Job
from desktop.engine.queue import JobQueue

Make = Callable[[], Job | None]


class Newest(QObject):
    """At most one of its jobs is with the engine, so that there is never a queue behind the hand.

    Signals:
        received (object): An event of the job that is asked for (``asked``), its ``Final`` too.
        settled (object): The last job's ``Final``: nothing is waiting.
    """

    received = Signal(object)
    settled = Signal(object)

    def __init__(self, queue: JobQueue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue = queue
        self._make: Make | None = None
        self.asked: Job | None = None
        queue.event_received.connect(self._on_event)

    @property
    def waiting(self) -> bool:
        """Whether a job is asked for, or will be."""
        return self.asked is not None or self._make is not None

    def wish(self, make: Make) -> None:
        """Ask for the job that ``make`` gives once the engine can do it (None: there is nothing to do)."""
        self._make = make
        if self.asked is None:
            self._ask()
        elif self.asked in self._queue.pending:
            self._queue.cancel(self.asked.id)  # it has not begun: the newest takes its place

    def forget(self) -> None:
        """Want nothing more; what is being made is made to its end."""
        self._make = None

    def stop(self) -> None:
        """Want nothing more, and break off what is being made."""
        self._make = None
        if self.asked is not None:
            self._queue.cancel(self.asked.id)

    def _ask(self) -> None:
        make, self._make = self._make, None
        job = None if make is None else make()
        if job is not None:
            self.asked = job
            self._queue.submit(job)

    def _on_event(self, event: Event) -> None:
        if self.asked is None or event.job != self.asked.id:
            return
        self.received.emit(event)
        if isinstance(event, Final):
            self.asked = None
            self._ask()
            if self.asked is None:
                self.settled.emit(event)
