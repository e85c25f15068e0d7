"""Docks are moved, hidden, remembered, and put back."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QTabBar, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.docks import Dock, Docks
from desktop.docks.tabs import Tabs
from desktop.rooms import WIDE
from desktop.settings import Settings
from desktop.widgets.buttons import TextButton
from tests.desktop.access import nameless, tab_round, unreached
from tests.desktop.window.conftest import LEFT, Hands

Area = Qt.DockWidgetArea


def choose(hands: Hands, dock: Dock, text: str) -> None:
    menu = dock.menu()
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def pick(text: str) -> None:
    """From the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(action for action in menu.actions() if action.text() == text).trigger()
    menu.close()


def bounds(*widgets: QWidget) -> list[QRect]:
    return [QRect(widget.geometry()) for widget in widgets]


def test_a_dock_goes_to_another_side_without_a_mouse_and_back(hands: Hands) -> None:
    window = hands.window
    hands.wait(lambda: window.panel_dock.width() == WIDE and window.history_dock.height() == 112)
    before = bounds(window.panel_dock, window.history_dock)
    choose(hands, window.panel_dock, "Left")
    assert window.dockWidgetArea(window.panel_dock) is Area.LeftDockWidgetArea
    choose(hands, window.history_dock, "A window of its own")
    assert window.history_dock.isFloating()
    choose(hands, window.history_dock, "Hide")
    assert not window.history_dock.isVisible()
    window.docks.reset.trigger()
    hands.wait(lambda: bounds(window.panel_dock, window.history_dock) == before)


def test_its_bar_stands_at_the_side_where_height_is_dear(hands: Hands) -> None:
    panel, history = hands.window.panel_dock, hands.window.history_dock
    hands.wait(lambda: history.bar.height() > history.bar.width() == 48)
    choose(hands, panel, "Bottom")
    choose(hands, history, "Right")
    hands.wait(lambda: panel.bar.height() > panel.bar.width() == 48)
    hands.wait(lambda: history.bar.width() > history.bar.height() == 28)
    assert history.bar.more.isVisible()
    choose(hands, history, "A window of its own")
    assert history.bar.isVisible()


def test_behind_tabs_the_menu_is_beside_them(hands: Hands) -> None:
    window = hands.window

    def beside() -> Tabs | None:
        """Where there is room for it: at the foot."""
        ours = "Timeline: move or hide"
        found = (tabs for tabs in window.findChildren(Tabs) if tabs.more.accessibleName() == ours)
        return next((tabs for tabs in found if tabs.more.isVisible()), None)

    assert beside() is None
    hands.press("F9")
    hands.wait(lambda: beside() is not None)
    tabs = beside()
    assert tabs is not None
    hands.wait(lambda: window.timeline_dock.bar.width() == 0)
    assert not window.timeline_dock.bar.more.isVisible()
    tabs.more.setFocus()
    hands.press("Space", tabs.more)
    pick("Left")
    assert window.dockWidgetArea(window.timeline_dock) is Area.LeftDockWidgetArea
    hands.wait(window.timeline_dock.bar.more.isVisible)
    hands.wait(lambda: beside() is None)


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_a_tab_has_its_menu_at_a_right_click_and_at_the_menu_key(
    hands: Hands, reason: QContextMenuEvent.Reason
) -> None:
    window = hands.window
    (bar,) = (bar for bar in window.findChildren(QTabBar) if bar.count() > 2)
    window.layers_dock.raise_()
    hands.wait(lambda: bar.tabText(bar.currentIndex()) == "Layers")
    at, before = bar.tabRect(0).center(), {dock for dock in window.docks.all if dock.isHidden()}
    QApplication.sendEvent(bar, QContextMenuEvent(reason, at, bar.mapToGlobal(at)))
    pick("Hide")
    meant = window.panel_dock if reason is QContextMenuEvent.Reason.Mouse else window.layers_dock
    assert {dock for dock in window.docks.all if dock.isHidden()} == before | {meant}


