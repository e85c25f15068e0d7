"""What an empty canvas says: three ways to begin, prompts and samples to click, what the model can draw."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.model_info import ModelInfo
from core.resources import samples
from desktop.canvas.samples import Sample
from desktop.language import tr
from desktop.retold import retold
from desktop.theme import GRID, small_font, strong_font
from desktop.theme.icons import app_pixmap
from desktop.widgets.buttons import Look, TextButton, describe
from desktop.widgets.card import Card

AT_MOST = 4


class Invitation(QWidget):
    """Shown in the middle of the canvas while there is nothing on it.

    Signals:
        prompt_chosen (str): A sample prompt was clicked.
        draw_asked: The person wants to see something drawn.
        open_asked: The person wants to open a picture.
        sample_chosen (object): The path of a sample that was clicked.
        walk_asked: The person wants to see a walk.
        tour_asked: The person wants to be shown around.
        models_asked (object): The person wants another model; where its menu ends (global ``QPoint``).
    """

    prompt_chosen = Signal(str)
    draw_asked = Signal()
    open_asked = Signal()
    sample_chosen = Signal(object)
    walk_asked = Signal()
    tour_asked = Signal()
    models_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignCenter
        self.mark = QLabel(alignment=centre)
        self.line = QLabel(tr("Describe a picture at the right, or begin here"), alignment=centre)
        self.line.setFont(strong_font())
        self.draw = Card("brush", tr("Draw something"), tr("The model shows what it can do, step by step"))
        self.open = Card("folder-open", tr("Open a picture…"), tr("Choose a file, or drop one here"))
        self.walk = Card("film", tr("Make a walk"), tr("From one picture to another, frame by frame"))
        for card, asked in (
            (self.draw, self.draw_asked), (self.open, self.open_asked), (self.walk, self.walk_asked),
        ):  # fmt: skip
            card.clicked.connect(asked)
        self.prompts: list[TextButton] = []
        self._prompts = QGridLayout()
        self._prompts.setSpacing(GRID)
        for column in (0, 1):
            self._prompts.setColumnStretch(column, 1)
        self.samples = [Sample(path, self) for path in samples()]
        self.tries = QLabel(tr("Or try a sample"))
        self.tour = self._door(
            tr("Show me around"), tr("Five steps through the window; Esc leaves"), self.tour_asked
        )
        self.model = self._door(
            tr("Use your own model…"), tr("Add a folder with a model of yours, or choose another")
        )
        self.model.clicked.connect(self._ask_for_models)
        self.honest = QLabel(alignment=centre, wordWrap=True)
        for label in (self.tries, self.honest):
            label.setFont(small_font())
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._lay_out()
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.set_model(None)

    def set_model(self, info: ModelInfo | None) -> None:
        """Offer what a model can draw, and say it."""
        for button in self.prompts:
            self._prompts.removeWidget(button)
            button.setParent(None)
            button.deleteLater()
        self.prompts = []
        prompts: Sequence[str] = () if info is None else info.prompts[:AT_MOST]
        for number, prompt in enumerate(prompts):
            button = TextButton(prompt)
            button.setToolTip(tr("Draw “{prompt}”", prompt=prompt))
            button.setAccessibleName(tr("Draw {prompt}", prompt=prompt))
            button.clicked.connect(lambda _on=False, prompt=prompt: self.prompt_chosen.emit(prompt))
            self._prompts.addWidget(button, number // 2, number % 2)
            button.show()
            self.prompts.append(button)
        self.honest.setText("" if info is None else honest(info))
        self.mark.setPixmap(app_pixmap(48, self.devicePixelRatioF()))
        self.adjustSize()

    def fit(self, height: int) -> None:
        """Leave out what is dear where the canvas is low: first the mark, then prompts, then samples."""
        spare: tuple[Sequence[QWidget], ...] = ((self.mark,), self.prompts, (self.tries, *self.samples))
        widest = max((button.sizeHint().width() for button in self.prompts), default=0)
        for button in self.prompts:
            button.setMinimumWidth(widest)
        for widgets in spare:
            for widget in widgets:
                widget.show()
        self._remember_nothing()
        for widgets in spare:
            if self.sizeHint().height() <= height:
                break
            for widget in widgets:
                widget.hide()
            self._remember_nothing()

    def _remember_nothing(self) -> None:
        """Qt forgets how large the rows in rows are only when it lays them out."""
        layout = self.layout()
        assert layout is not None
        layout.activate()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint().expandedTo(QSize(520, 0))
        layout = self.layout()
        assert layout is not None
        return QSize(hint.width(), layout.totalHeightForWidth(hint.width()))

    def _lay_out(self) -> None:
        cards, tried, doors = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        for card in (self.draw, self.open, self.walk):
            cards.addWidget(card)
        tried.addStretch(1)
        tried.addWidget(self.tries)
        tried.addSpacing(GRID)
        for sample in self.samples:
            sample.clicked.connect(lambda _on=False, path=sample.path: self.sample_chosen.emit(path))
            tried.addWidget(sample)
        tried.addStretch(1)
        doors.addStretch(1)
        for door in (self.tour, self.model):
            doors.addWidget(door)
        doors.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.mark)
        whole.addWidget(self.line)
        for line in (cards, self._prompts, tried, doors):
            line.setSpacing(GRID)
            whole.addLayout(line)
        whole.addWidget(self.honest)

    def _door(self, text: str, tip: str, opens: SignalInstance | None = None) -> TextButton:
        door = TextButton(text, Look.QUIET)
        describe(door, text.rstrip("…"), tip)
        if opens is not None:
            door.clicked.connect(opens)
        return door

    def _ask_for_models(self) -> None:
        self.models_asked.emit(self.model.mapToGlobal(self.model.rect().topRight()))


def honest(info: ModelInfo) -> str:
    """What a model can draw, and what it cannot."""
    said = retold(info.description) or tr("“{title}” draws what it was trained on.", title=info.title)
    return (
        tr("{said} Nothing else: for photographs or any other subject, use a model of your own.", said=said)
        if info.bundled
        else said
    )
