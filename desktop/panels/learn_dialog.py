"""Asks what a new direction should lead to, and what away from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QLabel, QVBoxLayout, QWidget

from core.direction_jobs import MAX_EXAMPLES
from desktop.language import counted, mark, tr
from desktop.panels.example_row import ExampleRow
from desktop.panels.pick_dialog import PickDialog
from desktop.state import specimens
from desktop.state.background import Background
from desktop.state.history_store import HistoryStore
from desktop.state.specimens import Specimen
from desktop.theme import GRID
from desktop.widgets.answers import Answers
from desktop.widgets.rows import EditRow

WORDS = mark(
    "Describe two things, or show pictures of both: from the history, from a folder, or dropped here. "
    "The direction leads from one to the other. A few dozen pictures a side make a good one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person filled in.

    Attributes:
        name: Of the direction.
        more: A prompt, or pictures.
        less: The same.
        keep: Prompts to be left alone.
    """

    name: str
    more: str | tuple[Specimen, ...]
    less: str | tuple[Specimen, ...]
    keep: tuple[str, ...] = ()


class LearnDialog(QDialog):
    """Name, two sets of examples, what to keep; gone once it is answered. The window stays usable beside it.

    Args:
        folder: Where to look for folders first.
        history: What pictures are picked from.
        more: Pictures to begin with.
        less: The same.

    Signals:
        chosen (object): The ``Wish``.
    """

    chosen = Signal(object)

    def __init__(
        self,
        parent: QWidget,
        folder: Callable[[], Path],
        history: HistoryStore,
        *,
        more: Sequence[Specimen] = (),
        less: Sequence[Specimen] = (),
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Learn a direction"))
        self._folder, self._history = folder, history
        self._files = Background(self)
        word = QLabel(tr(WORDS))
        word.setWordWrap(True)
        self.name, self.keep = EditRow(tr("Name")), EditRow(tr("Leave alone"))
        self.more = ExampleRow(tr("Towards"), tr("smiling face"))
        self.less = ExampleRow(tr("Away from"), tr("neutral face"))
        self.name.edit.setPlaceholderText(tr("smile"))
        self.keep.edit.setPlaceholderText(tr("sunglasses; glossy style"))
        self.keep.setToolTip(tr("Prompts that it should leave alone, with ; between them"))
        self.said = QLabel()
        self.said.setWordWrap(True)
        self.said.setAccessibleName(tr("What is missing"))
        self.buttons = Answers(self, tr("Learn"))
        self.button = self.buttons.main
        self.accepted.connect(lambda: self.chosen.emit(self.wish))
        self.finished.connect(self._files.close)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for widget in (word, self.name, self.more, self.less, self.keep, self.said):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(480)
        for row, pictures in ((self.more, more), (self.less, less)):
            row.changed.connect(self._refresh)
            row.folder_asked.connect(lambda row=row: self._ask_folder(row))
            row.history_asked.connect(lambda row=row: self._pick(row))
            row.entry_dropped.connect(lambda entry, row=row: self._take_entry(row, entry))
            row.files_dropped.connect(lambda paths, row=row: self.take_files(row, paths))
            if pictures:
                row.add(pictures)
        self.name.edit.textChanged.connect(self._refresh)
        self._refresh()
        self.name.edit.setFocus()

    @property
    def wish(self) -> Wish:
        """What is filled in."""
        keep = (part.strip() for part in self.keep.edit.text().split(";"))
        return Wish(
            name=self.name.edit.text().strip(),
            more=self.more.pictures or self.more.text,
            less=self.less.pictures or self.less.text,
            keep=tuple(part for part in keep if part),
        )

    def take_files(self, row: ExampleRow, paths: Sequence[Path]) -> None:
        """Show the pictures in files and folders as examples."""
        self._files.run(
            lambda: specimens.of_files(paths, MAX_EXAMPLES),
            lambda found: self._taken(row, *found),
            self._say,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self._files.close()
        super().closeEvent(event)

    def _taken(self, row: ExampleRow, found: list[Specimen], lost: int, beyond: int) -> None:
        beyond += row.add(found)
        if not found:
            self._say(tr("There are no pictures in what was chosen: choose a folder of pictures."))
        elif lost:
            self._say(
                counted(
                    "{count} picture could not be read: left out.",
                    "{count} pictures could not be read: left out.",
                    lost,
                )
            )
        elif beyond:
            self._say(tr("{count} pictures are enough: the others are left out.", count=MAX_EXAMPLES))

    def _take_entry(self, row: ExampleRow, entry: str) -> None:
        try:
            row.add([specimens.of_entry(self._history, self._history.entry(entry))])
        except KeyError:
            self._say(tr("This picture is no longer in the history."))

    def _ask_folder(self, row: ExampleRow) -> None:
        dialog = QFileDialog(self, tr("Choose a folder of pictures"), str(self._folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.take_files(row, [Path(name)]))
        dialog.open()

    def _pick(self, row: ExampleRow) -> PickDialog:
        dialog = PickDialog(self, self._history, several=True)
        dialog.picked.connect(row.add)
        dialog.open()
        return dialog

    def _refresh(self) -> None:
        lacks = self._lacks()
        self.button.setEnabled(not lacks)
        self.button.setToolTip(lacks)
        self._say(lacks if self.more.pictures or self.less.pictures else "")

    def _lacks(self) -> str:
        """What is to be filled in yet, or does not go together; "" if all is well."""
        wish = self.wish
        if wish.more and wish.less and isinstance(wish.more, str) != isinstance(wish.less, str):
            return tr("Show pictures of both, or describe both: pictures and a prompt do not compare.")
        if wish.more and wish.less and not isinstance(wish.more, str) and not isinstance(wish.less, str):
            twice = {one.key for one in wish.more} & {one.key for one in wish.less}
            if twice:
                return counted(
                    "{count} picture is in both sets: take it out of one.",
                    "{count} pictures are in both sets: take them out of one.",
                    len(twice),
                )
        if not (wish.name and wish.more and wish.less):
            return tr("It needs a name and both examples")
        return ""

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))
