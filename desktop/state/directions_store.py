"""Directions and how far the picture is led along each: seen live, accepted as one step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Qt, Signal

from core.arrays import Picture
from core.direction import Kind
from core.direction_jobs import Inspect, LearnDirection
from core.errors import LatentscapeError
from core.events import Cancelled, DirectionLearned, Drifted, Event, Failed, Final, Result
from core.files.direction_library import DirectionLibrary, Shelved
from core.files.pictures import fingerprint
from core.geometry import Rect, Size
from core.jobs import Inpaint, PreviewMode
from core.model_info import ModelInfo
from core.recipe import Recipe, Repaint, Source
from desktop.engine.queue import JobQueue
from desktop.language import mark, tr
from desktop.state.document_store import DocumentStore
from desktop.state.generation_store import GenerationStore
from desktop.state.newest import Newest
from desktop.state.placing import put
from desktop.state.repainting import Repainting

LABEL = mark("Lead along directions")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Led:
    """The picture as it is led now.

    Attributes:
        job: What was asked.
        base: The document's picture it started from.
        result: What came of it.
        drift: How far it drifted.
    """

    job: Inpaint
    base: Picture
    result: Result
    drift: Drifted | None


class DirectionsStore(QObject):
    """The directions of the chosen model, and an amount for each.

    Signals:
        shelf_changed: There are other directions.
        amounts_changed: Amounts, locks or solo are others.
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
        self._led: Led | None = None
        self._newest = Newest(queue, self)
        self._base: Picture | None = None
        self._drift: Drifted | None = None
        self._stale = False
        self._accepting = False
        self._learning = ""
        self._watched = False
        self._warmed: Picture | None = None
        queue.running_changed.connect(self._warm, Qt.ConnectionType.QueuedConnection)
        self._newest.received.connect(self._on_led)
        self._newest.settled.connect(self._settled)
        queue.event_received.connect(self._on_event)
        generation.model_changed.connect(self._model_changed)
        document.picture_changed.connect(self._picture_changed)
        document.mask.changed.connect(self._again)
        document.mask.visible_changed.connect(self._again)

    @property
    def shelf(self) -> Sequence[Shelved]:
        """The directions of the chosen model that act on pictures."""
        return self._shelf

    @property
    def led(self) -> Led | None:
        """What the canvas shows; None while nothing is led."""
        return self._led

    @property
    def ready(self) -> bool:
        """Whether there is a picture to lead."""
        return self._document.size is not None and self._generation.model_info is not None

    @property
    def moved(self) -> bool:
        """Whether any amount counts."""
        return bool(self._steps())

    @property
    def learning(self) -> bool:
        """Whether a direction is being learned."""
        return bool(self._learning)

    def amount(self, digest: str) -> float:
        """How far along a direction, in standard deviations."""
        return self._amounts.get(digest, 0.0)

    def locked(self, digest: str) -> bool:
        """Whether a direction's amount stays when all are reset, and after it was accepted."""
        return digest in self._locked

    def solo(self, digest: str) -> bool:
        """Whether only this direction is seen."""
        return self._solo == digest

    def set_amount(self, digest: str, amount: float) -> None:
        """Go so far; the canvas follows as soon as the engine can."""
        self._amounts[digest] = amount
        self.amounts_changed.emit()
        self._again()

    def set_locked(self, digest: str, on: bool) -> None:
        """Hold an amount, or let it go."""
        (self._locked.add if on else self._locked.discard)(digest)
        self.amounts_changed.emit()

    def set_solo(self, digest: str) -> None:
        """See only this direction; the same one again, or "", to see all."""
        self._solo = "" if self._solo == digest else digest
        self.amounts_changed.emit()
        self._again()

    def reset(self) -> None:
        """All amounts to 0, but for those that are locked."""
        self._amounts = {digest: self._amounts[digest] for digest in self._locked & self._amounts.keys()}
        self._solo = ""
        self.amounts_changed.emit()
        self._again()

    def accept(self) -> None:
        """Put what is seen into the document: one undo step. Waits until the newest picture is there."""
        if self._newest.waiting:
            self._accepting = True
            return
        led, self._accepting = self._led, False
        if led is None:
            return
        made = Repainting(job=led.job, base=led.base, identity=self._document.identity)
        self._led = None
        done, note = put(self._document, led.result, made, tr(LABEL), new_layer=False)
        if note:
            self.noted.emit(note)
        if done:
            self._locked.clear()
            self.reset()
        self.led_changed.emit()

    def watch(self, *, on: bool) -> None:
        """Whether the sliders are seen: the engine then looks at the picture before one is moved."""
        self._watched = on
        self._warm()

    def _warm(self) -> None:
        picture, info = self._document.picture, self._generation.model_info
        if not self._watched or picture is None or info is None or self._led is not None:
            return
        if self._queue.running is not None or picture is self._warmed:
            return
        self._warmed = picture
        if min(picture.shape[:2]) >= 7 and not any(side % info.factor for side in picture.shape[:2]):
            self._queue.submit(Inspect(model=str(info.path), picture=picture))

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
        self._again()

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
        self._drop()
        self._reload()
        self.amounts_changed.emit()

    def _reload(self) -> None:
        found = [] if self._library is None else self._library.list()
        self._shelf = tuple(one for one in found if one.direction.kind is Kind.LATENT)
        self.shelf_changed.emit()

    def _picture_changed(self) -> None:
        self.amounts_changed.emit()  # there may be a picture to lead where there was none
        if self._led is not None and self._led.base is self._document.picture:
            return
        self._again()

    def _again(self) -> None:
        """Lead the picture as the sliders say now, or show it as it is."""
        if not self._steps() or not self.ready:
            self._newest.forget()
            self._stale = True
            self._drop()
            return
        self._stale = False
        self._newest.wish(self._next)

    def _drop(self) -> None:
        if self._led is not None:
            self._led = None
            self.led_changed.emit()

    def _steps(self) -> list[tuple[Shelved, float]]:
        return [
            (shelved, amount)
            for shelved in self._shelf
            if (amount := self.amount(shelved.direction.digest))
            and (not self._solo or self._solo == shelved.direction.digest)
        ]

    def _next(self) -> Inpaint | None:
        picture, info = self._document.picture, self._generation.model_info
        if picture is None or info is None:
            return None
        self._base, self._drift = picture, None
        return self._job(picture, info)

    def _job(self, picture: Picture, info: ModelInfo) -> Inpaint:
        height, width = picture.shape[:2]
        mask = self._document.mask.applied
        if mask is None:
            mask = np.full((height, width), 255, np.uint8)
        steps = self._steps()
        recipe = Recipe(
            prompt="" if self._document.recipe is None else self._document.recipe.prompt,
            size=Size(width, height).snapped(info.factor),
            steps=1,
            guidance=1.0,
            sampler="ddim",
            model=info.name,
            strength=0.0,
            source=Source(name=self._document.name, sha256=fingerprint(picture)),
            repaint=Repaint(
                region=(0, 0, width, height),
                mask=fingerprint(mask[..., None]),
                fill="original",
                feather=0.0,
                match=False,
            ),
            directions=tuple(shelved.direction.by(amount) for shelved, amount in steps),
        )
        return Inpaint(
            model=str(info.path),
            recipe=recipe,
            seeds=(0,),
            source=picture,
            directions=tuple(shelved.direction for shelved, _ in steps),
            mask=mask,
            place=Rect(0, 0, width, height),
            match=False,
            preview=PreviewMode.OFF,
        )

    def _on_event(self, event: Event) -> None:
        if event.job == self._learning:
            self._learned(event)

    def _on_led(self, event: Event) -> None:
        job, base = self._newest.asked, self._base
        assert isinstance(job, Inpaint)
        match event:
            case Drifted():
                self._drift = event
            case Result():
                if base is not None and not self._stale and base is self._document.picture:
                    self._led = Led(job=job, base=base, result=event, drift=self._drift)
                    self.led_changed.emit()
            case Failed():
                self._accepting = False
                self.failed.emit(event.message)

    def _settled(self, event: Event) -> None:
        if self._accepting and not isinstance(event, Cancelled):
            self.accept()

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
