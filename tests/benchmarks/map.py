"""How closely the picture follows a hand that is dragged through the latent map of thirty pictures."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QPoint
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.mixing_jobs import MixLatents
from desktop.panels.map_view import MapView
from tests.benchmarks.following import LEFT, Follower, drawn
from tests.benchmarks.gaps import REST, Gaps, Hand, open_studio, stop, wait, wait_for
from tests.benchmarks.report import say, table

POINTS = 30


def main() -> None:
    """Print the tables."""
    app = QApplication([])
    with TemporaryDirectory() as folder:
        drawn(Path(folder), POINTS, steps=6)
        gaps = Gaps()
        studio = open_studio(app, gaps, stop)
        studio.map_.failed.connect(stop)
        studio.window.map_dock.show()
        studio.window.map_dock.raise_()
        studio.map_.add([Path(folder)])
        gaps.phase = "the pictures are encoded and laid out"
        while len(studio.map_.points) < POINTS:
            wait_for(studio.map_.changed)
        gaps.phase = ""
        wait(0.5)
        follower = Follower(studio, MixLatents)
        view = studio.window.map.panel.view
        drag = _drag(follower, view)
        next(drag)
        person = Hand(drag)
        gaps.phase = "a hand is dragged through the map"
        wait(REST)
        gaps.phase = ""
        person.deleteLater()
        wait(0.5)
        studio.close()
    gaps.show("while the map is dragged through: p99 < 25")
    table(
        f"The latent map of {POINTS} pictures (ms from the move to the canvas); wanted: 150",
        ["", "pictures", "median", "p95"],
        [follower.row("each move of a drag")],
    )
    say(f"Jobs that stood behind the hand: {follower.waiting} at most; wanted: 1")


def _on_a_ring(view: MapView, turn: float) -> QPoint:
    """A place between the points, free of thumbnails where there is one nearby."""
    middle, radius = view.rect().center(), min(view.width(), view.height()) / 3
    angle = 2 * math.pi * turn
    return middle + QPoint(round(radius * math.cos(angle)), round(radius * math.sin(angle)))


def _drag(follower: Follower, view: MapView) -> Iterator[None]:
    free = next(turn / 200 for turn in range(200) if view.at(_on_a_ring(view, turn / 200).toPointF()) is None)
    QTest.mousePress(view, LEFT, pos=_on_a_ring(view, free))
    for turn in itertools.count():
        follower.move(view, _on_a_ring(view, free + turn / 200))
        yield


if __name__ == "__main__":
    main()
