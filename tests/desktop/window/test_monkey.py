"""Whatever is done in whatever order, nothing breaks, and undo leads all the way back and forth again."""

from __future__ import annotations

import random
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import numpy as np
import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLineEdit, QMenu, QWidget

from core.files.pictures import save_picture
from core.geometry import Size
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import LEFT, Hands

NAMES = "Escape Return Tab Space Left Down Home Delete BracketLeft B E I K X Z"
KEYS = [Qt.Key[f"Key_{name}"] for name in NAMES.split()]
MODIFIERS = (
    *(Qt.KeyboardModifier.NoModifier,) * 3,
    *(
        Qt.KeyboardModifier.ShiftModifier,
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.AltModifier,
    ),
)
BUTTONS = (*(LEFT,) * 6, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton)
TEXTS = ("0", "-1", "99999999", "nan", "abc", "1e9", "((cat:1.3", "<b>x</b>")
LEAVES = ("quit", "close", "restart", "report")
Kind = TypeVar("Kind", bound=QWidget)


class Monkey:
    """Somebody who does not know what things are for."""

    def __init__(self, hands: Hands, seed: int, files: list[Path]) -> None:
        self.hands, self.dice, self.files = hands, random.Random(seed), files

    def act(self) -> None:
        acts = (self.trigger, self.drag, self.press, self.click, self.write, self.draw, self.undo, self.open)
        self.dice.choices(acts, (14, 20, 12, 12, 3, 3, 6, 1))[0]()
        self.tidy()

    def trigger(self) -> None:
        actions = self.hands.window.findChildren(QAction)
        open_ = [each for each in actions if each.isEnabled() and each.isVisible() and each.text()]
        self.dice.choice([each for each in open_ if not (each.menu() or self.leaves(each.text()))]).trigger()

    def drag(self) -> None:
        canvas = self.hands.canvas
        widget = canvas if self.dice.random() < 0.7 else self.dice.choice(self.seen(QWidget))
        button, modifier = self.dice.choice(BUTTONS), self.dice.choice(MODIFIERS)
        with suppress(RuntimeError):  # what was pressed is gone
            QTest.mousePress(widget, button, modifier, self.place(widget))
            for _ in range(self.dice.randint(0, 6)):
                QTest.mouseMove(widget, self.place(widget))
                if self.dice.random() < 0.05:
                    self.press()
            QTest.mouseRelease(widget, button, modifier, self.place(widget))
            self.hands.roll(self.dice.uniform(-3, 3), self.place(widget), widget)

    def press(self) -> None:
        target = self.dice.choice((self.hands.canvas, QApplication.focusWidget() or self.hands.window))
        QTest.keyClick(target, self.dice.choice(KEYS), self.dice.choice(MODIFIERS))

    def click(self) -> None:
        buttons = [
            each for each in self.seen(QAbstractButton) if not self.leaves(each.text() + each.toolTip())
        ]
        if buttons:  # there is none where only the picture is seen
            QTest.mouseClick(self.dice.choice(buttons), LEFT)

    def write(self) -> None:
        for line in self.seen(QLineEdit)[self.dice.randint(0, 3) :][:1]:
            line.selectAll()
            QTest.keyClicks(line, self.dice.choice(TEXTS))
            QTest.keyClick(line, Qt.Key.Key_Return)

    def draw(self) -> None:
        self.hands.press("Ctrl+Return", self.hands.window)

    def undo(self) -> None:
        stack = self.hands.studio.document.undo_stack
        for _ in range(self.dice.randint(1, 4)):
            self.dice.choice((stack.undo, stack.undo, stack.redo))()

    def open(self) -> None:
        self.hands.window.files.open_path(self.dice.choice(self.files))

    def tidy(self) -> None:
        """Leave what has popped up, and see that mask and picture belong together."""
        for top in QApplication.topLevelWidgets():
            if shiboken6.isValid(top) and isinstance(top, QDialog | QMenu) and top.isVisible():
                top.close()
        QApplication.processEvents()
        document = self.hands.studio.document
        mask, size = document.mask.mask, document.size
        assert mask is None or (size is not None and mask.shape == (size.height, size.width))

    def seen(self, kind: type[Kind]) -> list[Kind]:
        found = self.hands.window.findChildren(kind)
        return [each for each in found if each.isVisible() and each.isEnabled() and each.width() > 4]

    def place(self, widget: QWidget) -> QPoint:
        return QPoint(self.dice.randint(-3, widget.width() + 3), self.dice.randint(-3, widget.height() + 3))

    def leaves(self, text: str) -> bool:
        return any(word in text.replace("&", "").lower() for word in LEAVES)


@pytest.mark.slow
@pytest.mark.qt_log_ignore("This plugin does not support grabbing the mouse")
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_monkey_breaks_nothing(hands: Hands, tmp_path: Path, seed: int) -> None:
    files = [tmp_path / f"{number}.png" for number in range(3)]
    for number, size in enumerate((Size(64, 64), Size(200, 90), Size(33, 17))):
        save_picture(files[number], picture(number, size))
    monkey = Monkey(hands, seed, files)
    for _ in range(800):
        monkey.act()
    hands.wait(lambda: hands.studio.queue.running is None)
    document, stack = hands.studio.document, hands.studio.document.undo_stack
    end, steps = document.picture, stack.index()
    while stack.canUndo():
        stack.undo()
    while stack.index() < steps:
        stack.redo()
    again = document.picture
    assert (end is None) == (again is None)
    assert end is None or again is None or np.array_equal(end, again)
