"""The timeline: keyframes in time, and pure functions that give an edited copy.

Frame ``i`` is shown from ``i / fps`` on, for ``1 / fps`` seconds. A keyframe stands on a frame. Before the
first keyframe and after the last one the walk rests; in a loop the way from the last leads into the first.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from core.arrays import Mask, Picture, frozen
from core.document.keyframe import Easing, Keyframe, PromptSource, Source, content_hash
from core.errors import InputError
from core.recipe import Steering

MAX_FRAMES = 20_000
MIN_FPS, MAX_FPS = 0.1, 240.0


class Ending(Enum):
    """What comes after the last frame."""

    ONCE = "once"
    LOOP = "loop"
    """The last frame leads into the first."""
    PING_PONG = "ping-pong"
    """Back to the first frame and again; no frame is seen twice in a row."""


class Pace(Enum):
    """How frames are spread along the way between keyframes."""

    EVEN = "even"
    """Successive pictures differ by about the same amount."""
    LINEAR = "linear"
    """As the times say."""


class Path(Enum):
    """The way between keyframes."""

    SLERP = "slerp"
    """Straight from one to the next (great circles for noise)."""
    SPLINE = "spline"
    """Smooth through all of them, without a jump of velocity at a keyframe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MaskedBase:
    """The picture of which only a masked part moves. Two are equal if their contents are.

    Attributes:
        picture: uint8 (H, W, 3|4), read-only; None if it was not at hand when the timeline was read.
        mask: uint8 (H, W): 255 moves, 0 stays to the bit; read-only; None as above.
        name: What the picture is called on screen.
        feather: Pixels over which the moving part fades in, inside the mask.
        sha256: Of both contents (filled in; given only where they are missing).

    Raises:
        InputError: If the mask is empty or has another size.
    """

    picture: Picture | None = field(compare=False, repr=False)
    mask: Mask | None = field(compare=False, repr=False)
    name: str = ""
    feather: float = 4.0
    sha256: tuple[str, str] = ("", "")

    def __post_init__(self) -> None:
        if self.picture is None or self.mask is None:
            return
        if self.mask.shape != self.picture.shape[:2]:
            height, width = self.mask.shape[:2]
            raise InputError(
                f"The mask is {width}x{height} where the picture is "
                f"{self.picture.shape[1]}x{self.picture.shape[0]}: use one of its size."
            )
        if not self.mask.any():
            raise InputError("The mask is empty: paint over what should move.")
        if not 0 <= self.feather <= 1024:
            raise InputError(f"A feather of {self.feather} cannot be used: choose between 0 and 1024 pixels.")
        object.__setattr__(self, "picture", frozen(self.picture))
        object.__setattr__(self, "mask", frozen(self.mask))
        object.__setattr__(self, "sha256", (content_hash(self.picture), content_hash(self.mask)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """A walk as data.

    Attributes:
        keyframes: In the order of their times; any number, but a walk needs two (see ``core.walk.plan``).
        fps: Frames a second, 0.1..240.
        duration: Seconds; rounded to whole frames, at least one.
        ending: What comes after the last frame.
        pace: How frames are spread.
        path: The way between keyframes.
        base: Of a masked walk; None to move all of the picture.

    Raises:
        InputError: If a value is out of range, or there would be more than 20,000 frames.
    """

    keyframes: tuple[Keyframe, ...] = ()
    fps: float = 24.0
    duration: float = 4.0
    ending: Ending = Ending.ONCE
    pace: Pace = Pace.EVEN
    path: Path = Path.SLERP
    base: MaskedBase | None = None

    def __post_init__(self) -> None:
        if not (math.isfinite(self.fps) and MIN_FPS <= self.fps <= MAX_FPS):
            raise InputError(
                f"{self.fps:g} frames a second cannot be played: choose between {MIN_FPS:g} and {MAX_FPS:g}."
            )
        if not (math.isfinite(self.duration) and self.duration > 0):
            raise InputError(f"A walk of {self.duration:g} seconds has no frames: give it some time.")
        if self.duration * self.fps > MAX_FRAMES + 0.5:
            raise InputError(
                f"{self.duration:,g} seconds at {self.fps:g} frames a second are "
                f"{self.duration * self.fps:,.0f} frames: choose {MAX_FRAMES:,} or fewer."
            )
        if len({keyframe.id for keyframe in self.keyframes}) < len(self.keyframes):
            raise InputError("Two keyframes have the same id.")
        ordered = tuple(sorted(self.keyframes, key=lambda keyframe: keyframe.time))
        object.__setattr__(self, "keyframes", ordered)

    @property
    def count(self) -> int:
        """How many frames are drawn, at least 1; a ping-pong shows those between its turns twice."""
        return max(1, round(self.duration * self.fps))

    def frame(self, time: float) -> int:
        """The frame nearest to ``time``, 0..count - 1."""
        return min(max(0, round(time * self.fps)), self.count - 1)

    def snapped(self, time: float) -> float:
        """``time`` moved to the nearest frame."""
        return self.frame(time) / self.fps

    @property
    def frames(self) -> tuple[int, ...]:
        """The frame each keyframe stands on, in their order."""
        return tuple(self.frame(keyframe.time) for keyframe in self.keyframes)

    def keyframe(self, id: str) -> Keyframe:  # noqa: A002  (the word everyone uses)
        """The keyframe of that id.

        Raises:
            KeyError: If there is none.
        """
        for keyframe in self.keyframes:
            if keyframe.id == id:
                return keyframe
        raise KeyError(id)

    @property
    def directions(self) -> tuple[Steering, ...]:
        """Each direction that a keyframe is led along, once, with the first amount of it."""
        found: dict[str, Steering] = {}
        for keyframe in self.keyframes:
            for one in keyframe.amounts:
                found.setdefault(one.digest, one)
        return tuple(found.values())

    def amount(self, digest: str, frame: float) -> float:
        """How far a direction is gone along at a frame by times and easings alone, whatever pace and path."""
        if not self.keyframes:
            return 0.0
        amounts = [sum(a.amount for a in k.amounts if a.digest == digest) for k in self.keyframes]
        places = [float(place) for place in self.frames]
        if self.ending is Ending.LOOP:
            places, amounts = [*places, places[0] + self.count], [*amounts, amounts[0]]
            frame += self.count if frame < places[0] else 0
        after = bisect_right(places, frame)
        if after in (0, len(places)):
            return amounts[min(after, len(places) - 1)]
        start, end = places[after - 1], places[after]
        share = self.keyframes[after - 1].easing.at((frame - start) / max(end - start, 1e-9))
        return amounts[after - 1] + share * (amounts[after] - amounts[after - 1])

    def playback(self) -> tuple[int, ...]:
        """The frames in the order they are shown, once through; a loop or ping-pong then begins again."""
        there = tuple(range(self.count))
        return there + there[-2:0:-1] if self.ending is Ending.PING_PONG else there


def add(timeline: Timeline, source: Source, time: float, easing: Easing = Easing.LINEAR) -> Timeline:
    """With a new keyframe on the free frame nearest to ``time``.

    Raises:
        InputError: If every frame has a keyframe.
    """
    return _placed(timeline, [Keyframe(time=max(0.0, time), source=source, easing=easing)])


def move(timeline: Timeline, ids: Iterable[str], seconds: float) -> Timeline:
    """With keyframes moved together by ``seconds``, as far as the ends allow.

    Distances between them stay; one that would land on a frame that is taken goes to the nearest free one.
    """
    wanted = set(ids)
    moved = [keyframe for keyframe in timeline.keyframes if keyframe.id in wanted]
    return _placed(remove(timeline, wanted), _shifted(timeline, moved, seconds))


def copy(timeline: Timeline, ids: Iterable[str], seconds: float) -> tuple[Timeline, tuple[str, ...]]:
    """With copies of keyframes ``seconds`` away.

    Returns:
        The timeline and the ids of the copies, in the order of their times.

    Raises:
        InputError: If there are not enough free frames.
    """
    wanted = set(ids)
    originals = [keyframe for keyframe in timeline.keyframes if keyframe.id in wanted]
    copies = [
        Keyframe(time=k.time, source=k.source, easing=k.easing, amounts=k.amounts)
        for k in _shifted(timeline, originals, seconds)
    ]
    return _placed(timeline, copies), tuple(keyframe.id for keyframe in copies)


def remove(timeline: Timeline, ids: Iterable[str]) -> Timeline:
    """Without these keyframes."""
    gone = set(ids)
    return replace(timeline, keyframes=tuple(k for k in timeline.keyframes if k.id not in gone))


def change(
    timeline: Timeline,
    ids: Iterable[str],
    *,
    source: Source | None = None,
    easing: Easing | None = None,
    amounts: tuple[Steering, ...] | None = None,
) -> Timeline:
    """With another source, easing or amounts for these keyframes; None leaves a thing as it is.

    A prompt that is led along directions of its own is led along those alone.
    """
    if amounts is None and isinstance(source, PromptSource) and source.recipe.directions:
        amounts = ()
    wanted = set(ids)

    def changed(keyframe: Keyframe) -> Keyframe:
        return replace(
            keyframe,
            source=keyframe.source if source is None else source,
            easing=easing or keyframe.easing,
            amounts=keyframe.amounts if amounts is None else amounts,
        )

    return replace(timeline, keyframes=tuple(changed(k) if k.id in wanted else k for k in timeline.keyframes))


def lead(timeline: Timeline, ids: Iterable[str], along: Steering) -> Timeline:
    """With these keyframes led so far along one direction; their other amounts stay."""
    wanted = set(ids)

    def led(keyframe: Keyframe) -> Keyframe:
        there = [one.digest for one in keyframe.amounts]
        if along.digest not in there:
            return replace(keyframe, amounts=(*keyframe.amounts, along))
        return replace(
            keyframe,
            amounts=tuple(along if one.digest == along.digest else one for one in keyframe.amounts),
        )

    return replace(timeline, keyframes=tuple(led(k) if k.id in wanted else k for k in timeline.keyframes))


def retimed(
    timeline: Timeline, *, fps: float | None = None, duration: float | None = None, stretch: bool = False
) -> Timeline:
    """With another frame rate or duration.

    Args:
        timeline: To change.
        fps: Frames a second; keyframes go to the nearest new frame.
        duration: Seconds. Without ``stretch`` it stays long enough for the last keyframe.
        stretch: Whether keyframes move in proportion.

    Raises:
        InputError: If a value is out of range, or there are fewer frames than keyframes.
    """
    fps = timeline.fps if fps is None else fps
    wanted = timeline.duration if duration is None else duration
    bare = replace(timeline, keyframes=(), fps=fps, duration=wanted)
    factor = wanted / timeline.duration if stretch else 1.0
    keyframes = [replace(k, time=k.time * factor) for k in timeline.keyframes]
    if keyframes and not stretch:
        last = round(max(k.time for k in keyframes) * fps)
        bare = replace(bare, duration=max(bare.duration, (last + 1) / fps))
    return _placed(bare, keyframes)


def _shifted(timeline: Timeline, keyframes: list[Keyframe], seconds: float) -> list[Keyframe]:
    """Moved together, so that none leaves the timeline."""
    if not keyframes:
        return []
    at = [timeline.frame(keyframe.time) for keyframe in keyframes]
    shift = round(seconds * timeline.fps)
    shift = min(max(shift, -min(at)), timeline.count - 1 - max(at))
    return [replace(k, time=(frame + shift) / timeline.fps) for k, frame in zip(keyframes, at, strict=True)]


def _placed(timeline: Timeline, keyframes: list[Keyframe]) -> Timeline:
    """With these keyframes too, each on the free frame nearest to its time."""
    placed = list(timeline.keyframes)
    taken = set(timeline.frames)
    for keyframe in keyframes:
        wanted = timeline.frame(keyframe.time)
        reach = range(timeline.count)
        free = next(
            (
                f
                for d in reach
                for f in (wanted + d, wanted - d)
                if 0 <= f < timeline.count and f not in taken
            ),
            None,
        )
        if free is None:
            raise InputError(
                f"There is no frame left for another keyframe: the walk has {timeline.count}; make it longer."
            )
        taken.add(free)
        placed.append(replace(keyframe, time=free / timeline.fps))
    return replace(timeline, keyframes=tuple(placed))
