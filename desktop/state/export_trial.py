"""What an export will cost, tried on a few of the walk's frames while the person makes up their mind."""

from __future__ import annotations

import threading
from collections.abc import Hashable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.arrays import Picture
from core.document.output import Output, Rate, shown, usual_rate
from core.document.timeline import Timeline
from core.geometry import Size
from desktop.state.background import Background
from desktop.state.walk_store import WalkStore

SAMPLE = 12
"""Frames that are written: enough for what follows a key frame to be like the rest."""
PIXELS = 12_000_000
"""Pixels that are written for a trial at most: a large frame is tried with fewer."""
FEWEST = 3


class ExportTrial(QObject):
    """Rates of formats and settings, each tried once for the same frames. The newest wish is tried next.

    Signals:
        rated: More is known.
    """

    rated = Signal()

    def __init__(self, walk: WalkStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._walk = walk
        self._thread = Background(self)
        self._stop = threading.Event()
        self._known: dict[Hashable, Rate] = {}
        self._held: dict[Hashable, Sequence[Picture]] = {}
        self._busy = False
        self._next: tuple[Hashable, Sequence[Picture], Output, Timeline, Size] | None = None

    def rate(self, timeline: Timeline, output: Output, size: Size) -> Rate:
        """What frames cost: as tried, or as usual until they have been.

        Args:
            timeline: The walk.
            output: How it is exported.
            size: Of its frames when they are final.

        Raises:
            InputError: If the range lies beyond the walk.
        """
        pictures = self._sample(timeline, output, size)
        if not pictures:
            return usual_rate(output, size)
        plain = replace(output, path=Path(), first=0, last=None, repeat=1, loops=None)
        key = (plain, size, tuple(id(picture) for picture in pictures))
        if key in self._known:
            return self._known[key]
        self._next = key, pictures, output, timeline, size
        self._begin()
        return usual_rate(output, size)

    def close(self) -> None:
        """Leave off."""
        self._stop.set()
        self._next = None
        self._thread.close()

    def _sample(self, timeline: Timeline, output: Output, size: Size) -> Sequence[Picture]:
        """Frames that follow each other in the file, from its middle; none if they are not all there."""
        order = shown(timeline, output)
        count = min(len(order), SAMPLE, max(FEWEST, PIXELS // (output.size or size).area))
        first = (len(order) - count) // 2
        wanted, frames = order[first : first + count], self._walk.frames
        if count < 2 or not all(number in frames for number in wanted):
            return ()
        found = [frames.at(number) for number in wanted]
        return [picture for picture in found if picture is not None]

    def _begin(self) -> None:
        if self._busy or self._next is None:
            return
        (key, pictures, output, timeline, size), self._next = self._next, None
        if key in self._known:
            return
        self._busy = True
        self._held[key] = pictures  # an id is theirs as long as they live

        def tried() -> Rate:
            from core.files.sample_export import rate_of  # late: the window is on screen before PyAV

            return rate_of(pictures, output, timeline, size, self._stop)

        self._thread.run(
            tried,
            lambda rate: self._tried(key, rate),
            lambda _sentence: self._tried(key, usual_rate(output, size)),
        )

    def _tried(self, key: Hashable, rate: Rate) -> None:
        self._busy = False
        self._known[key] = rate
        self.rated.emit()
        self._begin()
