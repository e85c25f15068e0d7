"""The shelf of models with 500 files: when the first row is there, and how the window answers meanwhile.

Headers are those of real checkpoints and LoRAs; the numbers behind them are holes, which take no room.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from core.models import scanning
from desktop.app import Studio, build
from desktop.engine import quiet
from desktop.panels.models_list import ModelsModel
from tests.benchmarks.gaps import Gaps, Hand
from tests.benchmarks.gui_latency import life
from tests.benchmarks.report import percentile, table
from tests.desktop.fakes import FakeEngine
from tests.sparse_models import checkpoint_shapes, lora_shapes, settle, sparse_file

FILES = 500
PHASES = ("first look", "known already")


def make(folder: Path) -> None:
    """500 files: half of them checkpoints, half LoRAs."""
    kinds = [checkpoint_shapes("sd1"), checkpoint_shapes("sdxl")]
    for number in range(FILES):
        name = folder / f"{number % 10}" / f"model-{number:03}.safetensors"
        settle(sparse_file(name, kinds[number % 4 // 2] if number % 2 else lora_shapes()))


def measure(app: QApplication, studio: Studio, gaps: Gaps, phase: str) -> tuple[float, float, int]:
    """Open the shelf; seconds to its first row, seconds until all is there, and how many rows there are."""
    shelf = studio.shelf
    gaps.phase = phase
    begun = time.perf_counter()
    first: list[float] = []
    studio.window.shelf.open()
    dialog = studio.window.shelf.dialog
    assert dialog is not None
    model: ModelsModel = dialog.model
    tick = QTimer(interval=1)

    def look() -> None:
        if model.rowCount() and not first:
            first.append(time.perf_counter() - begun)
        if first and not shelf.scanning:
            app.exit()  # quit would close the windows

    tick.timeout.connect(look)
    tick.start()
    app.exec()
    gaps.phase = ""
    rows = model.rowCount()
    dialog.close()
    return first[0], time.perf_counter() - begun, rows


def main() -> None:
    """Print the table."""
    scanning.PLACES = ()  # no models of this machine's
    with tempfile.TemporaryDirectory(prefix="latentscape-") as folder:
        make(Path(folder))
        quiet.forget_libraries()  # as the worker does, before a model is loaded
        app = QApplication([])
        rows = []
        for phase in PHASES:
            studio = build(app, FakeEngine)
            studio.generation.model_ready.connect(lambda _ready: app.exit())
            studio.start()
            app.exec()
            if phase == PHASES[0]:
                studio.shelf.add_folder(Path(folder))  # waits in the same thread, before the first look
            gaps, person = Gaps(), Hand(life(studio))
            first, whole, count = measure(app, studio, gaps, phase)
            person.deleteLater()
            studio.close()
            studio.window.deleteLater()
            values = gaps.phases[phase]
            rows.append(
                [
                    phase,
                    f"{count}",
                    f"{first:.3f}",
                    f"{whole:.2f}",
                    f"{percentile(values, 99):.1f}",
                    f"{max(values):.1f}",
                ]
            )
    table(
        f"A shelf of {FILES} model files, half checkpoints; wanted: first row < 0.3 s, worst gap < 50 ms",
        ["", "rows", "first row (s)", "all (s)", "p99 gap (ms)", "worst gap (ms)"],
        rows,
    )


if __name__ == "__main__":
    main()
