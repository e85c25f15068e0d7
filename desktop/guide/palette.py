"""The command palette: type a few letters of what is wanted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QDialog,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.guide.matching import fit
from desktop.language import tr
from desktop.theme import GRID, body_font, scaled, small_font, theme_of
from desktop.widgets.paint import ring, rounded

WIDTH, ROWS = 560, 10
ENTRY = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing that can be done.

    Attributes:
        title: What it is called.
        room: Where else it is found.
        keys: What does the same.
        run: Does it.
        enabled: Whether it can be done now.
        checked: Whether it is on, if it is something to turn on.
    """

    title: str
    room: str
    keys: str
    run: Callable[[], object]
    enabled: bool = True
    checked: bool = False


class _Line(QStyledItemDelegate):
    """Title, then the room, small; the keys at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(WIDTH, scaled(13) + 19)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        entry: Entry = index.data(ENTRY)
        theme = theme_of(self._view)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            rounded(painter, QRectF(option.rect), theme.colour("hover"), 4)
        rect = QRectF(option.rect).adjusted(12, 0, -12, 0)
        side = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(body_font())
        painter.setPen(theme.colour("text" if entry.enabled else "faint"))
        title = f"✓ {entry.title}" if entry.checked else entry.title
        small, right = QFontMetricsF(small_font()), Qt.TextElideMode.ElideRight
        words = rect.adjusted(0, 0, -small.horizontalAdvance(entry.keys) - GRID, 0)
        title = painter.fontMetrics().elidedText(title, right, int(words.width()))
        drawn = painter.boundingRect(words, side | Qt.AlignmentFlag.AlignLeft, title)
        painter.drawText(words, side | Qt.AlignmentFlag.AlignLeft, title)
        painter.setFont(small_font())
        painter.setPen(theme.colour("soft" if entry.enabled else "faint"))
        beside = words.adjusted(drawn.width() + GRID, 0, 0, 0)
        painter.drawText(beside, side, small.elidedText(entry.room, right, beside.width()))
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignRight, entry.keys)

    @property
    def _view(self) -> QWidget:
        view = self.parent()
        assert isinstance(view, QWidget)
        return view


class Palette(QDialog):
    """Gone after Enter, Esc, or a click elsewhere.

    Args:
        parent: The window it lies over.
        entries: What can be done; what cannot be done now comes last and does nothing.
    """

    def __init__(self, parent: QWidget, entries: Sequence[Entry]) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setWindowTitle(tr("Commands"))
        self._entries = entries
        self.edit = QLineEdit(placeholderText=tr("What do you want to do?"))
        self.edit.setAccessibleName(tr("Command"))
        self.edit.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Commands"))
        self.list.setItemDelegate(_Line(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrow keys of the line move in it
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, GRID, GRID, GRID)
        column.setSpacing(GRID)
        column.addWidget(self.edit)
        column.addWidget(self.list)
        self.edit.textChanged.connect(self._search)
        self.edit.returnPressed.connect(self._run)
        self.list.itemClicked.connect(self._run)
        self.list.currentItemChanged.connect(self._say)
        self._search("")
        self.setFixedWidth(min(scaled(WIDTH), parent.width() - 4 * GRID))
        self.setFixedHeight(min(ROWS * (scaled(13) + 19) + scaled(13) + 48, parent.height() - 8 * GRID))
        place = parent.mapToGlobal(parent.rect().topLeft())
        self.move(place.x() + (parent.width() - self.width()) // 2, place.y() + 8 * GRID)

    @property
    def shown(self) -> tuple[str, ...]:
        """The titles that are listed, from the best."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(item.data(ENTRY).title for item in items)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            steps = {
                Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -ROWS, Qt.Key.Key_PageDown: ROWS,
            }  # fmt: skip
            if event.key() in steps and self.list.count():
                row = self.list.currentRow() + steps[Qt.Key(event.key())]
                one = abs(steps[Qt.Key(event.key())]) == 1
                last = self.list.count() - 1
                self.list.setCurrentRow(row % (last + 1) if one else min(last, max(0, row)))
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowDeactivate:
            self.close()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.colour("panel"), 10)
        ring(painter, QRectF(self.rect()), theme.colour("fill"), 10, 1)

    def _search(self, typed: str) -> None:
        scored = [(fit(typed, entry.title, entry.room), entry) for entry in self._entries]
        found = [(score, entry) for score, entry in scored if score is not None]
        found.sort(key=lambda pair: (not pair[1].enabled, -pair[0]))
        self.list.clear()
        for _score, entry in found:
            item = QListWidgetItem(self.list)
            item.setData(ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.room}, {entry.keys}")
        self.list.setCurrentRow(0)

    def _say(self, item: QListWidgetItem | None) -> None:
        """The focus stays in the line: let it say what Enter would do."""
        self.edit.setAccessibleDescription(item.data(Qt.ItemDataRole.AccessibleTextRole) if item else "")

    def _run(self) -> None:
        item = self.list.currentItem()
        if item is not None and item.data(ENTRY).enabled:
            entry: Entry = item.data(ENTRY)
            self.close()
            entry.run()
