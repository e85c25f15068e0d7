"""Carrying a row of a list to another place with the mouse."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QListView

from desktop.theme import theme_of

EDGE, STEP, TICK = 16, 8, 30
"""Logical pixels at the ends where the list moves along, how many at a time, every how many milliseconds."""


class Carry(QObject):
    """One gesture: press, moves, release. Nothing moves before it is let go; Esc breaks it off.

    It is done with the mouse itself rather than with drag and drop: the list would give rows away to other
    lists, and half of the platforms take the pointer from us meanwhile.
    """

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._row = -1
        self._start = self._at = QPoint()
        self._gap: int | None = None
        self._timer = QTimer(self, interval=TICK)
        self._timer.timeout.connect(self._move_along)
        view.model().modelReset.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a row is being carried."""
        return self._gap is not None

    def press(self, at: QPoint) -> None:
        """The pointer is on a row (or on none)."""
        self._row, self._start = self._view.indexAt(at).row(), at

    def move(self, at: QPoint) -> bool:
        """The pointer goes on; whether that carries a row."""
        if self._row < 0:
            return False
        far = (at - self._start).manhattanLength() >= QApplication.startDragDistance()
        if not self.busy and not far:
            return True  # not yet, and nothing else either
        if not self.busy:
            self._view.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
            self._timer.start()
        self._at = at
        self._show()
        return True

    def release(self) -> tuple[int, int] | None:
        """Let go; which row was carried and which it becomes, None if it stays where it was."""
        row, gap = self._row, self._gap
        self.cancel()
        if gap is None:
            return None
        after = gap if gap <= row else gap - 1
        return None if after == row else (row, after)

    def cancel(self) -> None:
        """It stays where it was."""
        if self.busy:
            self._view.viewport().unsetCursor()
            self._view.viewport().update()
        self._row, self._gap = -1, None
        self._timer.stop()

    def draw(self, painter: QPainter) -> None:
        """A line where it would be let go."""
        if self._gap is None:
            return
        line = QRectF(0, self._edge(self._gap) - 1, self._view.viewport().width(), 2)
        line.moveTop(min(max(line.top(), 0), self._view.viewport().height() - 2))
        painter.fillRect(line, theme_of(self._view).colour("accent"))

    def _show(self) -> None:
        model = self._view.model()
        edges = [(abs(self._edge(gap) - self._at.y()), gap) for gap in range(model.rowCount() + 1)]
        self._gap = min(edges)[1]
        self._view.viewport().update()

    def _edge(self, gap: int) -> int:
        """The height between two rows, in the viewport."""
        index = self._view.model().index
        return (
            self._view.visualRect(index(gap, 0)).top()
            if gap < self._view.model().rowCount()
            else self._view.visualRect(index(gap - 1, 0)).bottom() + 1
        )

    def _move_along(self) -> None:
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if self._at.y() < EDGE:
            bar.setValue(bar.value() - STEP)
        elif self._at.y() > height - EDGE:
            bar.setValue(bar.value() + STEP)
        else:
            return
        self._show()
