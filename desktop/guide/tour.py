"""A walk through the real window: five steps, each can be the last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.theme import GRID, scaled, small_font, strong_font, theme_of
from desktop.widgets.buttons import Look, TextButton, describe
from desktop.widgets.paint import ring, rounded

WIDTH = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One place to look at.

    Attributes:
        title: What it is.
        text: What it is for, in a sentence or two.
        target: The widget; a step whose widget cannot be seen is left out.
    """

    title: str
    text: str
    target: Callable[[], QWidget]


class _Card(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.colour("panel"), 10)
        ring(painter, QRectF(self.rect()), theme.colour("fill"), 10, 1)


class Tour(QWidget):
    """Lies over the window, leaves a hole over what it speaks of; Esc and “Skip” end it.

    Signals:
        ended: It is over, at the end or before.
    """

    ended = Signal()

    def __init__(self, window: QWidget, steps: Sequence[Step]) -> None:
        super().__init__(window)
        self._window, self._steps = window, steps
        self._at = -1
        self.card = _Card(self)
        self.title, self.text, self.count = QLabel(), QLabel(wordWrap=True), QLabel()
        self.title.setFont(strong_font())
        self.count.setFont(small_font())
        self.count.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.skip = TextButton(tr("Skip"), Look.QUIET)
        describe(self.skip, tr("Skip the tour"), keys="Esc")
        self.next = TextButton(tr("Next"), Look.MAIN)
        line = QHBoxLayout()
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(self.skip)
        line.addWidget(self.next)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.title)
        column.addWidget(self.text)
        column.addLayout(line)
        self.skip.clicked.connect(self.end)
        self.next.clicked.connect(self.go_on)
        self.setAccessibleName(tr("Tour"))
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.go_on()

    @property
    def step(self) -> Step:
        """The one that is shown."""
        return self._steps[self._at]

    def go_on(self) -> None:
        """The next step that can be seen; after the last, the end."""
        self._at += 1
        while self._at < len(self._steps) and self.step.target().visibleRegion().isEmpty():
            self._at += 1
        if self._at >= len(self._steps):
            self.end()
            return
        last = self._at == len(self._steps) - 1
        self.title.setText(self.step.title)
        self.text.setText(self.step.text)
        self.count.setText(tr("{number} of {count}", number=self._at + 1, count=len(self._steps)))
        self.next.setText(tr("Done") if last else tr("Next"))
        self.skip.setVisible(not last)
        describe(self.next, tr("Done") if last else tr("Next step"), keys="Enter")
        self.setAccessibleDescription(f"{self.step.title}. {self.step.text}")
        self._place()
        self.next.setFocus(Qt.FocusReason.OtherFocusReason)

    def end(self) -> None:
        """Go away."""
        self._window.removeEventFilter(self)
        self.hide()
        self.ended.emit()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.Resize and self._at < len(self._steps):
            self.setGeometry(self._window.rect())
            self._place()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # no command while it speaks
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right):
            self.go_on()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()  # nothing below is clicked by accident

    def focusNextPrevChild(self, following: bool) -> bool:
        other = self.skip if self.next.hasFocus() and self.skip.isVisible() else self.next
        other.setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shade = QPainterPath()
        shade.addRect(QRectF(self.rect()))
        hole = QPainterPath()
        hole.addRoundedRect(QRectF(self.hole()), GRID, GRID)
        dim = theme.colour("canvas")
        dim.setAlphaF(0.72)
        painter.fillPath(shade.subtracted(hole), dim)
        ring(painter, QRectF(self.hole()), theme.colour("accent"), GRID, 2)

    def hole(self) -> QRect:
        """What is left to be seen."""
        target = self.step.target() if self._at < len(self._steps) else self
        seen = QRect(target.mapTo(self._window, QPoint()), target.size())
        return seen.adjusted(-4, -4, 4, 4) & self.rect().adjusted(2, 2, -2, -2)

    def _place(self) -> None:
        """Beside the hole where there is most room; inside it where it fills the window."""
        width = scaled(WIDTH)
        self.card.setFixedWidth(width)
        height = self.card.layout().totalHeightForWidth(width)  # type: ignore[union-attr]
        hole, room = self.hole(), self.rect().adjusted(GRID, GRID, -GRID, -GRID)
        places = {
            hole.left() - room.left(): QPoint(hole.left() - width - GRID, hole.top()),
            room.right() - hole.right(): QPoint(hole.right() + GRID, hole.top()),
        }
        above_or_below = {
            hole.top() - room.top(): QPoint(hole.left(), hole.top() - height - GRID),
            room.bottom() - hole.bottom(): QPoint(hole.left(), hole.bottom() + GRID),
        }
        if max(places) > width + GRID:
            at = places[max(places)]
        elif max(above_or_below) > height + GRID:
            at = above_or_below[max(above_or_below)]
        else:
            at = hole.center() - QPoint(width // 2, height // 2)
        at.setX(min(max(at.x(), room.left()), room.right() - width))
        at.setY(min(max(at.y(), room.top()), room.bottom() - height))
        self.card.setGeometry(at.x(), at.y(), width, height)
        self.update()
