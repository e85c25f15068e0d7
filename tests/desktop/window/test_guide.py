"""The command palette, help, the tour, the report, the crash dialog."""

import asyncio
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget

from core.resources import samples
from desktop.guide.about import About
from desktop.guide.crash import CrashDesk
from desktop.guide.palette import Palette
from desktop.guide.torch_advice import Advice
from desktop.guide.tour import Tour
from desktop.guide.viewer import Viewer
from tests.desktop.access import nameless, tab_round, unmarked, unreached
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import LEFT, Hands


def active(hands: Hands, kind: type[QWidget]) -> QWidget:
    hands.wait(lambda: hands.window.findChildren(kind))
    (found,) = hands.window.findChildren(kind)
    with hands.qtbot.waitActive(found):
        found.activateWindow()
    QTest.qWait(20)
    return found


def palette(hands: Hands) -> Palette:
    hands.press("Ctrl+K")
    found = active(hands, Palette)
    assert isinstance(found, Palette)
    return found


def test_a_few_letters_and_enter(hands: Hands) -> None:
    opened = palette(hands)
    assert "Find a command" not in opened.shown
    QTest.keyClicks(opened.edit, "hist")
    assert opened.shown[0] == "History"
    QTest.keyClick(opened.edit, Qt.Key.Key_Return)
    hands.wait(lambda: not hands.window.history_dock.isVisible())
    hands.wait(lambda: not hands.window.findChildren(Palette))


def test_what_cannot_be_done_now_comes_last_and_does_nothing(hands: Hands) -> None:
    opened = palette(hands)
    QTest.keyClicks(opened.edit, "save as")
    assert opened.shown[0] == "Save as"
    QTest.keyClick(opened.edit, Qt.Key.Key_Return)
    assert opened.isVisible()
    QTest.keyClick(opened.edit, Qt.Key.Key_Escape)
    hands.wait(lambda: not hands.window.findChildren(Palette))


def test_the_arrow_keys_go_round_and_are_read_aloud(hands: Hands) -> None:
    opened = palette(hands)
    QTest.keyClick(opened.edit, Qt.Key.Key_Up)
    assert opened.list.currentRow() == opened.list.count() - 1
    QTest.keyClick(opened.edit, Qt.Key.Key_Down)
    assert opened.edit.accessibleDescription().startswith(opened.shown[0])
    assert not nameless(opened)
    hands.window.guide.open_palette()
    assert len(hands.window.findChildren(Palette)) == 1
    opened.close()


def test_help_has_pages_and_keys(hands: Hands) -> None:
    hands.press("F1")
    viewer = active(hands, Viewer)
    assert isinstance(viewer, Viewer)
    assert "First steps" in viewer.text.toPlainText()
    hands.press("Ctrl+W", viewer)
    viewer.text.anchorClicked.emit("models")
    assert viewer.text.toPlainText().startswith("Models")
    viewer.open_page("keys")
    assert "Ctrl+Enter" in viewer.text.toPlainText()
    seen = tab_round(viewer)
    assert not nameless(viewer)
    assert not unreached(viewer, seen)
    viewer.close()
    hands.wait(lambda: not hands.window.findChildren(Viewer))


def test_about_leads_to_the_licences(hands: Hands) -> None:
    hands.window.guide.about.trigger()
    box = active(hands, About)
    assert isinstance(box, About)
    box.shut.setFocus()
    seen = tab_round(box)
    assert not nameless(box)
    assert not unreached(box, seen)
    assert not unmarked(box, seen)
    box.licences.click()
    viewer = active(hands, Viewer)
    assert isinstance(viewer, Viewer)
    assert "Twemoji" in viewer.text.toPlainText()


