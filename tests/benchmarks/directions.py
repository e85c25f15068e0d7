"""How soon a slider is seen: as the engine does it, and in the window, from the hand to the painted canvas.

In the window the panel of directions is in sight and a picture has just been opened. Its slider is moved in
the moment the picture is there, or a second later, as by a hand that has to find the slider first.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.arrays import Picture
from core.engine import Engine
from core.events import Preview, Result
from core.files.direction_library import DirectionLibrary
from core.files.pictures import read_picture
from core.jobs import Generate, PreviewMode
from core.recipe import Recipe
from desktop.app import Studio
from desktop.widgets.number_slider import NumberSlider
from tests.benchmarks.bundled import engine, info
from tests.benchmarks.following import LEFT, Follower, drawn
from tests.benchmarks.gaps import REST, Gaps, Hand, open_studio, stop, wait, wait_for
from tests.benchmarks.report import median, percentile, say, table

MOVES = 30
PICTURES = 10
NAME = "smile"
START = QPoint(60, 16)


def main() -> None:
    """Print the tables."""
    app = QApplication([])
    with TemporaryDirectory() as folder:
        paths = drawn(Path(folder), 2 * PICTURES, steps=6)
        _engines_way([read_picture(path).picture for path in paths[:PICTURES]])
        _windows_way(app, paths)


def _engines_way(sources: list[Picture]) -> None:
    made, direction = engine(), DirectionLibrary(info()).named(NAME)
    first: list[float] = []
    whole: list[float] = []
    moves: list[float] = []
    for source in sources:
        for move in range(1 + MOVES // PICTURES):
            recipe = Recipe(
                prompt="",
                size=info().native_size,
                steps=1,
                guidance=1.0,
                sampler="ddim",
                strength=0.0,
                directions=(direction.by(0.1 + move),),
            )
            job = Generate(
                recipe=recipe, seeds=(0,), source=source, directions=(direction,), preview=PreviewMode.FINE
            )
            times = _times(made, job)
            (moves if move else whole).append(times[-1])
            first += [] if move else [times[0]]
    made.close()
    table(
        "A direction's slider, as the engine does it (ms); wanted: the first picture within 150",
        ["", "times", "median", "p95"],
        [
            [words, str(len(times)), f"{median(times):.0f}", f"{percentile(times, 95):.0f}"]
            for words, times in (
                ("a picture not looked at before: its first look", first),
                ("… with all details", whole),
                ("each move", moves),
            )
        ],
    )


def _times(made: Engine, job: Generate) -> list[float]:
    """Milliseconds until each picture."""
    begun = time.perf_counter()
    events = made.run(job, threading.Event())
    return [1000 * (time.perf_counter() - begun) for event in events if isinstance(event, Preview | Result)]


def _windows_way(app: QApplication, paths: list[Path]) -> None:
    gaps = Gaps()
    studio = open_studio(app, gaps, stop)
    studio.document.failed.connect(stop)
    panel = studio.window.directions.panel
    studio.window.directions_dock.show()
    studio.window.directions_dock.raise_()
    slider = next(row.slider for row in panel.rows if row.shelved.direction.name == NAME)
    while studio.queue.running is not None:
        wait_for(studio.queue.running_changed)
    follower = Follower(studio, Generate)
    rows = []
    for pause, some, words in (
        (1.0, paths[:PICTURES], "first move, a second after a picture is opened"),
        (0.0, paths[PICTURES:], "first move, in the moment a picture is opened"),
    ):
        for path in some:
            _open(studio, path)
            if pause:
                wait(pause)
            _first_move(follower, slider)
            panel.reset.click()
            wait(0.2)
        rows.append(follower.row(words))
    drag = _drag(follower, slider)
    next(drag)
    person = Hand(drag)
    gaps.phase = "a slider is dragged"
    wait(REST)
    gaps.phase = ""
    person.deleteLater()
    rows.append(follower.row("each move of a drag"))
    studio.close()
    gaps.show("while a slider is dragged: p99 < 25")
    title = (
        "A direction's slider in the window (ms from the move to the canvas); wanted: the first within 150"
    )
    table(title, ["", "pictures", "median", "p95"], rows)
    say(f"Jobs that stood behind the hand: {follower.waiting} at most; wanted: 1")


def _open(studio: Studio, path: Path) -> None:
    studio.window.files.open_path(path)
    wait_for(studio.document.opened)


def _first_move(follower: Follower, slider: NumberSlider) -> None:
    QTest.mousePress(slider, LEFT, pos=START)
    follower.move(slider, START + QPoint(12, 0))
    follower.wait_for_a_picture()
    QTest.mouseRelease(slider, LEFT, pos=START + QPoint(12, 0))
    wait(0.3)


def _drag(follower: Follower, slider: NumberSlider) -> Iterator[None]:
    QTest.mousePress(slider, LEFT, pos=START)
    for x in itertools.cycle([*range(120), *range(120, 0, -1)]):
        follower.move(slider, START + QPoint(x - 40, 0))
        yield


if __name__ == "__main__":
    main()
