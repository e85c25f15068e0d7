"""What frames are made of: frozen values with a digest of everything that a picture depends on."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field, replace

from core.document.keyframe import Easing, Keyframe
from core.geometry import Rect, Size

VERSION = 2
"""Of the way frames are made: a change makes every cached frame another's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What all frames of a pass have in common.

    Attributes:
        model: Fingerprint of the model.
        size: At which the model draws, in pixels.
        steps: Of the schedule.
        sampler: Name.
        loras: Added to the model: name, weight for the UNet, weight for the text encoders.
        vae: Used instead of the model's own; "" for its own.
        place: Where in the base picture the model draws; None to draw all of the picture.
        full: The size whose noise is drawn; a smaller draft shrinks it, so that it shows the same picture.
        base: Hashes of a masked walk's picture and mask, and its feather.
    """

    model: str
    size: Size
    steps: int
    sampler: str
    full: Size
    loras: tuple[tuple[str, float, float], ...] = ()
    vae: str = ""
    place: Rect | None = None
    base: tuple[str, str, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A keyframe as the plan sees it: what it shows, without when.

    Attributes:
        keyframe: Where it comes from (its ``time``, ``easing`` and ``id`` do not count).
        digest: Hex; the same for the same picture.
        bare: Hex; the same for the same picture before it is led along directions.
    """

    keyframe: Keyframe = field(compare=False)
    digest: str
    bare: str


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
        return hashed(self.key, self.parts)

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


def digest_of(settings: Settings, spot: Spot) -> str:
    """The digest of the frame at a spot."""
    return hashed(
        VERSION,
        _plain(settings),
        [anchor.digest for anchor in spot.anchors],
        spot.knots,
        spot.share,
    )


def _plain(settings: Settings) -> list[object]:
    place = settings.place
    return [
        settings.model,
        str(settings.size),
        settings.steps,
        settings.sampler,
        settings.loras,
        settings.vae,
        str(settings.full),
        None if place is None else [place.x, place.y, place.width, place.height],
        settings.base,
    ]


def hashed(*values: object) -> str:
    """Hex sha256 of plain values."""
    return hashlib.sha256(json.dumps(values, ensure_ascii=True).encode()).hexdigest()
