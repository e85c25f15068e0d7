"""Asks for a number of pixels."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.theme import GRID
from desktop.widgets.answers import Answers
from desktop.widgets.number_slider import NumberSlider

MOST = 256


class AmountDialog(QDialog):
    """One slider and two buttons; gone once it is answered.

    Signals:
        chosen (int): The number of pixels.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget, title: str, verb: str, usual: int) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.amount = NumberSlider(
            tr("Pixels"), 1, 64, limit=MOST, tip=tr("{title} by this much.", title=title)
        )
        self.amount.set_number(usual)
        self.amount.reset_asked.connect(lambda: self.amount.set_number(usual))
        self.amount.setMinimumWidth(240)
        self.buttons = Answers(self, verb)
        self.button = self.buttons.main
        self.accepted.connect(lambda: self.chosen.emit(round(self.amount.number)))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(2 * GRID)
        column.addWidget(self.amount)
        column.addWidget(self.buttons)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter does it
