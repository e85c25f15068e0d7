"""Questions: the two buttons at a dialog's foot, and the box that only asks."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QMessageBox

from desktop.theme import GRID


class Answers(QDialogButtonBox):
    """One that does it, which Enter presses, and Cancel.

    Args:
        dialog: What they accept or reject. They must be its own from the start: Qt makes the first of several
            buttons the one for Enter, and that is Cancel, unless the dialog has been told of another.
        verb: What will be done.

    Attributes:
        main: The button that does it.
    """

    def __init__(self, dialog: QDialog, verb: str) -> None:
        super().__init__(QDialogButtonBox.StandardButton.Cancel, dialog)
        self.main = self.addButton(verb, QDialogButtonBox.ButtonRole.AcceptRole)
        self.main.setDefault(True)
        self.accepted.connect(dialog.accept)
        self.rejected.connect(dialog.reject)


def open_on_the_grid(box: QMessageBox) -> None:
    """Open a box with the margins of all dialogs; Qt would indent its words to where an icon ends."""
    layout = box.layout()
    assert isinstance(layout, QGridLayout)
    layout.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
    layout.setHorizontalSpacing(0)
    layout.setVerticalSpacing(2 * GRID)
    layout.setColumnStretch(1, 1)
    indent = layout.itemAtPosition(0, 0)
    if indent is not None and (spacer := indent.spacerItem()) is not None:
        spacer.changeSize(0, 0)
    layout.invalidate()
    box.open()
