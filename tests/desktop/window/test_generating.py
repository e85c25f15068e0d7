"""From the first word to the picture, and what one sees on the way."""

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from core.errors import OutOfMemoryError
from core.geometry import Size
from desktop.images import from_qimage
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import LEFT, Hands


def shown(hands: Hands) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """The colours in the middle of the canvas, as they are on the screen."""
    image = from_qimage(hands.canvas.grab().toImage())
    target = hands.canvas.viewport.target.toRect()
    return image[target.top() + 2 : target.bottom() - 2, target.left() + 2 : target.right() - 2, :3]


def close(one: np.ndarray[tuple[int, ...], np.dtype[np.uint8]], seed: int, size: Size | None = None) -> bool:
    """Whether the canvas shows the fake engine's picture for ``seed``."""
    other = picture(seed, size)
    return bool(np.abs(one.mean(axis=(0, 1)) - other.mean(axis=(0, 1))).max() < 6)


def test_the_first_window_invites(hands: Hands) -> None:
    invitation = hands.canvas.invitation
    assert invitation.isVisible()
    assert [sample.text() for sample in invitation.prompts] == ["a cat", "a dog"]
    assert "a cat" in hands.window.panel.prompt.placeholderText()
    assert hands.window.panel.prompt.hasFocus()
    for sample in invitation.prompts:
        assert invitation.rect().contains(sample.geometry())
        assert sample.height() >= 24


def test_a_sample_prompt_is_drawn_at_one_click(hands: Hands) -> None:
    QTest.mouseClick(hands.canvas.invitation.prompts[1], LEFT)
    hands.wait_idle()
    assert hands.studio.document.recipe is not None
    assert hands.studio.document.recipe.prompt == "a dog"
    assert hands.window.panel.prompt.toPlainText() == "a dog"
    assert not hands.canvas.invitation.isVisible()


def test_something_is_drawn_at_one_click(hands: Hands) -> None:
    QTest.mouseClick(hands.canvas.invitation.draw, LEFT)
    hands.wait_idle()
    assert hands.window.panel.prompt.toPlainText() == "a cat"
    assert hands.studio.document.picture is not None


def test_what_was_typed_is_drawn_rather_than_a_prompt_of_the_model(hands: Hands) -> None:
    hands.type("a fish")
    QTest.mouseClick(hands.canvas.invitation.draw, LEFT)
    hands.wait_idle()
    assert hands.studio.document.recipe is not None
    assert hands.studio.document.recipe.prompt == "a fish"


def test_a_low_canvas_leaves_out_what_is_dear(hands: Hands) -> None:
    invitation = hands.canvas.invitation
    assert invitation.mark.isVisible()
    hands.window.resize(1280, 480)
    hands.wait(lambda: not invitation.mark.isVisible())
    hands.wait(lambda: hands.canvas.rect().contains(invitation.geometry()))
    hands.window.resize(1280, 720)
    hands.wait(invitation.mark.isVisible)


def test_ctrl_enter_in_the_prompt_draws_and_adds_no_line(hands: Hands) -> None:
    hands.type("a cat")
    hands.studio.draft.update(seed=3, seed_locked=True)
    hands.press("Ctrl+Return")
    hands.wait_idle()
    assert hands.window.panel.prompt.toPlainText() == "a cat"
    assert close(shown(hands), 3)
    assert hands.failures == []


def test_what_the_next_picture_needs_is_said_before_it_is_begun(hands: Hands) -> None:
    line = hands.window.panel.needs
    hands.studio.draft.update(size=Size(512, 512))
    assert line.isVisible()
    assert line.text() == "Needs about 2.8 GB of 8.0 GB"
    hands.studio.draft.update(size=Size(1024, 1024))
    assert line.text() == "Needs about 5.3 GB of 8.0 GB"
    hands.studio.draft.update(size=Size(8192, 8192))
    assert line.text() == "Needs about 74.5 GB, more than the 8.0 GB"


