"""What an empty canvas says: prompts to click, pictures to try, and what the model can draw."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.model_info import ModelInfo
from core.resources import resource
from desktop.language import tr
from desktop.theme import GRID, small_font, strong_font, theme_of
from desktop.theme.icons import app_pixmap
from desktop.widgets.buttons import Look, TextButton, describe
from desktop.widgets.paint import from_keyboard, ring

AT_MOST = 4
SIDE = 56


class Sample(QAbstractButton):
    """A sample picture, small."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        self._ring = False
        self._pixmap = QPixmap(str(path))
        self.setFixedSize(SIDE, SIDE)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        describe(
            self,
            tr("Sample picture: {stem}", stem=path.stem),
            tr("Open this picture, and paint a mask on it"),
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = from_keyboard(event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = theme_of(self), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(rect, 6, 6)
        painter.setClipPath(shape)
        painter.drawPixmap(rect, self._pixmap, QRectF(self._pixmap.rect()))
        painter.setClipping(False)
        if self._ring or self.underMouse():
            ring(painter, rect, theme.colour("accent"), 6, 2)


class Invitation(QWidget):
    """Shown in the middle of the canvas while there is nothing on it.

    Signals:
        prompt_chosen (str): A sample prompt was clicked.
        open_asked: The person wants to open a picture.
        sample_chosen (object): The path of a sample picture that was clicked.
        walk_asked: The person wants to see a walk.
        tour_asked: The person wants to be shown around.
        models_asked (object): The person wants another model; where its menu ends (global ``QPoint``).
    """

    prompt_chosen = Signal(str)
    open_asked = Signal()
    sample_chosen = Signal(object)
    walk_asked = Signal()
    tour_asked = Signal()
    models_asked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignCenter
        self.mark = QLabel(alignment=centre)
        self.line = QLabel(alignment=centre)
        self.line.setFont(strong_font())
        self.samples: list[TextButton] = []
        self._prompts = QGridLayout()
        self._prompts.setSpacing(GRID)
        for column in (0, 1):
            self._prompts.setColumnStretch(column, 1)
        self.pictures = [Sample(path, self) for path in sorted(resource("samples").glob("*.png"))]
        self.tries = QLabel(tr("Or try a picture"))
        self.open = self._door(
            tr("Open a picture…"), tr("Open a picture file (Ctrl+O), or drop one here"), self.open_asked
        )
        self.walk = self._door(
            tr("Make a walk"), tr("From one picture to another, frame by frame"), self.walk_asked
        )
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
        pictures = QHBoxLayout()
        pictures.setSpacing(GRID)
        pictures.addStretch(1)
        pictures.addWidget(self.tries)
        pictures.addSpacing(GRID)
        for picture in self.pictures:
            picture.clicked.connect(lambda _on=False, path=picture.path: self.sample_chosen.emit(path))
            pictures.addWidget(picture)
        pictures.addStretch(1)
        doors = QHBoxLayout()
        doors.setSpacing(0)
        doors.addStretch(1)
        for door in (self.open, self.walk, self.tour, self.model):
            doors.addWidget(door)
        doors.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.mark)
        whole.addWidget(self.line)
        whole.addLayout(self._prompts)
        whole.addLayout(pictures)
        whole.addLayout(doors)
        whole.addWidget(self.honest)
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.set_model(None)

    def set_model(self, info: ModelInfo | None) -> None:
        """Offer what a model can draw, and say it."""
        for sample in self.samples:
            self._prompts.removeWidget(sample)
            sample.setParent(None)
            sample.deleteLater()
        self.samples = []
        prompts: Sequence[str] = () if info is None else info.prompts[:AT_MOST]
        for number, prompt in enumerate(prompts):
            sample = TextButton(prompt)
            sample.setToolTip(tr("Draw “{prompt}”", prompt=prompt))
            sample.setAccessibleName(tr("Draw {prompt}", prompt=prompt))
            sample.clicked.connect(lambda _on=False, prompt=prompt: self.prompt_chosen.emit(prompt))
            self._prompts.addWidget(sample, number // 2, number % 2)
            sample.show()
            self.samples.append(sample)
        widest = max((sample.sizeHint().width() for sample in self.samples), default=0)
        for sample in self.samples:
            sample.setMinimumWidth(widest)
        self.line.setText(
            tr("Describe a picture, or start with one of these")
            if prompts
            else tr("Describe a picture at the right")
        )
        self.honest.setText("" if info is None else honest(info))
        self.mark.setPixmap(app_pixmap(48, self.devicePixelRatioF()))
        self.adjustSize()

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(QSize(520, 0))

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
    said = info.description or tr("“{title}” draws what it was trained on.", title=info.title)
    return (
        tr("{said} Nothing else: for photographs or any other subject, use a model of your own.", said=said)
        if info.bundled
        else said
    )