def test_the_tour_shows_five_things_and_ends(hands: Hands) -> None:
    QTest.mouseClick(hands.canvas.invitation.tour, LEFT)
    tour = hands.window.guide.tour_
    assert isinstance(tour, Tour)
    titles = []
    for _ in range(5):
        titles.append(tour.title.text())
        assert tour.rect().contains(tour.card.geometry())
        hole = tour.hole()
        target = tour.step.target()
        assert hole.intersects(tour.rect())
        assert not hole.contains(tour.card.geometry()) or hole.width() > tour.width() // 2, target
        hands.press("Return", tour.next)
    assert len(set(titles)) == 5
    hands.wait(lambda: not hands.window.findChildren(Tour))


def test_the_tour_is_left_by_esc_and_keeps_commands_away(hands: Hands) -> None:
    hands.window.guide.tour.trigger()
    tour = hands.window.guide.tour_
    assert isinstance(tour, Tour)
    QTest.keyClick(tour.next, Qt.Key.Key_Tab)
    assert tour.skip.hasFocus()
    hands.window.resize(900, 600)
    QTest.qWait(20)
    assert tour.rect() == hands.window.rect()
    assert tour.rect().contains(tour.card.geometry())
    hands.press("Esc", tour.skip)
    hands.wait(lambda: not hands.window.findChildren(Tour))
    hands.window.guide.tour.trigger()
    assert hands.window.guide.tour_ is not None
    hands.press("Esc")


def test_a_step_whose_widget_is_hidden_is_left_out(hands: Hands) -> None:
    hands.press("F8")
    hands.window.guide.tour.trigger()
    tour = hands.window.guide.tour_
    assert isinstance(tour, Tour)
    titles = []
    while tour.isVisible():
        titles.append(tour.title.text())
        tour.go_on()
    assert len(titles) == 4
    assert "Everything is kept" not in titles


@pytest.mark.parametrize("number", range(len(samples())), ids=[path.name for path in samples()])
def test_a_sample_is_opened_at_one_click_and_never_written_over(hands: Hands, number: int) -> None:
    invitation, studio = hands.canvas.invitation, hands.studio
    QTest.mouseClick(invitation.samples[number], LEFT)
    path = samples()[number]
    assert studio.document.picture is not None
    assert studio.document.recipe is not None
    assert not studio.document.modified
    assert path.name in hands.window.windowTitle()
    assert studio.settings.folder != path.parent
    assert not hands.window.files.recent.paths
    assert not invitation.isVisible()
    hands.press("Ctrl+S")
    (ask,) = hands.window.findChildren(QFileDialog)
    assert ask.directory().path() == str(studio.settings.folder)
    ask.close()


def test_the_sample_project_has_layers_a_mask_and_a_walk(hands: Hands) -> None:
    menu = hands.window.files.samples
    menu.popup(hands.window.pos())
    hands.press("Down", menu)
    hands.press("Return", menu)
    document = hands.studio.document
    assert document.document is not None
    names = [layer.name for layer in document.document.layers]
    assert names == ["Grinning face", "Rosy cheeks", "Sunglasses"]
    assert len(document.timeline.timeline.keyframes) == 3
    assert document.mask.share > 0
    assert not document.mask.visible
    assert not hands.failures


def test_a_walk_is_made_and_played_at_one_click(hands: Hands) -> None:
    QTest.mouseClick(hands.canvas.invitation.walk, LEFT)
    assert hands.window.timeline_dock.isVisible()
    timeline = hands.studio.document.timeline.timeline
    assert len(timeline.keyframes) == 2
    assert timeline.count == 24
    assert hands.window.messages.current is None, "nothing lies over the cards"
    hands.wait(lambda: any("Walk" in type(job).__name__ for job in hands.engine.jobs))
    player = hands.window.timeline.panel.player
    reached: list[int] = []
    player.reached.connect(reached.append)
    hands.wait(lambda: not hands.canvas.invitation.isVisible())  # the first frame is there
    hands.wait(lambda: reached and reached[-1] == 23)
    assert reached == sorted(reached), "it is played to its end, though what was clicked is put away"
    hands.wait(lambda: not player.playing)
    hands.window.first_steps.walk()
    assert player.playing
    assert len(hands.studio.document.timeline.timeline.keyframes) == 2, "there is one walk"


