"""A person who reckons with pictures: slots filled in every way, drafts, what is finished, the history."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from core.files.pictures import fingerprint, read_picture, save_picture
from core.jobs import Quality, RenderWalk
from core.mix import How
from core.mixing_jobs import MixLatents
from desktop.file_names import ENTRY_TYPE
from desktop.panels.arithmetic_panel import ArithmeticPanel
from desktop.panels.pick_dialog import PickDialog
from desktop.state.arithmetic_store import ArithmeticStore, Operation
from desktop.state.draft_store import Recall
from tests.desktop.fakes import latent, picture
from tests.desktop.window.conftest import LEFT, Hands
from tests.desktop.window.test_directions import drop, move


def store(hands: Hands) -> ArithmeticStore:
    return hands.studio.arithmetic


def panel(hands: Hands) -> ArithmeticPanel:
    return hands.window.arithmetic.panel


def finished(hands: Hands) -> bool:
    outcome = store(hands).outcome
    return outcome is not None and outcome.recipe is not None


@pytest.fixture
def desk(hands: Hands) -> Hands:
    """Three pictures in the history, the panel open."""
    for seed in range(3):
        hands.studio.draft.update(seed=seed, seed_locked=True)
        hands.draw(f"cat {seed}")
    hands.press("F2")
    hands.wait(lambda: panel(hands).isVisible())
    return hands


def offer(hands: Hands, slot: int, row: int) -> None:
    """Drop a picture of the history on a slot."""
    data = QMimeData()
    data.setData(ENTRY_TYPE, hands.studio.history.entries[row].id.encode())
    drop(panel(hands).slots[slot], data)


def test_empty_slots_say_what_to_do(hands: Hands) -> None:
    hands.press("F2")
    assert panel(hands).word.text() == "Drop pictures on A, B, C, or press there to choose."
    assert not panel(hands).keep.isEnabled()
    assert not panel(hands).clear.isEnabled()
    assert not panel(hands).share.isVisible()
    panel(hands).operation.setFocus()
    hands.press("Down", panel(hands).operation)
    assert panel(hands).word.text() == "Drop pictures on A, B, or press there to choose."
    assert panel(hands).share.isVisible()
    assert not panel(hands).slots[2].isVisible()


def test_a_minus_b_plus_c_is_seen_finished_and_kept(desk: Hands) -> None:
    before = desk.studio.document.picture
    offer(desk, 0, 2)
    offer(desk, 1, 1)
    assert panel(desk).word.text().startswith("Drop pictures on C")
    slot = panel(desk).slots[2]
    slot.setFocus()
    desk.press("Return", slot)
    pick = desk.window.findChild(PickDialog)
    assert pick is not None
    desk.press("Home", pick.list)
    pick.accept()
    desk.wait(lambda: finished(desk))
    assert panel(desk).word.text() == ""
    jobs = [job for job in desk.engine.jobs if isinstance(job, MixLatents)]
    assert [job.draft for job in jobs] == [True, False]
    for one, seed in zip(jobs[-1].ingredients, range(3), strict=True):
        np.testing.assert_array_equal(one.latent, latent(seed))
    shown = desk.studio.document.timeline.shown
    assert shown is not None
    assert int(shown.picture[0, 0, 0]) == 200
    assert desk.studio.document.picture is before
    QTest.mouseClick(panel(desk).keep, LEFT)
    recipe = desk.studio.history.entries[0].recipe
    assert recipe is not None
    assert recipe.mix is not None
    assert recipe.mix.weights == (1, -1, 1)
    assert recipe.mix.parts[0].name == desk.studio.history.entries[3].path.name
    assert recipe.mix.parts[0].sha256 == fingerprint(picture(0))
    assert desk.studio.history.latent(desk.studio.history.entries[0].id) is not None
    assert desk.studio.document.timeline.shown is None
    assert desk.studio.document.picture is not before
    desk.studio.draft.update(steps=7)
    desk.studio.generation.recall(desk.studio.history.entries[0].id, Recall.ALL)
    assert desk.studio.draft.draft.steps == 7  # a mixture has none


def test_dragging_between_two_never_leaves_a_queue(desk: Hands) -> None:
    panel(desk).operation.setFocus()
    desk.press("Down", panel(desk).operation)
    offer(desk, 0, 0)
    offer(desk, 1, 1)
    desk.wait(lambda: finished(desk))
    slider = panel(desk).share
    QTest.mousePress(slider, LEFT, pos=QPoint(60, 16))
    for x in range(62, 160, 2):
        move(slider, QPoint(x, 16))
        assert len(desk.studio.queue.pending) <= 1
    QTest.mouseRelease(slider, LEFT, pos=QPoint(160, 16))
    wanted = round(200 * (1 - store(desk).share))
    desk.wait(lambda: finished(desk) and int(store(desk).outcome.picture[0, 0, 0]) == wanted)  # type: ignore[union-attr]
    assert store(desk).share == slider.number
    QTest.mouseDClick(slider, LEFT, pos=QPoint(100, 16))
    assert store(desk).share == 0.5


def test_a_morph_is_drawn_from_noise_and_words(desk: Hands, tmp_path: Path) -> None:
    panel(desk).operation.setFocus()
    for _ in range(2):
        desk.press("Down", panel(desk).operation)
    assert store(desk).operation is Operation.MORPH
    offer(desk, 0, 2)
    offer(desk, 1, 1)
    store(desk).set_share(0.25)
    desk.wait(lambda: finished(desk))
    jobs = [job for job in desk.engine.jobs if isinstance(job, RenderWalk)]
    assert {job.quality for job in jobs} == {Quality.DRAFT, Quality.FINAL}
    assert jobs[-1].frames == (25,)
    assert [k.recipe.prompt for k in jobs[-1].timeline.keyframes] == ["cat 0", "cat 1"]
    QTest.mouseClick(panel(desk).keep, LEFT)
    recipe = desk.studio.history.entries[0].recipe
    assert recipe is not None
    assert recipe.mix is not None
    assert (recipe.mix.how, recipe.mix.weights) == (How.MORPH, (0.75, 0.25))
    save_picture(tmp_path / "photo.png", picture(9))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "photo.png"))])
    drop(panel(desk).slots[0], data)
    desk.wait(lambda: "was not drawn from words alone" in panel(desk).word.text())
    assert store(desk).outcome is None
    assert not panel(desk).keep.isEnabled()


def test_del_empties_a_slot_and_menus_fill_them(desk: Hands) -> None:
    menu = desk.window.strip.menu(desk.studio.history.entries[0])
    (reckon,) = [each for each in menu.findChildren(QMenu) if each.title() == "Arithmetic"]
    reckon.actions()[1].trigger()
    assert [one is not None for one in store(desk).slots] == [False, True, False]
    slot = panel(desk).slots[1]
    assert slot.accessibleName() == "B: cat 2"
    assert not slot.grab().toImage().isNull()
    slot.setFocus()
    desk.press("Del", slot)
    assert store(desk).slots == (None, None, None)
    desk.press("F3")
    desk.wait(lambda: len(desk.studio.map_.points) == 3)
    view = desk.window.map.panel.view
    view.setFocus()
    desk.press("Right", view)
    (action,) = [a for a in desk.window.map.menu().actions() if a.text() == "C of the arithmetic"]
    action.trigger()
    assert store(desk).slots[2] is not None
    desk.wait(lambda: panel(desk).isVisible())
    QTest.mouseClick(panel(desk).clear, LEFT)
    assert not any(store(desk).slots)


def test_a_picture_that_is_gone_is_said_and_leaves_its_slot(desk: Hands) -> None:
    desk.studio.history.close()
    desk.studio.history.entries[0].path.unlink()
    offer(desk, 0, 0)
    desk.wait(lambda: desk.window.messages.current is not None)
    assert "its file was removed" in desk.window.messages.current.text  # type: ignore[union-attr]
    assert store(desk).slots[0] is None
    assert read_picture(desk.studio.history.entries[1].path).picture.shape == (64, 64, 3)


def test_whoever_goes_on_sees_the_document_again(desk: Hands) -> None:
    offer(desk, 0, 0)
    offer(desk, 1, 1)
    offer(desk, 2, 2)
    panel(desk).operation.setFocus()
    desk.wait(lambda: finished(desk))
    assert desk.studio.document.timeline.shown is not None
    desk.canvas.setFocus(Qt.FocusReason.MouseFocusReason)
    assert desk.studio.document.timeline.shown is None
    assert store(desk).outcome is not None
