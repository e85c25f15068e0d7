"""How long the window is held up while five layers of 4096x4096 are autosaved (goal: under 16 ms)."""

from __future__ import annotations

import time

import numpy as np
from PySide6.QtWidgets import QApplication

import desktop.app
from core.document.document import Document
from core.document.layer import Layer
from core.geometry import Rect, Size
from desktop.app import Studio
from tests.benchmarks.report import percentile, table
from tests.desktop.fakes import FakeEngine

SIDE, LAYERS = 4096, 5


def main() -> None:
    """Print the table."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    engine = FakeEngine()
    desktop.app.find_model = lambda name="": engine.info
    studio = desktop.app.build(app, lambda: engine)
    studio.window.resize(1280, 720)
    studio.start()
    rng = np.random.default_rng(0)
    layers = []
    for number in range(LAYERS):
        small = rng.integers(0, 256, (SIDE // 16, SIDE // 16, 4), np.uint8)
        layers.append(Layer.of(small.repeat(16, axis=0).repeat(16, axis=1), f"Layer {number}"))
    document = studio.document
    document.set_picture(np.zeros((SIDE, SIDE, 3), np.uint8), name="large")
    document.change("Layers", Document(size=Size(SIDE, SIDE), layers=tuple(layers)))
    document.mask.edit("Paint", Rect(100, 100, 800, 800), np.full((800, 800), 255, np.uint8))
    _run(app, 1.0)
    rows = [_row("first autosave (all layers)", app, studio)]
    document.mask.edit("Paint", Rect(900, 900, 80, 80), np.full((80, 80), 255, np.uint8))
    rows.append(_row("next autosave (only the mask changed)", app, studio))
    table(
        f"Milliseconds between two turns of the window's loop, {LAYERS} layers of {SIDE}x{SIDE}",
        ["what", "s in all", "call", "p99", "worst"],
        rows,
    )
    studio.close()


def _row(name: str, app: QApplication, studio: Studio) -> list[str]:
    begun = time.perf_counter()
    studio.autosave.save()
    called = time.perf_counter() - begun
    gaps, last = [called], time.perf_counter()
    while studio.autosave.busy:
        app.processEvents()
        now = time.perf_counter()
        gaps.append(now - last)
        last = now
        time.sleep(0.001)
    milliseconds = [1000 * gap for gap in gaps]
    return [
        name,
        f"{time.perf_counter() - begun:.1f}",
        f"{1000 * called:.1f}",
        f"{percentile(milliseconds, 99):.1f}",
        f"{max(milliseconds):.1f}",
    ]


def _run(app: QApplication, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents()
        time.sleep(0.005)


if __name__ == "__main__":
    main()
