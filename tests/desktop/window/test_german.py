"""The whole window in German: nothing that has a German translation is still said in English."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QDockWidget, QLabel, QWidget

from desktop.widgets.buttons import TextButton
from tests.desktop.test_translation import update
from tests.desktop.window.conftest import Hands

pytestmark = pytest.mark.usefixtures("german")
TEXTS = (
    "text", "title", "toolTip", "windowTitle", "accessibleName", "accessibleDescription", "placeholderText",
    "statusTip", "whatsThis",
)  # fmt: skip


OPENERS = (
    "edit.preferences", "picture.resize-the-picture", "picture.canvas-size", "picture.extend-canvas-and-fill",
    "mask.grow", "timeline.export-the-walk", "help.find-a-command", "help.user-guide", "help.keys",
    "help.about-latentscape",
)  # fmt: skip
"""Commands that open a window of their own."""


@pytest.fixture
def english() -> dict[str, str]:
    """What must not be said any more, and what is said instead."""
    return {text: forms[0] for text, forms in update.read().items() if forms[0] != text}


def said(root: QWidget) -> Iterator[tuple[str, str]]:
    """Every text below ``root``, and whose it is."""
    things: list[QWidget | QAction] = [root, *root.findChildren(QWidget), *root.findChildren(QAction)]
    for thing in things:
        for name in TEXTS:
            ask = getattr(thing, name, None)
            text = ask() if callable(ask) else ""
            if isinstance(text, str):
                for part in text.replace("\t", "\n").split("\n"):
                    yield part, f"{name} of {type(thing).__name__}"


def left(root: QWidget, english: dict[str, str]) -> list[str]:
    """What is still English."""
    return sorted(
        {f"{text!r}, {where}: {english[text]!r}" for text, where in said(root) if text in english}
        | {f"{text!r}, {where}" for text, where in said(root) if "{" in text and "}" in text}
    )


def everything(hands: Hands) -> None:
    """Bring out what is there at work: a picture, candidates, a mask, a timeline, every panel."""
    hands.draw("a cat")
    hands.press("Return", hands.canvas)
    hands.wait(lambda: hands.studio.document.size is not None)
    hands.window.book.command("mask.all").action.trigger()
    window = hands.window
    for dock in window.findChildren(QDockWidget):
        dock.show()
    hands.studio.draft.update(prompt="a dog")
    window.timeline.adding.words()
    window.timeline.adding.words()


def test_the_window_speaks_german(open_window: Callable[[], Hands], english: dict[str, str]) -> None:
    hands = open_window()
    assert hands.window.panel.button.text() == "Generieren"
    assert [menu.text().replace("&", "") for menu in hands.window.menuBar().actions()][:3] == [
        "Datei", "Bearbeiten", "Bild",
    ]  # fmt: skip
    assert not left(hands.window, english)
    everything(hands)
    assert not left(hands.window, english)


def test_nothing_is_cut_off(open_window: Callable[[], Hands]) -> None:
    """German is longer; the window is as small as it may be."""
    hands = open_window()
    everything(hands)
    for dock in hands.window.findChildren(QDockWidget):
        dock.show()
        dock.raise_()
        hands.qtbot.wait(0)
        assert not list(cut_off(hands.window)), dock.objectName()


def cut_off(root: QWidget) -> Iterator[str]:
    """Words and buttons that have less room than they need."""
    for widget in root.findChildren(QWidget):
        if not widget.isVisible() or widget.visibleRegion().isEmpty():
            continue
        if isinstance(widget, TextButton) and widget.width() < widget.sizeHint().width():
            yield f"button {widget.text()!r}: {widget.width()} of {widget.sizeHint().width()}"
        elif isinstance(widget, QLabel) and not widget.wordWrap() and widget.text():
            need = max(widget.fontMetrics().horizontalAdvance(line) for line in widget.text().split("\n"))
            if widget.contentsRect().width() < need:
                yield f"label {widget.text()!r}: {widget.contentsRect().width()} of {need}"


def test_what_opens_speaks_german(open_window: Callable[[], Hands], english: dict[str, str]) -> None:
    hands = open_window()
    everything(hands)
    found = {}
    for name in OPENERS:
        hands.window.book.command(name).action.trigger()
        dialogs = [each for each in hands.window.findChildren(QDialog) if each.isVisible()]
        assert dialogs, name
        for dialog in dialogs:
            found[name] = left(dialog, english)
            dialog.close()
        hands.qtbot.wait(0)
    assert not any(found.values()), found


def test_commands_keep_their_names_and_their_keys(open_window: Callable[[], Hands]) -> None:
    """What is kept in the settings means the same in both languages."""
    hands = open_window()
    command = hands.window.book.command("picture.generate")
    assert (command.title, command.room, command.keys_text) == ("Generieren", "Bild", "Strg+Enter")
    assert hands.window.book.command("edit.undo").title == "Rückgängig"
    assert hands.window.panel_dock.objectName() == "Generate"
