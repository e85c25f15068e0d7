"""What the mask will do, in words, and how."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.document.fill import Fill
from core.document.outpaint import Margins
from core.document.region import CONTEXT
from desktop.language import listed, mark, tr
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import MAX_FEATHER, Draft, DraftStore
from desktop.state.mask_store import MaskStore
from desktop.state.region_store import MAX_CONTEXT, RegionStore
from desktop.theme import GRID
from desktop.widgets.buttons import IconButton, Look, TextButton
from desktop.widgets.choice import Choice
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.switch import Switch

FILLS = (
    (Fill.ORIGINAL, mark("What is there")),
    (Fill.BLUR, mark("Blurred surroundings")),
    (Fill.EDGE, mark("Extended edges")),
    (Fill.NEUTRAL, mark("Grey")),
    (Fill.NOISE, mark("Noise")),
)


class MaskRows(QWidget):
    """The mask sentence; while a mask is applied, how it is made anew.

    Signals:
        lock_asked (bool): The person wants the region to stay where it is, or to follow the mask again.
    """

    lock_asked = Signal(bool)

    def __init__(self, draft: DraftStore, document: DocumentStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft, self._document = draft, document
        self.sentence = QLabel()
        self.sentence.setWordWrap(True)
        self.toggle = TextButton(tr("Hide"), Look.SMALL, height=24)
        self.strength = NumberSlider(
            tr("Strength"),
            0,
            1,
            step=0.01,
            decimals=2,
            tip=tr("How far to go from what is under the mask: 1 forgets it."),
        )
        self.feather = NumberSlider(
            tr("Feather"),
            0,
            64,
            limit=MAX_FEATHER,
            tip=tr("Pixels over which it fades in, inside the mask."),
        )
        self.fill = Choice(
            tr("Start from"),
            [(fill.value, tr(text)) for fill, text in FILLS],
            tip=tr("What the new part is made of, below full strength"),
        )
        self.new_layer = Switch(
            tr("On a new layer"), tip=tr("Put what was made on a layer of its own instead of the current one")
        )
        self.context = NumberSlider(
            tr("Context"),
            0,
            100,
            limit=100 * MAX_CONTEXT,
            tip=tr("What the model sees round the mask, in % of the mask's size."),
        )
        self.lock = IconButton(
            "lock-open",
            tr("Keep the region where it is"),
            tip=tr("Keep the region where it is; while open, it follows the mask"),
            checked_icon="lock",
        )
        seen = QHBoxLayout()
        seen.setContentsMargins(0, 0, 0, 0)
        seen.setSpacing(GRID // 2)
        seen.addWidget(self.context, 1)
        seen.addWidget(self.lock)
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.sentence, 1)
        line.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(line)
        for row in (self.strength, self.feather, self.fill):
            column.addWidget(row)
        column.addLayout(seen)
        column.addWidget(self.new_layer)
        self.toggle.clicked.connect(lambda: document.mask.set_visible(not document.mask.visible))
        self.strength.edited.connect(lambda number: draft.update(mask_strength=number))
        self.feather.edited.connect(lambda number: draft.update(feather=number))
        self.new_layer.toggled.connect(lambda on: draft.update(new_layer=on))
        self.fill.chosen.connect(lambda fill: draft.update(fill=fill))
        self.strength.reset_asked.connect(lambda: draft.reset("mask_strength"))
        self.feather.reset_asked.connect(lambda: draft.reset("feather"))
        self.context.edited.connect(lambda percent: document.region.set_context(percent / 100))
        self.context.reset_asked.connect(lambda: document.region.set_context(CONTEXT))
        self.lock.clicked.connect(self.lock_asked)
        document.region.changed.connect(self.refresh)
        draft.changed.connect(self.refresh)
        document.picture_changed.connect(self.refresh)
        document.mask.changed.connect(self.refresh)
        document.mask.visible_changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show how things stand."""
        draft: Draft = self._draft.draft
        mask, region = self._document.mask, self._document.region
        self.setVisible(self._document.size is not None)
        self.sentence.setText(sentence(mask, region))
        self.toggle.setVisible(mask.share > 0)
        self.toggle.setText(tr("Hide") if mask.visible else tr("Show"))
        self.toggle.setAccessibleName(tr("Hide the mask") if mask.visible else tr("Show the mask"))
        self.toggle.setToolTip(tr("A hidden mask is not applied (Ctrl+Shift+H)"))
        applied = region.applied
        for row in (self.strength, self.feather, self.context, self.lock, self.new_layer):
            row.setVisible(applied)
        self.fill.setVisible(applied and draft.mask_strength < 1)
        self.strength.set_number(draft.mask_strength)
        self.feather.set_number(draft.feather)
        self.fill.set_current(draft.fill)
        self.context.set_number(100 * region.context)
        self.context.setEnabled(not region.locked)
        self.lock.setChecked(region.locked)
        blocked = self.new_layer.blockSignals(True)
        self.new_layer.setChecked(draft.new_layer)
        self.new_layer.blockSignals(blocked)


def sentence(mask: MaskStore, region: RegionStore) -> str:
    """What the next generation will do to the picture."""
    room = _room(region.margins())
    if mask.share == 0:
        return tr("Adds {room}", room=room) if room else tr("No mask: the whole picture")
    if not mask.visible:
        return (
            tr("The mask is hidden: adds {room}", room=room)
            if room
            else tr("The mask is hidden: the whole picture")
        )
    share = region.share * 100
    if share == 0:
        return tr("Adds {room}", room=room) if room else tr("Nothing of the mask lies in the region")
    shown = tr("less than 1") if share < 0.5 else f"{min(99, round(share)) if share < 100 else 100}"
    if room:
        return tr("Repaints {share} % of the picture and adds {room}", share=shown, room=room)
    return tr("Repaints {share} % of the picture", share=shown)


def _room(margins: Margins) -> str:
    """How much the picture grows, in words; "" if it does not."""
    sides = (
        (tr("{count} px at the left", count=margins.left), margins.left),
        (tr("{count} px at the right", count=margins.right), margins.right),
        (tr("{count} px at the top", count=margins.top), margins.top),
        (tr("{count} px at the bottom", count=margins.bottom), margins.bottom),
    )
    return listed([said for said, pixels in sides if pixels])
