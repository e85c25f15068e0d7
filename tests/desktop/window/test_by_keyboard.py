"""Everything by keyboard: each dialog of ours, and a whole session."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QPushButton

from core.files.pictures import read_picture
from desktop.widgets.answers import Answers
from tests.desktop.access import nameless, spoken, tab_round, unmarked, unreached
from tests.desktop.window.conftest import Hands

QTS_OWN = (QFileDialog, QMessageBox)


def dialogs() -> list[QDialog]:
    """Those that are open and that we made."""
    return [
        widget
        for widget in QApplication.topLevelWidgets()
        if isinstance(widget, QDialog) and widget.isVisible() and not isinstance(widget, QTS_OWN)
    ]


@contextmanager
def opened(hands: Hands, command_id: str) -> Iterator[list[QDialog]]:
    """What a command opens; closed again afterwards."""
    hands.window.book.command(command_id).action.trigger()
    QTest.qWait(40)
    found = dialogs()
    yield found
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            widget.close()
    QTest.qWait(20)


def test_every_dialog_can_be_used_without_a_mouse_and_read_aloud(hands: Hands) -> None:
    """Tries all commands whose name ends in “…”: a new dialog is in the walk as soon as it is in a menu."""
    hands.draw("a cat")
    hands.window.timeline.adding.words()
    hands.window.timeline.adding.canvas()
    hands.window.tool_actions.all.trigger()
    asking = [command.id for command in hands.window.book.commands if command.action.text().endswith("…")]
    walked = 0
    for command_id in [*asking, "help.about-latentscape", "help.user-guide"]:
        if not hands.window.book.command(command_id).action.isEnabled():
            continue
        with opened(hands, command_id) as found:
            for dialog in found:
                with hands.qtbot.waitActive(dialog):
                    dialog.activateWindow()
                if not dialog.isAncestorOf(QApplication.focusWidget() or hands.window):
                    dialog.focusNextChild()
                seen = tab_round(dialog) if "palette" not in type(dialog).__name__.lower() else []
                assert not nameless(dialog), f"{command_id}: controls without a name"
                if seen:
                    assert not unreached(dialog, seen), f"{command_id}: controls that Tab does not reach"
                    assert not unmarked(dialog, seen), f"{command_id}: a focus that cannot be seen"
                for box in dialog.findChildren(Answers):
                    next(widget for widget in seen if widget not in box.buttons()).setFocus()
                    usual = [button for button in dialog.findChildren(QPushButton) if button.isDefault()]
                    assert usual == [box.main], f"{command_id}: Enter does not do what the dialog is for"
                walked += 1
    assert walked >= 5


def typed(text: str) -> None:
    """Letter by letter, to whatever has the focus then."""
    for letter in text:
        focused = QApplication.focusWidget()
        assert focused is not None, f"nothing has the focus to type “{letter}” into"
        QTest.keyClicks(focused, letter)


def hit(keys: str) -> None:
    """A combination of keys, to whatever has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None, f"nothing has the focus to press {keys}"
    combination = QKeySequence(keys)[0]  # type: ignore[index]
    QTest.keyClick(focused, combination.key(), combination.keyboardModifiers())


def asked(hands: Hands) -> QDialog:
    """The dialog that has opened, with the focus in it."""
    hands.wait(dialogs)
    (dialog,) = dialogs()
    hands.wait(lambda: dialog.isAncestorOf(QApplication.focusWidget() or hands.window))
    return dialog


def answered(hands: Hands) -> None:
    """No dialog is left; the window is in front again, as a window manager would have it."""
    hands.wait(lambda: not dialogs())
    hands.window.activateWindow()
    hands.wait(lambda: hands.window.isActiveWindow() and QApplication.focusWidget() is not None)


