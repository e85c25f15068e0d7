"""Docks are moved, hidden, remembered, and put back."""

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTabBar, QWidget

from desktop.docks import Dock
from desktop.widgets.buttons import TextButton
from tests.desktop.access import nameless, tab_round, unreached
from tests.desktop.window.conftest import Hands

Area = Qt.DockWidgetArea


def choose(hands: Hands, dock: Dock, text: str) -> None:
    menu = dock.menu()
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()
    QTest.qWait(20)


def bounds(*widgets: QWidget) -> list[QRect]:
    return [QRect(widget.geometry()) for widget in widgets]


def test_a_dock_goes_to_another_side_without_a_mouse_and_back(hands: Hands) -> None:
    window = hands.window
    before = bounds(window.panel_dock, window.history_dock)
    choose(hands, window.panel_dock, "Left")
    assert window.dockWidgetArea(window.panel_dock) is Area.LeftDockWidgetArea
    choose(hands, window.history_dock, "A window of its own")
    assert window.history_dock.isFloating()
    choose(hands, window.history_dock, "Hide")
    assert not window.history_dock.isVisible()
    window.docks.reset.trigger()
    QTest.qWait(20)
    assert bounds(window.panel_dock, window.history_dock) == before


def test_its_bar_stands_at_the_side_where_height_is_dear(hands: Hands) -> None:
    panel, history = hands.window.panel_dock, hands.window.history_dock
    assert panel.bar.width() > panel.bar.height()
    assert history.bar.height() > history.bar.width()
    choose(hands, panel, "Bottom")
    choose(hands, history, "Right")
    assert panel.bar.height() > panel.bar.width()
    assert history.bar.width() > history.bar.height()


def test_places_are_remembered(open_window: Callable[[], Hands]) -> None:
    first = open_window()
    choose(first, first.window.panel_dock, "Left")
    first.press("Ctrl+\\")
    first.window.close()
    first.studio.close()
    second = open_window().window
    assert second.dockWidgetArea(second.panel_dock) is Area.LeftDockWidgetArea
    assert second.panel_dock.isVisible()
    assert second.history_dock.isVisible()


def test_only_the_picture_brings_back_what_was_there(hands: Hands) -> None:
    window = hands.window
    hands.press("F8")
    hands.press("Ctrl+\\")
    assert not window.panel_dock.isVisible()
    assert not window.rail.isVisible()
    assert not window.statusBar().isVisible()
    hands.press("Ctrl+\\")
    assert window.panel_dock.isVisible()
    assert window.rail.isVisible()
    assert window.statusBar().isVisible()
    assert not window.history_dock.isVisible()


def test_docks_behind_tabs_have_names_and_are_reached(hands: Hands) -> None:
    window = hands.window
    inside = TextButton("Do it")
    dock = window.docks.add("More", inside, Area.RightDockWidgetArea, size=320, behind=window.panel_dock)
    QTest.qWait(20)
    (tabs,) = (tabs for tabs in window.findChildren(QTabBar) if tabs.count() > 1)
    assert [tabs.tabText(at) for at in range(tabs.count())] == ["Generate", "Layers", "Directions", "More"]
    assert inside.visibleRegion().isEmpty()
    assert not nameless(window)
    window.panel.prompt.setFocus()
    assert not unreached(window, tab_round(window))
    tabs.setFocus()
    for _ in range(3):
        hands.press("Right", tabs)
    QTest.qWait(20)
    assert not inside.visibleRegion().isEmpty()
    window.panel.prompt.setFocus()
    QTest.qWait(20)
    assert inside.visibleRegion().isEmpty()
    inside.setFocus(Qt.FocusReason.TabFocusReason)
    assert not inside.visibleRegion().isEmpty(), "Tab goes on into what is in front"
    assert dock.toggleViewAction().text() == "More"


def test_the_rail_is_as_wide_as_it_has_to_be(hands: Hands) -> None:
    rail = hands.window.rail
    hands.wait(lambda: rail.width() == rail.sizeHint().width() < 60)
    hands.window.resize(1280, 480)
    hands.wait(lambda: rail.width() == rail.sizeHint().width() > 60)
    hands.window.resize(1280, 720)
    hands.wait(lambda: rail.width() == rail.sizeHint().width() < 60)


def test_closing_the_timeline_gives_the_history_its_height_back(hands: Hands) -> None:
    window = hands.window
    hands.draw("a cat")
    before = window.history_dock.height()
    window.timeline.add_words()
    hands.wait(lambda: window.timeline_dock.isVisible() and window.timeline_dock.height() > before)
    hands.press("F9")
    hands.wait(lambda: window.history_dock.height() == before)
