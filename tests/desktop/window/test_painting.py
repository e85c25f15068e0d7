"""From the mouse to the last bit: the real window, the real engine, a tiny model."""

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.files.pictures import save_picture
from core.geometry import Rect, Size
from desktop.app import Studio
from tests.desktop.fakes import picture
from tests.desktop.state.conftest import same
from tests.desktop.window.conftest import PATIENCE

LEFT = Qt.MouseButton.LeftButton

# The engine warns in its own thread, and what a thread ignores is undone when pytest goes to its next phase.
pytestmark = pytest.mark.filterwarnings("ignore::Warning")


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


def test_a_model_that_is_gone_is_one_sentence_and_costs_nothing(
    studio: Studio, qtbot: QtBot, model: Path
) -> None:
    document, messages = studio.document, studio.window.messages
    document.set_picture(picture(4, Size(64, 64)), name="mine")
    document.mask.edit("Paint", Rect(8, 8, 40, 40), np.full((40, 40), 255, np.uint8))
    studio.draft.update(prompt="a cat", steps=2)
    before, elsewhere = document.document, model.with_name("elsewhere")

    def draw() -> None:
        QTest.keyClick(studio.window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        qtbot.waitUntil(lambda: not studio.generation.busy, timeout=PATIENCE)

    model.rename(elsewhere)
    draw()
    assert messages.current is not None
    assert messages.current.text == "There is no model “tiny” at this path: check it."
    assert document.document is before
    assert document.mask.share > 0
    elsewhere.rename(model)
    draw()
    assert document.document is not before
