"""Seed, size and prompt, typed and clicked."""

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.geometry import Size
from core.recipe import MAX_PROMPT, MAX_SEED
from desktop.panels.size_row import SizeRow, presets
from desktop.widgets.prompt_edit import PromptEdit
from desktop.widgets.seed_row import SeedRow

LEFT = Qt.MouseButton.LeftButton


def test_a_seed_beyond_32_bits_can_be_typed(qtbot: QtBot) -> None:
    row = SeedRow()
    said: list[Any] = []
    qtbot.addWidget(row)
    row.edited.connect(said.append)
    row.edit.clear()
    QTest.keyClicks(row.edit, str(MAX_SEED))
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert said == [MAX_SEED]


@pytest.mark.parametrize("text", ["-1", "abc", str(MAX_SEED + 1), "1.5", "٣"])
def test_what_is_no_seed_cannot_be_typed(qtbot: QtBot, text: str) -> None:
    row = SeedRow()
    said: list[Any] = []
    qtbot.addWidget(row)
    row.edited.connect(said.append)
    row.edit.clear()
    row.edit.insert(text)
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert all(isinstance(seed, int) and 0 <= seed <= MAX_SEED for seed in said)
    assert row.edit.text() != text


def test_dice_and_lock(qtbot: QtBot) -> None:
    row = SeedRow()
    qtbot.addWidget(row)
    with qtbot.waitSignal(row.rolled):
        QTest.mouseClick(row.dice, LEFT)
    with qtbot.waitSignal(row.locked) as turned:
        QTest.mouseClick(row.lock, LEFT)
    assert turned.args == [True]
    row.set_seed(5, locked=False)
    assert row.edit.text() == "5"
    assert not row.lock.isChecked()


def test_a_typed_size_is_snapped_to_what_the_model_can_draw(qtbot: QtBot) -> None:
    row = SizeRow()
    said: list[Any] = []
    qtbot.addWidget(row)
    row.set_model(Size(256, 256), 16)
    row.edited.connect(said.append)
    for text in ("300x200", "512"):
        row.edit.setText(text)
        QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert said == [Size(304, 192), Size(512, 512)]
    assert row.edit.text() == "512 × 512"


@pytest.mark.parametrize("text", ["wide", "0x10", "99999x2", ""])
def test_a_size_that_cannot_be_is_refused_in_a_sentence(qtbot: QtBot, text: str) -> None:
    row = SizeRow()
    said: list[Any] = []
    edits: list[Any] = []
    qtbot.addWidget(row)
    row.rejected.connect(said.append)
    row.edited.connect(edits.append)
    row.edit.setText(text)
    QTest.keyClick(row.edit, Qt.Key.Key_Return)
    assert edits == []
    assert len(said) == 1
    assert row.edit.text() == "512 × 512"


def test_width_and_height_are_swapped(qtbot: QtBot) -> None:
    row = SizeRow()
    said: list[Any] = []
    qtbot.addWidget(row)
    assert not row.turn.isEnabled()
    row.set_size(Size(512, 256))
    row.edited.connect(said.append)
    QTest.mouseClick(row.turn, LEFT)
    assert said == [Size(256, 512)]


@pytest.mark.parametrize(
    ("native", "factor"), [(Size(256, 256), 16), (Size(512, 512), 8), (Size(1024, 1024), 8)]
)
def test_presets_suit_the_model(native: Size, factor: int) -> None:
    for name, size in presets(native, factor):
        assert size.is_multiple_of(factor), name
        assert 0.85 <= size.area / native.area <= 1.15, name


def test_a_preset_is_chosen_from_the_menu(qtbot: QtBot) -> None:
    row = SizeRow()
    said: list[Any] = []
    qtbot.addWidget(row)
    row.set_model(Size(256, 256), 16)
    row.edited.connect(said.append)
    row.menu().actions()[0].trigger()
    assert said == [Size(256, 256)]


def test_the_prompt_grows_with_its_lines_and_then_scrolls(qtbot: QtBot) -> None:
    edit = PromptEdit("Prompt", 2, 5)
    qtbot.addWidget(edit)
    edit.resize(200, 50)
    edit.show()
    low = edit.height()
    edit.set_text("\n".join("abcd"))
    middle = edit.height()
    edit.set_text("\n".join("abcdefghijkl"))
    assert low < middle < edit.height()
    assert edit.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAsNeeded
    edit.set_text("a")
    assert edit.height() == low
    assert edit.verticalScrollBarPolicy() == Qt.ScrollBarPolicy.ScrollBarAlwaysOff


def test_setting_the_prompt_says_nothing_and_keeps_the_caret(qtbot: QtBot) -> None:
    edit = PromptEdit("Prompt", 2, 5)
    said: list[Any] = []
    qtbot.addWidget(edit)
    edit.edited.connect(said.append)
    QTest.keyClicks(edit, "cat")
    assert said == ["c", "ca", "cat"]
    edit.set_text("cat")
    assert edit.textCursor().position() == 3
    edit.set_text("dog")
    assert said[-1] == "cat"


def test_a_prompt_too_long_is_cut(qtbot: QtBot) -> None:
    edit = PromptEdit("Prompt", 2, 5)
    said: list[Any] = []
    qtbot.addWidget(edit)
    edit.edited.connect(said.append)
    edit.insertPlainText("x" * (MAX_PROMPT + 50))
    assert len(said[-1]) == MAX_PROMPT


def test_tab_leaves_the_prompt(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    edit, after = PromptEdit("Prompt", 2, 5), PromptEdit("Negative prompt", 1, 3)
    column.addWidget(edit)
    column.addWidget(after)
    with qtbot.waitActive(window):
        window.show()
    edit.setFocus()
    QTest.keyClick(edit, Qt.Key.Key_Tab)
    assert edit.toPlainText() == ""
    assert after.hasFocus()
