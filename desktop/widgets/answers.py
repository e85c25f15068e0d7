"""The two buttons at a dialog's foot."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox


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
