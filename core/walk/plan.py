"""The plan: a timeline expanded, purely, into a frozen specification for each frame.

A walk has one size, number of steps, sampler, VAE and set of LoRAs; prompts, seeds, guidance, negative
prompts and amounts of directions may differ from keyframe to keyframe. A frame on a keyframe is that
keyframe's picture alone: nothing is mixed there.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.document.keyframe import Keyframe, PictureMode, PictureSource, PromptSource
from core.document.region import region
from core.document.timeline import Ending, Pace, Path, Timeline
from core.jobs import Quality
from core.model_info import ModelInfo
from core.walk.frames import Anchor, Frame, Plan, Settings, Span, Spot, digest_of, hashed
from core.walk.problems import check


def expand(
    timeline: Timeline,
    info: ModelInfo,
    quality: Quality,
    paced: Mapping[str, Sequence[float]] | None = None,
) -> Plan:
    """Expand a timeline.

    Args:
        timeline: The walk.
        info: The model that will draw it.
        quality: Of which pass.
        paced: Where the frames of spans stand, as measured for an even pace, by :attr:`Span.pace`.

    Raises:
        InputError: If the timeline is not a walk, as :func:`check` says.
    """
    check(timeline, info)
    settings, notes = _settings(timeline, info, quality)
    anchors = [_anchor(keyframe) for keyframe in timeline.keyframes]
    spans = _spans(timeline, settings, anchors)
    paces = {span.first: span.pace for span in spans if timeline.pace is Pace.EVEN}
    build = _Frames(timeline, settings, spans, anchors, paces, paced or {})
    return Plan(
        settings=settings,
        spans=tuple(spans),
        frames=tuple(build.frame(index) for index in range(timeline.count)),
        keyframes=tuple((frame, k.id) for frame, k in zip(timeline.frames, timeline.keyframes, strict=True)),
        notes=tuple(notes),
    )


def coarse_to_fine(count: int) -> tuple[int, ...]:
    """0..count - 1 in binary order: ends first, then the middle, the quarters, and so on."""
    if count <= 2:
        return tuple(range(count))
    order, step = [0, count - 1], 1 << (count - 1).bit_length()
    seen = set(order)
    while step > 1:
        step //= 2
        fresh = [index for index in range(0, count, step) if index not in seen]
        order += fresh
        seen.update(fresh)
    return tuple(order)


def _settings(timeline: Timeline, info: ModelInfo, quality: Quality) -> tuple[Settings, list[str]]:
    recipe, base = timeline.keyframes[0].recipe, timeline.base
    size, steps, place, notes = recipe.size, recipe.steps, None, []
    if base is not None and base.mask is not None:
        seen = region(base.mask, info.native_size, info.factor)
        size, place = seen.size, seen.place
    full = size
    if quality is Quality.DRAFT:
        steps = draft_steps(steps)
        if size.area > info.native_size.area:
            size = size.scaled_to_area(info.native_size.area, info.factor)
    for number, keyframe in enumerate(timeline.keyframes, 1):
        picture = keyframe.source.picture if isinstance(keyframe.source, PictureSource) else None
        if picture is not None and place is None and picture.shape[:2] != (full.height, full.width):
            notes.append(
                f"The picture of keyframe {number} is {picture.shape[1]}x{picture.shape[0]} and the walk "
                f"{full}: it is scaled, and cut where its shape differs."
            )
    settings = Settings(
        model=info.fingerprint,
        size=size,
        steps=steps,
        sampler=recipe.sampler,
        loras=tuple((one.name, one.weight, one.text_weight) for one in recipe.worn),
        vae=recipe.vae,
        place=place,
        full=full,
        base=None if base is None else (*base.sha256, base.feather),
    )
    return settings, notes


def effort(timeline: Timeline, info: ModelInfo, quality: Quality) -> int:
    """How much is done for a frame of a pass, to compare passes: pixels of the model's size times steps.

    Raises:
        IndexError: If there is no keyframe.
    """
    settings, _notes = _settings(timeline, info, quality)
    return settings.size.area * settings.steps


def draft_steps(steps: int) -> int:
    """How many steps a draft takes where the final pass takes ``steps``."""
    return min(steps, max(6, round(steps * 0.4)))


def _anchor(keyframe: Keyframe) -> Anchor:
    """Its digest holds what the picture there and the ways from it depend on, beside the settings."""
    source, recipe = keyframe.source, keyframe.recipe
    kind: list[object] = ["prompt", recipe.seed]
    if not isinstance(source, PromptSource):
        kind = [type(source).__name__, source.sha256, source.mode.value]
        if source.mode is not PictureMode.INVERT:
            kind.append(recipe.seed)
    amounts = sorted((one.digest, one.amount) for one in keyframe.amounts)
    texts = (recipe.prompt, recipe.negative, recipe.guidance, recipe.clip_skip)
    return Anchor(keyframe=keyframe, digest=hashed(kind, *texts, amounts), bare=hashed(kind, *texts, []))


def _spans(timeline: Timeline, settings: Settings, anchors: Sequence[Anchor]) -> list[Span]:
    frames = list(timeline.frames)
    numbers = list(range(len(anchors)))
    if timeline.ending is Ending.LOOP:
        frames.append(frames[0] + timeline.count)
        numbers.append(0)
    spans = []
    for at, (first, last) in enumerate(pairwise(frames)):
        start, end = anchors[numbers[at]], anchors[numbers[at + 1]]
        spot = Spot(anchors=(start, end))
        if timeline.path is Path.SPLINE:
            spot = _spline(timeline, anchors, frames, numbers, at)
        spans.append(
            Span(
                key=digest_of(settings, spot),
                start=spot,
                first=first,
                last=last,
                easing=timeline.keyframes[numbers[at]].easing,
            )
        )
    return spans


def _spline(
    timeline: Timeline, anchors: Sequence[Anchor], frames: Sequence[int], numbers: Sequence[int], at: int
) -> Spot:
    """The start of span ``at`` with its neighbours; at an end of the walk the end itself stands for them."""
    count, loop = len(anchors), timeline.ending is Ending.LOOP
    first, last = frames[at], frames[at + 1]
    before, before_at = numbers[at], float(first)
    if at > 0:
        before, before_at = numbers[at - 1], frames[at - 1]
    elif loop:
        before, before_at = count - 1, frames[count - 1] - timeline.count
    after, after_at = numbers[at + 1], float(last)
    if at + 2 < len(frames):
        after, after_at = numbers[at + 2], frames[at + 2]
    elif loop:
        after, after_at = 1 % count, frames[1 % count] + timeline.count
    order = (before, numbers[at], numbers[at + 1], after)
    return Spot(
        anchors=tuple(anchors[number] for number in order),
        knots=(float(before_at - first), 0.0, float(last - first), float(after_at - first)),
    )


@dataclass(frozen=True, slots=True)
class _Frames:
    """What each frame of a timeline is made of."""

    timeline: Timeline
    settings: Settings
    spans: Sequence[Span]
    anchors: Sequence[Anchor]
    paces: Mapping[int, str]
    paced: Mapping[str, Sequence[float]]

    def frame(self, index: int) -> Frame:
        time = index
        if self.timeline.ending is Ending.LOOP and index < self.spans[0].first:
            time += self.timeline.count
        span = next((span for span in self.spans if span.first < time < span.last), None)
        if span is None:  # on a keyframe, or where the walk rests
            at = max(0, bisect_right(self.timeline.frames, time) - 1)
            return self._made(index, Spot(anchors=(self.anchors[at],)))
        number = time - span.first - 1
        spot = span.at(span.easing.at((time - span.first) / (span.last - span.first)))
        pace = self.paces.get(span.first)
        if not pace or len(spot.anchors) == 1:
            return self._made(index, spot)
        if pace not in self.paced:
            return Frame(index=index, spot=spot, digest=hashed(pace, number))
        return self._made(index, span.at(self.paced[pace][number]))

    def _made(self, index: int, spot: Spot) -> Frame:
        return Frame(index=index, spot=spot, digest=digest_of(self.settings, spot))
