"""Opens the program as a person does and tells when the window is painted, and when a picture is there.

``python -m tests.benchmarks.probe window|picture SECONDS``: the second word is when the process was started.
"""

from __future__ import annotations

import os
import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication

import desktop.app
from desktop.app import Studio
from desktop.engine.worker import EngineFactory
from tests.benchmarks.report import say

_build = desktop.app.build


class Watch(QObject):
    """Waits for the first paint of the canvas."""

    def __init__(self, studio: Studio, what: str, begun: float) -> None:
        super().__init__(studio.window)
        self._studio, self._what, self._begun = studio, what, begun
        studio.window.canvas.installEventFilter(self)
        studio.generation.finished.connect(self._done)
        studio.generation.failed.connect(self._failed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False

    def _painted(self) -> None:
        if self._what == "window":
            self._done()
        else:  # the person presses Generate at once, while the model still loads
            self._studio.draft.update(prompt="grinning face, soft style")
            QTimer.singleShot(100, self._studio.generation.generate)

    def _done(self) -> None:
        say(f"{time.time() - self._begun:.3f}")
        os._exit(0)

    def _failed(self, sentence: str) -> None:
        say(sentence)
        os._exit(1)


def main() -> None:
    """Start the program."""

    def build(app: QApplication, engine_factory: EngineFactory | None = None) -> Studio:
        studio = _build(app, engine_factory)
        Watch(studio, sys.argv[1], float(sys.argv[2]))
        return studio

    desktop.app.build = build
    desktop.app.run()


if __name__ == "__main__":
    main()