def test_the_preview_covers_the_place_of_the_result_while_drawing(hands: Hands) -> None:
    hands.studio.draft.update(seed=10, seed_locked=True, prompt="a cat")
    hands.engine.held = {"step 3"}
    hands.press("Ctrl+Return")
    hands.wait(hands.engine.reached.is_set)
    hands.wait(lambda: hands.canvas.scene.caption.startswith("2 / 4"))
    assert close(shown(hands), 10 + 2)
    assert hands.studio.document.picture is None
    assert hands.window.status.bar.isVisible()
    assert hands.window.status.bar.share == pytest.approx(0.5)
    assert "Step 2 of 4" in hands.window.status.said.text()
    hands.engine.held = set()
    hands.engine.release()
    hands.wait_idle()
    assert close(shown(hands), 10)
    assert hands.canvas.scene.caption == ""
    assert not hands.window.status.bar.isVisible()


def test_escape_cancels_and_brings_the_last_picture_back(hands: Hands) -> None:
    hands.studio.draft.update(seed=1, seed_locked=True)
    hands.draw()
    hands.studio.draft.update(seed=50)
    hands.engine.held = {"step 3"}
    hands.press("Ctrl+Return")
    hands.wait(lambda: hands.canvas.scene.caption.startswith("2 / 4"))
    assert not close(shown(hands), 1)
    hands.press("Esc")
    hands.engine.held = set()
    hands.engine.release()
    hands.wait_idle()
    assert close(shown(hands), 1)
    assert hands.studio.document.undo_stack.count() == 1


def test_the_button_is_generate_then_cancel_then_generate(hands: Hands) -> None:
    panel = hands.window.panel
    hands.engine.held = {"step 2"}
    assert (panel.button.text(), panel.another.isVisible()) == ("Generate", False)
    QTest.mouseClick(panel.button, LEFT)
    hands.wait(hands.engine.reached.is_set)
    assert (panel.button.text(), panel.another.isVisible()) == ("Cancel", True)
    assert panel.button.accessibleName() == "Cancel"
    QTest.mouseClick(panel.button, LEFT)
    hands.engine.held = set()
    hands.engine.release()
    hands.wait_idle()
    assert (panel.button.text(), panel.another.isVisible()) == ("Generate", False)
    assert hands.studio.document.picture is None


def test_pressing_generate_while_drawing_queues_another(hands: Hands) -> None:
    hands.engine.held = {"step 2"}
    hands.press("Ctrl+Return")
    hands.wait(hands.engine.reached.is_set)
    hands.press("Ctrl+Return")
    QTest.mouseClick(hands.window.panel.another, LEFT)
    assert hands.window.status.waiting.isVisible()
    assert hands.window.status.waiting.text() == "2 waiting"
    hands.engine.held = set()
    hands.engine.release()
    hands.wait_idle()
    assert not hands.window.status.waiting.isVisible()
    assert len(hands.studio.history.entries) == 3


def test_several_pictures_are_flipped_through_and_one_is_kept(hands: Hands) -> None:
    hands.studio.draft.update(seed=20, seed_locked=True)
    hands.draw(count=3)
    strip = hands.canvas.candidates
    assert strip.isVisible()
    assert strip.count == 3
    assert hands.canvas.hasFocus()
    assert hands.studio.document.picture is None
    assert close(shown(hands), 20)
    hands.press("Right")
    assert close(shown(hands), 21)
    hands.press("Left")
    hands.press("Left")
    assert close(shown(hands), 22)
    hands.press("Return")
    assert hands.studio.document.recipe is not None
    assert hands.studio.document.recipe.seed == 22
    assert not strip.isVisible()
    assert hands.studio.document.undo_stack.count() == 1


