"""The walk as pictures: draws the timeline through the engine, keeps its frames, shows one on the canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.arrays import Picture
from core.direction import Direction
from core.document.keyframe import PictureSource, Source
from core.document.timeline import Pace, Timeline
from core.errors import InputError
from core.events import (
    Cancelled,
    Event,
    Failed,
    Finished,
    FrameChanged,
    FrameReady,
    KeyframeChecked,
    Note,
    Progress,
)
from core.geometry import Size
from core.jobs import Quality, RenderWalk, missing_direction
from core.model_info import ModelInfo
from core.walk.plan import effort, expand
from core.walk.problems import problem
from desktop.engine.queue import JobQueue
from desktop.language import tr
from desktop.state.frames import Frames
from desktop.state.generation_store import GenerationStore
from desktop.state.timeline_store import Shown, TimelineStore

CALM = 250
"""Milliseconds a timeline must be left alone before it is drawn anew: a knob passes many values."""
MANY = 4000
"""Frames from which on it is not worth finding out which of them an edit has spared."""

Key = tuple[str, str]
"""Of a frame: of the even pace of its span, and of what is seen where the times put it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How far the drawing is.

    Attributes:
        done: Frames that are there.
        total: Frames of the walk.
        words: What is being done; "" while nothing is.
    """

    done: int
    total: int
    words: str = ""


class WalkStore(QObject):
    """The frames of the document's timeline.

    Once asked for, they are kept up to date: each edit is drawn anew, what it spared is kept. What the person
    generates goes first: the drawing steps aside and goes on afterwards.

    Signals:
        frame_added (int): There is this frame.
        frames_changed: Others than before are there; ``changes`` too.
        standing_changed: ``standing`` or ``wanted`` is another.
        checked (object): The ``Source`` of a picture that was looked at; see :meth:`check`.
        failed (str): One sentence for the person; drawing has stopped.
        noted (str): A sentence worth telling.
    """

    frame_added = Signal(int)
    frames_changed = Signal()
    standing_changed = Signal()
    checked = Signal(object)
    failed = Signal(str)
    noted = Signal(str)

    def __init__(
        self,
        queue: JobQueue,
        timeline: TimelineStore,
        generation: GenerationStore,
        *,
        known: Callable[[], Iterable[Direction]],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._queue, self._store, self._generation = queue, timeline, generation
        self._known = known
        self._job: RenderWalk | None = None
        self._stale = self._withdrawn = self._blocked = False
        self._wanted = self._complete = self._looking = False
        self._holds: set[str] = set()
        self._words = ""
        self._quality = Quality.DRAFT
        self._keys: tuple[Key, ...] = ()
        self._noted: set[str] = set()
        self._checks: dict[Source, KeyframeChecked] = {}
        self.frames = Frames(1)
        self.changes: list[float | None] = [None]
        self.seconds_per_frame: dict[Quality, float] = {}
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self._submit)
        timeline.changed.connect(self._timeline_changed)
        timeline.playhead_moved.connect(lambda _frame: self._show())
        generation.busy_changed.connect(lambda busy: self.hold("generation", busy))
        generation.started.connect(lambda _job: self.look(False))
        generation.model_changed.connect(lambda _info: self._timeline_changed())
        queue.event_received.connect(self._on_event)
        self._replan()

    @property
    def wanted(self) -> bool:
        """Whether frames are drawn, or will be as soon as the engine is free."""
        return self._wanted and not self._complete and not self._blocked

    @property
    def quality(self) -> Quality:
        """Which pass is drawn."""
        return self._quality

    @property
    def looking(self) -> bool:
        """Whether the frame at the playhead is shown on the canvas."""
        return self._looking

    @property
    def standing(self) -> Standing:
        """How far the drawing is."""
        words = self._words
        if self.wanted and self._holds:
            words = tr("Waiting for the engine")
        return Standing(done=len(self.frames), total=self.frames.count, words=words if self.wanted else "")

    @property
    def problem(self) -> str:
        """Why the timeline cannot be drawn; "" if it can."""
        info, timeline = self._info, self._store.timeline
        if info is None:
            return ""
        return problem(timeline, info) or missing_direction(timeline, self._known())

    def directions(self, timeline: Timeline) -> tuple[Direction, ...]:
        """Those that a timeline is led along, as far as they are known."""
        wanted = {along.digest for along in timeline.directions}
        return tuple(direction for direction in self._known() if direction.digest in wanted)

    def recheck(self) -> None:
        """What it is drawn with is another: directions have come or gone."""
        if self._wanted and self._blocked:
            self._blocked = bool(self.problem)
            self._submit()
        self.standing_changed.emit()

    def preview(self) -> bool:
        """Draw all frames, and from now on those an edit changes; whether it can be done."""
        sentence = self.problem
        if sentence:
            self.failed.emit(sentence)
            return False
        self._wanted, self._complete, self._blocked = True, False, False
        self._submit()
        self.standing_changed.emit()
        return True

    def stop(self) -> None:
        """Draw no more; what is there stays."""
        self._wanted = False
        self._calm.stop()
        self._withdraw()
        self.standing_changed.emit()

    def set_quality(self, quality: Quality) -> None:
        """Draw another pass."""
        if quality is not self._quality:
            self._quality = quality
            self._timeline_changed()

    def hold(self, reason: str, on: bool) -> None:
        """Keep away from the engine while there is a reason to."""
        before = bool(self._holds)
        (self._holds.add if on else self._holds.discard)(reason)
        if bool(self._holds) != before:
            if on:
                self._withdraw()
            else:
                self._submit()
            self.standing_changed.emit()

    def look(self, on: bool) -> None:
        """Show the frame at the playhead on the canvas, or the document again."""
        if on != self._looking:
            self._looking = on
            self._show()

    def seconds_of(self, quality: Quality) -> float | None:
        """Of a frame of a pass: as measured, or as another pass foretells; None if nothing was drawn."""
        known, info, timeline = self.seconds_per_frame, self._info, self._store.timeline
        if quality in known or not known or info is None or not timeline.keyframes:
            return known.get(quality)
        other, seconds = next(iter(known.items()))
        return seconds * effort(timeline, info, quality) / effort(timeline, info, other)

    def check(self, source: Source) -> KeyframeChecked | None:
        """How well the walk keeps a picture that is a keyframe; None if that is not known."""
        return self._checks.get(source)

    def at(self, frame: int) -> Picture | None:
        """The frame, or the nearest there is; failing that, how the keyframe before it looks."""
        picture = self.frames.at(frame)
        if picture is not None:
            return picture
        timeline = self._store.timeline
        before = [k for f, k in zip(timeline.frames, timeline.keyframes, strict=True) if f <= frame]
        for keyframe in (*reversed(before), *timeline.keyframes[:1]):
            source = keyframe.source
            if isinstance(source, PictureSource) and source.picture is not None and not keyframe.amounts:
                return source.picture
            return self._store.thumbnail(keyframe)
        return None

    @property
    def size(self) -> Size | None:
        """Of the walk's pictures when they are final; None while it has none."""
        timeline = self._store.timeline
        if timeline.base is not None and timeline.base.picture is not None:
            height, width = timeline.base.picture.shape[:2]
            return Size(width, height)
        return timeline.keyframes[0].recipe.size if timeline.keyframes else None

    @property
    def _info(self) -> ModelInfo | None:
        return self._generation.model_info

    def _timeline_changed(self) -> None:
        self._replan()
        if self._job is not None:
            self._stale = True
            self._withdraw()
        if self._wanted:
            self._complete, self._blocked = False, bool(self.problem)  # go on once it is a walk again
            self._calm.start()
        self._show()
        self.frames_changed.emit()
        self.standing_changed.emit()

    def _replan(self) -> None:
        """Keep the frames that the edit has spared, under their new numbers."""
        timeline, info = self._store.timeline, self._info
        before, had, changes = self.frames, self._keys, self.changes
        self.frames = Frames(timeline.count)
        self.changes = [None] * timeline.count
        self._keys = ()
        if info is None or timeline.count > MANY:
            return
        try:
            plan = expand(timeline, info, self._quality)
        except InputError:
            return
        paces = [""] * timeline.count
        for span in plan.spans if timeline.pace is Pace.EVEN else ():
            pace = span.pace
            for number in range(span.first + 1, span.last):
                paces[number % timeline.count] = pace
        self._keys = tuple((pace, frame.digest) for pace, frame in zip(paces, plan.frames, strict=True))
        there = {had[number]: number for number in before.there if number < len(had)}
        same: dict[int, int] = {}
        for number, key in enumerate(self._keys):
            old = there.get(key)
            picture = None if old is None else before.at(old)
            if old is not None and picture is not None:
                self.frames.put(number, picture)
                same[number] = old
        for number, old in same.items():
            if same.get(number + 1) == old + 1:
                self.changes[number] = changes[old]

    def _submit(self) -> None:
        """Ask the engine, if there is something to ask and nothing in the way."""
        if not self.wanted or self._holds or self._job is not None or self._calm.isActive():
            return
        job = RenderWalk(
            model=self._generation.model_name,
            timeline=self._store.timeline,
            quality=self._quality,
            directions=self.directions(self._store.timeline),
        )
        self._job, self._stale, self._withdrawn, self._words = job, False, False, ""
        self._queue.submit(job)

    def _withdraw(self) -> None:
        if self._job is not None:
            self._withdrawn = True
            self._queue.cancel(self._job.id)

    def _on_event(self, event: Event) -> None:
        if self._job is None or event.job != self._job.id:
            return
        match event:
            case FrameReady() if not self._stale:
                self._frame_ready(event)
            case FrameChanged() if not self._stale and event.index < len(self.changes):
                self.changes[event.index] = event.change
                self.frame_added.emit(event.index)
            case KeyframeChecked():
                self._keyframe_checked(event)
            case Progress():
                self._words = event.stage.value
                self.standing_changed.emit()
            case Note() if event.message not in self._noted:
                self._noted.add(event.message)
                self.noted.emit(event.message)
            case Finished() | Cancelled() | Failed():
                self._ended(event)

    def _frame_ready(self, event: FrameReady) -> None:
        kept = self.frames.put(event.index, event.picture)
        if not event.cached:
            self.seconds_per_frame[self._quality] = event.seconds / max(1, event.done)
        timeline = self._store.timeline
        for frame, keyframe in zip(timeline.frames, timeline.keyframes, strict=True):
            if frame == event.index and (keyframe.amounts or not isinstance(keyframe.source, PictureSource)):
                self._store.set_thumbnail(keyframe, kept)
        self.frame_added.emit(event.index)
        self.standing_changed.emit()
        self._show()

    def _keyframe_checked(self, event: KeyframeChecked) -> None:
        assert self._job is not None
        for keyframe in self._job.timeline.keyframes:
            if keyframe.id == event.keyframe:
                self._checks[keyframe.source] = event
                self.checked.emit(keyframe.source)

    def _ended(self, event: Finished | Cancelled | Failed) -> None:
        stale, ours = self._stale, self._withdrawn
        self._job, self._words, self._stale, self._withdrawn = None, "", False, False
        if isinstance(event, Finished) and not stale:
            self._complete = True
        elif not stale and not ours:
            self._wanted = False
            if isinstance(event, Failed):
                self.failed.emit(event.message)
        self._submit()
        self.standing_changed.emit()

    def _show(self) -> None:
        picture, size = self.at(self._store.playhead), self.size
        if self._looking and picture is not None and size is not None:
            self._store.show(Shown(picture=picture, size=size))
        else:
            self._store.show(None)
