"""Gaps between the events of a 4 ms timer of the real window while a walk is drawn, scrubbed and played.

The bundled model draws; wanted: the 99th percentile under 25 ms.
"""

from __future__ import annotations

import itertools
import time
from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.document import timeline as edits
from desktop.app import Studio
from tests.benchmarks.gaps import REST, Gaps, Hand, open_studio, stop, turn_wheel, wait, wait_for
from tests.benchmarks.report import table

FRAMES = 24
SECONDS = 2.0
LEFT = Qt.MouseButton.LeftButton


def life(studio: Studio) -> Iterator[None]:
    """Scrubs, zooms, drags a keyframe a little and breaks it off, again and again."""
    strip = studio.window.timeline.panel.strip
    for turn in itertools.count():
        layout = strip.layout_
        line = round(layout.ruler.center().y())
        QTest.mousePress(strip, LEFT, pos=QPoint(round(layout.x(0)), line))
        for step in range(20):
            QTest.mouseMove(strip, QPoint(round(layout.x(step * layout.timeline.count / 20)), line))
            yield
        QTest.mouseRelease(strip, LEFT, pos=QPoint(round(layout.end) - 2, line))
        yield
        turn_wheel(
            strip,
            QPoint(strip.width() // 2, line),
            120 if turn % 4 < 2 else -120,
            Qt.KeyboardModifier.ControlModifier,
        )
        yield
        key = layout.key(layout.timeline.frames[1]).center().toPoint()
        QTest.mousePress(strip, LEFT, pos=key)
        for step in range(6):
            QTest.mouseMove(strip, key + QPoint(6 * step, 0))
            yield
        QTest.keyClick(strip, Qt.Key.Key_Escape)
        QTest.mouseRelease(strip, LEFT, pos=key)
        yield


def main() -> None:
    """Print the table."""
    app = QApplication([])
    gaps = Gaps()
    studio = open_studio(app, gaps, stop)
    studio.walk.failed.connect(stop)
    info = studio.generation.model_info
    assert info is not None
    store = studio.document.timeline
    store.edit("Short", edits.retimed(store.timeline, fps=FRAMES / SECONDS, duration=SECONDS))
    for seed, prompt in enumerate(info.prompts[:3]):
        studio.draft.update(prompt=prompt, seed=seed, seed_locked=True)
        store.move_playhead(round(seed * (FRAMES - 1) / 2))
        studio.window.timeline.adding.words()
    QTest.qWait(500)
    drawn_at: list[float] = []
    studio.walk.frame_added.connect(lambda _frame: drawn_at.append(time.perf_counter()))
    person = Hand(life(studio))
    gaps.phase = "at rest, in use"
    wait(REST)
    gaps.phase = "drawing a walk, in use"
    begun = time.perf_counter()
    studio.walk.preview()
    while studio.walk.wanted:
        wait_for(studio.walk.standing_changed)
    drawn = time.perf_counter() - begun
    gaps.phase = ""
    person.deleteLater()
    QTest.qWait(50)
    gaps.phase = "playing"
    studio.window.timeline.panel.controls.loop.click()
    studio.walk.stop()
    reached: list[int] = []
    studio.window.timeline.panel.player.reached.connect(reached.append)
    player = studio.window.timeline.panel.player
    studio.walk.look(True)
    player.play(store.timeline.playback(), store.timeline.fps, again=True)
    wait(REST)
    player.stop()
    gaps.phase = ""
    studio.close()
    gaps.show("while a walk is drawn: p99 < 25")
    table(
        "What was done meanwhile",
        ["", "figure"],
        [
            ["frames drawn", str(len(studio.walk.frames))],
            ["frames a second drawn", f"{len(studio.walk.frames) / drawn:.2f}"],
            ["frames a second played", f"{len(reached) / REST:.1f} of {store.timeline.fps:g}"],
        ],
    )


if __name__ == "__main__":
    main()
