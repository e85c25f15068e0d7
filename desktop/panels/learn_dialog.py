"""Asks what a new direction should lead to, and what away from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFileDialog, QLabel, QVBoxLayout, QWidget

from desktop.language import mark, tr
from desktop.theme import GRID
from desktop.widgets.buttons import IconButton
from desktop.widgets.rows import EditRow

WORDS = mark(
    "Describe two things, or choose two folders of pictures: the direction leads from one to the other. "
    "A few dozen pictures a side make a good one."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the person filled in.

    Attributes:
        name: Of the direction.
        more: A prompt, or the path of a folder.
        less: The same.
        keep: Prompts to be left alone.
    """

    name: str
    more: str
    less: str
    keep: tuple[str, ...] = ()


class LearnDialog(QDialog):
    """Name, two examples, what to keep; gone once it is answered.

    Signals:
        chosen (object): The ``Wish``.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, folder: Callable[[], Path]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Learn a direction"))
        self._folder = folder
        word = QLabel(tr(WORDS))
        word.setWordWrap(True)
        self.name, self.more, self.less, self.keep = (
            EditRow(label) for label in (tr("Name"), tr("Towards"), tr("Away from"), tr("Keep"))
        )
        self.name.edit.setPlaceholderText(tr("smile"))
        self.more.edit.setPlaceholderText(tr("smiling face"))
        self.less.edit.setPlaceholderText(tr("neutral face"))
        self.keep.edit.setPlaceholderText(tr("sunglasses; glossy style"))
        self.keep.setToolTip(tr("Prompts that it should leave alone, with ; between them"))
        for row in (self.more, self.less):
            choose = IconButton(
                "ellipsis",
                tr("{name}: choose a folder of pictures", name=row.edit.accessibleName()),
            )
            choose.clicked.connect(lambda _on=False, row=row: self._choose(row))
            row.line.addWidget(choose)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.button = self.buttons.addButton(tr("Learn"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.button.setDefault(True)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(lambda: self.chosen.emit(self.wish))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for widget in (word, self.name, self.more, self.less, self.keep):
            column.addWidget(widget)
        column.addSpacing(GRID)
        column.addWidget(self.buttons)
        self.setMinimumWidth(420)
        for row in (self.name, self.more, self.less):
            row.edit.textChanged.connect(self._enable)
        self._enable()
        self.name.edit.setFocus()

    @property
    def wish(self) -> Wish:
        """What is filled in."""
        keep = (part.strip() for part in self.keep.edit.text().split(";"))
        return Wish(
            name=self.name.edit.text().strip(),
            more=self.more.edit.text().strip(),
            less=self.less.edit.text().strip(),
            keep=tuple(part for part in keep if part),
        )

    def _enable(self) -> None:
        wish = self.wish
        full = bool(wish.name and wish.more and wish.less)
        self.button.setEnabled(full)
        self.button.setToolTip("" if full else tr("It needs a name and both examples"))

    def _choose(self, row: EditRow) -> None:
        dialog = QFileDialog(self, tr("Choose a folder of pictures"), str(self._folder()))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(row.edit.setText)
        dialog.open()
