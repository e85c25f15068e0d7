"""Every command has keys that can be changed; a clash is said; what was changed is kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from desktop.preferences.rows import KeyRow
from desktop.state.action_book import ActionBook
from tests.desktop.access import clashes
from tests.desktop.window.conftest import Hands

CONTROL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)


def row(hands: Hands, command_id: str) -> KeyRow:
    dialog = hands.window.preferences.open("Keys")
    (found,) = (row for row in dialog.rows if isinstance(row, KeyRow) and row.command.id == command_id)
    with hands.qtbot.waitActive(dialog):
        dialog.activateWindow()
    QTest.qWait(20)
    return found


def press(row: KeyRow, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(row.keys, Qt.Key.Key_Space)
    together = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        together |= modifier
    QTest.keyClick(row.keys, key, together)


def test_whatever_is_in_the_menus_is_a_command(hands: Hands) -> None:
    book = hands.window.book
    ids = [command.id for command in book.commands]
    assert len(set(ids)) == len(ids)
    assert {"file.open", "edit.undo", "picture.generate", "view.look.dark", "mask.invert"} <= set(ids)
    assert book.command("file.open").keys_text == "Ctrl+O"
    assert book.command("view.look.dark").room == "View · Look"
    hands.draw()
    assert hands.window.actions_.undo.text() != "Undo"
    again = ActionBook(hands.window, hands.studio.settings)
    assert [command.id for command in again.commands] == ids, "a text that changes does not change an id"


def test_no_usual_keys_clash(hands: Hands) -> None:
    book = hands.window.book
    for command in book.commands:
        for keys in command.usual:
            assert not book.clashes(command.id, keys), command.id


def test_other_keys_act_at_once_and_are_kept(open_window: Callable[[], Hands]) -> None:
    first = open_window()
    generate = row(first, "picture.generate")
    press(generate, Qt.Key.Key_J, CONTROL, ALT, SHIFT)
    assert generate.keys.text() == "Ctrl+Alt+Shift+J"
    assert first.window.panel.button.toolTip().endswith("(Ctrl+Alt+Shift+J)")
    first.window.preferences.open().close()
    with first.qtbot.waitActive(first.window):
        first.window.activateWindow()
    first.studio.draft.update(prompt="a cat")
    first.press("Ctrl+Alt+Shift+J")
    first.wait_idle()
    assert first.studio.document.picture is not None
    assert first.window.panel.button.toolTip().endswith("(Ctrl+Alt+Shift+J)")
    first.window.close()
    first.studio.close()
    second = open_window()
    assert second.window.book.command("picture.generate").keys_text == "Ctrl+Alt+Shift+J"
    assert second.window.panel.button.toolTip().endswith("(Ctrl+Alt+Shift+J)")
    assert not clashes(second.window)


def test_keys_that_are_taken_are_said_and_can_be_had(hands: Hands) -> None:
    save = row(hands, "file.save")
    press(save, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert save.keys.text() == "Ctrl+S", "nothing changes unasked"
    assert save.clash.text() == "Ctrl+O is for “Open”."
    save.leave.click()
    assert not save.clash.isVisible()
    press(save, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    save.take.click()
    book = hands.window.book
    assert book.command("file.save").keys_text == "Ctrl+O"
    assert book.command("file.open").keys == ()
    assert not clashes(hands.window)
    assert save.reset.isVisible()
    book.reset_all()
    assert book.command("file.save").keys_text == "Ctrl+S"
    assert book.command("file.open").keys_text == "Ctrl+O"
    assert not save.reset.isVisible()


@pytest.mark.parametrize(("key", "left"), [(Qt.Key.Key_Escape, "Ctrl+S"), (Qt.Key.Key_Backspace, "–")])
def test_leaving_it_and_having_no_keys(hands: Hands, key: Qt.Key, left: str) -> None:
    save = row(hands, "file.save")
    press(save, key)
    assert save.keys.text() == left
    assert save.isVisible(), "Esc does not close the window while keys are asked for"


def test_keys_are_not_acted_upon_while_they_are_asked_for(hands: Hands) -> None:
    quiet = row(hands, "file.save")
    QTest.keyClick(quiet.keys, Qt.Key.Key_Space)
    for modifier in (Qt.Key.Key_Control, Qt.Key.Key_Shift):
        QTest.keyClick(quiet.keys, modifier)
    assert quiet.keys.text() == "Press the keys…"
    QTest.keyClick(quiet.keys, Qt.Key.Key_F8)
    assert hands.window.history_dock.isVisible()


def test_damaged_keys_count_as_the_usual_ones(hands: Hands) -> None:
    hands.studio.settings.put("keys/file.open", "what is this")
    book = ActionBook(hands.window, hands.studio.settings)
    assert book.command("file.open").keys_text == "Ctrl+O"


def test_a_longer_combination_clashes_with_its_beginning(hands: Hands) -> None:
    book = hands.window.book
    assert [other.id for other in book.clashes("file.save", QKeySequence("Ctrl+O, Ctrl+P"))] == ["file.open"]
