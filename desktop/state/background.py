"""Slow work on files, off the GUI thread, one thing after the other."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from core.errors import LatentscapeError
from desktop.language import mark, tr

T = TypeVar("T")
OnDone = Callable[[T], object] | None
OnFailed = Callable[[str], object] | None
UNKNOWN = mark("A file could not be read or written: see the log for the cause.")

log = logging.getLogger(__name__)


class Background(QObject):
    """One thread for files. Answers come on the GUI thread, in order; the thread starts when needed.

    It has the window's own priority: much of its work holds the interpreter lock, and a thread that has to
    wait for a core while it holds that lock keeps the window waiting, too.
    """

    _answered = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool: ThreadPoolExecutor | None = None
        self._closed = False
        self._answers: deque[Callable[[], object]] = deque()
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(self, work: Callable[[], T], done: OnDone[T] = None, failed: OnFailed = None) -> None:
        """Do ``work`` in the thread, then call ``done`` with its value or ``failed`` with a sentence."""
        if self._closed:
            self._work(work, done, failed)
            self._deliver()
            return
        if self._pool is None:
            self._pool = ThreadPoolExecutor(1, "files")
        self._pool.submit(self._work, work, done, failed)

    def tell(self, callback: Callable[[], object]) -> None:
        """From within work: have ``callback`` called on the GUI thread, before the answer."""
        self._answers.append(callback)
        self._answered.emit()

    def close(self) -> None:
        """Finish what was begun, deliver the answers, end the thread. Later work is done at once."""
        self._closed = True
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown()
        self._deliver()

    def _work(
        self,
        work: Callable[[], T],
        done: Callable[[T], object] | None,
        failed: Callable[[str], object] | None,
    ) -> None:
        try:
            value = work()
        except LatentscapeError as error:
            self._answer(failed, error.message)
        except Exception:
            log.info("Work on files failed", exc_info=True)
            self._answer(failed, tr(UNKNOWN))
        else:
            self._answer(done, value)

    def _answer(self, callback: Callable[[Any], object] | None, value: object) -> None:
        if callback is not None:
            self.tell(lambda: callback(value))

    def _deliver(self) -> None:
        while self._answers:
            self._answers.popleft()()
