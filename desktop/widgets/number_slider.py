"""A number: drag it, type it, roll it, or double-click to put it back."""

from __future__ import annotations

import math

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QSizePolicy, QSlider, QWidget

from desktop.language import number, tr
from desktop.theme import ROW, body_font
from desktop.widgets.buttons import describe
from desktop.widgets.rows import PADDING, ValueEdit, draw_row

VALUE_WIDTH = 72


class NumberSlider(QSlider):
    """A slider that fills a whole row, with its label and its value inside.

    Dragging scrubs (Shift: ten times finer), a click sets the value there, a click on the number or any digit
    starts typing, a double click asks for the default. The wheel acts only with focus, so that a panel can be
    scrolled across it.

    Args:
        label: At the left.
        low: Least value.
        high: Greatest value of the bar.
        step: The values are multiples of it.
        limit: Greatest value that can be typed; ``high`` if not given.
        decimals: Shown after the point.
        tip: Tooltip.

    Signals:
        edited (float): The person chose another value.
        reset_asked: The person wants the default back.
    """

    edited = Signal(float)
    reset_asked = Signal()

    def __init__(
        self,
        label: str,
        low: float,
        high: float,
        *,
        step: float = 1,
        limit: float | None = None,
        decimals: int = 0,
        tip: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._label, self._low, self._high, self._step = label, low, high, step
        self._limit = high if limit is None else limit
        self._decimals = decimals
        self._number = low
        self._press: QPointF | None = None
        self._press_number = low
        self._scrubbing = False
        self._since_edit = QElapsedTimer()
        self._edit = ValueEdit(self)
        self._edit.hide()
        self._edit.setAccessibleName(label)
        self._edit.installEventFilter(self)
        self._edit.editingFinished.connect(self._commit)
        self.setRange(0, self._tick(self._limit))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        describe(self, label, f"{tip} " if tip else "")
        hint = tr("Drag, type or use the arrow keys; double-click for the default.")
        self.setToolTip(f"{tip}\n{hint}" if tip else hint)

    @property
    def number(self) -> float:
        """The value."""
        return self._number

    def set_number(self, number: float) -> None:
        """Show ``number``; says nothing."""
        self._number = number
        blocked = self.blockSignals(True)
        self.setValue(self._tick(number))
        self.blockSignals(blocked)
        self.setAccessibleDescription(self.text())
        self.update()

    def set_limits(self, low: float, high: float) -> None:
        """Other ends of the bar; what can be typed ends there too."""
        self._low, self._high, self._limit = low, max(high, low + self._step), high
        blocked = self.blockSignals(True)
        self.setRange(0, self._tick(high))
        self.blockSignals(blocked)
        self.set_number(self._number)

    def text(self) -> str:
        """The value as it is shown."""
        shown = round(self._number, self._decimals)
        if abs(shown - self._number) > 1e-9:
            return number(self._number)
        return number(shown, f".{self._decimals}f")

    @property
    def room_for_text(self) -> int:
        """Logical pixels in which the label and the longest value on the bar have room beside each other."""
        text = QFontMetrics(body_font())
        ends = [number(end, f".{self._decimals}f") for end in (self._low, self._high)]
        return text.horizontalAdvance(self._label) + max(map(text.horizontalAdvance, ends)) + 3 * PADDING

    def sizeHint(self) -> QSize:
        return QSize(200, ROW)

    def minimumSizeHint(self) -> QSize:
        return QSize(120, ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        value = "" if self._edit.isVisible() else self.text()
        start, end = sorted(self._share(number) for number in (max(self._low, 0.0), self._number))
        mark = 1 / max(1, self.width()) if self._low < 0 else 0.0  # where nothing is added can be seen
        draw_row(self, painter, self._label, value, fill=(start - mark, end + mark))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._press = event.position()
            self._press_number = self._number
            self._scrubbing = False
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        moved = event.position().x() - self._press.x()
        if not self._scrubbing and abs(moved) < QApplication.startDragDistance() / 2:
            return
        self._scrubbing = True
        fine = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1.0
        span = (self._high - self._low) * moved / max(1, self.width()) * fine
        start = min(self._press_number, self._high)
        self._choose(start + span, self._high)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton or self._press is None:
            return
        self._press = None
        if self._scrubbing:
            self._scrubbing = False
        elif event.position().x() >= self.width() - VALUE_WIDTH:
            self.start_typing()
        else:
            share = event.position().x() / max(1, self.width())
            self._choose(self._low + share * (self._high - self._low), self._high)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._press = None
        self.reset_asked.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self.hasFocus():
            event.ignore()
            return
        turns = event.angleDelta().y() or event.angleDelta().x()
        if turns:
            self._choose(self._number + math.copysign(self._step, turns), self._limit)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        steps = {
            Qt.Key.Key_Right: 1, Qt.Key.Key_Up: 1, Qt.Key.Key_Left: -1, Qt.Key.Key_Down: -1,
            Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10,
        }  # fmt: skip
        if key in steps:
            many = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self._choose(self._number + steps[Qt.Key(key)] * many * self._step, self._limit)
        elif key == Qt.Key.Key_Home:
            self._choose(self._low, self._high)
        elif key == Qt.Key.Key_End:
            self._choose(self._high, self._high)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.reset_asked.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers():
            self.start_typing()
        elif event.text() and event.text() in "0123456789.,-":
            self.start_typing(event.text())
        else:
            event.ignore()

    def start_typing(self, text: str | None = None) -> None:
        """Open the value for typing; with ``text`` already typed, or with the value selected."""
        self._since_edit.start()
        self._edit.setGeometry(
            self.width() // 3, 0, self.width() - self.width() // 3 - PADDING + 2, self.height()
        )
        self._edit.setText(self.text() if text is None else text)
        self._edit.show()
        self._edit.setFocus(Qt.FocusReason.MouseFocusReason)
        if text is None:
            self._edit.selectAll()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._edit:
            if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
                if event.key() == Qt.Key.Key_Escape:
                    event.accept()  # Escape leaves the typing, not the job that runs
                    return True
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                if event.key() == Qt.Key.Key_Escape:
                    self._close()
                    return True
                if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
                    self._commit()
                    return True
            quick = QApplication.doubleClickInterval()
            if event.type() == QEvent.Type.MouseButtonDblClick and self._since_edit.elapsed() < quick:
                self._close()
                self.reset_asked.emit()
                return True
        return super().eventFilter(watched, event)

    def _share(self, number: float) -> float:
        """How far along the bar a number is; what can only be typed is at its end."""
        return min(1.0, max(0.0, (number - self._low) / (self._high - self._low)))

    def _tick(self, number: float) -> int:
        return round((number - self._low) / self._step)

    def _choose(self, number: float, high: float) -> None:
        tick = self._tick(min(high, max(self._low, number)))
        snapped = round(self._low + tick * self._step, 6)
        if snapped != self._number:
            self.set_number(snapped)
            self.edited.emit(snapped)

    def _commit(self) -> None:
        if not self._edit.isVisible():
            return
        text = self._edit.text().strip().replace(",", ".").rstrip("%")
        self._close()
        try:
            number = float(text)
        except ValueError:
            return
        if math.isfinite(number):
            self._choose(number, self._limit)

    def _close(self) -> None:
        had_focus = self._edit.hasFocus()
        self._edit.hide()
        if had_focus:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()
