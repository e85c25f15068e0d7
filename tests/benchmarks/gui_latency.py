"""Gaps between the events of a 4 ms timer of the real window, while somebody types, zooms and pans.

At rest, while the libraries and the model are loaded, and while the model draws on all cores.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.events import Preview
from desktop.app import Studio, build
from tests.benchmarks.report import percentile, table

TICK = 4
"""Milliseconds."""
ACTION = 16
REST = 4.0
"""Seconds of each phase that does not end by itself."""
PICTURES = 6
TEXT = "a smiling cat with sunglasses, glossy style "


class Gaps(QObject):
    """Measures the gaps, phase by phase."""

    def __init__(self) -> None:
        super().__init__()
        self.phases: dict[str, list[float]] = {}
        self.phase = ""
        self._last = time.perf_counter()
        self._timer = QTimer(self, timerType=Qt.TimerType.PreciseTimer, interval=TICK)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        if self.phase:
            self.phases.setdefault(self.phase, []).append((now - self._last) * 1000)
        self._last = now


class Person(QObject):
    """Types a key, turns the wheel, drags the picture, again and again."""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self._studio = studio
        self._acts = self._life()
        self._timer = QTimer(self, interval=ACTION)
        self._timer.timeout.connect(lambda: next(self._acts))
        self._timer.start()

    def _life(self) -> Iterator[None]:
        canvas, prompt = self._studio.window.canvas, self._studio.window.panel.prompt
        middle = canvas.rect().center()
        for n, letter in enumerate(itertools.cycle(TEXT)):
            if n % 400 == 399:
                prompt.clear()
            QTest.keyClicks(prompt, letter)
            yield
            _turn_wheel(canvas, middle, 120 if n // 5 % 2 else -120)
            yield
            QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=middle)
            for step in range(4):
                QTest.mouseMove(canvas, middle + QPoint(step * 5, step * 3))
                yield
            QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=middle)


def _turn_wheel(canvas: QObject, at: QPoint, turn: int) -> None:
    event = QWheelEvent(
        QPointF(at),
        QPointF(at),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(canvas, event)


def main() -> None:
    """Print the table."""
    app = QApplication([])
    studio = build(app)
    gaps = Gaps()
    previews: list[float] = []
    studio.generation.previewed.connect(
        lambda event: previews.append(time.perf_counter()) if isinstance(event, Preview) else None
    )
    studio.generation.failed.connect(lambda sentence: app.exit(1))
    studio.start()

    def wait(seconds: float) -> None:
        QTimer.singleShot(int(seconds * 1000), app.quit)
        app.exec()

    gaps.phase = "loading the model"
    studio.generation.model_ready.connect(app.quit)
    app.exec()
    studio.generation.model_ready.disconnect(app.quit)
    gaps.phase = ""
    studio.draft.update(prompt=TEXT)
    studio.generation.generate()  # the first picture warms caches up, and gives something to zoom
    studio.generation.finished.connect(app.quit)
    app.exec()
    studio.generation.finished.disconnect(app.quit)
    wait(0.5)
    person = Person(studio)
    gaps.phase = "at rest, in use"
    wait(REST)
    gaps.phase = "drawing, in use"
    previews.clear()
    for _ in range(PICTURES):
        studio.generation.generate()
    begun = time.perf_counter()
    studio.generation.busy_changed.connect(app.quit)
    app.exec()
    drawn = time.perf_counter() - begun
    gaps.phase = ""
    del person
    studio.close()
    rows = [
        [
            phase,
            str(len(values)),
            *(f"{percentile(values, share):.1f}" for share in (50, 95, 99, 99.9)),
            f"{max(values):.1f}",
        ]
        for phase, values in gaps.phases.items()
    ]
    table(
        f"Gaps of a {TICK} ms timer in the window (ms); wanted while drawing: p99 < 20, worst < 60",
        ["phase", "events", "p50", "p95", "p99", "p99.9", "worst"],
        rows,
    )
    table(
        "What was drawn meanwhile",
        ["", "figure"],
        [
            ["pictures", str(PICTURES)],
            ["seconds a picture", f"{drawn / PICTURES:.2f}"],
            ["previews shown", str(len(previews))],
        ],
    )


if __name__ == "__main__":
    main()
