"""Gaps between the events of a 4 ms timer of the real window, while somebody types, zooms and pans.

At rest, while the libraries and the model are loaded, and while the model draws on all cores.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.events import Preview
from desktop.app import Studio
from tests.benchmarks.gaps import REST, Gaps, Hand, open_studio, stop, turn_wheel, wait, wait_for
from tests.benchmarks.report import table

PICTURES = 6
TEXT = "a smiling cat with sunglasses, glossy style "


def life(studio: Studio) -> Iterator[None]:
    """Types a key, turns the wheel, drags the picture, again and again."""
    canvas, prompt = studio.window.canvas, studio.window.panel.prompt
    middle = canvas.rect().center()
    for n, letter in enumerate(itertools.cycle(TEXT)):
        if n % 400 == 399:
            prompt.clear()
        QTest.keyClicks(prompt, letter)
        yield
        turn_wheel(canvas, middle, 120 if n // 5 % 2 else -120)
        yield
        QTest.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=middle)
        for step in range(4):
            QTest.mouseMove(canvas, middle + QPoint(step * 5, step * 3))
            yield
        QTest.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=middle)


def main() -> None:
    """Print the table."""
    app = QApplication([])
    gaps = Gaps()
    previews: list[float] = []
    studio = open_studio(app, gaps, stop)
    studio.generation.previewed.connect(
        lambda event: previews.append(time.perf_counter()) if isinstance(event, Preview) else None
    )
    studio.draft.update(prompt=TEXT)
    studio.generation.generate()  # the first picture warms caches up, and gives something to zoom
    wait_for(studio.generation.finished)
    wait(0.5)
    person = Hand(life(studio))
    gaps.phase = "at rest, in use"
    wait(REST)
    gaps.phase = "drawing, in use"
    previews.clear()
    for _ in range(PICTURES):
        studio.generation.generate()
    begun = time.perf_counter()
    wait_for(studio.generation.busy_changed)
    drawn = time.perf_counter() - begun
    gaps.phase = ""
    del person
    studio.close()
    gaps.show("while drawing: p99 < 20, worst < 60")
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
