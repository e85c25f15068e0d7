"""Extend canvas and fill: so many pixels on each side, made by the model in one step."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QLabel, QMainWindow, QMenu, QVBoxLayout, QWidget

from core.document.fill import Fill
from core.document.outpaint import Margins
from core.errors import LatentscapeError
from core.geometry import MAX_SIDE, Rect, Size
from core.model_info import ModelInfo
from desktop.language import mark, tr
from desktop.messages import Messages
from desktop.retold import retold
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.generation_store import GenerationStore
from desktop.theme import GRID
from desktop.widgets.answers import Answers
from desktop.widgets.menu import command
from desktop.widgets.number_slider import NumberSlider

SIDES = {
    "left": (mark("Left"), mark("Pixels to add at the left.")),
    "top": (mark("Top"), mark("Pixels to add at the top.")),
    "right": (mark("Right"), mark("Pixels to add at the right.")),
    "bottom": (mark("Bottom"), mark("Pixels to add at the bottom.")),
}
USUAL = 64


class ExtendDialog(QDialog):
    """Four sliders and two buttons; gone once it is answered.

    Signals:
        chosen (object): The ``Margins``.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget, size: Size) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Extend canvas and fill"))
        self._size = size
        self.sides = {
            side: NumberSlider(tr(label), 0, 512, limit=MAX_SIDE, tip=tr(tip))
            for side, (label, tip) in SIDES.items()
        }
        self.sentence = QLabel(wordWrap=True)
        self.buttons = Answers(self, tr("Extend and fill"))
        self.button = self.buttons.main
        self.accepted.connect(lambda: self.chosen.emit(self.margins))
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        column.setSpacing(GRID)
        for slider in self.sides.values():
            slider.setMinimumWidth(280)
            slider.edited.connect(lambda _number: self._show())
            slider.reset_asked.connect(partial(self._reset, slider))
            column.addWidget(slider)
        column.addWidget(self.sentence)
        column.addSpacing(GRID)
        column.addWidget(self.buttons)
        self.sides["right"].set_number(USUAL)
        self._show()

    @property
    def margins(self) -> Margins:
        """What is chosen."""
        return Margins(**{side: round(slider.number) for side, slider in self.sides.items()})

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter does it

    def _reset(self, slider: NumberSlider) -> None:
        slider.set_number(0)
        self._show()

    def _show(self) -> None:
        margins, problem = self.margins, ""
        try:
            size = margins.around(self._size)
        except LatentscapeError as error:
            problem = retold(error.message)
        else:
            now = f"{self._size.width} × {self._size.height}"
            self.sentence.setText(
                tr(
                    "{now} becomes {width} × {height}; the prompt says what is added.",
                    now=now,
                    width=size.width,
                    height=size.height,
                )
            )
        if problem:
            self.sentence.setText(problem)
        self.button.setEnabled(bool(margins) and not problem)


class Extender(QObject):
    """Puts the region over the picture's edge and lets the model fill it.

    Attributes:
        action: For a menu.
    """

    def __init__(
        self,
        window: QMainWindow,
        *,
        document: DocumentStore,
        draft: DraftStore,
        generation: GenerationStore,
        messages: Messages,
        menu: QMenu,
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._draft = window, document, draft
        self._generation, self._messages = generation, messages
        self.action = command(mark("Extend canvas and fill…"), self)
        self.action.triggered.connect(self.ask)
        window.addAction(self.action)
        menu.addSeparator()
        menu.addAction(self.action)
        document.picture_changed.connect(self._enable)
        generation.model_changed.connect(self._enable)
        self._enable()

    def ask(self) -> None:
        """Ask how far, then do it."""
        size = self._document.size
        if size is not None:
            dialog = ExtendDialog(self._window, size)
            dialog.chosen.connect(self.extend)
            dialog.open()

    def extend(self, margins: Margins) -> None:
        """Make what lies beyond the edge; the document grows when it is there, or chosen: one undo step."""
        model, size = self._generation.model_info, self._document.size
        if model is None or size is None:
            return
        try:
            self._document.region.reset()
            self._document.region.set_frame(reaching(margins, size, model))
            if self._draft.draft.mask_strength < 1:
                self._draft.update(fill=Fill.EDGE.value)
        except LatentscapeError as error:
            self._messages.problem(error.message)
            return
        self._generation.generate()

    def _enable(self) -> None:
        self.action.setEnabled(self._document.size is not None and self._generation.model_info is not None)


def reaching(margins: Margins, size: Size, model: ModelInfo) -> Rect:
    """The region that holds the new room, and of the picture as much as the model needs to go on from.

    On one side of a large picture that is a strip; else it is all of it.
    """
    whole = Rect(-margins.left, -margins.top, *_sides(margins.around(size)))
    across, down = margins.left + margins.right, margins.top + margins.bottom
    if down == 0 and bool(margins.left) != bool(margins.right):
        width = min(whole.width, across + max(across, model.native_size.width // 2))
        return Rect(whole.x if margins.left else whole.right - width, whole.y, width, whole.height)
    if across == 0 and bool(margins.top) != bool(margins.bottom):
        height = min(whole.height, down + max(down, model.native_size.height // 2))
        return Rect(whole.x, whole.y if margins.top else whole.bottom - height, whole.width, height)
    return whole


def _sides(size: Size) -> tuple[int, int]:
    return size.width, size.height