def test_a_second_click_on_a_candidate_keeps_it(hands: Hands) -> None:
    hands.studio.draft.update(seed=20, seed_locked=True)
    hands.draw(count=2)
    thumb = hands.canvas.candidates._thumbs[1]
    QTest.mouseClick(thumb, LEFT)
    assert close(shown(hands), 21)
    QTest.mouseClick(thumb, LEFT)
    assert hands.studio.document.recipe is not None
    assert hands.studio.document.recipe.seed == 21


def test_escape_keeps_none_of_the_candidates(hands: Hands) -> None:
    hands.draw(count=2)
    hands.press("Esc")
    assert hands.studio.document.picture is None
    assert not hands.canvas.candidates.isVisible()
    assert hands.canvas.invitation.isVisible()
    assert len(hands.studio.history.entries) == 2


def test_escape_while_typing_a_number_leaves_the_job_alone(hands: Hands) -> None:
    hands.engine.held = {"step 2"}
    hands.press("Ctrl+Return")
    hands.wait(hands.engine.reached.is_set)
    hands.window.panel.steps.setFocus()
    hands.press("7")
    hands.press("Esc")
    assert hands.window.panel.steps.hasFocus()
    hands.engine.held = set()
    hands.engine.release()
    hands.wait_idle()
    assert hands.studio.document.picture is not None
    assert hands.studio.draft.draft.steps == 4


def test_escape_dismisses_a_message(hands: Hands) -> None:
    assert not hands.window.actions_.cancel.isEnabled()
    hands.window.messages.problem("Wrong.")
    hands.press("Esc")
    assert not hands.window.message_bar.isVisible()


def test_candidates_do_not_take_the_focus_from_somebody_who_types(hands: Hands) -> None:
    hands.engine.held = {"step 2"}
    hands.studio.draft.update(count=2)
    hands.press("Ctrl+Return")
    hands.wait(hands.engine.reached.is_set)
    hands.type("next idea")
    hands.engine.held = set()
    hands.engine.release()
    hands.wait_idle()
    assert hands.window.panel.prompt.hasFocus()


def test_the_strip_leaves_the_picture_free(hands: Hands) -> None:
    hands.draw(count=3)
    assert hands.canvas.viewport.target.bottom() < hands.canvas.candidates.geometry().top()


def test_strength_is_there_only_when_it_means_something(hands: Hands) -> None:
    panel = hands.window.panel
    assert not panel.use_picture.isVisible()
    assert not panel.strength.isVisible()
    hands.draw()
    assert panel.use_picture.isVisible()
    assert not panel.strength.isVisible()
    QTest.mouseClick(panel.use_picture, LEFT)
    assert panel.strength.isVisible()
    assert hands.studio.draft.draft.use_picture
    hands.press("Ctrl+Z")
    assert hands.studio.document.picture is None
    assert not panel.strength.isVisible()


def test_controls_and_draft_agree_both_ways(hands: Hands) -> None:
    panel, draft = hands.window.panel, hands.studio.draft
    assert panel.steps.number == 4
    assert panel.guidance.number == pytest.approx(3.0)
    assert panel.size_row.chosen == Size(64, 64)
    panel.steps.setFocus()
    hands.press("Right")
    assert draft.draft.steps == 5
    panel.sampler.setFocus()
    hands.press("Down")
    assert draft.draft.sampler == "ddim_trailing"
    draft.update(steps=33, guidance=7.25, seed=99, seed_locked=True, negative="blur", count=4)
    assert panel.steps.number == 33
    assert panel.guidance.text() == "7.25"
    assert panel.seed.edit.text() == "99"
    assert panel.seed.lock.isChecked()
    assert panel.negative.toPlainText() == "blur"
    assert panel.count.number == 4


def test_a_double_click_brings_the_model_s_default_back(hands: Hands) -> None:
    panel = hands.window.panel
    hands.studio.draft.update(steps=50)
    QTest.mouseDClick(panel.steps, LEFT, pos=QPoint(20, 16))
    assert hands.studio.draft.draft.steps == 4
    assert panel.steps.number == 4


