"""The bars of tabs that Qt makes where docks share a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QTabBar

from desktop.docks.dock import Dock
from desktop.language import tr
from desktop.theme import GRID
from desktop.widgets.buttons import IconButton, describe

SIDE = 24
CHANGES = {QEvent.Type.Show, QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.LayoutRequest}
"""After any of these a bar may have another number of tabs."""


class Tabs(QObject):
    """Makes one of them ours: its manners, and the menu of the dock that is in front.

    It opens at a right click, at the Menu key, and at a button at the end where there is room for one.

    Args:
        bar: Made by Qt.
        find: The dock with a title, if there is one.
    """

    def __init__(self, bar: QTabBar, find: Callable[[str], Dock | None]) -> None:
        super().__init__(bar)
        self._bar, self._find = bar, find
        self._twin = False
        bar.setAccessibleName(tr("Panels in one place"))
        bar.setDrawBase(False)
        bar.setExpanding(False)
        bar.setElideMode(Qt.TextElideMode.ElideNone)  # what has no room is scrolled to, and said whole
        bar.setAcceptDrops(True)
        bar.setChangeCurrentOnDrag(True)  # what is dragged over a tab may be meant for what is behind it
        self.more = IconButton("ellipsis", "", side=SIDE, parent=bar)
        self.more.clicked.connect(
            lambda: self._open(bar.currentIndex(), self.more.mapToGlobal(QPoint(0, SIDE)))
        )
        bar.installEventFilter(self)
        bar.currentChanged.connect(self.tend)
        self.tend()

    @property
    def titles(self) -> frozenset[str]:
        """Of the docks it has a tab for."""
        return frozenset(self._bar.tabText(tab) for tab in range(self._bar.count()))

    def settle(self, others: Sequence[Tabs]) -> None:
        """Find out whether this is one of two bars for the same docks.

        Qt makes a second one at times, and shows the first where it was for good: it is the one that does not
        lie on the dock in front.
        """
        front = self._find(self._bar.tabText(self._bar.currentIndex()))
        lies_on = front is not None and self._bar.geometry().bottom() + 1 == front.geometry().top()
        self._twin = not lies_on and any(self.titles & other.titles for other in others if other is not self)
        self.tend()

    def tend(self) -> None:
        """Qt puts a bar out of sight when one dock is left, and keeps it shown there: Tab must not go there.

        It is not hidden: Qt would show it again at once, and the two would be at it for ever.
        """
        bar, policies = self._bar, Qt.FocusPolicy
        if self._twin or self._wanted:
            bar.setVisible(self._wanted)
        bar.setFocusPolicy(policies.StrongFocus if self._wanted else policies.NoFocus)
        describe(self.more, tr("{title}: move or hide", title=bar.tabText(bar.currentIndex())))
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and not self._alive:
            return True  # Qt would fall over a tab that is dragged on
        if event.type() == QEvent.Type.Resize:
            self._place()
        if isinstance(event, QContextMenuEvent):
            if event.reason() is QContextMenuEvent.Reason.Keyboard:
                tab = self._bar.currentIndex()
                at = self._bar.mapToGlobal(self._bar.tabRect(tab).bottomLeft())
            else:
                tab, at = self._bar.tabAt(event.pos()), event.globalPos()
            return self._open(tab, at)
        strong = self._bar.focusPolicy() is Qt.FocusPolicy.StrongFocus
        if event.type() in CHANGES and (self._wanted != strong or (self._wanted and self._bar.isHidden())):
            QTimer.singleShot(0, self, self.tend)
        return super().eventFilter(watched, event)

    @property
    def _alive(self) -> bool:
        """Whether a dock of its tabs is here; all may have been put away while one was dragged."""
        docks = [dock for title in self.titles if (dock := self._find(title)) is not None]
        return not self._twin and any(not dock.isHidden() and not dock.isFloating() for dock in docks)

    @property
    def _wanted(self) -> bool:
        return self._bar.count() > 1 and not self._twin

    def _place(self) -> None:
        bar = self._bar
        left = bar.width() - SIDE - 2 * GRID
        self.more.move(left, (bar.height() - SIDE) // 2)
        self.more.setVisible(bar.count() > 1 and bar.tabRect(bar.count() - 1).right() < left)

    def _open(self, tab: int, at: QPoint) -> bool:
        dock = self._find(self._bar.tabText(tab))
        if dock is not None:
            dock.menu().popup(at)
        return dock is not None
