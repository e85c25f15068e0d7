"""Panels round the canvas that can be moved, hidden, and put back."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QChildEvent, QEvent, QObject, QPoint, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QDockWidget,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QTabBar,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language import mark, tr
from desktop.settings import Settings
from desktop.theme import small_font, theme_of
from desktop.widgets.buttons import IconButton
from desktop.widgets.menu import command, popup_menu

BAR = 20
Area = Qt.DockWidgetArea
AREAS = (
    (Area.LeftDockWidgetArea, mark("Left")),
    (Area.RightDockWidgetArea, mark("Right")),
    (Area.TopDockWidgetArea, mark("Top")),
    (Area.BottomDockWidgetArea, mark("Bottom")),
)
FLAT = (Area.TopDockWidgetArea, Area.BottomDockWidgetArea)
"""Here height is dear: the bar stands at the left."""


class _Bar(QWidget):
    """What a dock is held by: its name, and a menu for those who do not drag."""

    def __init__(self, dock: Dock) -> None:
        super().__init__(dock)
        self._dock = dock
        self.more = IconButton("ellipsis", tr("{title}: move or hide", title=dock.windowTitle()), side=BAR)
        self.more.clicked.connect(self._open)
        self._line: QHBoxLayout | QVBoxLayout | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # what it is held by is seen where it can be taken
        self.lay_out(flat=False)

    def lay_out(self, *, flat: bool) -> None:
        """Lie on top of the dock, or stand at its left."""
        if self._line is not None:
            self._line.removeWidget(self.more)
            QWidget().setLayout(self._line)  # Qt gives a layout up only to another widget
        line: QHBoxLayout | QVBoxLayout
        if flat:
            line = QVBoxLayout(self)
            line.setContentsMargins(0, 4, 0, 4)
            line.addWidget(self.more)
            line.addStretch(1)
        else:
            line = QHBoxLayout(self)
            line.setContentsMargins(16, 0, 16, 0)
            line.addStretch(1)
            line.addWidget(self.more)
        self._line = line
        self._flat = flat
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(BAR, 2 * BAR) if self._flat else QSize(120, BAR)

    def minimumSizeHint(self) -> QSize:
        return QSize(BAR, BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        if self._flat and self.underMouse():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("fill"))
            for step in range(3):
                painter.drawEllipse(QRectF(self.width() / 2 - 1, BAR + 12 + 6 * step, 2, 2))
        elif not self._dock.neighbours:  # else its tab says it
            painter.setFont(small_font())
            painter.setPen(theme.colour("soft"))
            place = self.rect().adjusted(16, 0, -16 - BAR, 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._dock.windowTitle())

    def _open(self) -> None:
        self._dock.menu().popup(self.more.mapToGlobal(QPoint(0, BAR)))


class Dock(QDockWidget):
    """One panel with its bar."""

    def __init__(self, title: str, inside: QWidget, window: QMainWindow) -> None:
        super().__init__(tr(title), window)
        self._window = window
        self.setObjectName(title)
        self.setWidget(inside)
        self.bar = _Bar(self)
        self.setTitleBarWidget(self.bar)
        self.dockLocationChanged.connect(self._moved)
        self.topLevelChanged.connect(lambda _floats: self._moved(window.dockWidgetArea(self)))

    @property
    def neighbours(self) -> list[QDockWidget]:
        """Those that share its place, each behind a tab."""
        return self._window.tabifiedDockWidgets(self)

    def show_what_has_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Come in front of the neighbours when Tab goes on into this dock."""
        if now is not None and self.neighbours and self.isAncestorOf(now) and self.visibleRegion().isEmpty():
            self.raise_()

    def menu(self) -> QMenu:
        """A fresh menu of the places it may be in."""
        menu = popup_menu(self)
        now = self._window.dockWidgetArea(self)
        for area, text in AREAS:
            action = menu.addAction(tr(text))
            action.setCheckable(True)
            action.setChecked(area == now and not self.isFloating())
            action.triggered.connect(lambda _on=False, area=area: self.move_to(area))
        own = menu.addAction(tr("A window of its own"))
        own.setCheckable(True)
        own.setChecked(self.isFloating())
        own.triggered.connect(lambda: self.setFloating(True))
        menu.addSeparator()
        menu.addAction(tr("Hide")).triggered.connect(self.close)
        return menu

    def move_to(self, area: Area) -> None:
        """Go to another side of the window."""
        self.setFloating(False)
        self._window.addDockWidget(area, self)
        self.show()

    def _moved(self, area: Area) -> None:
        flat = area in FLAT and not self.isFloating()
        feature = QDockWidget.DockWidgetFeature
        usual = feature.DockWidgetMovable | feature.DockWidgetFloatable | feature.DockWidgetClosable
        self.setFeatures(usual | feature.DockWidgetVerticalTitleBar if flat else usual)
        self.bar.lay_out(flat=flat)


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
            not self._window.isVisible()
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
        QTimer.singleShot(0, self, lambda: _tend_tabs(self._window))


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
            tabs = event.child()
            assert isinstance(tabs, QTabBar)
            tabs.setAccessibleName(tr("Panels in one place"))
            tabs.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            tabs.setDrawBase(False)
            tabs.setExpanding(False)
            tabs.setAcceptDrops(True)
            tabs.setChangeCurrentOnDrag(True)  # what is dragged over a tab may be meant for what is behind it
        return super().eventFilter(watched, event)

    def add_chrome(self, *widgets: QWidget) -> None:
        """What is not in a dock and yet not the picture."""
        self._chrome += widgets

    def restore(self) -> None:
        """Once the window is on the screen: the sizes of the start, then what was remembered."""
        self._give_sizes()
        self._usual = self._window.saveState()
        self._window.restoreState(self._settings.data("window/docks"))
        QTimer.singleShot(0, self, lambda: _tend_tabs(self._window))

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

    def _make(self, text: str, keys: str = "") -> QAction:
        action = command(text, self)
        action.setShortcut(QKeySequence(keys))
        self._window.addAction(action)
        return action


def _tend_tabs(window: QMainWindow) -> None:
    """Qt puts the bar of tabs out of sight, but shown, when one dock is left: Tab must not go there."""
    policies = Qt.FocusPolicy
    for tabs in window.findChildren(QTabBar):
        tabs.setVisible(tabs.count() > 1)
        tabs.setFocusPolicy(policies.StrongFocus if tabs.count() > 1 else policies.NoFocus)
