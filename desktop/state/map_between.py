"""What lies at a place between the points of the map: a mixture of the nearest, which follows the hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QObject, Signal

from core import plane
from core.arrays import Floats, LatentArray, Picture
from core.events import Event, Failed, Preview, Result, Sampled
from core.files.latents import KeptLatent
from core.mix import How, Mix, Part
from core.mixing_jobs import Ingredient, MixLatents
from core.model_info import ModelInfo
from core.recipe import Recipe
from desktop.engine.queue import JobQueue
from desktop.state.background import Background
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.newest import Newest
from desktop.state.specimens import Specimen

Place = tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Between:
    """A place on the plane and what is seen there.

    Attributes:
        place: x, y.
        weighed: The points it is made of, each with its weight.
        places: Where these lie, by their keys.
        picture: uint8 (h, w, 3); None until the engine has one.
        latent: Of the finished picture; None of a draft.
        recipe: As above; what the parts are is filled in when it is kept.
    """

    place: Place
    weighed: tuple[tuple[Specimen, float], ...]
    places: Mapping[str, Place] = field(default_factory=dict)
    picture: Picture | None = None
    latent: LatentArray | None = None
    recipe: Recipe | None = None

    def where(self, point: Specimen) -> Place:
        """Where one of its points lies."""
        return self.places.get(point.key, self.place)


class Lookout(QObject):
    """Looks at one place at a time.

    Args:
        latents: Of points, by their keys; kept up to date by whoever looks after the points.

    Attributes:
        between: The place that is looked at; None while none is.

    Signals:
        changed: ``between`` is another.
        kept: What lay there is in the history now.
        failed (str): One sentence for the person.
    """

    changed = Signal()
    kept = Signal()
    failed = Signal(str)

    def __init__(
        self,
        queue: JobQueue,
        history: HistoryStore,
        generation: GenerationStore,
        files: Background,
        *,
        latents: Mapping[str, LatentArray],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._history, self._generation, self._files = history, generation, files
        self._latents = latents
        self.between: Between | None = None
        self._final = False
        self._mixed: Place | None = None
        self._sampled: LatentArray | None = None
        self._keeping = False
        self._newest = Newest(queue, self)
        self._newest.received.connect(self._on_mixed)

    def look(self, points: Sequence[Specimen], places: Floats, place: Place, *, final: bool = False) -> None:
        """See what lies at a place: at once as a draft; ``final`` once the hand is at rest.

        Args:
            points: One or more.
            places: float32 (n, 2): where they lie.
            place: x, y.
            final: Whether it is worth a finished picture.
        """
        chosen, shares = plane.weights(places, place)
        weighed = tuple((points[index], float(share)) for index, share in zip(chosen, shares, strict=True))
        shown = None if self.between is None else self.between.picture
        where = {points[index].key: (float(places[index, 0]), float(places[index, 1])) for index in chosen}
        self.between = Between(place=place, weighed=weighed, places=where, picture=shown)
        self._final, self._keeping = final, False
        self._newest.wish(self._mixing)
        self.changed.emit()

    def let_go(self) -> None:
        """Look at no place any more."""
        self._newest.stop()
        self._keeping = False
        if self.between is not None:
            self.between = None
            self.changed.emit()

    @property
    def latent(self) -> KeptLatent | None:
        """The latent of the place that is looked at, once it is finished."""
        info, between = self._generation.model_info, self.between
        if info is None or between is None or between.latent is None:
            return None
        return kept_latent(between.latent, info, None)

    def keep(self) -> None:
        """Put the picture of the place that is looked at into the history, once it is finished."""
        between = self.between
        if between is None or between.picture is None or between.latent is None or between.recipe is None:
            self._keeping = between is not None
            return
        self._keeping = False
        picture, latent, recipe = between.picture, between.latent, between.recipe

        def named() -> Recipe:
            parts = tuple(point.part(weight) for point, weight in between.weighed)
            return replace(recipe, mix=Mix(how=How.LATENT, parts=parts))

        def put(its: Recipe) -> None:
            self._history.add(picture, its, latent)
            self.kept.emit()

        self._files.run(named, put, self.failed.emit)

    def _mixing(self) -> MixLatents | None:
        between, info = self.between, self._generation.model_info
        if between is None or info is None:
            return None
        if any(point.key not in self._latents for point, _ in between.weighed):
            return None
        self._mixed = between.place
        heaviest = max(between.weighed, key=lambda pair: pair[1])[0]
        parts = tuple(Part(name=point.name, sha256="", weight=weight) for point, weight in between.weighed)
        recipe = Recipe(
            prompt=heaviest.prompt,
            size=info.native_size,
            steps=1,
            guidance=1.0,
            sampler="ddim",
            model=info.name,
            mix=Mix(how=How.LATENT, parts=parts),
        )
        return MixLatents(
            model=str(info.path),
            ingredients=tuple(Ingredient(latent=self._latents[point.key]) for point, _ in between.weighed),
            recipe=recipe,
            draft=not self._final,
        )

    def _on_mixed(self, event: Event) -> None:
        between = self.between
        if between is None:
            return
        match event:
            case Preview():
                self.between = replace(between, picture=event.pictures[0])
            case Sampled():
                self._sampled = event.latent
            case Result() if self._mixed == between.place:
                self.between = replace(
                    between, picture=event.picture, latent=self._sampled, recipe=event.recipe
                )
            case Failed():
                self.failed.emit(event.message)
        if self.between is not between:
            self.changed.emit()
            if self._keeping:
                self.keep()


def kept_latent(latent: LatentArray, info: ModelInfo, recipe: Recipe | None) -> KeptLatent:
    """A latent with what it belongs to."""
    return KeptLatent(
        latent=latent, model=info.name, fingerprint=info.fingerprint, factor=info.factor, recipe=recipe
    )
