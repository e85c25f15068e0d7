"""Directions and how far the picture is led along each: seen live, accepted as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.direction import Direction, Kind
from core.direction_jobs import LearnDirection
from core.errors import LatentscapeError
from core.events import DirectionLearned, Event, Failed, Final
from core.files.direction_library import DirectionLibrary, Shelved
from core.geometry import Size
from core.model_info import ModelInfo
from core.recipe import Steering
from desktop.engine.queue import JobQueue
from desktop.language import mark, tr
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.live_edit import Led, LiveEdit, Wish
from desktop.state.looking_ahead import LookingAhead
from desktop.state.wishes import build_wish

LABEL = mark("Lead along directions")


class Target(Enum):
    """What is led."""

    PICTURE = "picture"
    """What all layers make together."""
    LAYER = "layer"
    """The active layer."""
    NEW = "new"
    """What is drawn from now on."""


class DirectionsStore(QObject):
    """The directions of the chosen model, and an amount for each.

    Signals:
        shelf_changed: There are other directions.
        amounts_changed: Amounts, locks, solo or the ways they act are others.
        led_changed: ``led`` is another.
        learning_changed (bool): Whether a direction is being learned.
        failed (str): One sentence for the person.
        noted (str): One sentence worth telling.
    """

    shelf_changed = Signal()
    amounts_changed = Signal()
    led_changed = Signal()
    learning_changed = Signal(bool)
    failed = Signal(str)
    noted = Signal(str)

    def __init__(
        self,
        queue: JobQueue,
        document: DocumentStore,
        history: HistoryStore,
        generation: GenerationStore,
        *,
        library: Callable[[ModelInfo], DirectionLibrary] = DirectionLibrary,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._document, self._generation = queue, document, generation
        self._make_library = library
        self._library: DirectionLibrary | None = None
        self._shelf: tuple[Shelved, ...] = ()
        self._amounts: dict[str, float] = {}
        self._locked: set[str] = set()
        self._solo = ""
        self._strength = 0.0
        self._target = Target.PICTURE
        self._learning = ""
        self._ahead = LookingAhead(
            queue,
            document,
            generation,
            wanted=lambda: not self._strength and self._target is not Target.NEW,
            only_layer=lambda: self._target is Target.LAYER,
            parent=self,
        )
        self._edit = LiveEdit(
            queue,
            document,
            history,
            label=tr(LABEL),
            wanted=self._wanted,
            make=self._wish,
            parent=self,
        )
        self._edit.changed.connect(self.led_changed)
        self._edit.failed.connect(self.failed)
        self._edit.noted.connect(self.noted)
        self._edit.accepted.connect(self._accepted)
        queue.event_received.connect(self._on_event)
        generation.model_changed.connect(self._model_changed)
        generation.lead_recalled.connect(self._recalled)
        document.picture_changed.connect(self.amounts_changed)  # there may be one to lead now

    @property
    def shelf(self) -> Sequence[Shelved]:
        """The directions of the chosen model."""
        return self._shelf

    @property
    def known(self) -> Sequence[Direction]:
        """The directions themselves."""
        return [shelved.direction for shelved in self._shelf]

    @property
    def led(self) -> Led | None:
        """What the canvas shows; None while nothing is led."""
        return self._edit.led

    @property
    def ready(self) -> bool:
        """Whether there is something to lead."""
        there = self._document.size is not None or self._target is Target.NEW
        return there and self._generation.model_info is not None

    @property
    def native_size(self) -> Size | None:
        """At which the model looks at examples; None while there is none."""
        info = self._generation.model_info
        return None if info is None else info.native_size

    @property
    def moved(self) -> bool:
        """Whether any amount leads the picture."""
        return bool(self._steps())

    @property
    def strength(self) -> float:
        """0..1: how much the picture is drawn anew as it is led; at 0 it is only decoded."""
        return self._strength

    @property
    def target(self) -> Target:
        """What is led."""
        return self._target

    @property
    def learning(self) -> bool:
        """Whether a direction is being learned."""
        return bool(self._learning)

    def amount(self, digest: str) -> float:
        """How far along a direction, in standard deviations."""
        return self._amounts.get(digest, 0.0)

    def locked(self, digest: str) -> bool:
        """Whether a direction's amount stays when all are reset."""
        return digest in self._locked

    def acts(self, shelved: Shelved) -> bool:
        """Whether a direction has an effect as things stand: some act only while something is drawn."""
        drawn = self._strength > 0 or self._target is Target.NEW
        return drawn or shelved.direction.kind is Kind.LATENT

    def solo(self, digest: str) -> bool:
        """Whether only this direction is seen."""
        return self._solo == digest

    def set_amount(self, digest: str, amount: float) -> None:
        """Go so far; the canvas follows as soon as the engine can."""
        self._amounts[digest] = amount
        self._changed()

    def set_strength(self, strength: float) -> None:
        """Draw the picture anew with so much strength as it is led; 0 only decodes it."""
        self._strength = strength
        self._ahead.again()
        self._changed()

    def set_target(self, target: Target) -> None:
        """Lead something else."""
        self._target = target
        self._ahead.again()
        self._changed()

    def set_locked(self, digest: str, on: bool) -> None:
        """Hold an amount, or let it go."""
        (self._locked.add if on else self._locked.discard)(digest)
        self.amounts_changed.emit()

    def set_solo(self, digest: str) -> None:
        """See only this direction; the same one again, or "", to see all."""
        self._solo = "" if self._solo == digest else digest
        self._changed()

    def reset(self) -> None:
        """All amounts to 0, but for those that are locked."""
        self._amounts = {digest: self._amounts[digest] for digest in self._locked & self._amounts.keys()}
        self._solo = ""
        self._changed()

    def accept(self) -> None:
        """Put what is seen into the document: one undo step. Waits until the newest picture is there."""
        self._edit.accept()

    def watch(self, *, on: bool) -> None:
        """Whether the sliders are seen: the engine then looks at the picture before one is moved."""
        self._ahead.watch(on=on)

    def learn(self, job: LearnDirection) -> None:
        """Learn a direction and put it on the shelf."""
        model = self._generation.model_info
        if model is None:
            self.failed.emit(tr("There is no model to learn with: wait until it is loaded, or choose one."))
            return
        job = replace(job, model=str(model.path))
        self._learning = job.id
        self.learning_changed.emit(True)
        self._queue.submit(job)

    def stop_learning(self) -> None:
        """Leave off."""
        if self._learning:
            self._queue.cancel(self._learning)

    def take_in(self, path: Path) -> None:
        """Import a file."""
        self._shelve(lambda library: library.take_in(path))

    def rename(self, shelved: Shelved, name: str) -> None:
        """Call one of the person's own by another name."""
        self._shelve(lambda library: library.rename(shelved, name))

    def delete(self, shelved: Shelved) -> None:
        """Take one of the person's own off the shelf; :meth:`bring_back` undoes it."""
        self._amounts.pop(shelved.direction.digest, None)
        self._shelve(lambda library: library.delete(shelved))
        self._changed()

    def bring_back(self, shelved: Shelved) -> None:
        """Put a deleted one on the shelf again."""
        self._shelve(lambda library: library.keep(shelved.direction))

    def export(self, shelved: Shelved, path: Path) -> None:
        """Write a copy."""
        self._shelve(lambda library: library.export(shelved, path))

    def _shelve(self, act: Callable[[DirectionLibrary], object]) -> None:
        if self._library is None:
            self.failed.emit(tr("There is no model yet that directions could belong to."))
            return
        try:
            act(self._library)
        except LatentscapeError as error:
            self.failed.emit(error.message)
        self._reload()

    def _model_changed(self, info: ModelInfo) -> None:
        self._library = self._make_library(info)
        self._amounts.clear()
        self._locked.clear()
        self._solo = ""
        self._reload()
        self._changed()

    def _reload(self) -> None:
        self._shelf = () if self._library is None else tuple(self._library.list())
        self.shelf_changed.emit()

    def _changed(self) -> None:
        """Lead the picture as the sliders say now, or show it as it is."""
        self._generation.lead(self._steps() if self._target is Target.NEW else ())
        self.amounts_changed.emit()
        self._edit.again()

    def _recalled(self, steerings: Sequence[Steering]) -> None:
        """New pictures are led as the one was whose settings were recalled."""
        if not steerings and self._target is not Target.NEW:
            return
        known = {shelved.direction.digest for shelved in self._shelf}
        self._amounts = {one.digest: one.amount for one in steerings if one.digest in known}
        self._target, self._solo = Target.NEW, ""
        if missing := [one.name for one in steerings if one.digest not in known]:
            names = ", ".join(missing)
            self.noted.emit(tr("It was led along {names}, which is no longer there.", names=names))
        self._changed()

    def _accepted(self) -> None:
        self._locked.clear()
        self.reset()

    def _steps(self) -> list[tuple[Direction, float]]:
        """Those that act and are moved, and seen beside a solo; with their amounts."""
        return [
            (shelved.direction, amount)
            for shelved in self._shelf
            if self.acts(shelved)
            and (amount := self.amount(shelved.direction.digest))
            and (not self._solo or self._solo == shelved.direction.digest)
        ]

    def _wanted(self) -> bool:
        return self._document.size is not None and self.moved and self._target is not Target.NEW

    def _wish(self) -> Wish | None:
        info = self._generation.model_info
        if info is None:
            return None
        return build_wish(
            self._document,
            info,
            directions=self._steps(),
            strength=self._strength,
            only_layer=self._target is Target.LAYER,
        )

    def _on_event(self, event: Event) -> None:
        if event.job == self._learning:
            self._learned(event)

    def _learned(self, event: Event) -> None:
        if isinstance(event, DirectionLearned):
            self._shelve(lambda library: library.keep(event.direction))
            self.noted.emit(
                tr("“{name}” is learned: it is among your directions.", name=event.direction.name)
            )
        elif isinstance(event, Failed):
            self.failed.emit(event.message)
        if isinstance(event, Final):
            self._learning = ""
            self.learning_changed.emit(False)
