"""Choices, switches and buttons, by mouse and keyboard."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.theme import DARK, Appearance, Mode
from desktop.widgets.buttons import IconButton, Look, TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.switch import Switch

OPTIONS = [("a", "First"), ("b", "Second"), ("c", "Third")]


def test_the_arrow_keys_go_through_a_choice(qtbot: QtBot) -> None:
    choice = Choice("Sampler", OPTIONS)
    said: list[Any] = []
    qtbot.addWidget(choice)
    choice.chosen.connect(said.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        QTest.keyClick(choice, key)
    assert said == ["b", "c", "b"]
    assert choice.accessibleName() == "Sampler: Second"


def test_the_menu_of_a_choice_marks_the_current_one(qtbot: QtBot) -> None:
    choice = Choice("Sampler", OPTIONS)
    said: list[Any] = []
    qtbot.addWidget(choice)
    choice.chosen.connect(said.append)
    choice.set_current("c")
    actions = choice.menu().actions()
    assert [action.isChecked() for action in actions] == [False, False, True]
    actions[0].trigger()
    assert said == ["a"]
    assert choice.current == "a"


def test_headings_and_what_cannot_be_chosen_are_passed_over(qtbot: QtBot) -> None:
    choice = Choice(
        "Sampler", OPTIONS, headings={"a": "Calm", "c": "Wild"}, barred={"b": "Not on this machine"}
    )
    qtbot.addWidget(choice)
    actions = choice.menu().actions()
    assert [action.text() for action in actions] == ["Calm", "First", "Second", "Wild", "Third"]
    assert [action.isEnabled() for action in actions] == [False, True, False, False, True]
    assert actions[2].toolTip() == "Not on this machine"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.current == "c"


def test_a_choice_shows_what_it_does_not_know(qtbot: QtBot) -> None:
    choice = Choice("Sampler", OPTIONS)
    qtbot.addWidget(choice)
    choice.set_current("from elsewhere")
    assert choice.accessibleName() == "Sampler: from elsewhere"
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.current == "b"


def test_a_switch_turns_anywhere_on_its_row_and_by_space(qtbot: QtBot) -> None:
    switch = Switch("Start from the picture")
    said: list[Any] = []
    qtbot.addWidget(switch)
    switch.resize(200, 32)
    switch.toggled.connect(said.append)
    QTest.mouseClick(switch, Qt.MouseButton.LeftButton, pos=switch.rect().center())
    QTest.keyClick(switch, Qt.Key.Key_Space)
    assert said == [True, False]


def test_focus_is_seen_after_tab_but_not_after_a_click(qtbot: QtBot, qapp: QApplication) -> None:
    Appearance(qapp, Mode.DARK)
    window = QWidget()
    qtbot.addWidget(window)
    button = IconButton("x", "Dismiss", keys="Esc", side=24, parent=window)
    with qtbot.waitActive(window):
        window.show()
    plain = button.grab().toImage()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert button.grab().toImage() == plain
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    ringed = button.grab().toImage()
    assert ringed != plain
    assert ringed.pixelColor(12, 0).name() == DARK.accent


def test_a_button_says_its_keys(qtbot: QtBot) -> None:
    button = IconButton("x", "Dismiss", keys="Esc")
    qtbot.addWidget(button)
    assert button.toolTip() == "Dismiss (Esc)"
    assert button.accessibleName() == "Dismiss"


def test_a_text_button_can_become_another(qtbot: QtBot) -> None:
    button = TextButton("Generate", Look.MAIN, keys="Ctrl+Enter")
    qtbot.addWidget(button)
    wide = button.sizeHint().width()
    button.set_look("Go", Look.FIELD)
    assert button.text() == "Go"
    assert button.sizeHint().width() < wide
