"""All docks of a window."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QMainWindow, QMenu, QTabBar, QTabWidget, QWidget
from shiboken6 import isValid

from desktop.docks.dock import FLAT, Area, Dock
from desktop.docks.tabs import Tabs
from desktop.language import mark, tr
from desktop.settings import Settings
from desktop.widgets.menu import command


class _Place(QObject):
    """A place that two docks share: as high as the second needs while it is open, then as high as before."""

    def __init__(self, window: QMainWindow, dock: Dock, behind: Dock, size: int) -> None:
        super().__init__(dock)
        self._window, self._dock, self._behind = window, dock, behind
        self._size, self._before = size, QSize()
        behind.installEventFilter(self)
        dock.toggleViewAction().triggered.connect(self._asked)
        dock.toggleViewAction().toggled.connect(self._toggled)

    def _asked(self, on: bool) -> None:
        if on:  # by its key or the menu: it is wanted in front
            self._dock.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._behind and event.type() == QEvent.Type.Resize and self._dock.isHidden():
            self._before = self._behind.size()
        return super().eventFilter(watched, event)

    def _toggled(self, on: bool) -> None:
        if (
            not isValid(self._window)  # while it is torn down its docks still say that they hide
            or not self._window.isVisible()
            or self._dock.isFloating()
            or not self._behind.isVisibleTo(self._window)
        ):
            return
        flat = self._window.dockWidgetArea(self._dock) in FLAT
        across = Qt.Orientation.Vertical if flat else Qt.Orientation.Horizontal
        before = self._before.height() if flat else self._before.width()
        size = max(self._size, before) if on else before
        if before > 0:
            self._window.resizeDocks([self._dock if on else self._behind], [size], across)


class Docks(QObject):
    """All docks of a window: which there are, where they are, and where they were at first.

    Attributes:
        only_picture: Hides all of them, the status line and ``chrome`` while it is checked.
        reset: Puts everything back where it was at first.
    """

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._docks: list[tuple[Dock, int]] = []
        self._chrome: list[QWidget] = []
        self._before: list[tuple[QWidget, bool]] = []
        self._usual = QByteArray()
        self._tabs: list[Tabs] = []
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self._tend)
        window.tabifiedDockWidgetActivated.connect(lambda _dock: self._soon.start())
        window.setDockNestingEnabled(True)
        window.setTabPosition(Area.AllDockWidgetAreas, QTabWidget.TabPosition.North)
        window.installEventFilter(self)
        self.only_picture = self._make(mark("Only the picture"), "Ctrl+\\")
        self.only_picture.setCheckable(True)
        self.only_picture.toggled.connect(self._show_only_picture)
        self.reset = self._make(mark("Reset layout"))
        self.reset.triggered.connect(self.put_back)

    def add(
        self,
        title: str,
        inside: QWidget,
        area: Area,
        *,
        size: int,
        keys: str = "",
        behind: Dock | None = None,
        shown: bool = True,
    ) -> Dock:
        """Put a panel into a dock.

        Args:
            title: On its bar and in the View menu, in English; what its place is remembered under.
            inside: The panel.
            area: Where it is at first.
            size: Its width (height at the top and bottom) at first.
            keys: Shows and hides it.
            behind: The dock whose tab it shares at first.
            shown: Whether it is there at first.
        """
        dock = Dock(title, inside, self._window)
        self._window.addDockWidget(area, dock)
        if behind is not None:
            self._window.tabifyDockWidget(behind, dock)
            behind.raise_()
        toggle = dock.toggleViewAction()
        toggle.setObjectName(title)
        toggle.setShortcut(QKeySequence(keys))
        toggle.setToolTip(tr("Show or hide: {title}", title=tr(title)))
        self._window.addAction(toggle)
        self._docks.append((dock, size))
        for changed in (dock.dockLocationChanged, dock.topLevelChanged, toggle.toggled):
            changed.connect(lambda *_: self._soon.start())
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(dock.show_what_has_focus)
        if not shown:
            dock.hide()
        if behind is not None:
            _Place(self._window, dock, behind, size)
        return dock

    @property
    def all(self) -> tuple[Dock, ...]:
        """Those there are, shown or not."""
        return tuple(dock for dock, _size in self._docks)

    def fill(self, menu: QMenu) -> None:
        """Put what can be shown and hidden into the View menu."""
        for dock, _size in self._docks:
            menu.addAction(dock.toggleViewAction())
        menu.addSeparator()
        menu.addAction(self.only_picture)
        menu.addAction(self.reset)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QChildEvent) and event.polished() and isinstance(event.child(), QTabBar):
            bar = event.child()
            assert isinstance(bar, QTabBar)
            self._tabs.append(Tabs(bar, self._find))
            self._soon.start()
        return super().eventFilter(watched, event)

    def add_chrome(self, *widgets: QWidget) -> None:
        """What is not in a dock and yet not the picture."""
        self._chrome += widgets

    def restore(self) -> None:
        """Once the window is on the screen: the sizes of the start, then what was remembered."""
        self._give_sizes()
        self._usual = self._window.saveState()
        self._window.restoreState(self._settings.data("window/docks"))
        self._soon.start()

    def remember(self) -> None:
        """Keep where everything is."""
        self.only_picture.setChecked(False)
        self._settings.put("window/docks", self._window.saveState())

    def put_back(self) -> None:
        """As it was at first."""
        self.only_picture.setChecked(False)
        self._window.restoreState(self._usual)
        self._give_sizes()  # a dock that floated has left less room than it takes now

    def _give_sizes(self) -> None:
        """The sizes of the start, to what is shown."""
        for dock, size in self._docks:
            if dock.isHidden():
                continue
            flat = self._window.dockWidgetArea(dock) in FLAT
            across = Qt.Orientation.Vertical if flat else Qt.Orientation.Horizontal
            self._window.resizeDocks([dock], [size], across)

    def _show_only_picture(self, on: bool) -> None:
        if on:
            around = [*(dock for dock, _size in self._docks), *self._chrome]
            self._before = [(widget, not widget.isHidden()) for widget in around]
        for widget, shown in self._before:
            widget.setVisible(shown and not on)

    def _tend(self) -> None:
        """Something has been moved or hidden: each bar stands where it has to."""
        for dock in self.all:
            dock.tend_bar()
        self._tabs = [tabs for tabs in self._tabs if isValid(tabs)]  # Qt makes and deletes bars as it likes
        for tabs in self._tabs:
            tabs.settle(self._tabs)

    def _find(self, title: str) -> Dock | None:
        return next((dock for dock in self.all if dock.windowTitle() == title), None)

    def _make(self, text: str, keys: str = "") -> QAction:
        action = command(text, self)
        action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action
