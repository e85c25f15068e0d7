"""Arithmetic on pictures: A - B + C, and what lies between A and B."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from core.arrays import LatentArray, Picture
from core.events import Event, Failed, FrameReady, Preview, Result, Sampled
from core.files.pictures import fingerprint
from core.geometry import Size
from core.jobs import Job, Quality, RenderWalk
from core.mix import How, Mix, Part
from core.mixing_jobs import MixLatents, ingredient
from core.model_info import ModelInfo
from core.recipe import Recipe
from core.walk.morph import morph, morphs
from core.walk.problems import problem
from desktop.engine.queue import JobQueue
from desktop.language import mark, tr
from desktop.state.background import Background
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryEntry, HistoryStore
from desktop.state.newest import Newest
from desktop.state.specimens import Specimen, Whole

CALM = 300
"""Milliseconds after the last change: then the hand is at rest, and the finished picture is made."""
LETTERS = ("A", "B", "C")
NO_MORPH = mark("“{name}” was not drawn from words alone by this model: mix the latents instead.")


class Operation(Enum):
    """What is reckoned."""

    SUM = "sum"
    """A - B + C, of latents."""
    BETWEEN = "between"
    """From A to B, of latents."""
    MORPH = "morph"
    """From A to B, of noise and conditioning: each place is drawn anew."""

    @property
    def slots(self) -> int:
        """How many pictures it takes."""
        return 3 if self is Operation.SUM else 2


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outcome:
    """What came of it.

    Attributes:
        picture: uint8 (h, w, 3).
        latent: Of a finished mixture of latents; None of others.
        recipe: Of a finished picture; None of a draft.
    """

    picture: Picture
    latent: LatentArray | None = None
    recipe: Recipe | None = None


@dataclass(frozen=True, slots=True, eq=False)
class _Loaded:
    whole: Whole
    sha256: str


class ArithmeticStore(QObject):
    """Three slots, an operation and what comes of them: at once as a draft, finished when the hand rests.

    Signals:
        changed: Slots, operation or share are others.
        outcome_changed: ``outcome`` is another.
        kept (object): The finished picture is this ``HistoryEntry`` now.
        failed (str): One sentence for the person.
    """

    changed = Signal()
    outcome_changed = Signal()
    kept = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        queue: JobQueue,
        history: HistoryStore,
        generation: GenerationStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history, self._generation = history, generation
        self._files = Background(self)
        self._newest = Newest(queue, self)
        self._slots: list[Specimen | None] = [None, None, None]
        self._loaded: dict[str, _Loaded] = {}
        self._operation = Operation.SUM
        self._share = 0.5
        self._outcome: Outcome | None = None
        self._asked: tuple[object, ...] = ()
        self._latent: LatentArray | None = None
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(lambda: self._newest.wish(lambda: self._job(final=True)))
        self._newest.received.connect(self._on_event)
        generation.model_changed.connect(self._again)

    @property
    def slots(self) -> Sequence[Specimen | None]:
        """What A, B and C are."""
        return tuple(self._slots)

    @property
    def operation(self) -> Operation:
        """What is reckoned."""
        return self._operation

    @property
    def share(self) -> float:
        """How far from A to B, 0..1."""
        return self._share

    @property
    def outcome(self) -> Outcome | None:
        """What came of it; None while nothing has."""
        return self._outcome

    @property
    def lacks(self) -> str:
        """Why nothing can be reckoned, in a sentence; "" if it can."""
        wanted = self._operation.slots
        missing = [LETTERS[n] for n in range(wanted) if self._slots[n] is None]
        if missing:
            return tr("Drop pictures on {letters}, or press there to choose.", letters=", ".join(missing))
        info = self._generation.model_info
        if info is None:
            return tr("There is no model yet: wait until it is loaded, or choose one.")
        if self._operation is Operation.MORPH:
            odd = [one for one in self._used if not morphs(one.recipe, info)]
            if odd:
                return tr(NO_MORPH, name=odd[0].words[:60])
        return ""

    def put(self, slot: int, specimen: Specimen | None) -> None:
        """Make a picture A (0), B (1) or C (2); None to empty the slot."""
        self._slots[slot] = specimen
        self._drop()
        self.changed.emit()
        if specimen is None or specimen.key in self._loaded:
            self._again()
            return

        def read() -> _Loaded:
            whole = specimen.read()
            return _Loaded(whole, fingerprint(whole.picture))

        self._files.run(
            read, lambda loaded: self._took(specimen, loaded), lambda why: self._lost(specimen, why)
        )

    def clear(self) -> None:
        """Empty all slots."""
        self._slots = [None, None, None]
        self._again()
        self.changed.emit()

    def set_operation(self, operation: Operation) -> None:
        """Reckon otherwise."""
        if operation is not self._operation:
            self._operation = operation
            self._drop()
            self._again()
            self.changed.emit()

    def set_share(self, share: float) -> None:
        """Go to a place between A and B."""
        self._share = min(max(share, 0.0), 1.0)
        self._again()
        self.changed.emit()

    def keep(self) -> None:
        """Put the finished picture into the history."""
        made = self._outcome
        if made is not None and made.recipe is not None:
            entry: HistoryEntry = self._history.add(made.picture, made.recipe, made.latent)
            self.kept.emit(entry)

    def close(self) -> None:
        """End the thread that reads pictures."""
        self._calm.stop()
        self._files.close()

    @property
    def _used(self) -> list[Specimen]:
        return [one for one in self._slots[: self._operation.slots] if one is not None]

    @property
    def _state(self) -> tuple[object, ...]:
        return (self._operation, self._share, *(one.key for one in self._used))

    def _took(self, specimen: Specimen, loaded: _Loaded) -> None:
        there = {one.key for one in self._slots if one is not None}
        self._loaded = {key: one for key, one in self._loaded.items() if key in there}
        if specimen.key in there:
            self._loaded[specimen.key] = loaded
            self._again()

    def _lost(self, specimen: Specimen, why: str) -> None:
        self._slots = [None if one is not None and one.key == specimen.key else one for one in self._slots]
        self.failed.emit(why)
        self._again()
        self.changed.emit()

    def _again(self) -> None:
        if self.lacks or any(one.key not in self._loaded for one in self._used):
            self._calm.stop()
            self._newest.stop()
            self._drop()
            return
        self._newest.wish(lambda: self._job(final=False))
        self._calm.start()

    def _drop(self) -> None:
        if self._outcome is not None:
            self._outcome = None
            self.outcome_changed.emit()

    def _job(self, *, final: bool) -> Job | None:
        info = self._generation.model_info
        if info is None or self.lacks or any(one.key not in self._loaded for one in self._used):
            return None
        self._asked = self._state
        if self._operation is Operation.MORPH:
            return self._morph(info, final=final)
        summing = self._operation is Operation.SUM
        weights = (1.0, -1.0, 1.0) if summing else (1 - self._share, self._share)
        wholes = [(one, self._loaded[one.key].whole) for one in self._used]
        first = self._used[0]
        recipe = Recipe(
            prompt=first.prompt,
            size=_size(wholes[0][1].picture, info),
            steps=1,
            guidance=1.0,
            sampler="ddim",
            model=info.name,
            mix=Mix(how=How.LATENT, parts=self._parts(weights)),
        )
        return MixLatents(
            model=str(info.path),
            ingredients=tuple(ingredient(w.picture, w.latent, one.recipe, info) for one, w in wholes),
            recipe=recipe,
            draft=not final,
        )

    def _morph(self, info: ModelInfo, *, final: bool) -> RenderWalk | None:
        first, second = (one.recipe for one in self._used)
        assert first is not None
        assert second is not None
        timeline, frame = morph(first, second, self._share)
        sentence = problem(timeline, info)
        if sentence:
            self.failed.emit(sentence)
            return None
        quality = Quality.FINAL if final else Quality.DRAFT
        return RenderWalk(model=str(info.path), timeline=timeline, quality=quality, frames=(frame,))

    def _parts(self, weights: Sequence[float]) -> tuple[Part, ...]:
        return tuple(
            Part(name=one.name, sha256=self._loaded[one.key].sha256, weight=weight)
            for one, weight in zip(self._used, weights, strict=True)
        )

    def _on_event(self, event: Event) -> None:
        current = self._asked == self._state
        match event:
            case Preview():
                self._show(Outcome(picture=event.pictures[0]))
            case Sampled():
                self._latent = event.latent
            case Result() if current:
                self._show(Outcome(picture=event.picture, latent=self._latent, recipe=event.recipe))
            case FrameReady():
                job = self._newest.asked
                final = isinstance(job, RenderWalk) and job.quality is Quality.FINAL and current
                self._show(Outcome(picture=event.picture, recipe=self._morphed() if final else None))
            case Failed():
                self.failed.emit(event.message)

    def _morphed(self) -> Recipe | None:
        first, info = self._used[0].recipe, self._generation.model_info
        if first is None or info is None:
            return None
        parts = self._parts((1 - self._share, self._share))
        mix = Mix(how=How.MORPH, parts=parts)
        return replace(first, model=info.name, fingerprint=info.fingerprint, mix=mix)

    def _show(self, outcome: Outcome) -> None:
        if not self.lacks:
            self._outcome = outcome
            self.outcome_changed.emit()


def _size(picture: Picture, info: ModelInfo) -> Size:
    """The first picture's own size where the model can draw it, else one of its shape that it can."""
    size = Size(picture.shape[1], picture.shape[0])
    if size.area > 4 * info.native_size.area:
        return size.scaled_to_area(info.native_size.area, info.factor)
    return size.snapped(info.factor)
