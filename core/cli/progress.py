"""Progress on stderr: one line that changes on a terminal, a line now and then in a log."""

from __future__ import annotations

import shutil
import sys
import time
from typing import TextIO

from core.events import Event, ModelReady, Note, Progress

_PAUSE_TERMINAL, _PAUSE_LOG = 0.1, 5.0


class ProgressLine:
    """Shows the events of a job.

    Args:
        stream: Where to; stderr unless a test says otherwise.
    """

    def __init__(self, stream: TextIO | None = None) -> None:
        self._stream = stream or sys.stderr
        self._terminal = self._stream.isatty()
        self._last = ("", 0.0)
        self._open = False

    def show(self, event: Event) -> None:
        """Show what there is to show of ``event``."""
        match event:
            case Progress():
                self._progress(event)
            case ModelReady():
                self.line(f"{event.info.title} on {event.device_name} in {event.precision}")
            case Note():
                self.line(event.message)

    def line(self, text: str) -> None:
        """Leave a line that stays."""
        self.close()
        self._write(f"{text}\n")

    def close(self) -> None:
        """Leave the changing line; what comes next begins a new one."""
        if self._open:
            self._write("\r\x1b[K")
            self._open = False

    def status(self, text: str, kind: str = "", *, done: bool = False) -> None:
        """How far something is; said now and then, and whenever it is of another kind than before.

        Args:
            text: The line.
            kind: What goes on.
            done: Whether it is the last line of its kind.
        """
        now = time.monotonic()
        before, shown = self._last
        pause = _PAUSE_TERMINAL if self._terminal else _PAUSE_LOG
        if kind == before and now - shown < pause and not (done and self._terminal):
            return
        self._last = (kind, now)
        if self._terminal:
            width = shutil.get_terminal_size().columns
            self._write(f"\r\x1b[K{text[: width - 1]}")
            self._open = True
        else:
            self._write(f"{text}\n")

    def _progress(self, event: Progress) -> None:
        text = event.stage.value
        if event.total:
            text += f" {event.step}/{event.total}"
        text += f" · {event.seconds:.1f} s"
        if event.remaining is not None:
            text += f" · {event.remaining:.1f} s left"
        self.status(text, event.stage.value, done=bool(event.total) and event.step == event.total)

    def _write(self, text: str) -> None:
        self._stream.write(text)
        self._stream.flush()
