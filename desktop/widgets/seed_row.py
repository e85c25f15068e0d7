"""The seed: thrown by a dice, kept by a lock."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QWidget

from core.recipe import MAX_SEED
from desktop.language import tr
from desktop.widgets.buttons import IconButton
from desktop.widgets.rows import EditRow


class _SeedValidator(QValidator):
    """Digits up to the largest seed (QIntValidator stops at 32 bits)."""

    def validate(self, text: str, position: int) -> tuple[QValidator.State, str, int]:
        plain = text.strip().replace(" ", "").replace(",", "")
        if not plain:
            return QValidator.State.Intermediate, plain, len(plain)
        fits = plain.isascii() and plain.isdigit() and int(plain) <= MAX_SEED
        return (
            (QValidator.State.Acceptable if fits else QValidator.State.Invalid),
            plain,
            min(position, len(plain)),
        )


class SeedRow(EditRow):
    """A row with the seed.

    Signals:
        edited (object): The person typed another seed (an int beyond 32 bits).
        rolled: The person threw the dice.
        locked (bool): The person turned the lock.
    """

    edited = Signal(object)
    rolled = Signal()
    locked = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Seed"), parent)
        self._seed = 0
        self.edit.setValidator(_SeedValidator(self.edit))
        self.edit.setToolTip(
            tr("The noise a picture starts from: the same seed and settings give the same picture")
        )
        self.edit.editingFinished.connect(self._commit)
        self.dice = IconButton("dice-5", tr("New seed"), tip=tr("Throw the dice for a new seed"))
        self.dice.clicked.connect(self.rolled)
        self.lock = IconButton(
            "lock-open",
            tr("Keep the seed"),
            tip=tr("Keep this seed; while open, each picture gets a new one"),
            checked_icon="lock",
        )
        self.lock.clicked.connect(self.locked)
        self.line.addWidget(self.dice)
        self.line.addWidget(self.lock)

    def set_seed(self, seed: int, locked: bool) -> None:
        """Show both; says nothing."""
        if seed != self._seed or not self.edit.text():
            self._seed = seed
            self.edit.setText(str(seed))
            self.edit.setCursorPosition(0)
        self.lock.setChecked(locked)

    def _commit(self) -> None:
        text = self.edit.text()
        if not text:
            self.edit.setText(str(self._seed))
        elif int(text) != self._seed:
            self._seed = int(text)
            self.edited.emit(self._seed)
