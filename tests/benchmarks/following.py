"""How closely what is painted follows a hand that drags: from a move to the picture made for it."""

from __future__ import annotations

import threading
import time
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from core.events import Event, Preview, Result
from core.files.pictures import save_picture
from core.jobs import Generate, Job, PreviewMode
from core.recipe import Recipe
from desktop.app import Studio
from tests.benchmarks.bundled import engine, info
from tests.benchmarks.gaps import wait
from tests.benchmarks.report import median, percentile

LEFT = Qt.MouseButton.LeftButton


class Follower(QObject):
    """Knows of each job when the hand asked for it, and when its picture was painted on the canvas.

    Attributes:
        late: Milliseconds from a move to the canvas with the first picture made for it.
        waiting: How many jobs stood behind the hand at most.
    """

    def __init__(self, studio: Studio, kind: type[Job]) -> None:
        super().__init__(studio.window)
        self.late: list[float] = []
        self.waiting = 0
        self._kind, self._queue = kind, studio.queue
        self._moved = 0.0
        self._asked: dict[str, float] = {}
        self._new = ""
        studio.queue.pending_changed.connect(self._look)
        studio.queue.event_received.connect(self._heard)
        studio.window.canvas.installEventFilter(self)

    def move(self, widget: QWidget, to: QPoint) -> None:
        """The mouse with its left button held."""
        self._moved = time.perf_counter()
        there, none = QPointF(to), Qt.KeyboardModifier.NoModifier
        kind, no_button = QEvent.Type.MouseMove, Qt.MouseButton.NoButton
        event = QMouseEvent(kind, there, QPointF(widget.mapToGlobal(to)), no_button, LEFT, none)
        QApplication.sendEvent(widget, event)

    def wait_for_a_picture(self) -> None:
        """Until one more is painted."""
        before = len(self.late)
        while len(self.late) == before:
            wait(0.05)

    def row(self, words: str) -> list[str]:
        """A row of a table; forgets what it tells."""
        late, self.late = self.late, []
        return [words, str(len(late)), f"{median(late):.0f}", f"{percentile(late, 95):.0f}"]

    def _look(self) -> None:
        jobs = [job for job in self._queue.pending if isinstance(job, self._kind)]
        self.waiting = max(self.waiting, len(jobs))
        if self._queue.running is not None:
            jobs.append(self._queue.running)
        for job in jobs:
            if isinstance(job, self._kind):
                self._asked.setdefault(job.id, self._moved or time.perf_counter())

    def _heard(self, event: Event) -> None:
        if isinstance(event, Preview | Result) and event.job in self._asked:
            self._new = event.job

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._new and event.type() == QEvent.Type.Paint:
            asked = self._asked.pop(self._new, None)
            if asked is not None:
                self.late.append(1000 * (time.perf_counter() - asked))
            self._new = ""
        return super().eventFilter(watched, event)


def drawn(folder: Path, count: int, *, steps: int) -> list[Path]:
    """Files of so many different pictures of the bundled model."""
    made, model = engine(), info()
    recipe = Recipe(
        prompt=model.prompts[0],
        size=model.native_size,
        steps=steps,
        guidance=model.defaults.guidance,
        sampler=model.defaults.sampler,
    )
    paths = []
    for seed in range(count):
        job = Generate(recipe=recipe, seeds=(seed,), preview=PreviewMode.OFF)
        for event in made.run(job, threading.Event()):
            if isinstance(event, Result):
                paths.append(folder / f"{seed}.png")
                save_picture(paths[-1], event.picture)
    made.close()
    return paths