def by_palette(hands: Hands, words: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    hit("Ctrl+K")
    palette = asked(hands)
    typed(words)
    hit("Return")
    hands.wait(lambda: palette not in dialogs())
    if not dialogs():
        answered(hands)


def tab_to(name: str) -> None:
    """Tab until the control called ``name`` has the focus."""
    for _ in range(200):
        focused = QApplication.focusWidget()
        if focused is not None and spoken(focused).startswith(name):
            return
        hit("Tab")
    raise AssertionError(f"Tab never came to “{name}”")


def test_a_session_by_keyboard_alone_draws_repaints_and_exports(hands: Hands, tmp_path: Path) -> None:
    """Real key events only: nothing is clicked, set or called."""
    document = hands.studio.document
    typed("a cat")
    hit("Ctrl+Return")
    hands.wait(lambda: document.picture is not None)
    hands.wait_idle()
    drawn = document.picture
    by_palette(hands, "mask all")
    hands.wait(lambda: document.mask.share == 1)
    by_palette(hands, "shrink")
    assert "hrink" in asked(hands).windowTitle()
    hit("Return")
    answered(hands)
    hit("Ctrl+L")
    typed("a dog")
    tab_to("Pictures")
    typed("3")
    hit("Return")
    hit("Ctrl+Return")
    hands.wait(lambda: len(hands.studio.generation.candidates) == 3)
    hands.wait_idle()
    hit("Right")
    hit("Return")
    hands.wait(lambda: not hands.studio.generation.candidates)
    repainted = document.picture
    assert repainted is not None
    assert drawn is not None
    assert not np.array_equal(drawn, repainted)
    hit("Ctrl+Alt+E")
    hands.wait(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
    hit("Ctrl+A")
    path = tmp_path / "mine.png"
    typed(str(path))
    hit("Return")
    hands.wait(path.is_file)
    written = read_picture(path)
    assert np.array_equal(written.picture[..., :3], repainted[..., :3])
    assert written.recipe is not None
    assert written.recipe.prompt == "a dog"


EXPECTED = {
    "file.new": "Ctrl+N", "file.open": "Ctrl+O", "file.save": "Ctrl+S", "file.save-as": "Ctrl+Shift+S",
    "file.export-the-picture": "Ctrl+Alt+E", "file.quit": "Ctrl+Q", "edit.undo": "Ctrl+Z",
    "edit.copy-the-picture": "Ctrl+C", "edit.paste-a-picture": "Ctrl+V", "edit.preferences": "Ctrl+,",
    "picture.generate": "Ctrl+Enter", "picture.cancel": "Esc", "paint.brush": "B", "paint.eraser": "E",
    "paint.fill": "G", "paint.eyedropper": "I", "paint.hand": "H", "paint.move-the-layer": "V",
    "paint.crop": "C", "paint.larger-brush": "]", "paint.smaller-brush": "[",
    "paint.swap-colours-or-mask-brush-and-eraser": "X", "paint.black-and-white": "D", "mask.all": "Ctrl+A",
    "mask.none": "Ctrl+D", "mask.invert": "Ctrl+Shift+I", "mask.rectangle-mask": "M", "mask.lasso-mask": "L",
    "layer.new-layer": "Ctrl+Shift+N", "layer.duplicate-the-layer": "Ctrl+J", "layer.merge-down": "Ctrl+E",
    "view.zoom-in": "Ctrl++", "view.zoom-out": "Ctrl+-", "view.fit": "Ctrl+0", "view.100": "Ctrl+1",
    "view.full-screen": "F11", "help.user-guide": "F1", "help.find-a-command": "Ctrl+K",
}  # fmt: skip
"""What people's hands know from other programs."""


def test_keys_are_those_that_people_expect(hands: Hands) -> None:
    book = hands.window.book
    assert {name: book.command(name).keys_text for name in EXPECTED} == EXPECTED
    assert "Ctrl+Shift+Z" in [keys.toString() for keys in book.command("edit.redo").keys]


def test_new_empties_the_canvas_and_undo_brings_all_back(hands: Hands) -> None:
    document = hands.studio.document
    hit("Ctrl+N")
    hands.draw("a cat")
    hands.window.timeline.adding.words()
    before = document.picture
    hit("Ctrl+N")
    assert document.size is None
    assert not document.timeline.timeline.keyframes
    assert hands.canvas.invitation.isVisible()
    assert "was not saved" in hands.window.message_bar.label.text()
    by_palette(hands, "undo")
    assert document.picture is not None
    assert before is not None
    assert np.array_equal(document.picture, before)
    assert len(document.timeline.timeline.keyframes) == 1


def test_the_prompt_is_one_combination_of_keys_away(hands: Hands) -> None:
    hands.draw("a cat")
    hit("F6")
    hit("F7")
    hit("Ctrl+L")
    typed("a dog")
    assert hands.window.panel.prompt.toPlainText() == "a dog"
    assert hands.window.panel.prompt.isVisible()
