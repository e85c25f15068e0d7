"""The plan: a timeline expanded, purely, into a frozen specification for each frame.

A walk has one size, number of steps and sampler; prompts, seeds, guidance and negative prompts may differ
from keyframe to keyframe. A frame on a keyframe is that keyframe's picture alone: nothing is mixed there.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from core.document.keyframe import Easing, Keyframe, LatentSource, PictureMode, PictureSource, PromptSource
from core.document.region import region
from core.document.timeline import Ending, Pace, Path, Timeline
from core.errors import InputError
from core.geometry import Rect, Size
from core.jobs import Quality
from core.model_info import ModelInfo
from core.recipe import Recipe
from core.samplers import SAMPLERS

VERSION = 1
"""Of the way frames are made: a change makes every cached frame another's."""

_INSTEAD = {
    "euler_a": "euler",
    "dpmpp_2m_sde": "dpmpp_2m",
    "dpmpp_2m_sde_karras": "dpmpp_2m_karras",
    "dpmpp_sde": "dpmpp_2m",
    "lcm": "ddim",
}
"""The nearest sampler without noise between its steps."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What all frames of a pass have in common.

    Attributes:
        model: Fingerprint of the model.
        size: At which the model draws, in pixels.
        steps: Of the schedule.
        sampler: Name.
        place: Where in the base picture the model draws; None to draw all of the picture.
        full: The size whose noise is drawn; a smaller draft shrinks it, so that it shows the same picture.
        base: Hashes of a masked walk's picture and mask, and its feather.
    """

    model: str
    size: Size
    steps: int
    sampler: str
    full: Size
    place: Rect | None = None
    base: tuple[str, str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A keyframe as the plan sees it: what it shows, without when.

    Attributes:
        keyframe: Where it comes from (its ``time``, ``easing`` and ``id`` do not count).
        digest: Hex; the same for the same picture.
    """

    keyframe: Keyframe = field(compare=False)
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place on the way.

    Attributes:
        anchors: One, if it lies on a keyframe; two, the ends of its span; for a spline four: the one before
            the span, its ends, the one after it (an end of the walk is given twice).
        knots: Times of the anchors in frames, counted from the span's start; () if it is one anchor or two.
        share: How far between the ends of the span, 0..1; 0 with one anchor.
    """

    anchors: tuple[Anchor, ...]
    knots: tuple[float, ...] = ()
    share: float = 0.0

    @property
    def ends(self) -> tuple[Anchor, Anchor]:
        """The ends of its span (twice the same, if it lies on a keyframe)."""
        if len(self.anchors) == 4:
            return self.anchors[1], self.anchors[2]
        return self.anchors[0], self.anchors[-1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The specification of one frame.

    Attributes:
        index: On the timeline.
        spot: Where on the way.
        digest: Hex, of everything the picture depends on but the machine's precision. Frames with the same
            digest are the same picture. Where an even pace has not been measured yet, ``spot`` is that of a
            linear one, and the digest that of the frame to come.
    """

    index: int
    spot: Spot
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The way between two neighbouring keyframes.

    Attributes:
        key: Hex, of everything the pictures along it depend on (not of its length in time).
        start: The spot at its beginning, with ``share`` 0 and all anchors; others differ in ``share``.
        first: Frame of its first keyframe.
        last: Frame of its second keyframe (beyond the last frame for the span that closes a loop).
        easing: Of its first keyframe.
    """

    key: str
    start: Spot
    first: int
    last: int
    easing: Easing

    @property
    def parts(self) -> tuple[float, ...]:
        """How much of the way is done at each frame between its keyframes, by the times alone."""
        steps = self.last - self.first
        return tuple(self.easing.at(n / steps) for n in range(1, steps))

    @property
    def pace(self) -> str:
        """The key of its frames' even pace (hex); "" if nothing moves between its keyframes."""
        first, second = self.start.ends
        if first.digest == second.digest or not any(self.parts):
            return ""
        return _digest(self.key, self.parts)

    def at(self, share: float) -> Spot:
        """The spot at a share of the way, 0..1; the ends themselves are single anchors."""
        first, second = self.start.ends
        if share <= 0 or first.digest == second.digest:
            return Spot(anchors=(first,))
        if share >= 1:
            return Spot(anchors=(second,))
        return replace(self.start, share=share)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A timeline, expanded.

    Attributes:
        settings: What all frames have in common.
        spans: In time.
        frames: One for each frame of the timeline, in time.
        keyframes: The frame that each keyframe stands on, and its id.
        notes: Sentences for the person about what the plan had to settle.
    """

    settings: Settings
    spans: tuple[Span, ...]
    frames: tuple[Frame, ...]
    keyframes: tuple[tuple[int, str], ...]
    notes: tuple[str, ...] = ()


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


def check(timeline: Timeline, info: ModelInfo) -> None:
    """See that a timeline is a walk that this model can make.

    Raises:
        InputError: The first thing that is wrong, in one sentence.
    """
    sentence = problem(timeline, info)
    if sentence:
        raise InputError(sentence)


def problem(timeline: Timeline, info: ModelInfo) -> str:
    """Why this timeline cannot be walked with this model; "" if it can."""
    keyframes = timeline.keyframes
    if len(keyframes) < 2:
        have = "there is one" if keyframes else "there is none yet"
        return f"A walk needs two keyframes and {have}: add another."
    for number, (frame, following) in enumerate(pairwise(timeline.frames), 1):
        if frame == following:
            return (
                f"Keyframes {number} and {number + 1} are at the same time: move one of them, or make the "
                "walk longer."
            )
    first = keyframes[0].recipe
    known = SAMPLERS[first.sampler]
    if not known.deterministic:
        instead = SAMPLERS[deterministic(first.sampler)].label
        return (
            f"{known.label} adds noise at each step, so that pictures would flicker from frame to frame: "
            f"choose {instead}."
        )
    for number, keyframe in enumerate(keyframes, 1):
        sentence = (
            _difference(number, keyframe.recipe, first)
            or _missing(number, keyframe)
            or _foreign(number, keyframe, info)
            or _led(number, keyframe)
        )
        if sentence:
            return sentence
    if timeline.base is not None and (timeline.base.picture is None or timeline.base.mask is None):
        return (
            f"The picture that is walked in, “{timeline.base.name}”, is not there any more: choose it again."
        )
    if timeline.base is None and not first.size.is_multiple_of(info.factor):
        return (
            f"{first.size} does not fit “{info.name}”, whose latent has one cell for "
            f"{info.factor}x{info.factor} pixels: use {first.size.snapped(info.factor)}."
        )
    return ""


def deterministic(sampler: str) -> str:
    """The sampler itself, or the nearest one that adds no noise between its steps."""
    return sampler if SAMPLERS[sampler].deterministic else _INSTEAD.get(sampler, "ddim")


def agreeing(timeline: Timeline) -> Timeline:
    """With size, steps and sampler of the first keyframe for all, the sampler a deterministic one."""
    if not timeline.keyframes:
        return timeline
    first = timeline.keyframes[0].recipe

    def adapted(keyframe: Keyframe) -> Keyframe:
        recipe = replace(
            keyframe.recipe, size=first.size, steps=first.steps, sampler=deterministic(first.sampler)
        )
        return replace(keyframe, source=replace(keyframe.source, recipe=recipe))

    return replace(timeline, keyframes=tuple(adapted(keyframe) for keyframe in timeline.keyframes))


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


def digest_of(settings: Settings, spot: Spot) -> str:
    """The digest of the frame at a spot."""
    return _digest(
        VERSION,
        _plain(settings),
        [anchor.digest for anchor in spot.anchors],
        spot.knots,
        spot.share,
    )


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
        place=place,
        full=full,
        base=None if base is None else (*base.sha256, base.feather),
    )
    return settings, notes


def draft_steps(steps: int) -> int:
    """How many steps a draft takes where the final pass takes ``steps``."""
    return min(steps, max(6, round(steps * 0.4)))


def _difference(number: int, recipe: Recipe, first: Recipe) -> str:
    for name, own, common in (
        ("size", recipe.size, first.size),
        ("number of steps", recipe.steps, first.steps),
        ("sampler", SAMPLERS[recipe.sampler].label, SAMPLERS[first.sampler].label),
    ):
        if own != common:
            return (
                f"Keyframe {number} has another {name} ({own}) than the first ({common}): "
                "a walk has one for all its frames."
            )
    return ""


def _missing(number: int, keyframe: Keyframe) -> str:
    match keyframe.source:
        case PictureSource(picture=None, name=name):
            return f"The picture of keyframe {number}, “{name}”, is not there any more: choose it again."
        case LatentSource(latent=None):
            return f"The kept result of keyframe {number} is not there any more: choose another source."
    return ""


def _foreign(number: int, keyframe: Keyframe, info: ModelInfo) -> str:
    source = keyframe.source
    if not isinstance(source, LatentSource) or source.latent is None:
        return ""
    if source.recipe.fingerprint != info.fingerprint:
        made = f"“{source.recipe.model}”" if source.recipe.model else "another model"
        return (
            f"Keyframe {number} is a latent of {made}, which means nothing to “{info.name}”: choose that "
            "model, or use the picture itself as the keyframe."
        )
    channels, height, width = source.latent.shape
    size = source.recipe.size
    if channels != info.channels or (height * info.factor, width * info.factor) != (size.height, size.width):
        return f"The kept latent of keyframe {number} does not have the walk's size: choose another source."
    return ""


def _led(number: int, keyframe: Keyframe) -> str:
    plain = isinstance(keyframe.source, PromptSource)
    if any(keyframe.amounts.values()) or (plain and keyframe.recipe.directions):
        return (
            f"Keyframe {number} goes along directions, which a walk cannot yet: set their amounts to 0, or "
            "use the picture itself as the keyframe."
        )
    return ""


def _anchor(keyframe: Keyframe) -> Anchor:
    """Its digest holds what the picture there and the ways from it depend on, beside the settings."""
    source, recipe = keyframe.source, keyframe.recipe
    kind: list[object] = ["prompt", recipe.seed]
    if not isinstance(source, PromptSource):
        kind = [type(source).__name__, source.sha256, source.mode.value]
        if source.mode is not PictureMode.INVERT:
            kind.append(recipe.seed)
    amounts = sorted((name, amount) for name, amount in keyframe.amounts.items() if amount)
    return Anchor(
        keyframe=keyframe,
        digest=_digest(kind, recipe.prompt, recipe.negative, recipe.guidance, recipe.clip_skip, amounts),
    )


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
            return Frame(index=index, spot=spot, digest=_digest(pace, number))
        return self._made(index, span.at(self.paced[pace][number]))

    def _made(self, index: int, spot: Spot) -> Frame:
        return Frame(index=index, spot=spot, digest=digest_of(self.settings, spot))


def _plain(settings: Settings) -> list[object]:
    place = settings.place
    return [
        settings.model,
        str(settings.size),
        settings.steps,
        settings.sampler,
        str(settings.full),
        None if place is None else [place.x, place.y, place.width, place.height],
        settings.base,
    ]


def _digest(*values: object) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=True).encode()).hexdigest()
