"""The generate panel: what to draw, how, and the button that draws it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.model_info import ModelInfo
from core.recipe import MAX_GUIDANCE, MAX_STEPS
from core.samplers import SAMPLERS
from desktop.language import number, tr
from desktop.panels.lora_rows import LoraRows
from desktop.panels.mask_rows import MaskRows
from desktop.panels.needs_line import NeedsLine
from desktop.panels.size_row import SizeRow
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import Draft, DraftStore
from desktop.state.generation_store import GenerationStore
from desktop.state.shelf_store import ShelfStore
from desktop.theme import GRID
from desktop.widgets.buttons import IconButton, Look, TextButton, describe
from desktop.widgets.choice import Choice
from desktop.widgets.direction_slider import name_of
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.prompt_edit import PromptEdit
from desktop.widgets.scrolling import Scrolling
from desktop.widgets.seed_row import SeedRow
from desktop.widgets.switch import Switch


class GeneratePanel(QWidget):
    """Shows the draft and changes it.

    Signals:
        generate_asked: The person pressed Generate (or queued another).
        cancel_asked: The person pressed Cancel.
        rejected (str): Something typed cannot be used: one sentence.
    """

    generate_asked = Signal()
    cancel_asked = Signal()
    rejected = Signal(str)

    def __init__(
        self,
        draft: DraftStore,
        document: DocumentStore,
        generation: GenerationStore,
        shelf: ShelfStore,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._draft, self._document, self._generation = draft, document, generation
        self.lora_rows = LoraRows(draft, generation, shelf)
        self._keys = ("", "")
        self._make_controls()
        self._lay_out()
        self._connect()
        self._show_draft(draft.draft)
        if generation.model_info is not None:
            self._show_model(generation.model_info)
        self._show_busy()
        self._show_lead()

    def sizeHint(self) -> QSize:
        return QSize(320, 600)

    def set_keys(self, generate: str, cancel: str) -> None:
        """Say the keys that do the same as the button."""
        self._keys = (generate, cancel)
        self._show_busy()

    def _make_controls(self) -> None:
        self.prompt = PromptEdit(tr("Prompt"), 3, 10, tr("What to draw"))
        self.prompt.setPlaceholderText(tr("What do you want to see?"))
        self.negative = PromptEdit(tr("Negative prompt"), 1, 4, tr("What to stay away from"))
        self.negative.setPlaceholderText(tr("Leave out…"))
        self.use_picture = Switch(tr("Start from the picture"), tip=tr("Draw over the picture on the canvas"))
        self.strength = NumberSlider(
            tr("Strength"),
            0,
            1,
            step=0.01,
            decimals=2,
            tip=tr("How far to go from the picture: 0 keeps it, 1 forgets it."),
        )
        self.mask_rows = MaskRows(self._draft, self._document)
        self.size_row = SizeRow()
        self.steps = NumberSlider(
            tr("Steps"),
            1,
            60,
            limit=MAX_STEPS,
            tip=tr("More steps take longer and are cleaner, up to a point."),
        )
        self.guidance = NumberSlider(
            tr("Guidance"),
            0,
            20,
            step=0.1,
            limit=MAX_GUIDANCE,
            decimals=1,
            tip=tr("How closely to follow the prompt."),
        )
        steady = next(s.name for s in SAMPLERS.values() if s.deterministic)
        noisy = next(s.name for s in SAMPLERS.values() if not s.deterministic)
        self.sampler = Choice(
            tr("Sampler"),
            [(s.name, s.label) for s in SAMPLERS.values()],
            tip=tr("How noise is taken away"),
            headings={steady: tr("Deterministic, good for walks"), noisy: tr("With new noise at each step")},
        )
        self.seed = SeedRow()
        self.lead = QLabel()
        self.lead.setWordWrap(True)
        self.lead.setAccessibleName(tr("Directions of new pictures"))
        self.lead.setToolTip(tr("Set in the directions panel"))
        self.count = NumberSlider(tr("Pictures"), 1, 8, limit=64, tip=tr("How many to choose from."))
        self.needs = NeedsLine(self._draft, self._document, self._generation)
        self.button = TextButton(tr("Generate"), Look.MAIN, height=40)
        self.another = IconButton("list-plus", tr("Queue another"), side=40)

    def _lay_out(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 0)
        column.setSpacing(GRID)
        column.addWidget(self.prompt)
        column.addWidget(self.negative)
        column.addSpacing(GRID)
        for widget in (
            self.mask_rows,
            self.use_picture,
            self.strength,
            self.size_row,
            self.steps,
            self.guidance,
            self.sampler,
        ):
            column.addWidget(widget)
        column.addWidget(self.seed)
        column.addWidget(self.count)
        column.addWidget(self.lora_rows)
        column.addWidget(self.lead)
        column.addStretch(1)
        area = Scrolling(inside, self)
        foot = QHBoxLayout()
        foot.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        foot.setSpacing(GRID)
        foot.addWidget(self.button, 1)
        foot.addWidget(self.another)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(area, 1)
        whole.addWidget(self.needs)
        whole.addLayout(foot)
        self.setMinimumWidth(272)

    def _connect(self) -> None:
        draft = self._draft
        self.prompt.edited.connect(lambda text: draft.update(prompt=text))
        self.negative.edited.connect(lambda text: draft.update(negative=text))
        self.use_picture.toggled.connect(lambda on: draft.update(use_picture=on))
        self.strength.edited.connect(lambda number: draft.update(strength=number))
        self.size_row.edited.connect(lambda size: draft.update(size=size))
        self.size_row.rejected.connect(self.rejected)
        self.steps.edited.connect(lambda number: draft.update(steps=round(number)))
        self.guidance.edited.connect(lambda number: draft.update(guidance=number))
        self.sampler.chosen.connect(lambda name: draft.update(sampler=name))
        self.seed.edited.connect(lambda seed: draft.update(seed=seed, seed_locked=True))
        self.seed.rolled.connect(draft.roll_seed)
        self.seed.locked.connect(lambda on: draft.update(seed_locked=on))
        self.count.edited.connect(lambda number: draft.update(count=round(number)))
        for name in ("strength", "steps", "guidance", "count"):
            slider: NumberSlider = getattr(self, name)
            slider.reset_asked.connect(lambda name=name: draft.reset(name))
        self.button.clicked.connect(self._pressed)
        self.another.clicked.connect(self.generate_asked)
        draft.changed.connect(self._show_draft)
        mask, region = self._document.mask, self._document.region
        for signal in (self._document.picture_changed, mask.changed, mask.visible_changed, region.changed):
            signal.connect(lambda: self._show_draft(draft.draft))
        self._generation.model_changed.connect(self._show_model)
        self.mask_rows.lock_asked.connect(lambda on: region.set_locked(on, self._generation.model_info))
        self._generation.busy_changed.connect(self._show_busy)
        self._generation.lead_changed.connect(self._show_lead)

    def _pressed(self) -> None:
        (self.cancel_asked if self._generation.busy else self.generate_asked).emit()

    def _show_draft(self, draft: Draft) -> None:
        self.prompt.set_text(draft.prompt)
        self.negative.set_text(draft.negative)
        has_picture = self._document.size is not None
        blocked = self.use_picture.blockSignals(True)
        self.use_picture.setChecked(draft.use_picture)
        self.use_picture.blockSignals(blocked)
        masked = self._document.region.applied
        self.use_picture.setVisible(has_picture and not masked)
        self.strength.setVisible(has_picture and draft.use_picture and not masked)
        self.size_row.setVisible(not masked)
        self.strength.set_number(draft.strength)
        self.size_row.set_size(draft.size)
        self.steps.set_number(draft.steps)
        self.guidance.set_number(draft.guidance)
        self.sampler.set_current(draft.sampler)
        self.seed.set_seed(draft.seed, draft.seed_locked)
        self.count.set_number(draft.count)

    def _show_model(self, info: ModelInfo) -> None:
        self.size_row.set_model(info.native_size, info.factor)
        if info.prompts:
            self.prompt.setPlaceholderText(
                tr("What do you want to see?\nFor example: {prompt}", prompt=info.prompts[0])
            )

    def _show_lead(self) -> None:
        steering = self._generation.steering
        names = [f"{name_of(one.name)} {number(amount, '+.2f')}" for one, amount in steering]
        led = ", ".join(names)
        self.lead.setText(tr("Led along {directions}", directions=led) if led else "")
        self.lead.setVisible(bool(led))

    def _show_busy(self) -> None:
        busy = self._generation.busy
        generate, cancel = self._keys
        if busy:
            self.button.set_look(tr("Cancel"), Look.FIELD, cancel)
            describe(self.button, tr("Cancel"), tr("Stop drawing"), cancel)
        else:
            self.button.set_look(tr("Generate"), Look.MAIN, generate)
            describe(self.button, tr("Generate"), tr("Draw what the prompt says"), generate)
        describe(self.another, tr("Queue another"), keys=generate)
        self.another.setVisible(busy)
