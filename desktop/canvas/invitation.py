"""What an empty canvas says: one line, a few prompts to click, and a way to open a picture."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.theme import GRID, strong_font
from desktop.theme.icons import app_pixmap
from desktop.widgets.buttons import Look, TextButton

AT_MOST = 4


class Invitation(QWidget):
    """Shown in the middle of the canvas while there is nothing on it.

    Signals:
        prompt_chosen (str): A sample prompt was clicked.
        open_asked: The person wants to open a picture.
    """

    prompt_chosen = Signal(str)
    open_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.line = QLabel(
            "Describe a picture, or start with one of these", alignment=Qt.AlignmentFlag.AlignCenter
        )
        self.line.setFont(strong_font())
        self.samples: list[TextButton] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(GRID)
        self.open = TextButton("Open a picture…", Look.QUIET)
        self.open.setToolTip("Open a picture file (Ctrl+O), or drop one here")
        self.open.setAccessibleName("Open a picture")
        self.open.clicked.connect(self.open_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * GRID)
        column.addWidget(self.mark)
        column.addWidget(self.line)
        column.addLayout(self._rows)
        column.addWidget(self.open, 0, Qt.AlignmentFlag.AlignCenter)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.set_prompts(())

    def set_prompts(self, prompts: Sequence[str]) -> None:
        """Offer these."""
        for sample in self.samples:
            self._rows.removeWidget(sample)
            sample.setParent(None)
            sample.deleteLater()
        self.samples = []
        for prompt in prompts[:AT_MOST]:
            sample = TextButton(prompt)
            sample.setToolTip(f"Draw “{prompt}”")
            sample.setAccessibleName(f"Draw {prompt}")
            sample.clicked.connect(lambda _on=False, prompt=prompt: self.prompt_chosen.emit(prompt))
            self._rows.addWidget(sample)
            sample.show()
            self.samples.append(sample)
        self.line.setText(
            "Describe a picture, or start with one of these" if prompts else "Describe a picture at the right"
        )
        self.mark.setPixmap(app_pixmap(64, self.devicePixelRatioF()))
        self.adjustSize()
