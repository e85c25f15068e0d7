"""One panel that can be moved."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QWidget

from desktop.docks.bar import Bar, Stand
from desktop.language import mark, tr
from desktop.widgets.menu import popup_menu

Area = Qt.DockWidgetArea
AREAS = (
    (Area.LeftDockWidgetArea, mark("Left")),
    (Area.RightDockWidgetArea, mark("Right")),
    (Area.TopDockWidgetArea, mark("Top")),
    (Area.BottomDockWidgetArea, mark("Bottom")),
)
FLAT = (Area.TopDockWidgetArea, Area.BottomDockWidgetArea)
"""Here height is dear: the bar stands at the left."""


class Dock(QDockWidget):
    """One panel with its bar."""

    def __init__(self, title: str, inside: QWidget, window: QMainWindow) -> None:
        super().__init__(tr(title), window)
        self._window = window
        self.setObjectName(title)
        self.setWidget(inside)
        self.bar = Bar(self.windowTitle(), self)
        self.bar.menu_asked.connect(self._open_menu)
        self.setTitleBarWidget(self.bar)

    @property
    def flat(self) -> bool:
        """Whether it is at the top or the foot of the window."""
        return self._window.dockWidgetArea(self) in FLAT and not self.isFloating()

    @property
    def neighbours(self) -> list[QDockWidget]:
        """Those that share its place and are not hidden, each behind a tab."""
        return [dock for dock in self._window.tabifiedDockWidgets(self) if not dock.isHidden()]

    def tend_bar(self) -> None:
        """Let the bar stand where it has to, now that something has been moved or hidden."""
        feature = QDockWidget.DockWidgetFeature
        usual = feature.DockWidgetMovable | feature.DockWidgetFloatable | feature.DockWidgetClosable
        self.setFeatures(usual | feature.DockWidgetVerticalTitleBar if self.flat else usual)
        if self.neighbours and not self.isFloating():
            self.bar.stand(Stand.NOWHERE)
        else:
            self.bar.stand(Stand.LEFT if self.flat else Stand.TOP)

    def show_what_has_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Come in front of the neighbours when Tab goes on into this dock."""
        if now is not None and self.neighbours and self.isAncestorOf(now) and self.visibleRegion().isEmpty():
            self.raise_()

    def _open_menu(self, under: QWidget) -> None:
        self.menu().popup(under.mapToGlobal(QPoint(0, under.height())))

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
