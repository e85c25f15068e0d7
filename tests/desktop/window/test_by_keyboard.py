"""Everything by keyboard: each dialog of ours, and a whole session."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox

from core.files.pictures import read_picture
from tests.desktop.access import nameless, tab_round, unmarked, unreached
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
    hands.window.timeline.add_words()
    hands.window.timeline.add_canvas()
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
                walked += 1
    assert walked >= 5


def by_palette(hands: Hands, words: str) -> None:
    """Ctrl+K, a few letters, Enter."""
    hands.window.activateWindow()
    hands.wait(hands.window.isActiveWindow)
    QTest.qWait(20)
    hands.press("Ctrl+K")
    hands.wait(lambda: dialogs() and dialogs()[0].isAncestorOf(QApplication.focusWidget() or hands.window))
    QTest.keyClicks(QApplication.focusWidget() or hands.window, words)
    palette = dialogs()[0]
    hands.press("Return")
    hands.wait(lambda: palette not in dialogs())


def test_a_session_by_keyboard_alone_draws_repaints_and_exports(hands: Hands, tmp_path: Path) -> None:
    window = hands.window
    QTest.keyClicks(QApplication.focusWidget() or hands.window, "a cat")
    hands.press("Ctrl+Return")
    hands.wait_idle()
    drawn = hands.studio.document.picture
    assert drawn is not None
    by_palette(hands, "mask all")
    hands.wait(lambda: hands.studio.document.mask.share == 1)
    by_palette(hands, "shrink")
    hands.wait(dialogs)
    assert "hrink" in dialogs()[0].windowTitle()
    hands.wait(lambda: dialogs()[0].isAncestorOf(QApplication.focusWidget() or window))
    hands.press("Return")
    hands.wait(lambda: not dialogs())
    window.activateWindow()
    hands.wait(window.isActiveWindow)
    QTest.qWait(20)
    window.panel.prompt.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Ctrl+A")
    QTest.keyClicks(QApplication.focusWidget() or hands.window, "a dog")
    hands.press("Ctrl+Return")
    hands.wait_idle()
    repainted = hands.studio.document.picture
    assert repainted is not None
    assert not np.array_equal(drawn, repainted)
    window.canvas.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Ctrl+Alt+E")
    hands.wait(lambda: window.findChildren(QFileDialog))
    (ask,) = window.findChildren(QFileDialog)
    with hands.qtbot.waitActive(ask):
        ask.activateWindow()
    path = tmp_path / "mine.png"
    name = ask.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(name, QLineEdit)
    name.setText(str(path))  # typed letter by letter, a list of files lies over it
    QTest.keyClick(name, Qt.Key.Key_Return)
    hands.wait(path.is_file)
    assert read_picture(path).picture.shape[:2] == repainted.shape[:2]
