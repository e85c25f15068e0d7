"""What is added to the model: LoRAs with their weights; and, for those who look for it, VAE and clip skip."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from core.models.found import FileKind, FoundFile
from core.recipe import MAX_CLIP_SKIP, MAX_LORA, Lora
from desktop.language import mark, tr
from desktop.state.draft_store import Chosen, DraftStore
from desktop.state.generation_store import GenerationStore
from desktop.state.shelf_store import ShelfStore
from desktop.theme import GRID
from desktop.widgets.buttons import IconButton, Look, TextButton, describe
from desktop.widgets.choice import Choice
from desktop.widgets.menu import popup_menu
from desktop.widgets.number_slider import NumberSlider

FAMILIES = {"sd1": "SD 1", "sd2": "SD 2", "sdxl": "SDXL"}
NONE = mark("No LoRA found: add one, or drop it on the window")


class LoraRow(QWidget):
    """One LoRA: its weight, an eye that takes it off for a while, a cross that takes it away.

    Signals:
        changed (object): What it is to be now (``Chosen``).
        removed: The person wants it gone.
    """

    changed = Signal(object)
    removed = Signal()

    def __init__(self, chosen: Chosen) -> None:
        super().__init__()
        self.chosen = chosen
        name = chosen.lora.name
        self.slider = NumberSlider(
            name, -1, 2, step=0.05, limit=MAX_LORA, decimals=2,
            tip=tr("How much of it: 1 is as it was trained, 0 is nothing of it."),
        )  # fmt: skip
        self.eye = IconButton("eye-off", tr("Use {name}", name=name), checked_icon="eye")
        self.cross = IconButton("x", tr("Take {name} away", name=name))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.slider, 1)
        line.addSpacing(GRID // 2)
        line.addWidget(self.eye)
        line.addWidget(self.cross)
        self.slider.edited.connect(self._weigh)
        self.slider.reset_asked.connect(lambda: self._weigh(1.0))
        self.eye.clicked.connect(lambda on: self.changed.emit(replace(self.chosen, on=on)))
        self.cross.clicked.connect(self.removed)
        self.show_chosen(chosen)

    def show_chosen(self, chosen: Chosen) -> None:
        """Show how things stand."""
        self.chosen = chosen
        if self.slider.number != chosen.lora.weight:
            self.slider.set_number(chosen.lora.weight)
        self.slider.setEnabled(chosen.on)
        self.eye.setChecked(chosen.on)

    def _weigh(self, weight: float) -> None:
        lora = Lora(name=self.chosen.lora.name, weight=weight, text_weight=weight)
        self.changed.emit(replace(self.chosen, lora=lora))


class LoraRows(QWidget):
    """The list of LoRAs, and what else can be changed about a model.

    Signals:
        file_asked: The person wants to add a file of theirs.
    """

    file_asked = Signal()

    def __init__(self, draft: DraftStore, generation: GenerationStore, shelf: ShelfStore) -> None:
        super().__init__()
        self._draft, self._generation, self._shelf = draft, generation, shelf
        self.rows: list[LoraRow] = []
        self.add = TextButton(tr("Add a LoRA…"), Look.SMALL, height=24)
        describe(self.add, tr("Add a LoRA…"), tr("A small file that changes what the model draws"))
        self.more = TextButton(tr("Model settings"), Look.SMALL, height=24)
        self.more.setCheckable(True)
        describe(self.more, tr("Model settings"), tr("VAE and clip skip"))
        self.vae = Choice(tr("VAE"), [("", "")], tip=tr("What turns latents into pictures"))
        self.clip_skip = NumberSlider(
            tr("Clip skip"), 1, 4, limit=MAX_CLIP_SKIP,
            tip=tr("2 reads the prompt one layer earlier, as some models were trained to."),
        )  # fmt: skip
        self._list = QVBoxLayout()
        self._list.setSpacing(GRID // 2)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self.add)
        foot.addStretch(1)
        foot.addWidget(self.more)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        column.addLayout(self._list)
        column.addLayout(foot)
        column.addWidget(self.vae)
        column.addWidget(self.clip_skip)
        self.add.clicked.connect(self._ask)
        self.more.toggled.connect(self._unfold)
        self.vae.chosen.connect(lambda name: draft.update(vae=name))
        self.clip_skip.edited.connect(lambda number: draft.update(clip_skip=round(number)))
        self.clip_skip.reset_asked.connect(lambda: draft.reset("clip_skip"))
        draft.changed.connect(self.refresh)
        shelf.found_changed.connect(self._offer)
        self._offer()
        self.refresh()

    def refresh(self) -> None:
        """Show how things stand."""
        draft = self._draft.draft
        if [row.chosen.lora.name for row in self.rows] != [chosen.lora.name for chosen in draft.loras]:
            self._fill(draft.loras)
        for row, chosen in zip(self.rows, draft.loras, strict=True):
            row.show_chosen(chosen)
        self.clip_skip.set_number(draft.clip_skip)
        self.vae.set_current(draft.vae)
        unusual = bool(draft.vae) or draft.clip_skip > 1
        self.vae.setVisible(self.more.isChecked() or unusual)
        self.clip_skip.setVisible(self.more.isChecked() or unusual)

    def take(self, found: FoundFile) -> None:
        """Use a LoRA or a VAE that was handed over."""
        if found.kind is FileKind.VAE:
            self._draft.update(vae=found.path.stem)
        elif found.kind is FileKind.LORA:
            self._add(found.path.stem)

    def menu(self) -> QMenu:
        """A fresh menu of the LoRAs there are; those for another kind of model cannot be chosen."""
        menu = popup_menu(self)
        info = self._generation.model_info
        family = info.family.removesuffix("-mini") if info is not None else ""
        there = self._shelf.of_kind(FileKind.LORA)
        for found in sorted(there, key=lambda each: (not _fits(each, family), each.title.lower())):
            fits = _fits(found, family)
            title = found.title if fits else f"{found.title}  ·  {FAMILIES.get(found.family, found.family)}"
            action = menu.addAction(title)
            action.setEnabled(fits)
            action.triggered.connect(partial(self._add, found.path.stem))
        if not there:
            menu.addAction(tr(NONE)).setEnabled(False)
        menu.addSeparator()
        menu.addAction(tr("Add a file…")).triggered.connect(lambda _on: self.file_asked.emit())
        return menu

    def _ask(self) -> None:
        """Show the menu, once it is known what there is."""
        self._shelf.look()
        if not self._shelf.scanning:
            self.menu().popup(self.add.mapToGlobal(QPoint(0, self.add.height() + 4)))
            return

        def show(scanning: bool) -> None:
            if not scanning:
                self._shelf.scanning_changed.disconnect(show)
                self._ask()

        self._shelf.scanning_changed.connect(show)

    def _unfold(self, on: bool) -> None:
        if on:
            self._shelf.look()
        self.refresh()

    def _offer(self) -> None:
        """Offer the VAEs there are; and the one that is chosen, wherever it is."""
        names = [found.path.stem for found in self._shelf.of_kind(FileKind.VAE)]
        if (current := self._draft.draft.vae) and current not in names:
            names.append(current)
        self.vae.set_options([("", tr("The model's own")), *((name, name) for name in names)])

    def _add(self, name: str, _on: bool = False) -> None:
        loras = self._draft.draft.loras
        if all(chosen.lora.name != name for chosen in loras):
            self._draft.update(loras=(*loras, Chosen(lora=Lora(name=name))))

    def _fill(self, loras: tuple[Chosen, ...]) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = [LoraRow(chosen) for chosen in loras]
        for number, row in enumerate(self.rows):
            row.changed.connect(partial(self._change, number))
            row.removed.connect(partial(self._change, number, None))
            self._list.addWidget(row)

    def _change(self, number: int, chosen: Chosen | None) -> None:
        loras = list(self._draft.draft.loras)
        loras[number : number + 1] = [] if chosen is None else [chosen]
        self._draft.update(loras=tuple(loras))


def _fits(found: FoundFile, family: str) -> bool:
    """Whether a LoRA may be for a model of this family."""
    return found.family in {"", family}
