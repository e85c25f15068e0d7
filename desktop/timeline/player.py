"""Plays frames at their true speed: what cannot be shown in time is left out, nothing is slowed down."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

EARLY = 0.0005
"""Seconds a timer may come too early."""


class Player(QObject):
    """A clock that says which frame is due.

    Args:
        clock: Seconds that only grow.

    Signals:
        reached (int): This frame is due now.
        playing_changed (bool): It was started or stopped, or came to the end.
    """

    reached = Signal(int)
    playing_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, clock: Callable[[], float] = time.perf_counter) -> None:
        super().__init__(parent)
        self._clock = clock
        self._frames: Sequence[int] = ()
        self._fps = 1.0
        self._again = False
        self._begun = 0.0
        self._at = -1
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)

    @property
    def playing(self) -> bool:
        """Whether it plays."""
        return bool(self._frames)

    def play(self, frames: Sequence[int], fps: float, *, start: int = 0, again: bool = False) -> None:
        """Play ``frames`` in order, from ``start`` (an index into them), ``again`` and again if asked."""
        was = self.playing
        self._frames, self._fps, self._again = frames, fps, again
        self._begun = self._clock() - start / fps
        self._at = -1
        if not was and self.playing:
            self.playing_changed.emit(True)
        if self.playing:
            self._tick()

    def stop(self) -> None:
        """Stay where it is."""
        self._timer.stop()
        if self.playing:
            self._frames = ()
            self.playing_changed.emit(False)

    def _tick(self) -> None:
        count = len(self._frames)
        elapsed = self._clock() - self._begun
        turns = int((elapsed + EARLY) * self._fps)
        if turns >= count and not self._again:
            last = self._frames[-1]
            if self._at != count - 1:
                self.reached.emit(last)
            self.stop()
            return
        at = turns % count
        if at != self._at:
            self._at = at
            self.reached.emit(self._frames[at])
        if self.playing:  # who was told may have stopped it
            due = (turns + 1) / self._fps - (self._clock() - self._begun)
            self._timer.start(max(0, round(due * 1000)))
