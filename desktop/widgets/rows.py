"""The shape all settings share: one line, its label at the left, its value at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget
from shiboken6 import isValid

from desktop.theme import ROW, body_font, theme_of
from desktop.widgets.paint import ring, rounded

PADDING = 12


def draw_row(
    widget: QWidget,
    painter: QPainter,
    label: str,
    value: str,
    *,
    fill: tuple[float, float] = (0.0, 0.0),
    reserve: int = 0,
) -> None:
    """Paint a row: ground, the filled share of it, label, value, and the focus ring.

    Args:
        widget: Whose rectangle and state are painted.
        painter: On ``widget``.
        label: At the left, soft.
        value: At the right.
        fill: From where to where it is filled, as shares of the width in ascending order.
        reserve: Pixels at the right kept free for icons.
    """
    theme = theme_of(widget)
    rect = QRectF(widget.rect())
    enabled = widget.isEnabled()
    over = enabled and widget.underMouse()
    rounded(painter, rect, theme.colour("hover" if over else "field"))
    start, end = fill
    if end > start and enabled:
        painter.save()
        left, width = rect.left() + start * rect.width(), (end - start) * rect.width()
        painter.setClipRect(QRectF(left, rect.top(), width, rect.height()))
        rounded(painter, rect, theme.colour("fill"))
        painter.restore()
    inner = rect.adjusted(PADDING, 0, -PADDING - reserve, 0)
    painter.setFont(body_font())
    painter.setPen(theme.colour("soft" if enabled else "faint"))
    painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, label)
    room = inner.adjusted(QFontMetrics(body_font()).horizontalAdvance(label) + 8, 0, 0, 0)
    painter.setPen(theme.colour("text" if enabled else "faint"))
    shown = QFontMetrics(body_font()).elidedText(value, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, shown)
    if widget.hasFocus() or any(edit.hasFocus() for edit in widget.findChildren(ValueEdit)):
        ring(painter, rect, theme.colour("accent"))


class ValueEdit(QLineEdit):
    """The value of a row, while it is typed."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setFrame(False)
        self.setFont(body_font())
        self._row = parent

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._row.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if isValid(self._row):  # a row that goes takes the focus with it
            self._row.update()


class EditRow(QWidget):
    """A row whose value is always a line of text, with icon buttons after it."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self.edit = ValueEdit(self)
        self.edit.setAccessibleName(label)
        self.setFocusProxy(self.edit)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line = QHBoxLayout(self)
        self._make_room()
        self.line.setSpacing(0)
        self.line.addWidget(self.edit, 1)
        self.line.addSpacing(4)

    def sizeHint(self) -> QSize:
        return QSize(200, ROW)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_row(self, painter, self._label, "")

    def _make_room(self) -> None:
        label_width = QFontMetrics(body_font()).horizontalAdvance(self._label)
        self.line.setContentsMargins(PADDING + label_width + 8, 0, 4, 0)
