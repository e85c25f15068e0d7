"""Everything has a name, can be reached by Tab, shows that it has the focus, and has keys of its own.

These walk whatever is in the window: a new panel is in the walk as soon as it is in a dock.
"""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget

from tests.desktop.access import clashes, nameless, tab_round, unmarked, unreached
from tests.desktop.window.conftest import Hands

State = Callable[[Hands], None]


def empty(hands: Hands) -> None:
    """As it is at the first start."""


def drawn(hands: Hands) -> None:
    hands.draw("a cat")


def choosing(hands: Hands) -> None:
    hands.draw("a cat", count=3)


def masked(hands: Hands) -> None:
    hands.draw("a cat")
    hands.press("Q")
    hands.press("Ctrl+A")
    hands.studio.draft.update(mask_strength=0.5)


def from_picture(hands: Hands) -> None:
    hands.draw("a cat")
    hands.studio.draft.update(use_picture=True)


def told(hands: Hands) -> None:
    hands.draw("a cat")
    hands.window.strip.remove_asked.emit(hands.studio.history.entries[0].id)


STATES = (empty, drawn, choosing, masked, from_picture, told)


def docks(hands: Hands) -> list[QDockWidget]:
    """All docks; they are shown, since what is hidden would not be walked."""
    found = hands.window.findChildren(QDockWidget)
    for dock in found:
        dock.show()
    return found


def settled(hands: Hands, state: State) -> None:
    state(hands)
    docks(hands)
    hands.window.panel.prompt.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.qWait(30)


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.__name__)
def test_every_control_has_a_name_and_is_reached_by_tab(hands: Hands, state: State) -> None:
    settled(hands, state)
    missing, missed = set(), set()
    for dock in docks(hands):  # one of several in the same place is seen at a time
        dock.raise_()
        QTest.qWait(10)
        missing |= set(nameless(hands.window))
        missed |= set(unreached(hands.window, tab_round(hands.window)))
    assert not missing, "controls without a name: give them setAccessibleName"
    assert not missed, "controls that Tab does not reach: give them Qt.FocusPolicy.StrongFocus"


@pytest.mark.parametrize("state", [empty, choosing, masked], ids=lambda state: state.__name__)
def test_the_focus_can_be_seen(hands: Hands, state: State) -> None:
    settled(hands, state)
    assert not unmarked(hands.window, tab_round(hands.window))


@pytest.mark.parametrize("state", [empty, choosing], ids=lambda state: state.__name__)
def test_no_keys_mean_two_things(hands: Hands, state: State) -> None:
    settled(hands, state)
    assert not clashes(hands.window)


@pytest.mark.parametrize("which", ["chip", "more"])
def test_what_pops_up_from_the_brush_bar_can_be_used_by_keyboard(hands: Hands, which: str) -> None:
    hands.draw("a cat")
    hands.press("B")
    button = getattr(hands.canvas.brush_bar, which)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press("Space", button)
    popover = button.popover if which == "chip" else hands.canvas.brush_bar.popover
    hands.wait(lambda: popover.isVisible() and popover.isAncestorOf(QApplication.focusWidget() or button))
    assert not nameless(popover)
    seen = tab_round(popover)
    assert not unreached(popover, seen)
    assert not unmarked(popover, seen)
    hands.press("Esc")
    hands.wait(lambda: not popover.isVisible())


def test_each_menu_has_a_letter_of_its_own(hands: Hands) -> None:
    titles = [action.text() for action in hands.window.menuBar().actions() if action.text()]
    letters = [title[title.index("&") + 1].lower() for title in titles]
    assert len(set(letters)) == len(letters), titles
