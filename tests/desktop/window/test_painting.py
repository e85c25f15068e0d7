"""From the mouse to the last bit: the real window, the real engine, a tiny model."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

import desktop.app
from core.files.pictures import save_picture
from core.geometry import Size
from desktop.app import Studio
from desktop.engine.worker import EngineLike
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import same
from tests.tiny_models import tiny_model

LEFT = Qt.MouseButton.LeftButton
PATIENCE = 120_000

# The engine warns in its own thread, and what a thread ignores is undone when pytest goes to its next phase.
pytestmark = pytest.mark.filterwarnings("ignore::Warning")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("models") / "tiny")


@pytest.fixture
def studio(
    qtbot: QtBot, qapp: QApplication, model: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Studio]:
    from core.models.catalog import Catalog

    info = Catalog().find(str(model))
    monkeypatch.setattr(desktop.app, "find_model", lambda name="": info)
    made = desktop.app.build(qapp, engine)
    made.window.resize(1280, 720)
    with qtbot.waitActive(made.window):
        made.window.show()
    made.generation.load_model(str(model))
    qtbot.waitUntil(lambda: made.generation.model is not None, timeout=PATIENCE)
    yield made
    assert made.close()
    made.window.deleteLater()
    QTest.qWait(0)


def engine() -> EngineLike:
    from core.engine import Engine

    return Engine()


def test_open_mask_repaint_accept_undo(studio: Studio, qtbot: QtBot, tmp_path: Path) -> None:
    document, generation, canvas = studio.document, studio.generation, studio.window.canvas
    failures: list[str] = []
    generation.failed.connect(failures.append)
    save_picture(tmp_path / "photo.png", picture(4, Size(200, 152)))
    studio.window.files.open_path(tmp_path / "photo.png")
    qtbot.waitUntil(lambda: document.picture is not None)
    before = document.picture
    assert before is not None
    canvas.zoom_to(2)
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Q)
    canvas.tools.store.set_brush(size=24, hardness=0.5)

    def at(x: int, y: int) -> QPoint:
        target = canvas.viewport.target
        return QPoint(round(target.left()) + 2 * x, round(target.top()) + 2 * y)

    QTest.mousePress(canvas, LEFT, Qt.KeyboardModifier.NoModifier, at(30, 30))
    for x in range(30, 70, 4):
        QTest.mouseMove(canvas, at(x, 30 + x // 8))
    QTest.mouseRelease(canvas, LEFT, Qt.KeyboardModifier.NoModifier, at(70, 38))
    mask = document.mask.mask
    assert mask is not None
    outside = mask == 0
    assert 0.02 < document.mask.share < 0.2
    assert studio.window.panel.mask_rows.sentence.text().startswith("Repaints ")

    studio.draft.update(prompt="a cat", count=2, steps=4, seed=1, seed_locked=True)
    QTest.keyClick(studio.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not generation.busy, timeout=PATIENCE)
    assert failures == []
    assert len(generation.candidates) == 2
    assert same(document.picture, before)
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    QTest.keyClick(canvas, Qt.Key.Key_Return)
    after = document.picture
    assert after is not None
    assert np.array_equal(after[outside], before[outside]), "not one bit outside the mask"
    assert (after[~outside] != before[~outside]).any()
    assert document.recipe is not None
    assert document.recipe.seed == 2
    assert document.recipe.repaint is not None
    assert np.array_equal(mask == 0, outside), "the mask stays"

    document.undo_stack.undo()
    assert same(document.picture, before)
    document.undo_stack.redo()
    assert same(document.picture, after)
    document.undo_stack.undo()
    document.undo_stack.undo()
    assert document.mask.applied is None