def test_typing_a_seed_locks_it(hands: Hands) -> None:
    edit = hands.window.panel.seed.edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "12345")
    QTest.keyClick(edit, Qt.Key.Key_Return)
    assert hands.studio.draft.draft.seed == 12345
    assert hands.studio.draft.draft.seed_locked


def test_a_problem_is_said_in_the_bar_and_offers_what_helps(hands: Hands) -> None:
    hands.engine.fail = {"step 1": OutOfMemoryError("There is not enough memory: choose a smaller size.")}
    hands.studio.draft.update(size=Size(512, 512))
    hands.press("Ctrl+Return")
    hands.wait_idle()
    bar = hands.window.message_bar
    assert bar.isVisible()
    assert bar.label.text() == "There is not enough memory: choose a smaller size."
    assert bar.action.text() == "Use 64x64"
    assert hands.canvas.invitation.isVisible()
    QTest.mouseClick(bar.action, LEFT)
    assert hands.studio.draft.draft.size == Size(64, 64)
    assert not bar.isVisible()
    hands.engine.fail = {}
    hands.draw()
    assert hands.studio.document.picture is not None


def test_a_decode_that_failed_can_be_tried_again(hands: Hands) -> None:
    hands.engine.fail = {"decode": OutOfMemoryError("No room to decode: close other programs.")}
    hands.press("Ctrl+Return")
    hands.wait_idle()
    assert hands.window.message_bar.action.text() == "Decode again"
    hands.engine.fail = {}
    QTest.mouseClick(hands.window.message_bar.action, LEFT)
    hands.wait_idle()
    assert hands.studio.document.picture is not None


def test_the_status_says_where_the_model_runs(hands: Hands) -> None:
    assert hands.window.status.model.text() == "The fake model · CPU · fp32 · 1 MB"


def test_long_messages_are_shown_whole(hands: Hands) -> None:
    hands.window.messages.problem("There is a very long explanation of what is wrong here. " * 5)
    bar = hands.window.message_bar
    label = bar.label
    assert label.height() >= label.heightForWidth(label.width())
    assert hands.canvas.rect().contains(bar.geometry())
    hands.window.resize(900, 600)
    assert bar.width() <= hands.canvas.width()


def test_the_wheel_zooms_at_the_pointer(hands: Hands) -> None:
    hands.draw()
    at = hands.canvas.viewport.target.center().toPoint() + QPoint(60, 40)
    before = hands.canvas.viewport.to_picture(QPointF(at))
    zoom = hands.canvas.viewport.zoom
    hands.roll(3, at)
    after = hands.canvas.viewport.to_picture(QPointF(at))
    assert hands.canvas.viewport.zoom > 1.5 * zoom
    assert (after - before).manhattanLength() < 0.5
    assert hands.window.status.zoom.text() == f"{hands.canvas.viewport.zoom * 100:.0f} %"


def test_the_progress_is_never_cut_off_and_nothing_moves_beside_it(hands: Hands) -> None:
    status = hands.window.status
    status._working("Step 1 of 20")
    QTest.qWait(10)
    place = status.cancel.geometry()
    status._working("Step 99 of 100 · less than 1 s left")
    assert status.said.width() >= status.said.sizeHint().width()
    QTest.qWait(10)
    assert status.cancel.geometry() == place


def test_the_invitation_has_room_for_large_type(hands: Hands) -> None:
    invitation = hands.canvas.invitation
    hands.window.preferences.preferences.choose("look/text", "1.5")
    buttons = [invitation.draw, invitation.open, invitation.walk, *invitation.prompts, invitation.model]
    hands.wait(lambda: all(button.width() >= button.sizeHint().width() for button in buttons))
    assert hands.canvas.rect().contains(invitation.geometry())
    hands.window.preferences.preferences.reset("look/text")
