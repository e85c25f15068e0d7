"""A scrubber over the steps of a picture, and what it takes to branch there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.recipe import MAX_GUIDANCE, Recipe
from desktop.images import to_qimage
from desktop.inspector.pictures import Enlarged, PictureButton
from desktop.language import tr
from desktop.state.steps_store import StepsStore
from desktop.theme import GRID
from desktop.widgets.buttons import TextButton
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.prompt_edit import PromptEdit
from desktop.widgets.switch import Switch

HIGHEST = 176
LEFT = {QEvent.Type.MouseButtonRelease, QEvent.Type.FocusOut, QEvent.Type.Hide}
"""After any of these nobody scrubs any more."""


class StepsBox(QWidget):
    """Shows what was foreseen at a step; draws the picture again, otherwise from there on.

    Signals:
        looked_at (object): What was foreseen at the step that is scrubbed over; None once the hand has left.
    """

    looked_at = Signal(object)

    def __init__(self, store: StepsStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._told: Recipe | None = None
        self._scrubs = False
        self.word = QLabel()
        self.word.setWordWrap(True)
        self.replay = TextButton(tr("Draw its steps again"))
        self.replay.setAccessibleName(tr("Draw its steps again"))
        self.replay.setToolTip(tr("Draws the picture once more from its recipe; only its steps are kept"))
        self.scrubber = NumberSlider(tr("Step"), 1, 2, tip=tr("What the model foresaw at each step"))
        self.picture = PictureButton(
            tr("Foreseen"), tr("What the model foresaw at this step; click to enlarge")
        )
        self.picture.setMaximumHeight(HIGHEST)
        self.prompt = PromptEdit(tr("Prompt of the branch"), 2, 6, tr("What to draw from this step on"))
        tip = tr("What to stay away from, from this step on")
        self.negative = PromptEdit(tr("Negative prompt of the branch"), 1, 4, tip)
        self.negative.setPlaceholderText(tr("What to stay away from"))
        self.guidance = NumberSlider(
            tr("Guidance"),
            0,
            20,
            step=0.1,
            limit=MAX_GUIDANCE,
            decimals=1,
            tip=tr("How closely to follow the prompt from this step on."),
        )
        self.noise = Switch(tr("New noise"), tip=tr("The noise that is left at this step is drawn anew"))
        self.branch = TextButton(tr("Branch from here"))
        self.branch.setAccessibleName(tr("Branch from here"))
        self.branch.setToolTip(tr("Draws the picture again; from this step on as it is said here"))
        self.hint = QLabel(tr("Go back to an earlier step to branch there."))
        self.hint.setWordWrap(True)
        said = (self.prompt, self.negative, self.guidance, self.noise)
        self._rest = (self.scrubber, self.picture, *said, self.branch)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.word, self.replay, *self._rest, self.hint):
            column.addWidget(widget)
        self.scrubber.edited.connect(self._scrubbed)
        self.scrubber.reset_asked.connect(lambda: self._scrubbed(self.scrubber.maximum() + 1))
        self.scrubber.installEventFilter(self)
        self.picture.clicked.connect(self._enlarge)
        self.guidance.reset_asked.connect(self._tell)
        self.replay.clicked.connect(store.replay)
        self.branch.clicked.connect(self._branch)
        store.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how things stand."""
        store, walked = self._store, self._store.walked
        for widget in self._rest:
            widget.setVisible(walked is not None)
        self.replay.setVisible(store.can_replay)
        self.word.setText("" if walked is not None else _why_not(store))
        self.word.setVisible(walked is None)
        self.hint.setVisible(walked is not None and not store.can_branch)
        if walked is None:
            self._told = None
            return
        steps = walked.trajectory.steps
        self.scrubber.set_limits(1, len(steps))
        self.scrubber.set_number(store.index + 1)
        self.scrubber.setEnabled(len(steps) > 1)
        self.picture.set_image(QImage() if store.picture is None else to_qimage(store.picture))
        self.picture.set_word(
            tr("Foreseen at step {step} of {total}", step=store.step, total=walked.trajectory.total)
        )
        if self._scrubs:
            self.looked_at.emit(store.picture)
        self.branch.setEnabled(store.can_branch)
        if store.said != self._told:
            self._tell()

    def _tell(self) -> None:
        """What holds at the step; the person changes it from there."""
        said = self._told = self._store.said
        if said is not None:
            self.prompt.set_text(said.prompt)
            self.negative.set_text(said.negative)
            self.guidance.set_number(said.guidance)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in LEFT:
            self.leave()
        return super().eventFilter(watched, event)

    def leave(self) -> None:
        """Nobody scrubs any more."""
        if self._scrubs:
            self._scrubs = False
            self.looked_at.emit(None)

    def _scrubbed(self, place: float) -> None:
        self._scrubs = True
        self._store.go_to(round(place) - 1)

    def _branch(self) -> None:
        self._store.branch(
            prompt=self.prompt.toPlainText(),
            negative=self.negative.toPlainText(),
            guidance=self.guidance.number,
            new_noise=self.noise.isChecked(),
        )

    def _enlarge(self) -> None:
        if not self.picture.image.isNull():
            Enlarged(self.picture.image, self.picture.word, self.window()).open()


def _why_not(store: StepsStore) -> str:
    if store.replaying:
        return tr("Drawing its steps again…")
    if store.can_replay:
        return tr("The steps of this picture are not kept any more.")
    return tr("The steps of a picture you draw are kept here, to look at and to branch from.")