def test_the_model_says_what_it_can_and_cannot_draw(hands: Hands) -> None:
    assert "Nothing else" in hands.canvas.invitation.honest.text()
    asked: list[object] = []
    hands.canvas.invitation.models_asked.connect(asked.append)
    hands.canvas.invitation.model.click()
    assert asked


def test_the_report_helps_and_tells_nothing(hands: Hands) -> None:
    hands.draw("a secret wish")
    hands.window.guide.report.trigger()
    text = QApplication.clipboard().text()
    assert "Latentscape" in text
    assert "torch" in text
    assert "Fake" in text
    assert "a secret wish" not in text
    assert "in the clipboard" in hands.window.message_bar.label.text()


def test_a_card_that_cannot_be_used_is_said_once_with_the_command(hands: Hands) -> None:
    hands.window.guide.greet(
        advise=lambda: Advice(sentence="There is a card: pip install this", command="py -m pip install this")
    )
    assert "pip install this" in hands.window.message_bar.label.text()
    hands.window.message_bar.action.click()
    assert QApplication.clipboard().text() == "py -m pip install this"
    hands.wait(lambda: hands.window.messages.current is None)
    hands.window.guide.greet("Fatal Python error", advise=lambda: None)
    assert "history" in hands.window.message_bar.label.text()
    hands.window.message_bar.action.click()
    assert "Fatal Python error" in QApplication.clipboard().text()


@pytest.fixture
def crash(hands: Hands) -> CrashDesk:
    report, copy = hands.window.guide.report_text, QApplication.clipboard().setText
    return CrashDesk(hands.window, report=report, copy=copy, keep=hands.studio.autosave.save)


def test_what_was_left_behind_is_offered_before_anything_else_is_said(hands: Hands) -> None:
    hands.window.messages.problem("Bring it back?")
    hands.window.guide.greet("Fatal Python error", advise=lambda: Advice(sentence="There is a card: do this"))
    assert hands.window.message_bar.label.text() == "Bring it back?"


def boxes(hands: Hands) -> list[QMessageBox]:
    return hands.window.findChildren(QMessageBox)


def fail() -> None:
    raise RuntimeError("boom")


@pytest.mark.parametrize("where", ["window", "thread", "loop"])
def test_an_error_nobody_foresaw_keeps_the_document(
    hands: Hands, crash: CrashDesk, caplog: pytest.LogCaptureFixture, home: Path, where: str
) -> None:
    hands.studio.document.set_picture(picture(1), name="Mine")
    loop = asyncio.new_event_loop()
    before = sys.excepthook
    crash.watch(loop)
    try:
        with hands.qtbot.captureExceptions():
            crash.watch(loop)  # pytest-qt has a hook of its own
            if where == "window":
                QTimer.singleShot(0, fail)
                QTimer.singleShot(0, fail)
            elif where == "thread":
                thread = threading.Thread(target=fail)
                thread.start()
                thread.join()
            else:
                loop.call_exception_handler({"message": "boom", "exception": RuntimeError("boom")})
            hands.wait(lambda: boxes(hands))
    finally:
        crash.stop()
        sys.excepthook = before
        loop.close()
    (box,) = boxes(hands)
    assert "still here" in box.informativeText()
    assert "RuntimeError" in box.informativeText()
    assert "boom" in caplog.text
    caplog.clear()
    copy = next(button for button in box.buttons() if button.text() == "Copy report")
    copy.click()
    assert "Latentscape" in QApplication.clipboard().text()
    box.close()
    assert hands.studio.document.name == "Mine"
    hands.wait(lambda: any((home / "recovery").rglob("*.ora")))
    hands.studio.draft.update(prompt="it goes on")
    hands.studio.generation.generate()
    hands.wait_idle()
    assert hands.studio.document.recipe is not None
