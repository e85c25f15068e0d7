"""One channel, large: where cells are pointed at, chosen, copied and changed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.arrays import Floats
from core.geometry import Rect, Size
from desktop.inspector.colours import diverging
from desktop.theme import theme_of
from desktop.widgets.buttons import describe
from desktop.widgets.paint import ring, rounded
from desktop.widgets.painted import Painted

HIGHEST = 208
MOVES = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
Keys = QKeySequence.StandardKey


class ChannelPlane(Painted):
    """The cells of one channel, each a square.

    Signals:
        pointed (object): The cell (column, row) under the pointer, or None.
        chosen (object): A ``Rect`` of cells, or None.
        erase_asked: The chosen cells are to be 0.
        copy_asked: They are to be remembered.
        paste_asked: What is remembered is to be put there.
    """

    pointed = Signal(object)
    chosen = Signal(object)
    erase_asked = Signal()
    copy_asked = Signal()
    paste_asked = Signal()

    def __init__(self, name: str, tip: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: Floats | None = None
        self._selection: Rect | None = None
        self._shown: Rect | None = None
        self._from: tuple[int, int] | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        describe(self, name, tip)

    @property
    def grid(self) -> Size | None:
        """Columns and rows."""
        values = self._values
        return None if values is None else Size(values.shape[1], values.shape[0])

    def set_values(self, values: Floats | None) -> None:
        """Show a channel (h, w)."""
        self._values = values
        self._fit()
        self.update()

    def set_cells(self, selection: Rect | None, shown: Rect | None) -> None:
        """Mark the chosen cells, and those whose values are told."""
        self._selection, self._shown = selection, shown
        self.update()

    def rect_of(self, cells: Rect) -> QRectF:
        """Where cells are, in the widget."""
        side, at = self._side, self._corner
        return QRectF(
            at.x() + cells.x * side, at.y() + cells.y * side, cells.width * side, cells.height * side
        )

    def sizeHint(self) -> QSize:
        return QSize(200, HIGHEST)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, grid = theme_of(self), self.grid
        painter = QPainter(self)
        if grid is None or self._values is None:
            rounded(painter, QRectF(self.rect()), theme.colour("field"))
            return
        whole = self.rect_of(Rect.whole(grid))
        painter.drawImage(whole, diverging(self._values, theme))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for cells, colours in (
            (self._selection, (theme.colour("panel"), theme.colour("text"))),
            (self._shown if self._shown != self._selection else None, (theme.colour("soft"),)),
        ):
            if cells is not None:
                place = self.rect_of(cells)
                for colour, width in zip(colours, (3.0, 1.5), strict=False):
                    painter.setPen(QPen(colour, width if len(colours) > 1 else 1.0))
                    painter.drawRect(place)
        if self._ring:
            ring(painter, QRectF(self.rect()), theme.colour("accent"), 0, 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        cell = self._cell(event.position())
        if event.button() is Qt.MouseButton.LeftButton and cell is not None:
            self._from = cell
            self.chosen.emit(Rect(*cell, 1, 1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._from is None:
            self.pointed.emit(self._cell(event.position()))
            return
        cell = self._cell(event.position(), held=True)
        if cell is not None:
            self.chosen.emit(Rect(*self._from, 1, 1).united(Rect(*cell, 1, 1)))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._from = None

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.pointed.emit(None)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._own(event):
            event.accept()  # copying here is copying cells, not the picture
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        grid, now = self.grid, self._selection
        if event.key() in MOVES and grid is not None:
            right, down = MOVES[Qt.Key(event.key())]
            if now is None:
                moved = Rect(0, 0, 1, 1)
            elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                moved = Rect(now.x, now.y, max(1, now.width + right), max(1, now.height + down))
            else:
                x = min(max(now.x + right, 0), grid.width - now.width)
                moved = Rect(x, min(max(now.y + down, 0), grid.height - now.height), now.width, now.height)
            self.chosen.emit(moved)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.erase_asked.emit()
        elif event.matches(Keys.Copy):
            self.copy_asked.emit()
        elif event.matches(Keys.Paste):
            self.paste_asked.emit()
        elif event.matches(Keys.SelectAll) and grid is not None:
            self.chosen.emit(Rect.whole(grid))
        elif event.key() == Qt.Key.Key_Escape and now is not None:
            self.chosen.emit(None)
        else:
            super().keyPressEvent(event)

    @property
    def _side(self) -> float:
        grid = self.grid
        return 1.0 if grid is None else min(self.width() / grid.width, self.height() / grid.height)

    @property
    def _corner(self) -> QPointF:
        grid, side = self.grid, self._side
        if grid is None:
            return QPointF()
        return QPointF((self.width() - side * grid.width) / 2, (self.height() - side * grid.height) / 2)

    def _cell(self, at: QPointF, *, held: bool = False) -> tuple[int, int] | None:
        grid, side, corner = self.grid, self._side, self._corner
        if grid is None:
            return None
        x, y = int((at.x() - corner.x()) // side), int((at.y() - corner.y()) // side)
        if held:
            x, y = min(max(x, 0), grid.width - 1), min(max(y, 0), grid.height - 1)
        return (x, y) if 0 <= x < grid.width and 0 <= y < grid.height else None

    def _own(self, event: QKeyEvent) -> bool:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        erases = plain and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace, *MOVES)
        leaves = event.key() == Qt.Key.Key_Escape and self._selection is not None
        return erases or leaves or any(event.matches(key) for key in (Keys.Copy, Keys.Paste, Keys.SelectAll))

    def _fit(self) -> None:
        grid = self.grid
        high = 96 if grid is None else min(HIGHEST, round(self.width() * grid.height / grid.width))
        if high != self.height():
            self.setFixedHeight(max(32, high))
