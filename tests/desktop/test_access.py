"""The walk that looks for what a person cannot use finds what is wrong."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.buttons import TextButton
from tests.desktop.access import clashes, nameless, tab_round, unmarked, unreached


class Plain(QPushButton):
    """Looks the same whatever happens."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), Qt.GlobalColor.gray)


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for text in ("One", "Two"):
        column.addWidget(TextButton(text))
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    return window


def add(window: QWidget, widget: QWidget) -> None:
    layout = window.layout()
    assert layout is not None
    layout.addWidget(widget)
    widget.show()
    window.findChildren(TextButton)[0].setFocus()


def test_nothing_is_wrong_with_two_buttons(window: QWidget) -> None:
    add(window, QLabel("not a control"))
    assert not nameless(window)
    seen = tab_round(window)
    assert len(seen) == 2
    assert not unreached(window, seen)
    assert not unmarked(window, seen)


def test_a_nameless_control(window: QWidget) -> None:
    add(window, QPushButton())
    add(window, QLineEdit())
    assert len(nameless(window)) == 2


def test_a_control_that_tab_passes_by(window: QWidget) -> None:
    button = QPushButton("Three")
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    add(window, button)
    (missed,) = unreached(window, tab_round(window))
    assert "Three" in missed


def test_a_control_that_keeps_the_focus(window: QWidget) -> None:
    add(window, QPlainTextEdit())
    with pytest.raises(AssertionError, match="caught"):
        tab_round(window)


def test_a_focus_that_cannot_be_seen(window: QWidget) -> None:
    add(window, Plain("Three"))
    (plain,) = unmarked(window, tab_round(window))
    assert "Three" in plain


@pytest.mark.parametrize(
    ("context", "where", "meet"),
    [
        (Qt.ShortcutContext.WindowShortcut, "same", True),
        (Qt.ShortcutContext.WidgetShortcut, "same", True),
        (Qt.ShortcutContext.WidgetShortcut, "other", False),
    ],
)
def test_keys_that_mean_two_things(
    window: QWidget, context: Qt.ShortcutContext, where: str, meet: bool
) -> None:
    one, other = window.findChildren(TextButton)
    for owner in (one, one if where == "same" else other):
        action = QAction("Do it", owner)
        action.setShortcut(QKeySequence("Ctrl+J"))
        action.setShortcutContext(context)
        owner.addAction(action)
    assert bool(clashes(window)) is meet
