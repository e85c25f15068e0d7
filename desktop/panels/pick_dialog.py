"""Asks for pictures of the history."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QListView,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language import counted, tr
from desktop.panels.history_model import ENTRY, HistoryModel, Index
from desktop.panels.history_panel import Thumbnail
from desktop.state import specimens
from desktop.state.history_store import HistoryEntry, HistoryStore
from desktop.theme import GRID
from desktop.widgets.answers import Answers

SIDE = 80


class _Small(Thumbnail):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(SIDE + GRID, SIDE + GRID)


class PickDialog(QDialog):
    """The history as a list of thumbnails; gone once it is answered.

    Args:
        several: Whether more than one can be chosen.

    Signals:
        picked (object): A tuple of ``Specimen``.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget, history: HistoryStore, *, several: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Choose pictures") if several else tr("Choose a picture"))
        self._history = history
        self.list = QListView()
        self.list.setModel(HistoryModel(history, self))
        self.list.setItemDelegate(_Small(self.list))
        self.list.setViewMode(QListView.ViewMode.IconMode)
        self.list.setMovement(QListView.Movement.Static)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setUniformItemSizes(True)
        modes = QAbstractItemView.SelectionMode
        self.list.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.list.setAccessibleName(tr("Pictures of the history"))
        self.word = QLabel()
        self.word.setWordWrap(True)
        self.buttons = Answers(self, tr("Choose"))
        self.button = self.buttons.main
        self.accepted.connect(lambda: self.picked.emit(self.chosen))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.list, 1)
        column.addWidget(self.word)
        column.addWidget(self.buttons)
        self.resize(6 * (SIDE + GRID) + 4 * GRID + 24, 440)
        self.list.selectionModel().selectionChanged.connect(self._refresh)
        self.list.doubleClicked.connect(self.accept)
        if history.entries:
            self.list.setCurrentIndex(self.list.model().index(0, 0))
        self.list.setFocus()
        self._refresh()

    @property
    def chosen(self) -> tuple[specimens.Specimen, ...]:
        """What is chosen, in the order of the history."""
        rows = sorted(self.list.selectedIndexes(), key=lambda index: index.row())
        entries = [index.data(ENTRY) for index in rows]
        return tuple(
            specimens.of_entry(self._history, entry) for entry in entries if isinstance(entry, HistoryEntry)
        )

    def _refresh(self) -> None:
        count = len(self.list.selectedIndexes())
        self.button.setEnabled(count > 0)
        if not self._history.entries:
            self.word.setText(tr("The history is empty: draw a picture first."))
        else:
            self.word.setText(counted("{count} picture chosen", "{count} pictures chosen", count))
