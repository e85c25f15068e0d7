"""The latent map: history, keyframes and examples on a plane, and what lies between them."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from pathlib import Path

import numpy as np
from PySide6.QtCore import QObject, Signal

from core import plane
from core.arrays import Floats, LatentArray
from core.errors import LatentscapeError
from core.events import Encoded, Event, Failed, Final, LaidOut
from core.files.latents import KeptLatent
from core.files.pictures import covering, flatten
from core.geometry import Size
from core.mixing_jobs import (
    MAX_POINTS,
    EncodePictures,
    Ingredient,
    LayOut,
    Space,
    ingredient,
)
from core.model_info import ModelInfo
from desktop.engine.queue import JobQueue
from desktop.language import counted, tr
from desktop.state import specimens
from desktop.state.background import Background
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.idle_job import IdleJob
from desktop.state.map_between import Between, Lookout, Place, kept_latent
from desktop.state.specimens import Specimen
from desktop.state.timeline_store import TimelineStore

CHUNK = 16
"""Pictures that are read and encoded at a time."""


class Side(Enum):
    """Which of two groups a point is marked for."""

    MORE = "more"
    LESS = "less"


class MapStore(QObject):
    """Where pictures lie on the plane of their latents or of their words.

    Works only while somebody looks, and steps aside for whatever else the engine is asked to do.

    Signals:
        changed: ``points``, ``places``, ``standing`` or ``space`` are others.
        marks_changed: ``marks`` are others.
        between_changed: ``between`` is another.
        kept: What lay between the points is in the history now.
        failed (str): One sentence for the person.
    """

    changed = Signal()
    marks_changed = Signal()
    between_changed = Signal()
    kept = Signal()
    failed = Signal(str)

    def __init__(
        self,
        queue: JobQueue,
        timeline: TimelineStore,
        history: HistoryStore,
        generation: GenerationStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._timeline, self._history = timeline, history
        self._generation = generation
        self._files = Background(self)
        self._idle = IdleJob(queue, self)
        self._examples: dict[str, Specimen] = {}
        self._points: dict[str, Specimen] = {}
        self._latents: dict[str, LatentArray] = {}
        self._bad: set[str] = set()
        self._places: dict[str, Place] = {}
        self._laid: tuple[Space, frozenset[str]] | None = None
        self._space = Space.LATENTS
        self._marks: dict[str, Side] = {}
        self._keys: tuple[str, ...] = ()
        self._reading = self._watched = False
        for signal in (history.entry_added, history.entry_removed, history.loaded):
            signal.connect(self._gather)
        timeline.changed.connect(self._gather)
        timeline.thumbnails_changed.connect(self._gather)
        generation.model_changed.connect(self._forget)
        self._idle.freed.connect(self._go_on)
        self._idle.received.connect(self._on_event)
        self._lookout = Lookout(queue, history, generation, self._files, latents=self._latents, parent=self)
        self._lookout.changed.connect(self.between_changed)
        self._lookout.kept.connect(self.kept)
        self._lookout.failed.connect(self.failed)

    @property
    def points(self) -> Sequence[Specimen]:
        """Those that have a place."""
        return [point for key, point in self._points.items() if key in self._places]

    @property
    def places(self) -> Floats:
        """float32 (n, 2): where ``points`` lie."""
        found = [self._places[point.key] for point in self.points]
        return np.array(found, np.float32).reshape(-1, 2)

    def place(self, point: Specimen) -> Place:
        """Where one of ``points`` lies."""
        return self._places[point.key]

    @property
    def space(self) -> Space:
        """What the plane is the plane of."""
        return self._space

    @property
    def marks(self) -> dict[str, Side]:
        """Which points are marked, by their keys."""
        return {key: side for key, side in self._marks.items() if key in self._points}

    @property
    def size(self) -> Size | None:
        """Of the pictures between the points; None while there is no model."""
        info = self._generation.model_info
        return None if info is None else info.native_size

    @property
    def between(self) -> Between | None:
        """The place that is looked at; None while none is."""
        return self._lookout.between

    @property
    def standing(self) -> tuple[int, int]:
        """How many points have been looked at, and how many there are."""
        return sum(key in self._latents for key in self._points), len(self._points) - len(
            self._bad & self._points.keys()
        )

    def watch(self, *, on: bool) -> None:
        """Whether the map is seen."""
        self._watched = on
        if on:
            self._gather()

    def set_space(self, space: Space) -> None:
        """Lay the points out anew."""
        if space is not self._space:
            self._space = space
            self.let_go()
            self._go_on()
            self.changed.emit()

    def add(self, paths: Sequence[Path]) -> None:
        """Put pictures, and those in folders, on the map as examples."""
        self._files.run(lambda: specimens.of_files(paths, MAX_POINTS), self._added, self.failed.emit)

    def mark(self, keys: Sequence[str], side: Side | None) -> None:
        """Put points into a group, or out of both."""
        before = dict(self._marks)
        for key in keys:
            if side is None:
                self._marks.pop(key, None)
            else:
                self._marks[key] = side
        if before != self._marks:
            self.marks_changed.emit()

    def marked(self, side: Side) -> tuple[Specimen, ...]:
        """The points of a group."""
        return tuple(self._points[key] for key, its in self.marks.items() if its is side)

    def look(self, place: Place, *, final: bool = False) -> None:
        """See what lies at a place: at once as a draft; ``final`` once the hand is at rest."""
        if self._places:
            self._lookout.look(self.points, self.places, place, final=final)

    def let_go(self) -> None:
        """Look at no place any more."""
        self._lookout.let_go()

    def latent(self, point: Specimen) -> KeptLatent | None:
        """The latent of a point of the map."""
        info, latent = self._generation.model_info, self._latents.get(point.key)
        if info is None or latent is None:
            return None
        return kept_latent(latent, info, point.recipe)

    @property
    def between_latent(self) -> KeptLatent | None:
        """The latent of the place that is looked at, once it is finished."""
        return self._lookout.latent

    def keep(self) -> None:
        """Put the picture of the place that is looked at into the history, once it is finished."""
        self._lookout.keep()

    def close(self) -> None:
        """End the thread that reads pictures."""
        self._watched = False
        self._files.close()

    def _gather(self) -> None:
        """What there is to show now."""
        if not self._watched:
            return
        found = [specimens.of_entry(self._history, entry) for entry in self._history.entries]
        keyframes = [
            specimens.of_keyframe(self._timeline, keyframe, self._history)
            for keyframe in self._timeline.timeline.keyframes
        ]
        found += [one for one in keyframes if one is not None]
        found += self._examples.values()
        self._points = {one.key: self._points.get(one.key, one) for one in found[:MAX_POINTS]}
        for kept in (self._latents, self._places, self._marks):
            for key in kept.keys() - self._points.keys():
                del kept[key]
        self._go_on()
        self.changed.emit()

    def _forget(self) -> None:
        """Another model sees other latents."""
        self._latents.clear()
        self._places.clear()
        self._bad.clear()
        self._laid = None
        self.let_go()
        self._idle.stop()
        self._go_on()
        self.changed.emit()

    def _go_on(self) -> None:
        """Do the next thing: read, encode, lay out."""
        info = self._generation.model_info
        if not self._watched or info is None or self._reading or not self._idle.free:
            return  # told again once the engine is free
        missing = [p for key, p in self._points.items() if key not in self._latents and key not in self._bad]
        known = frozenset(self._latents.keys() & self._points.keys())
        if missing:
            self._reading = True
            some = missing[:CHUNK]
            self._files.run(lambda: [_taken(point, info) for point in some], self._took, self._not_taken)
        elif known and self._laid != (self._space, known):
            self._lay_out(info)

    def _lay_out(self, info: ModelInfo) -> None:
        self._keys = tuple(key for key in self._points if key in self._latents)
        if self._space is Space.LATENTS:
            latents = tuple(self._latents[key] for key in self._keys)
            self._idle.submit(LayOut(model=str(info.path), latents=latents))
        else:
            prompts = tuple(self._points[key].prompt for key in self._keys)
            self._idle.submit(LayOut(model=str(info.path), prompts=prompts))

    def _took(self, taken: list[tuple[str, Ingredient | None]]) -> None:
        self._reading = False
        info = self._generation.model_info
        pictures = []
        for key, one in taken:
            if one is None:
                self._bad.add(key)
            elif one.latent is not None:
                self._latents[key] = one.latent
            elif one.picture is not None:
                pictures.append((key, one.picture))
        if pictures and info is not None and self._idle.free and self._watched:
            self._keys = tuple(key for key, _ in pictures)
            self._idle.submit(
                EncodePictures(model=str(info.path), pictures=tuple(picture for _, picture in pictures))
            )
        else:
            self._go_on()
        self.changed.emit()

    def _not_taken(self, sentence: str) -> None:
        self._reading = False
        self._watched = False
        self.failed.emit(sentence)

    def _added(self, read: tuple[list[Specimen], int, int]) -> None:
        found, lost, _beyond = read
        self._examples |= {one.key: one for one in found}
        for key in {one.key for one in found}:
            self._latents.pop(key, None)  # the file may be another by now
            self._bad.discard(key)
        if lost:
            self.failed.emit(
                counted(
                    "{count} picture could not be read: left out of the map.",
                    "{count} pictures could not be read: left out of the map.",
                    lost,
                )
            )
        elif not found:
            self.failed.emit(tr("There are no pictures in what was chosen: choose a folder of pictures."))
        self._gather()

    def _on_event(self, event: Event) -> None:
        match event:
            case Encoded():
                self._latents[self._keys[event.index]] = event.latent
                self.changed.emit()
            case LaidOut():
                self._place(event.places)
            case Failed():
                self._bad |= set(self._keys) - self._latents.keys()
                self._laid = (self._space, frozenset(self._latents.keys() & self._points.keys()))
                self.failed.emit(event.message)
        if isinstance(event, Final):
            self._go_on()

    def _place(self, places: Floats) -> None:
        known = [number for number, key in enumerate(self._keys) if key in self._places]
        if known and self._laid is not None and self._laid[0] is self._space:
            before = np.array([self._places[self._keys[number]] for number in known], np.float32)
            places = places * plane.signs(places[known], before)
        self._places = {
            key: (float(x), float(y))
            for key, (x, y) in zip(self._keys, places, strict=True)
            if key in self._points
        }
        self._laid = (self._space, frozenset(self._keys))
        self.changed.emit()


def _taken(point: Specimen, info: ModelInfo) -> tuple[str, Ingredient | None]:
    """What the map needs of a point; None if it cannot be read."""
    try:
        whole = point.read()
    except (LatentscapeError, KeyError):
        return point.key, None
    one = ingredient(whole.picture, whole.latent, point.recipe, info)
    if one.picture is not None:
        one = Ingredient(picture=covering(flatten(one.picture, (255, 255, 255)), info.native_size))
    return point.key, one
