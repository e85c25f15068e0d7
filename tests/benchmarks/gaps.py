"""What benchmarks of the window share: the gaps of a timer, a hand that never rests, the window itself."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator

from PySide6.QtCore import QEventLoop, QObject, QPoint, QPointF, Qt, QTimer, SignalInstance
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from desktop.app import Studio, build
from tests.benchmarks.report import percentile, say, table

TICK = 4
"""Milliseconds."""
ACTION = 16
REST = 4.0
"""Seconds of each phase that does not end by itself."""


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

    def show(self, wanted: str) -> None:
        """Print the table."""
        rows = [
            [
                phase,
                str(len(values)),
                *(f"{percentile(values, share):.1f}" for share in (50, 95, 99, 99.9)),
                f"{max(values):.1f}",
            ]
            for phase, values in self.phases.items()
        ]
        table(
            f"Gaps of a {TICK} ms timer in the window (ms); wanted {wanted}",
            ["phase", "events", "p50", "p95", "p99", "p99.9", "worst"],
            rows,
        )

    def _tick(self) -> None:
        now = time.perf_counter()
        if self.phase:
            self.phases.setdefault(self.phase, []).append((now - self._last) * 1000)
        self._last = now


class Hand(QObject):
    """Does one act after the other, for as long as it lives."""

    def __init__(self, acts: Iterator[None]) -> None:
        super().__init__()
        self._acts = acts
        self._timer = QTimer(self, interval=ACTION)
        self._timer.timeout.connect(lambda: next(self._acts))
        self._timer.start()


def turn_wheel(
    widget: QObject, at: QPoint, turn: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """By so many eighths of a degree."""
    none, no_phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(QPointF(at), QPointF(at), QPoint(), QPoint(0, turn), none, held, no_phase, False)
    QApplication.sendEvent(widget, event)


def open_studio(app: QApplication, gaps: Gaps, failed: Callable[[str], object]) -> Studio:
    """The real window, its model loaded; the gaps until then are the phase "loading the model"."""
    studio = build(app)
    studio.generation.failed.connect(failed)
    studio.window.resize(1280, 720)
    studio.start()
    gaps.phase = "loading the model"
    wait_for(studio.generation.model_ready)
    gaps.phase = ""
    return studio


def stop(sentence: str) -> None:
    """Nothing is measured of what does not work."""
    say(sentence)
    os._exit(1)


def wait(seconds: float) -> None:
    """Let the window live."""
    loop = QEventLoop()  # ``QApplication.quit`` would close the window
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


def wait_for(signal: SignalInstance) -> None:
    """Let the window live until something has happened."""
    loop = QEventLoop()
    signal.connect(loop.quit)
    loop.exec()
    signal.disconnect(loop.quit)
