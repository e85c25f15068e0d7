"""What an export costs, found by writing a few of its frames."""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from core.arrays import Picture
from core.document.output import Output, Rate
from core.document.timeline import Timeline
from core.document.timeline_json import to_json
from core.errors import check
from core.files.animation import animation, size_of
from core.files.pictures import resized
from core.geometry import Size


def rate_of(
    pictures: Sequence[Picture], output: Output, timeline: Timeline, size: Size, cancel: threading.Event
) -> Rate:
    """Write frames as an export would, into a folder that is thrown away.

    Args:
        pictures: Two or more that follow each other, uint8 (H, W, 3|4); smaller ones are scaled up.
        output: How; ``path`` is not looked at.
        timeline: The walk.
        size: Of its frames.
        cancel: Looked at before each frame.

    Raises:
        LatentscapeError: If they cannot be written so.
        JobCancelled: Once it is left off.
    """
    with tempfile.TemporaryDirectory(prefix="latentscape-") as folder:
        film = _Trial(output, timeline, size, cancel)
        first = film.written(pictures[:1], Path(folder, "one"))
        begun = time.perf_counter()
        whole = film.written(pictures, Path(folder, "all"))
        seconds = time.perf_counter() - begun
    return Rate(
        first=first,
        more=max(0.0, (whole - first) / (len(pictures) - 1)),
        seconds=seconds / len(pictures),
    )


@dataclass(frozen=True, slots=True)
class _Trial:
    """How trials are written."""

    output: Output
    timeline: Timeline
    size: Size
    cancel: threading.Event

    def written(self, pictures: Sequence[Picture], stem: Path) -> int:
        """Bytes of the file, or of the folder."""
        output = replace(self.output, path=stem.with_suffix(self.output.format.value))
        fps = output.fps or self.timeline.fps
        with animation(output, self.size, fps, 0, to_json(self.timeline)) as film:
            for picture in pictures:
                check(self.cancel)
                film.add(resized(picture, self.size))
        return size_of(output.path)