def test_a_window_that_is_torn_down_without_being_closed_is_quiet(qtbot: QtBot, tmp_path: Path) -> None:
    window = QMainWindow()
    docks = Docks(window, Settings(tmp_path / "settings.ini"))
    first = docks.add("First", TextButton("One"), Area.BottomDockWidgetArea, size=100)
    docks.add("Second", TextButton("Two"), Area.BottomDockWidgetArea, size=200, behind=first)
    with qtbot.waitExposed(window):
        window.show()
    with qtbot.captureExceptions() as raised:
        delete(window)
    assert raised == []


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
    (tabs,) = (tabs for tabs in window.findChildren(QTabBar) if tabs.count() > 1)
    hands.wait(lambda: tabs.tabText(tabs.count() - 1) == "More")
    assert [tabs.tabText(at) for at in range(3)] == ["Generate", "Layers", "Directions"]
    assert inside.visibleRegion().isEmpty()
    assert not nameless(window)
    window.panel.prompt.setFocus()
    assert not unreached(window, tab_round(window))
    tabs.setFocus()
    for _ in range(tabs.count() - 1):
        hands.press("Right", tabs)
    hands.wait(lambda: not inside.visibleRegion().isEmpty())
    window.panel.prompt.setFocus()
    hands.wait(lambda: inside.visibleRegion().isEmpty())
    inside.setFocus(Qt.FocusReason.TabFocusReason)
    assert not inside.visibleRegion().isEmpty(), "Tab goes on into what is in front"
    assert dock.toggleViewAction().text() == "More"


def test_no_bar_of_tabs_lies_under_the_picture(hands: Hands) -> None:
    window = hands.window

    def bars() -> list[QTabBar]:
        own = Qt.FindChildOption.FindDirectChildrenOnly
        found = [bar for bar in window.findChildren(QTabBar, options=own) if bar.isVisible()]
        return [bar for bar in found if bar.geometry().intersects(window.rect())]

    for shown, count in ((False, 1), (True, 2), (False, 1)):
        window.timeline_dock.setVisible(shown)
        hands.wait(lambda count=count: len(bars()) == count)  # type: ignore[misc]
    under = window.canvas.parentWidget().geometry()  # type: ignore[union-attr]
    assert not [bar.geometry() for bar in bars() if bar.geometry().intersects(under)]


def test_bars_of_tabs_come_to_rest(hands: Hands) -> None:
    class Counter(QObject):
        shown = 0

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            self.shown += event.type() == QEvent.Type.Show
            return super().eventFilter(watched, event)

    counter = Counter(hands.window)
    for bar in hands.window.findChildren(QTabBar, options=Qt.FindChildOption.FindDirectChildrenOnly):
        bar.installEventFilter(counter)
    for shown in (False, True):
        hands.window.history_dock.setVisible(shown)
        QTest.qWait(50)
        counter.shown = 0
        QTest.qWait(100)
        assert counter.shown <= 1


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
    window.timeline.adding.words()
    hands.wait(lambda: window.timeline_dock.isVisible() and window.timeline_dock.height() > before)
    hands.press("F9")
    hands.wait(lambda: window.history_dock.height() == before)


def test_panels_are_put_away_while_a_tab_is_dragged(hands: Hands) -> None:
    (bar,) = (bar for bar in hands.window.findChildren(QTabBar) if bar.isVisible() and bar.count() > 2)
    places = [bar.tabRect(tab).center() for tab in range(bar.count())]
    shown = [dock for dock in hands.window.docks.all if not dock.isHidden()]
    QTest.mousePress(bar, LEFT, Qt.KeyboardModifier.NoModifier, places[0])
    for dock in shown:
        dock.hide()
    for place in places:
        QTest.mouseMove(bar, place)
    QTest.mouseRelease(bar, LEFT, Qt.KeyboardModifier.NoModifier, places[-1])
    for dock in shown:
        dock.show()
    assert bar.tabText(0) == "Generate", "nothing was moved"
