"""Walks: their pace, their frames, and how well they keep the pictures that are keyframes."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from core.arrays import Floats, Picture, frozen
from core.document.keyframe import PictureSource
from core.document.timeline import Ending, Pace, Timeline
from core.events import Event, FrameChanged, FrameReady, KeyframeChecked, Note, Stage
from core.files.pictures import resized
from core.geometry import Size
from core.jobs import Quality, RenderWalk
from core.models.memory import check_room
from core.models.model import Model
from core.walk import pacing
from core.walk.cache import FrameCache
from core.walk.frames import Anchor, Plan, Span
from core.walk.plan import coarse_to_fine, expand
from core.walk.render import Drawn, Renderer
from core.walk.start import Start, Way, way_of
from core.walk.studio import Studio
from core.work import Work

METER = 96
"""Side of the difference picture."""
LOUDER = 4


@dataclass(slots=True, eq=False)
class Walk:
    """A job's walk at work.

    Attributes:
        work: The job.
        job: What is asked for.
        cache: Of frames.
    """

    work: Work
    job: RenderWalk
    cache: FrameCache
    plan: Plan = field(init=False)
    renderer: Renderer = field(init=False)
    batch: int = field(init=False)

    def begin(self) -> None:
        """See that it can be done, before anything is drawn.

        Raises:
            LatentscapeError: If it cannot be done with this model on this device.
        """
        model = self.work.model
        for direction in self.job.directions:
            direction.check_model(model.info)
        self.plan = expand(self.job.timeline, model.info, self.job.quality)
        self.batch = self.job.batch or batch_size(model, self.plan.settings.size)
        check_room(model, self.plan.settings.size, self.batch)

    def prepare(self) -> Iterator[Event]:
        """Check keyframes that are pictures, find the pace.

        Raises:
            LatentscapeError: If that cannot be done.
            JobCancelled: Once the person has cancelled.
        """
        work, timeline = self.work, self.job.timeline
        model = work.model
        for note in self.plan.notes:
            yield Note(job=self.job.id, message=note)
        yield work.clock.progress(Stage.TEXT)
        studio = Studio(
            model=model,
            settings=self.plan.settings,
            cache=self.cache,
            cancel=work.cancel,
            base=timeline.base,
            directions={direction.digest: direction for direction in self.job.directions},
            outfit=work.outfit,
        )
        self.renderer = Renderer(studio)
        yield from self._check_pictures(studio)
        if timeline.pace is Pace.EVEN:
            paced: dict[str, tuple[float, ...]] = {}
            wanted = [span for span in self.plan.spans if span.pace]
            for number, span in enumerate(wanted):
                paced[span.pace] = yield from self._pace(span, number, len(wanted))
            self.plan = expand(timeline, model.info, self.job.quality, paced)

    def frames(self, order: Sequence[int]) -> Iterator[Event | Drawn]:
        """Draw frames in an order, which may have one twice.

        Yields:
            Progress, and for each frame in its turn a :class:`Drawn` whose number is its place in ``order``.
        """
        clock, steps = self.work.clock, self.plan.settings.steps
        begun, drawn, done = clock.seconds, 0, 0
        total = len(order) * steps
        spots = [self.plan.frames[index].spot for index in order]
        yield clock.progress(Stage.SAMPLING, 0, total)
        for event in self.renderer.pictures(spots, self.batch):
            if isinstance(event, Drawn):
                done += 1
                drawn += not event.cached
                yield event
                continue
            if not event.total:
                continue
            share = event.index / event.total * len(event.latent)
            rate = (clock.seconds - begun) / max(drawn + share, 0.01)
            remaining = rate * (len(order) - done - share)
            yield clock.progress(Stage.SAMPLING, min(total, int((done + share) * steps)), total, remaining)

    def _check_pictures(self, studio: Studio) -> Iterator[Event]:
        for frame, id_ in self.plan.keyframes:
            anchor = self.plan.frames[frame].spot.anchors[0]
            source = anchor.keyframe.source
            if not isinstance(source, PictureSource) or (self.job.frames and frame not in self.job.frames):
                continue
            way = next(way_of(span.start) for span in self.plan.spans if anchor in span.start.ends)
            start = yield from self._ready(studio, anchor, way)
            assert start.clean is not None
            seen, kept = studio.fitted(source), self.renderer.coded(start.clean)
            drawn = None if start.rest is None else self.renderer.coded(start.clean - start.rest)
            yield KeyframeChecked(
                job=self.job.id,
                keyframe=id_,
                psnr=psnr(kept, seen),
                round_trip=psnr(kept, seen),
                drawn=None if drawn is None else psnr(drawn, seen),
                picture=kept,
                difference=difference_picture(kept, seen),
            )

    def _ready(self, studio: Studio, anchor: Anchor, way: Way) -> Generator[Event, None, Start]:
        steps = studio.ready(anchor, way)
        while True:
            try:
                step = next(steps)
            except StopIteration as end:
                start: Start = end.value
                return start
            yield self.work.clock.progress(Stage.INVERTING, step.index, step.total)

    def _pace(self, span: Span, number: int, count: int) -> Generator[Event, None, tuple[float, ...]]:
        """Where the frames of a span stand."""
        studio = self.renderer.studio
        key = studio.key("pace", str(pacing.VERSION), span.pace)
        known = self.cache.arrays(key)
        parts = span.parts
        if known is not None and len(known.get("shares", ())) == len(parts):
            return tuple(float(share) for share in known["shares"])
        track, budget = pacing.Track(), pacing.budget(len(parts) + 1)
        while wanted := track.wanted(len(parts) + 1, self.batch):
            spots = [span.at(share) for share in wanted]
            for event in self.renderer.pictures(spots, self.batch):
                done = number * budget + min(len(track.shares), budget)
                if isinstance(event, Drawn):
                    track.add(wanted[event.number], pacing.look(event.picture))
                yield self.work.clock.progress(Stage.PACING, done, count * budget)
        shares = pacing.even(track, parts)
        self.cache.keep_arrays(key, {"shares": np.array(shares, np.float64)})
        return shares


def render_walk(work: Work, job: RenderWalk, cache: FrameCache) -> Iterator[Event]:
    """Draw frames of a walk.

    Yields:
        Progress; ``KeyframeChecked`` for each keyframe that is a picture; ``FrameReady`` for each frame and
        ``FrameChanged`` for each pair of neighbours.

    Raises:
        LatentscapeError: If the walk cannot be made with this model on this device.
        JobCancelled: Once the person has cancelled.
    """
    walk = Walk(work, job, cache)
    walk.begin()
    yield from walk.prepare()
    order: Sequence[int] = job.frames or range(job.timeline.count)
    if not job.frames and job.quality is Quality.DRAFT:
        order = coarse_to_fine(job.timeline.count)
    changes = Changes(job.timeline)
    done = 0
    for event in walk.frames(order):
        if not isinstance(event, Drawn):
            yield event
            continue
        done += 1
        index = order[event.number]
        yield FrameReady(
            job=job.id,
            index=index,
            picture=event.picture,
            cached=event.cached,
            done=done,
            total=len(order),
            seconds=work.clock.seconds,
        )
        for earlier, change in changes.after(index, event.picture):
            yield FrameChanged(job=job.id, index=earlier, change=change)


class Changes:
    """Differences between neighbours, as frames come in whatever order.

    Args:
        timeline: Says who is whose neighbour.
    """

    def __init__(self, timeline: Timeline) -> None:
        self._count = timeline.count
        self._loop = timeline.ending is Ending.LOOP and timeline.count > 2
        self._looks: dict[int, Floats] = {}
        self._known: set[int] = set()

    def after(self, index: int, picture: Picture) -> Iterator[tuple[int, float]]:
        """Changes that are known now that a frame is there, by the earlier of the two."""
        self._looks[index] = pacing.look(picture)
        for earlier in (self._before(index), index):
            later = self._follower(earlier) if earlier is not None else None
            if earlier is None or later is None or earlier in self._known:
                continue
            if earlier in self._looks and later in self._looks:
                self._known.add(earlier)
                yield earlier, pacing.distance(self._looks[earlier], self._looks[later])
        for done in (self._before(index), index, self._follower(index)):
            if done is not None and self._settled(done):
                self._looks.pop(done, None)

    def _follower(self, index: int) -> int | None:
        if index + 1 < self._count:
            return index + 1
        return 0 if self._loop else None

    def _before(self, index: int) -> int | None:
        if index > 0:
            return index - 1
        return self._count - 1 if self._loop else None

    def _settled(self, index: int) -> bool:
        """Whether both changes of a frame are known, so that it need not be remembered."""
        before, after = self._before(index), self._follower(index)
        return (before is None or before in self._known) and (after is None or index in self._known)


def batch_size(model: Model, size: Size) -> int:
    """How many frames are drawn together."""
    _, height, width = model.latent_shape(size)
    cells = 8192 if model.placement.device.type == "cpu" else 16 * 4096
    return max(1, min(16, cells // (4 * height * width)))


def psnr(one: Picture, other: Picture) -> float:
    """Peak signal-to-noise ratio of two pictures of one shape, in dB; 99 for equal ones."""
    error = float(((one.astype(np.float64) - other) ** 2).mean())
    return 99.0 if error == 0 else min(99.0, 10 * float(np.log10(255**2 / error)))


def difference_picture(one: Picture, other: Picture) -> Picture:
    """Where two pictures differ, small: grey is the same, amplified."""
    height, width = one.shape[:2]
    values = np.clip((one.astype(np.int16) - other) * LOUDER + 128, 0, 255).astype(np.uint8)
    scale = min(1.0, METER / max(height, width))
    return frozen(resized(values, Size(max(1, round(width * scale)), max(1, round(height * scale)))))
