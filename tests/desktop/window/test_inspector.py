"""A person at the latent inspector: looks, points, changes cells, scrubs and branches."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

import desktop.app
from core.direction_jobs import Inspect
from core.events import Drifted, Event, Finished, Result, Started
from core.geometry import Rect
from core.jobs import Decode, Generate, Inpaint, Job
from desktop.inspector.panel import InspectorPanel
from desktop.inspector.pictures import Enlarged
from tests.desktop.fakes import FakeEngine, latent, picture
from tests.desktop.window.conftest import Hands

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def looking(hands: Hands) -> Hands:
    """A window with a picture of 64 pixels, its 4x4 cells looked into."""
    hands.studio.generation.load_model("")
    hands.wait_idle()
    hands.draw()
    hands.window.inspector_dock.show()
    hands.window.inspector_dock.raise_()
    hands.wait(lambda: panel(hands)._store.inspection is not None)
    hands.wait_idle()
    return hands


def panel(hands: Hands) -> InspectorPanel:
    return hands.window.inspector.panel


def cell(hands: Hands, x: int, y: int) -> QPoint:
    return panel(hands).channels.plane.rect_of(Rect(x, y, 1, 1)).center().toPoint()


def move(widget: QWidget, to: QPoint, button: Qt.MouseButton = Qt.MouseButton.NoButton) -> None:
    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(to),
        QPointF(widget.mapToGlobal(to)),
        Qt.MouseButton.NoButton,
        button,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)


def edits(hands: Hands) -> list[Generate]:
    return [job for job in hands.engine.jobs if isinstance(job, Generate) and job.recipe.cells]


def changed(job: Job, _cancel: object) -> Iterator[Event]:
    """What the engine makes of changed cells: red."""
    yield Started(job=job.id)
    assert isinstance(job, Generate)
    assert job.source is not None
    after = job.source[..., :3].copy()
    where = job.mask > 0 if isinstance(job, Inpaint) else np.ones(after.shape[:2], bool)
    after[where] = (255, 0, 0)
    yield Drifted(job=job.id, inside=9.0, outside=0.0, reach=0.25, masked=isinstance(job, Inpaint))
    yield Result(job=job.id, index=0, picture=after, recipe=job.recipe, seconds=0.1)
    yield Finished(job=job.id, seconds=0.1)


def test_the_latent_is_told_in_numbers_and_pictures(looking: Hands) -> None:
    it = panel(looking)
    assert "64 × 64 × 3 → 4 × 4 × 8: 96 times fewer" in it.numbers.text()
    assert "shell at 11.3" in it.spread.text()
    assert it.trip.text() == "Encoded and decoded it is the same picture."
    assert len(it.channels.buttons) == 8
    QTest.mouseClick(it.channels.buttons[5], LEFT)
    np.testing.assert_array_equal(it.channels.plane._values, latent(0)[5])
    QTest.mouseClick(it.error, LEFT)
    dialog = looking.window.findChild(Enlarged)
    assert isinstance(dialog, Enlarged)
    dialog.close()


def test_nothing_is_looked_into_while_nobody_looks(hands: Hands) -> None:
    hands.draw()
    assert not [job for job in hands.engine.jobs if isinstance(job, Inspect | Decode)]


def test_a_cell_is_pointed_at_and_chosen_in_the_channels_and_on_the_canvas(looking: Hands) -> None:
    it, canvas = panel(looking), looking.canvas
    move(it.channels.plane, cell(looking, 2, 1))
    assert "Cell 3, 2" in it.vector.words.text()
    shown = [bar.number for bar in it.vector.bars.bars]
    assert shown == [round(float(value), 2) for value in latent(0)[:, 1, 2]]
    assert not it.vector.bars.bars[0].isEnabled(), "it is only pointed at"
    target = canvas.viewport.target
    side = target.width() / 4
    place = QPointF(target.left() + 0.5 * side, target.top() + 3.5 * side).toPoint()
    move(canvas, place)
    assert "Cell 1, 4" in it.vector.words.text()
    QTest.mouseClick(canvas, LEFT, pos=place)
    assert it._store.selection == Rect(0, 3, 1, 1)
    assert it.vector.bars.bars[0].isEnabled()
    assert canvas._marked is not None


def test_a_dragged_bar_is_seen_live_and_accepted_as_one_step(looking: Hands) -> None:
    it, document = panel(looking), looking.studio.document
    before = document.picture
    assert before is not None
    QTest.mouseClick(it.channels.plane, LEFT, pos=cell(looking, 1, 2))
    looking.engine.scripts += [changed] * 40
    bar = it.vector.bars.bars[3]
    QTest.mousePress(bar, LEFT, pos=QPoint(40, 8))
    for x in range(44, 120, 4):
        move(bar, QPoint(x, 8), LEFT)
        waiting = [job for job in looking.studio.queue.pending if isinstance(job, Generate)]
        assert len(waiting) <= 1, "never a queue behind the hand"
    QTest.mouseRelease(bar, LEFT, pos=QPoint(120, 8))
    looking.wait(lambda: looking.canvas.scene.picture is not None and not it._store._edit.waiting)
    assert document.picture is before
    last = edits(looking)[-1].recipe.cells
    assert [one.place for one in last] == [Rect(1, 2, 1, 1)]
    wanted = latent(0)[:, 2:3, 1:2].copy()
    wanted[3] = bar.number
    np.testing.assert_allclose(last[0].array(8), wanted, atol=1e-5)
    assert "25.0 %" in it.reach.text()
    steps, kept = document.undo_stack.count(), len(looking.studio.history.entries)
    looking.engine.scripts.clear()
    QTest.mouseClick(it.accept, LEFT)
    assert document.undo_stack.count() == steps + 1
    assert document.recipe is not None
    assert document.recipe.cells == last
    assert looking.studio.history.entries[0].recipe == document.recipe
    assert len(looking.studio.history.entries) == kept + 1
    assert not it.foot.isVisible()
    draft = looking.studio.draft.draft
    looking.studio.generation.recall(looking.studio.history.entries[0].id)
    assert looking.studio.draft.draft == draft, "there are no settings to recall of what was not drawn"
    document.undo_stack.undo()
    np.testing.assert_array_equal(document.picture, before)
    looking.wait_idle()


def test_cells_are_erased_copied_pasted_and_put_back(looking: Hands) -> None:
    it = panel(looking)
    plane, store = it.channels.plane, it._store
    looking.engine.scripts += [changed] * 40
    QTest.mousePress(plane, LEFT, pos=cell(looking, 0, 0))
    move(plane, cell(looking, 1, 1), LEFT)
    QTest.mouseRelease(plane, LEFT, pos=cell(looking, 1, 1))
    assert store.selection == Rect(0, 0, 2, 2)
    plane.setFocus()
    looking.press("Ctrl+C", plane)
    looking.press("Right", plane)
    looking.press("Right", plane)
    looking.press("Right", plane)
    assert store.selection == Rect(2, 0, 2, 2), "it stays inside"
    looking.press("Ctrl+V", plane)
    assert store.latent is not None
    np.testing.assert_array_equal(store.latent[:, :2, 2:], latent(0)[:, :2, :2])
    looking.press("Down", plane)
    looking.press("Delete", plane)
    assert not store.latent[:, 1:3, 2:].any()
    looking.wait(lambda: store.led is not None and not store._edit.waiting)
    QTest.mouseClick(it.reset, LEFT)
    np.testing.assert_array_equal(store.latent, latent(0))
    assert looking.canvas.scene.picture is None
    looking.engine.scripts.clear()


def test_cells_that_were_changed_are_let_go_with_their_picture(looking: Hands) -> None:
    it = panel(looking)
    looking.engine.scripts += [changed] * 40
    QTest.mouseClick(it.channels.plane, LEFT, pos=cell(looking, 1, 0))
    QTest.mouseClick(it.vector.erase, LEFT)
    looking.studio.document.set_picture(picture(9), label="Another")
    assert looking.canvas.scene.picture is None
    assert not it._store.changed
    assert looking.window.messages.current is not None
    assert "let go" in looking.window.messages.current.text
    looking.engine.scripts.clear()
    looking.wait(lambda: it._store.inspection is not None)
    looking.wait_idle()


def test_the_mask_holds(looking: Hands) -> None:
    it, document = panel(looking), looking.studio.document
    before = document.picture
    assert before is not None
    looking.engine.scripts += [changed] * 40
    mask = np.full((16, 64), 255, np.uint8)
    document.mask.edit("Mask", Rect(0, 0, 64, 16), mask)
    QTest.mouseClick(it.channels.plane, LEFT, pos=cell(looking, 1, 0))
    QTest.mouseClick(it.vector.erase, LEFT)
    looking.wait(lambda: it._store.led is not None and not it._store._edit.waiting)
    job = edits(looking)[-1]
    assert isinstance(job, Inpaint)
    QTest.mouseClick(it.accept, LEFT)
    after = document.picture
    assert after is not None
    np.testing.assert_array_equal(after[16:], before[16:])
    assert (after[:16, :, 0] == 255).all()
    looking.engine.scripts.clear()


def test_a_result_of_the_history_is_looked_into_and_not_changed(looking: Hands) -> None:
    it = panel(looking)
    looking.draw("a dog")
    older = looking.studio.history.entries[1]
    menu = looking.window.strip.menu(older)
    (action,) = [one for one in menu.actions() if one.text() == "Look into its latent"]
    action.trigger()
    looking.wait(lambda: it._store.inspection is not None)
    assert it._store.entry == older.id
    it._store.select(Rect(0, 0, 1, 1))
    assert not it.vector.erase.isEnabled()
    QTest.mouseClick(it.back, LEFT)
    assert it._store.entry == ""
    looking.wait_idle()


def test_the_newest_picture_wins(looking: Hands) -> None:
    for seed in range(5):
        looking.studio.document.set_picture(picture(seed + 50), label="Another")
    looking.wait(lambda: panel(looking)._store.inspection is not None)
    looking.wait_idle()
    assert panel(looking)._store._looking is looking.studio.document.picture
    assert len([job for job in looking.engine.jobs if isinstance(job, Inspect)]) <= 4


def test_the_steps_are_scrubbed_and_a_branch_is_drawn(looking: Hands) -> None:
    box = panel(looking).steps
    store = box._store
    assert store.step == 4
    assert not box.branch.isEnabled()
    box.scrubber.setFocus()
    looking.press("Left", box.scrubber)
    looking.press("Left", box.scrubber)
    looking.wait_idle()
    assert store.step == 2
    decoded = [job for job in looking.engine.jobs if isinstance(job, Decode)][-1]
    np.testing.assert_array_equal(decoded.latent, store._walked.trajectory.latents[1])  # type: ignore[union-attr]
    assert "step 2 of 4" in box.picture.word
    scene = looking.canvas.scene
    assert scene.picture is not None
    np.testing.assert_array_equal(scene.picture, store.picture)
    looking.window.panel_dock.raise_()
    looking.wait(lambda: scene.picture is None)
    looking.window.inspector_dock.raise_()
    looking.press("Left", box.scrubber)
    looking.press("Right", box.scrubber)
    looking.wait_idle()
    looking.wait(lambda: scene.picture is not None)
    box.prompt.setFocus()
    assert scene.picture is None, "a preview, for as long as it is scrubbed"
    box.prompt.setPlainText("a dog")
    box.negative.setPlainText("a hat")
    box.guidance.setFocus()
    looking.press("Right", box.guidance)
    QTest.mouseClick(box.noise, LEFT)
    QTest.mouseClick(box.branch, LEFT)
    looking.wait_idle()
    (branch,) = [job for job in looking.engine.jobs if isinstance(job, Generate)][-1].recipe.branches
    assert (branch.step, branch.prompt, branch.negative) == (2, "a dog", "a hat")
    assert branch.guidance == pytest.approx(box.guidance.number)
    assert branch.seed is not None
    recipe = looking.studio.document.recipe
    assert recipe is not None
    assert recipe.branches == (branch,)
    assert recipe.prompt == "a cat"
    strip = looking.window.strip.strip
    told = strip.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "From step 2 on: a dog" in told
    looking.studio.generation.recall(looking.studio.history.entries[0].id)
    assert looking.window.messages.current is not None
    assert "before the picture branches" in looking.window.messages.current.text
    looking.wait(lambda: store.step == 4)
    assert box.prompt.toPlainText() == "a dog", "what holds at the last step"


def test_steps_that_are_not_kept_any_more_can_be_drawn_again(looking: Hands) -> None:
    box, trajectories = panel(looking).steps, looking.studio.generation.trajectories
    trajectories.set_limit(0)
    assert box._store.walked is None
    assert not box.replay.isVisible(), "there is no room to keep them"
    trajectories.set_limit(1 << 20)
    looking.wait(box.replay.isVisible)
    entries = len(looking.studio.history.entries)
    QTest.mouseClick(box.replay, LEFT)
    looking.wait(lambda: box._store.walked is not None)
    looking.wait_idle()
    assert len(looking.studio.history.entries) == entries


def test_an_empty_window_says_what_will_be_there(hands: Hands) -> None:
    hands.window.inspector_dock.show()
    hands.window.inspector_dock.raise_()
    assert "Draw or open a picture" in panel(hands).word.text()
    assert not panel(hands).channels.isVisible()


@pytest.fixture
def real(qtbot: QtBot, qapp: QApplication) -> Iterator[Hands]:
    """The window with the model in the box behind it."""
    studio = desktop.app.build(qapp)
    with qtbot.waitActive(studio.window):
        studio.start()
    qtbot.waitUntil(lambda: studio.generation.model is not None, timeout=300_000)
    yield Hands(qtbot, FakeEngine(), studio)
    assert studio.close()
    studio.window.deleteLater()
    QTest.qWait(0)


# The engine warns in its own thread, and what a thread ignores is undone when pytest goes to its next phase.
@pytest.mark.slow
@pytest.mark.filterwarnings("ignore::Warning")
def test_a_branch_that_changes_nothing_draws_the_identical_picture(real: Hands) -> None:
    studio, box = real.studio, real.window.inspector.panel.steps
    real.window.inspector_dock.show()
    real.window.inspector_dock.raise_()
    for sampler in ("ddim", "dpmpp_2m", "unipc", "euler_a"):
        studio.draft.update(prompt="a smiling face", sampler=sampler, steps=8, seed=3, seed_locked=True)
        studio.generation.generate()
        real.qtbot.waitUntil(lambda: not studio.generation.busy, timeout=300_000)
        before = studio.document.picture
        assert box._store.step == 8
        for _ in range(4):
            real.press("Left", box.scrubber)
        assert box._store.step == 4
        QTest.mouseClick(box.branch, LEFT)
        real.qtbot.waitUntil(lambda: not studio.generation.busy, timeout=300_000)
        assert studio.document.recipe is not None
        assert studio.document.recipe.sampler == sampler
        assert studio.document.recipe.branches
        assert studio.document.picture is not before
        np.testing.assert_array_equal(studio.document.picture, before)
