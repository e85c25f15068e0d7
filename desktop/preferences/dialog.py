"""The preferences window: sections at the left, rows at the right, a search above both."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.preferences.places import PlacesRow
from desktop.preferences.rows import KeyRow, PreferenceRow, Row
from desktop.state.action_book import ActionBook
from desktop.state.preferences import Preferences
from desktop.state.shelf_store import ShelfStore
from desktop.theme import GRID, scaled, strong_font
from desktop.widgets.buttons import Look, TextButton
from desktop.widgets.scrolling import Scrolling


class PreferencesDialog(QDialog):
    """Every change acts at once: there is nothing to confirm, and Esc closes it."""

    def __init__(
        self, parent: QWidget, preferences: Preferences, book: ActionBook, shelf: ShelfStore
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Preferences"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.rows: list[Row] = [PreferenceRow(preferences, each) for each in preferences.all]
        self.rows.append(PlacesRow(shelf))
        self.rows += [KeyRow(book, command) for command in book.commands]
        self.search = QLineEdit(placeholderText=tr("Search"))
        self.search.setAccessibleName(tr("Search the preferences"))
        self.search.setClearButtonEnabled(True)
        self.sections = QListWidget()
        self.sections.setAccessibleName(tr("Sections"))
        self.sections.setFixedWidth(scaled(128))
        self.sections.addItems(list(dict.fromkeys(row.section for row in self.rows)))
        self.sections.setCurrentRow(0)
        self.nothing = QLabel(tr("Nothing is called that."), alignment=Qt.AlignmentFlag.AlignCenter)
        self.usual = TextButton(tr("The usual keys for all"), Look.FIELD)
        self.usual.setToolTip(tr("Forget all keys that were changed"))
        self.usual.setAccessibleName(tr("The usual keys for all commands"))
        self.usual.clicked.connect(book.reset_all)
        self._headings: dict[str, QLabel] = {}
        self._lay_out()
        self.search.textChanged.connect(self._filter)
        self.sections.currentRowChanged.connect(lambda _row: self._filter())
        self._filter()

    def sizeHint(self) -> QSize:
        return QSize(scaled(640), 560)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.sections.doItemsLayout()  # the style sheet came after the items
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_section(self, name: str) -> None:
        """Go to one section."""
        self.search.clear()
        for item in self.sections.findItems(name, Qt.MatchFlag.MatchExactly):
            self.sections.setCurrentItem(item)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, GRID, 0)
        column.setSpacing(GRID // 2)
        for row in self.rows:
            if row.section not in self._headings:
                heading = QLabel(row.section)
                heading.setFont(strong_font())
                heading.setContentsMargins(12, GRID, 0, GRID // 2)
                self._headings[row.section] = heading
                column.addWidget(heading)
            column.addWidget(row)
        column.addWidget(self.usual)
        column.addWidget(self.nothing)
        column.addStretch(1)
        area = Scrolling(inside)
        below = QHBoxLayout()
        below.setSpacing(2 * GRID)
        below.addWidget(self.sections)
        below.addWidget(area, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, 2 * GRID, GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        above = QHBoxLayout()
        above.setContentsMargins(0, 0, GRID, 0)  # as wide as the rows below, which leave room to scroll
        above.addWidget(self.search)
        whole.addLayout(above)
        whole.addLayout(below, 1)

    def _filter(self) -> None:
        words = self.search.text().lower().split()
        item = self.sections.currentItem()
        section = item.text() if item is not None else ""
        found: set[str] = set()
        for row in self.rows:
            fits = all(word in row.words for word in words) if words else row.section == section
            row.setVisible(fits)
            if fits:
                found.add(row.section)
        for name, heading in self._headings.items():
            heading.setVisible(bool(words) and name in found)
        self.sections.setEnabled(not words)
        self.usual.setVisible(not words and section == KeyRow.section)
        self.nothing.setVisible(not found)
