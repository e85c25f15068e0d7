"""Where a moment lies on the strip: time to x and back, zoom, scroll, the ruler's marks. Without Qt."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

STEPS = (1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1800, 3600)
"""Seconds between two labelled marks."""
ROOM = 64
"""Pixels a label needs."""
MARK = 6
"""Pixels between two marks at least."""
CLOSEST = 96
"""Pixels a frame takes at the closest zoom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A mark of the ruler; without a ``label`` it is a small one."""

    time: float
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The part of the timeline that is seen.

    Attributes:
        width: Pixels from the left margin to the right one.
        margin: Pixels left and right of them, so that what lies at an end is seen whole.
        duration: Seconds in all.
        fps: Frames a second.
        zoom: 1 shows all of it.
        start: Seconds at the left margin.
    """

    width: float = 100.0
    margin: float = 0.0
    duration: float = 1.0
    fps: float = 24.0
    zoom: float = 1.0
    start: float = 0.0

    @property
    def per_second(self) -> float:
        """Pixels."""
        return self.zoom * max(1.0, self.width) / max(1e-6, self.duration)

    @property
    def seen(self) -> float:
        """Seconds between the margins."""
        return max(1.0, self.width) / self.per_second

    @property
    def highest(self) -> float:
        """The closest zoom there is."""
        return max(1.0, CLOSEST * self.fps * self.duration / max(1.0, self.width))

    def x(self, time: float) -> float:
        """Where ``time`` lies."""
        return self.margin + (time - self.start) * self.per_second

    def time(self, x: float) -> float:
        """The time at ``x``, also beyond the ends."""
        return self.start + (x - self.margin) / self.per_second

    def fitted(self, width: float, duration: float, fps: float) -> Scale:
        """The same view of another width, duration or frame rate."""
        return replace(self, width=width, duration=duration, fps=fps)._kept_in()

    def zoomed(self, factor: float, at: float) -> Scale:
        """Closer or farther; the time at ``at`` (pixels) stays where it is."""
        time = self.time(at)
        zoom = min(max(self.zoom * factor, 1.0), self.highest)
        closer = replace(self, zoom=zoom)
        return replace(closer, start=time - (at - self.margin) / closer.per_second)._kept_in()

    def scrolled(self, pixels: float) -> Scale:
        """Moved by so many pixels, to later times."""
        return replace(self, start=self.start + pixels / self.per_second)._kept_in()

    def showing(self, time: float) -> Scale:
        """Scrolled as little as needed to see ``time``."""
        if time < self.start:
            return replace(self, start=time)._kept_in()
        if time > self.start + self.seen:
            return replace(self, start=time - self.seen)._kept_in()
        return self

    def marks(self) -> Iterator[Mark]:
        """The ruler's marks in what is seen: labelled ones, and small ones where there is room."""
        major = self._step(ROOM)
        minor = self._step(MARK)
        if round(major / minor) > 10:
            minor = major / 5
        first = math.floor(self.time(0) / minor)
        last = math.ceil(self.time(self.width + 2 * self.margin) / minor)
        every = max(1, round(major / minor))
        for number in range(max(0, first), last + 1):
            time = number * minor
            if time > self.duration + 1e-9:
                return
            yield Mark(time=time, label=self._label(time, major) if number % every == 0 else "")

    def _kept_in(self) -> Scale:
        zoom = min(max(self.zoom, 1.0), self.highest)
        kept = replace(self, zoom=zoom)
        return replace(kept, start=min(max(self.start, 0.0), max(0.0, self.duration - kept.seen)))

    def _step(self, pixels: float) -> float:
        """The least whole number of frames, or of seconds, that takes ``pixels`` or more."""
        frames = max(1, round(self.fps))
        for count in (1, 2, 5, 10):
            if count < frames and frames % count == 0 and count / self.fps * self.per_second >= pixels:
                return count / self.fps
        for seconds in STEPS:
            if seconds * self.per_second >= pixels:
                return float(seconds)
        return float(STEPS[-1])

    def _label(self, time: float, step: float) -> str:
        """Seconds, and frames after them where the marks are closer than a second."""
        if step >= 1:
            return f"{int(time // 60)}:{int(time % 60):02}" if self.duration >= 60 else f"{time:.0f} s"
        frames = round(time * self.fps)
        seconds, rest = divmod(frames, max(1, round(self.fps)))
        return f"{seconds} s" if rest == 0 else f"+{rest}"
