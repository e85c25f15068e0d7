"""A whole session with the model in the box: paint, mask, generate, accept, undo, save, reopen.

Each stage is photographed, into the folder that ``LATENTSCAPE_SHOTS`` names if there is one.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

import desktop.app
from core.files.project import read_project
from core.resources import resource
from desktop.app import Studio

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
PATIENCE = 300_000

# The engine warns in its own thread, and what a thread ignores is undone when pytest goes to its next phase.
pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::Warning")]


@pytest.fixture
def studio(qtbot: QtBot, qapp: QApplication) -> Iterator[Studio]:
    made = desktop.app.build(qapp)
    made.window.resize(1280, 720)
    with qtbot.waitActive(made.window):
        made.start()
    qtbot.waitUntil(lambda: made.generation.model is not None, timeout=PATIENCE)
    yield made
    assert made.close()
    made.window.deleteLater()
    QTest.qWait(0)


def test_from_the_first_stroke_to_the_reopened_project(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    window, document, generation = studio.window, studio.document, studio.generation
    canvas, path = window.canvas, tmp_path / "session.ora"
    shots = Path(os.environ.get("LATENTSCAPE_SHOTS", str(tmp_path)))
    shots.mkdir(parents=True, exist_ok=True)
    failures: list[str] = []
    generation.failed.connect(failures.append)

    def shoot(name: str) -> None:
        QTest.qWait(50)
        assert window.grab().save(str(shots / f"{name}.png"))

    def stroke(*points: tuple[int, int]) -> None:
        target, zoom = canvas.viewport.target, canvas.viewport.zoom
        places = [QPoint(round(target.left() + x * zoom), round(target.top() + y * zoom)) for x, y in points]
        QTest.mousePress(canvas, LEFT, NONE, places[0])
        for place in places[1:]:
            QTest.mouseMove(canvas, place)
        QTest.mouseRelease(canvas, LEFT, NONE, places[-1])

    window.files.open_path(resource("samples", "panda.png"))
    qtbot.waitUntil(lambda: document.size is not None, timeout=PATIENCE)
    opened = document.picture
    assert opened is not None
    canvas.setFocus()
    shoot("1-opened")

    QTest.keyClick(canvas, Qt.Key.Key_B)
    stroke((40, 200), (80, 220), (130, 225), (190, 215))
    painted = document.picture
    assert painted is not None
    assert (painted != opened).any()
    shoot("2-painted")

    QTest.keyClick(canvas, Qt.Key.Key_Q)
    stroke((90, 60), (120, 50), (150, 60), (120, 80))
    mask = document.mask.mask
    assert mask is not None
    kept = mask == 0
    assert 0.005 < document.mask.share < 0.5
    shoot("3-masked")

    studio.draft.update(prompt="a red hat", count=2, steps=6, seed=1, seed_locked=True)
    QTest.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not generation.busy, timeout=PATIENCE)
    assert failures == []
    assert len(generation.candidates) == 2
    shoot("4-candidates")

    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    accepted = document.picture
    assert accepted is not None
    assert document.document is not None
    assert len(document.document.layers) == 2
    assert np.array_equal(accepted[kept], painted[kept]), "not one bit outside the mask"
    assert (accepted[~kept] != painted[~kept]).any()
    shoot("5-accepted")

    document.undo_stack.undo()
    assert np.array_equal(document.picture, painted)  # type: ignore[arg-type]  # there is one
    shoot("6-undone")
    document.undo_stack.redo()

    QTest.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: any(one.isVisible() for one in window.findChildren(QFileDialog)))
    dialog = next(one for one in window.findChildren(QFileDialog) if one.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()
    qtbot.waitUntil(lambda: not document.modified, timeout=PATIENCE)
    assert read_project(path).mask is not None
    shoot("7-saved")

    document.clear()
    window.files.open_path(path)
    qtbot.waitUntil(lambda: document.name == "session.ora", timeout=PATIENCE)
    again = document.picture
    assert again is not None
    assert np.array_equal(again, accepted)
    assert np.array_equal(document.mask.mask == 0, kept)
    shoot("8-reopened")
