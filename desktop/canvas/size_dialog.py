"""Asks for another size: of the picture with all that is on it, or of the canvas under it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from core.geometry import MAX_SIDE, Rect, Size
from desktop.language import mark, tr
from desktop.theme import GRID, theme_of
from desktop.widgets.answers import Answers
from desktop.widgets.buttons import describe
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.paint import ring, rounded
from desktop.widgets.switch import Switch

ROWS = (mark("top"), mark("middle"), mark("bottom"))
COLUMNS = (mark("left"), mark("middle"), mark("right"))


class _SizeDialog(QDialog):
    """Width and height, and two buttons; gone once it is answered."""

    def __init__(self, parent: QWidget, title: str, verb: str, size: Size) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.before = size
        self.across = self._side(tr("Width"), size.width)
        self.down = self._side(tr("Height"), size.height)
        self.buttons = Answers(self, verb)
        self.button = self.buttons.main
        self.button.setFocus()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        self.column.setSpacing(GRID)
        for row in (self.across, self.down):
            self.column.addWidget(row)

    @property
    def size_(self) -> Size:
        """What is chosen."""
        return Size(round(self.across.number), round(self.down.number))

    def _side(self, label: str, now: int) -> NumberSlider:
        row = NumberSlider(
            label, 1, max(2048, now), limit=MAX_SIDE, tip=tr("{label} in pixels.", label=label)
        )
        row.set_number(now)
        row.setMinimumWidth(280)
        row.reset_asked.connect(lambda: self._reset(row, now))
        return row

    def _reset(self, row: NumberSlider, to: int) -> None:
        row.set_number(to)
        row.edited.emit(float(to))

    def _finish(self, *rows: QWidget) -> None:
        for row in rows:
            self.column.addWidget(row)
        self.column.addSpacing(GRID)
        self.column.addWidget(self.buttons)


class ResizeDialog(_SizeDialog):
    """Scales the picture.

    Signals:
        chosen (object): The new ``Size``.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, size: Size) -> None:
        super().__init__(parent, tr("Resize the picture"), tr("Resize"), size)
        self.keep = Switch(tr("Keep the shape"), tip=tr("Change both sides together"))
        self.keep.setChecked(True)
        self.across.edited.connect(lambda number: self._follow(self.down, number * size.height / size.width))
        self.down.edited.connect(lambda number: self._follow(self.across, number * size.width / size.height))
        self.accepted.connect(lambda: self.chosen.emit(self.size_))
        self._finish(self.keep)

    def _follow(self, other: NumberSlider, number: float) -> None:
        if self.keep.isChecked():
            other.set_number(min(MAX_SIDE, max(1, round(number))))


class CanvasDialog(_SizeDialog):
    """Cuts off or adds room round the picture.

    Signals:
        framed (object): The ``Rect`` of the old picture that becomes the new one.
    """

    framed = Signal(object)

    def __init__(self, parent: QWidget, size: Size) -> None:
        super().__init__(parent, tr("Canvas size"), tr("Change"), size)
        self.anchor = _Anchor()
        label = QLabel(tr("Where the picture stays"))
        label.setBuddy(self.anchor)
        self.accepted.connect(lambda: self.framed.emit(self.frame))
        self._finish(label, self.anchor)

    @property
    def frame(self) -> Rect:
        """Of the old picture; it reaches beyond it where room is added."""
        size = self.size_
        x = round((self.before.width - size.width) * self.anchor.across / 2)
        y = round((self.before.height - size.height) * self.anchor.down / 2)
        return Rect(x, y, size.width, size.height)


class _Anchor(QWidget):
    """Nine places, one of them chosen: by a click, or with the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.across, self.down = 1, 1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setFixedSize(QSize(96, 96))
        describe(self, tr("Where the picture stays"), tr("Click a place, or use the arrow keys"))

    def choose(self, across: int, down: int) -> None:
        """Take a place: 0..2 each."""
        self.across, self.down = min(2, max(0, across)), min(2, max(0, down))
        self.setAccessibleDescription(f"{tr(ROWS[self.down])} {tr(COLUMNS[self.across])}")
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at: QPointF = event.position()
        self.choose(int(at.x() // 32), int(at.y() // 32))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moves = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        move = moves.get(Qt.Key(event.key()))
        if move is None:
            super().keyPressEvent(event)
        else:
            self.choose(self.across + move[0], self.down + move[1])

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        for across in range(3):
            for down in range(3):
                cell = QRectF(32 * across + 2, 32 * down + 2, 28, 28)
                chosen = (across, down) == (self.across, self.down)
                rounded(painter, cell, theme.colour("accent" if chosen else "field"), 4)
        if self.hasFocus():
            ring(painter, QRectF(self.rect()), theme.colour("accent"))
