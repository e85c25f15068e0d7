"""Where things lie on the strip."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF

from core.document.timeline import Ending, Timeline
from core.recipe import Steering
from desktop.timeline.scale import Scale

MARGIN = 32
"""Left and right of the first and the last moment: half a keyframe, and a little."""
RULER, KEYS, GRAPH = 20, 56, 24
"""Heights in pixels; the film takes what is left."""
KEY = 44
"""Side of a keyframe."""
EASING = 22
"""Side of the mark of an easing."""
GAP = 4
TRACK = 24
"""Height of a direction's track."""
MOST = 4
"""Tracks that are shown at most."""
DOT = 7
"""Radius about a keyframe's place on a track within which it can be taken."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The lanes, from top to bottom, and what lies in them.

    Attributes:
        width: Of the strip.
        height: Of the strip.
        timeline: What is laid out.
        scale: Time to x.
        directions: What has a track, from top to bottom; while one is dragged it stays, even at 0.
    """

    width: float
    height: float
    timeline: Timeline
    scale: Scale = field(default_factory=Scale)
    directions: tuple[Steering, ...] = ()

    @property
    def ruler(self) -> QRectF:
        """Times, and the playhead's handle."""
        return QRectF(0, 0, self.width, RULER)

    @property
    def keys(self) -> QRectF:
        """Keyframes and the ways between them."""
        return QRectF(0, RULER, self.width, KEYS)

    def track(self, number: int) -> QRectF:
        """The lane of a direction."""
        return QRectF(0, RULER + KEYS + TRACK * number, self.width, TRACK)

    def dot(self, number: int, frame: float) -> QPointF:
        """Where the amount of a direction at a frame lies on its track."""
        digest = self.directions[number].digest
        far = max(3.0, *(abs(self.timeline.amount(digest, place)) for place in self.timeline.frames))
        lane = self.track(number).adjusted(0, 4, 0, -4)
        share = self.timeline.amount(digest, frame) / far
        return QPointF(self.x(frame), lane.center().y() - share * lane.height() / 2)

    def dot_at(self, place: QPointF) -> tuple[str, int] | None:
        """The keyframe (id) and the track whose dot is at ``place``."""
        for number in range(len(self.directions)):
            for frame, keyframe in zip(self.timeline.frames, self.timeline.keyframes, strict=True):
                off = self.dot(number, frame) - place
                if max(abs(off.x()), abs(off.y())) <= DOT:
                    return keyframe.id, number
        return None

    @property
    def film(self) -> QRectF:
        """Frames that are there."""
        top = RULER + KEYS + TRACK * len(self.directions) + GAP
        return QRectF(0, top, self.width, max(16.0, self.height - top - GRAPH - GAP))

    @property
    def graph(self) -> QRectF:
        """How much each frame differs from the next."""
        top = self.film.bottom() + GAP
        return QRectF(0, top, self.width, max(1.0, self.height - top))

    @property
    def end(self) -> float:
        """Where the last frame ends."""
        return self.scale.x(self.timeline.count / self.timeline.fps)

    def x(self, frame: float) -> float:
        """Where a frame begins."""
        return self.scale.x(frame / self.timeline.fps)

    def frame(self, x: float) -> int:
        """The frame whose cell is at ``x``, the first or the last beyond the ends."""
        number = int(self.scale.time(x) * self.timeline.fps + 1e-6)
        return min(max(0, number), self.timeline.count - 1)

    def key(self, frame: int) -> QRectF:
        """A keyframe's square."""
        lane = self.keys
        return QRectF(self.x(frame) - KEY / 2, lane.center().y() - KEY / 2, KEY, KEY)

    def key_at(self, place: QPointF) -> str:
        """The id of the keyframe at ``place``, the upper one of several; "" if there is none."""
        pairs = zip(self.timeline.frames, self.timeline.keyframes, strict=True)
        hit = [keyframe.id for frame, keyframe in pairs if self.key(frame).contains(place)]
        return hit[-1] if hit else ""

    def keys_in(self, box: QRectF) -> tuple[str, ...]:
        """The ids of the keyframes that touch ``box``."""
        pairs = zip(self.timeline.frames, self.timeline.keyframes, strict=True)
        return tuple(keyframe.id for frame, keyframe in pairs if self.key(frame).intersects(box))

    def spans(self) -> tuple[tuple[str, float, float], ...]:
        """The ways: id of the keyframe each goes out from, its ends (x). That of a loop ends at the end."""
        frames, keyframes = self.timeline.frames, self.timeline.keyframes
        found = [
            (one.id, self.x(start), self.x(stop))
            for one, start, stop in zip(keyframes, frames, frames[1:], strict=False)
        ]
        if len(keyframes) > 1 and self.timeline.ending is Ending.LOOP:
            found.append((keyframes[-1].id, self.x(frames[-1]), self.end))
        return tuple(found)

    def easing(self, start: float, stop: float) -> QRectF | None:
        """Where the mark of a way's easing lies; None if there is no room for it."""
        if stop - start < KEY + EASING + 2 * GAP:
            return None
        y = self.keys.center().y()
        return QRectF((start + stop) / 2 - EASING / 2, y - EASING / 2, EASING, EASING)

    def mark(self, name: str) -> QRectF:
        """Where the mark of the way out of a keyframe (id) lies; empty if it has none."""
        found = (self.easing(start, stop) for each, start, stop in self.spans() if each == name)
        return next(found, None) or QRectF()

    def easing_at(self, place: QPointF) -> str:
        """The id of the keyframe whose way's mark is at ``place``; "" if there is none."""
        for name, start, stop in self.spans():
            mark = self.easing(start, stop)
            if mark is not None and mark.contains(place):
                return name
        return ""
