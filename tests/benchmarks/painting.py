"""Time per event on 4096x4096 with 5 layers: strokes of the brushes, zooming, panning (goal: p99 < 16 ms).

An event is a mouse move or a turn of the wheel with everything it causes, painting the canvas included.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

import desktop.app
from core.arrays import Picture
from core.document.layer import Blend, Layer
from core.geometry import Size
from desktop.app import Studio
from desktop.canvas.view import CanvasView
from desktop.state.document_store import DocumentStore
from tests.benchmarks.report import percentile, table
from tests.desktop.fakes import FakeEngine

Taken = tuple[float, float]
"""Milliseconds on the clock, and of the GUI thread's own work: that tells when other programs were busy."""
SIDE = 4096
EVENTS = 500
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton
NONE = Qt.KeyboardModifier.NoModifier


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    engine = FakeEngine()
    desktop.app.find_model = lambda name="": engine.info
    studio = desktop.app.build(app, lambda: engine)
    studio.window.resize(1280, 720)
    studio.start()
    canvas = studio.window.canvas
    _fill(studio.document)
    _settle(app, 2.0)
    rows = []
    for tool in ("brush", "eraser", "mask_brush"):
        for size in (32, 512):
            for zoom in (0.0, 1.0):
                label = f"{tool.replace('_', ' ')}, {size} px, {'fitted' if not zoom else '100 %'}"
                rows.append(_row(label, _stroke(app, studio, canvas, tool, size=size, zoom=zoom)))
    canvas.tools.store.choose("hand")
    rows += [_row("zooming", _timed(app, _zooming(canvas))), _row("panning at 100 %", _panning(app, canvas))]
    table(
        f"Milliseconds per event on {Size(SIDE, SIDE)} with 5 layers; wanted p99 < 16",
        ["what", "events", "median", "p99", "worst", "CPU median", "CPU p99"],
        rows,
    )
    studio.close()


def _fill(store: DocumentStore) -> None:
    """An opaque picture, three half-clear layers all over it, one of which multiplies, and an empty one."""
    rng = np.random.default_rng(0)

    def noise(channels: int) -> Picture:
        return rng.integers(0, 255, (SIDE // 8, SIDE // 8, channels), np.uint8).repeat(8, 0).repeat(8, 1)

    store.set_picture(noise(3), name="large.png")
    document = store.document
    assert document is not None
    for n, (name, blend) in enumerate(
        (("Half", Blend.NORMAL), ("Half too", Blend.NORMAL), ("Shade", Blend.MULTIPLY)), 1
    ):
        document = document.inserted(replace(Layer.of(noise(4), name), blend=blend), n)
    store.change("Layers", document.inserted(Layer.empty(document.size, "Strokes"), 4))


def _stroke(
    app: QApplication, studio: Studio, canvas: CanvasView, tool: str, *, size: int, zoom: float
) -> list[Taken]:
    if zoom:
        canvas.zoom_to(zoom)
    else:
        canvas.fit()
    canvas.tools.store.choose(tool)
    canvas.tools.store.set_brush(size=size, hardness=0.8)
    _settle(app, 0.3)
    middle, reach = canvas.rect().center(), min(canvas.width(), canvas.height()) * 0.4

    def at(n: int) -> QPoint:
        turn = 4 * math.tau * n / EVENTS
        far = reach * (0.2 + 0.8 * n / EVENTS)
        return middle + QPoint(round(far * math.cos(turn)), round(far * math.sin(turn)))

    def moves() -> Iterator[Callable[[], object]]:
        for n in range(1, EVENTS):
            yield lambda n=n: QTest.mouseMove(canvas, at(n))  # type: ignore[misc]

    QTest.mousePress(canvas, LEFT, NONE, at(0))
    taken = _timed(app, moves())
    QTest.mouseRelease(canvas, LEFT, NONE, at(EVENTS - 1))
    _settle(app, 0.1)
    assert studio.document.undo_stack.canUndo()
    return taken


def _zooming(canvas: CanvasView) -> Iterator[Callable[[], object]]:
    at = QPointF(canvas.rect().center())
    for n in range(120):
        turn = 30 if n // 30 % 2 == 0 else -30

        def roll(turn: int = turn) -> None:
            event = QWheelEvent(
                at, at, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton, NONE,
                Qt.ScrollPhase.NoScrollPhase, False,
            )  # fmt: skip
            QApplication.sendEvent(canvas, event)

        yield roll


def _panning(app: QApplication, canvas: CanvasView) -> list[Taken]:
    canvas.zoom_to(1.0)
    _settle(app, 0.2)
    middle = canvas.rect().center()

    def moves() -> Iterator[Callable[[], object]]:
        for n in range(200):
            to = middle + QPoint(round(150 * math.sin(n / 20)), round(100 * math.cos(n / 13)))
            yield lambda to=to: QTest.mouseMove(canvas, to)  # type: ignore[misc]

    QTest.mousePress(canvas, MIDDLE, NONE, middle)
    taken = _timed(app, moves())
    QTest.mouseRelease(canvas, MIDDLE, NONE, middle)
    return taken


def _timed(app: QApplication, events: Iterator[Callable[[], object]]) -> list[Taken]:
    taken = []
    for act in events:
        begun, cpu = time.perf_counter(), time.thread_time()
        act()
        app.processEvents()
        taken.append(((time.perf_counter() - begun) * 1000, (time.thread_time() - cpu) * 1000))
    return taken


def _settle(app: QApplication, seconds: float) -> None:
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        app.processEvents()
        time.sleep(0.005)


def _row(name: str, taken: list[Taken]) -> list[str]:
    wall, cpu = [one for one, _ in taken], [one for _, one in taken]
    figures = (
        percentile(wall, 50),
        percentile(wall, 99),
        max(wall),
        percentile(cpu, 50),
        percentile(cpu, 99),
    )
    return [name, str(len(taken)), *(f"{figure:.1f}" for figure in figures)]


if __name__ == "__main__":
    main()
