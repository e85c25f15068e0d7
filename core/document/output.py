"""What an exported walk is written as: a value, and what it will cost."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from core.document.timeline import MAX_FPS, MIN_FPS, Ending, Timeline
from core.errors import InputError
from core.geometry import Size


class Format(Enum):
    """A kind of file; its value is the suffix, "" for a folder of pictures."""

    MP4 = ".mp4"
    """H.264, yuv420p: plays everywhere."""
    WEBM = ".webm"
    """AV1 or VP9: smaller files for the web."""
    GIF = ".gif"
    WEBP = ".webp"
    PNG = ""
    """A folder with one picture a frame, lossless."""


class Palette(Enum):
    """The colours of a GIF."""

    SHARED = "shared"
    """256 for all frames: no flicker, smaller."""
    EACH = "each"
    """256 for each frame: truer colours where the walk changes them much."""


class Dither(Enum):
    """How a GIF shows colours that its palette lacks."""

    NONE = "none"
    ORDERED = "ordered"
    """A fixed pattern: calm from frame to frame, compresses well."""
    DIFFUSION = "diffusion"
    """Floyd and Steinberg's: finest in one picture, swarms in a film."""


USUAL_QUALITY = 85
"""Of WebP when none is chosen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Output:
    """How a walk is exported.

    Attributes:
        path: The file, or for ``Format.PNG`` the folder.
        format: Of which kind.
        fps: Frames a second in the file; None is the timeline's. The walk takes as long either way: frames
            are left out or shown twice, and none is drawn anew.
        size: In pixels; None is the walk's own. Scaled with a Lanczos filter.
        first: First frame of the range that is exported.
        last: Last frame of the range; None is the walk's last.
        repeat: How often the walk is put into the file, 1..100.
        loops: How often a GIF or WebP plays; 0 is for ever. None: once, but a loop or ping-pong for ever.
        crf: Constant rate factor of MP4 and WebM, 0 (finest)..51; None is the format's own.
        quality: 1..100 of WebP; None is lossless.
        palette: Of a GIF.
        dither: Of a GIF.

    Raises:
        InputError: If a value is out of range.
    """

    path: Path
    format: Format
    fps: float | None = None
    size: Size | None = None
    first: int = 0
    last: int | None = None
    repeat: int = 1
    loops: int | None = None
    crf: int | None = None
    quality: int | None = USUAL_QUALITY
    palette: Palette = Palette.SHARED
    dither: Dither = Dither.ORDERED

    def __post_init__(self) -> None:
        if self.fps is not None and not (math.isfinite(self.fps) and MIN_FPS <= self.fps <= MAX_FPS):
            raise InputError(
                f"{self.fps:g} frames a second cannot be played: choose between {MIN_FPS:g} and {MAX_FPS:g}."
            )
        if not 1 <= self.repeat <= 100:
            raise InputError(f"A walk cannot be repeated {self.repeat} times: choose 1 to 100.")
        if self.loops is not None and not 0 <= self.loops <= 65535:
            raise InputError(f"A file cannot play {self.loops} times: choose 0 (for ever) to 65535.")
        if self.crf is not None and not 0 <= self.crf <= 51:
            raise InputError(f"A rate factor of {self.crf} cannot be used: choose 0 (finest) to 51.")
        if self.quality is not None and not 1 <= self.quality <= 100:
            raise InputError(f"A quality of {self.quality} cannot be used: choose 1 to 100.")
        if self.first < 0 or (self.last is not None and self.last < self.first):
            raise InputError("The range of frames is empty: its end comes before its beginning.")


def format_of(path: Path) -> Format:
    """The format a path's suffix asks for; none is a folder of pictures.

    Raises:
        InputError: If there is no such format.
    """
    bare = path.name.lower() in {each.value for each in Format}
    try:
        return Format("." if bare else path.suffix.lower())
    except ValueError:
        raise InputError(
            f"“{path.name}” cannot be written: choose a name that ends in .mp4, .webm, .gif or .webp, "
            "or a folder for single pictures."
        ) from None


def shown(timeline: Timeline, output: Output) -> tuple[int, ...]:
    """The timeline's frames in the order they go into the file.

    Raises:
        InputError: If the range lies beyond the walk, or the format has no such rate.
    """
    check_rate(output.format, output.fps or timeline.fps)
    last = timeline.count - 1 if output.last is None else output.last
    if last >= timeline.count:
        raise InputError(
            f"The range ends at frame {last}, and the walk's last frame is {timeline.count - 1}."
        )
    there = tuple(range(output.first, last + 1))
    once = there + there[-2:0:-1] if timeline.ending is Ending.PING_PONG else there
    if output.fps is not None and output.fps != timeline.fps:
        ratio = timeline.fps / output.fps
        count = max(1, round(len(once) / ratio))
        once = tuple(once[min(int((i + 0.5) * ratio), len(once) - 1)] for i in range(count))
    return once * output.repeat


def check_rate(form: Format, fps: float) -> None:
    """See that a format plays so many frames a second.

    Raises:
        InputError: If it does not.
    """
    if form is Format.GIF and fps > GIF_FASTEST:
        raise InputError(
            f"A GIF plays at most {GIF_FASTEST:g} frames a second: choose fewer than {fps:g}, or another "
            "format."
        )


def loops(timeline: Timeline, output: Output) -> int:
    """How often the file plays; 0 is for ever."""
    if output.loops is not None:
        return output.loops
    return 1 if timeline.ending is Ending.ONCE else 0


@dataclass(frozen=True, slots=True)
class Estimate:
    """What an export will cost.

    Attributes:
        frames: In the file.
        to_draw: How many have still to be drawn.
        seconds: Until it is done; None if nothing is known of this machine yet.
        bytes: Of the file, roughly.
    """

    frames: int
    to_draw: int
    seconds: float | None
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Rate:
    """What frames cost once they are drawn.

    Attributes:
        first: Bytes of a file with one frame.
        more: Bytes of each further frame.
        seconds: To write a frame.
    """

    first: float
    more: float
    seconds: float


USUAL_CRF = {Format.MP4: 18, Format.WEBM: 30}
"""Constant rate factors of films when none is chosen."""

# Bits and seconds for each pixel of a frame at the formats' own settings, for the time before a walk has
# frames that could be tried. Measured by tests/benchmarks/exports.py on two cores: 48 frames between two
# prompts of the model in the box, at its own 256x256. Photographs take more bits, calm drawings fewer.
_USUAL = {
    Format.MP4: (0.11, 27e-9),
    Format.WEBM: (0.064, 28e-9),
    Format.GIF: (2.1, 290e-9),
    Format.WEBP: (0.57, 62e-9),
    Format.PNG: (6.5, 160e-9),
}
_LOSSLESS_WEBP = (5.2, 700e-9)
GIF_FASTEST = 50.0
"""Viewers slow a GIF down whose frames stay for less than two hundredths of a second."""

_HALVING = {Format.MP4: 7.0, Format.WEBM: 16.0, Format.WEBP: -15.0}
"""By how much the rate factor (for WebP the quality) changes to halve the bits; measured likewise."""


def usual_rate(output: Output, size: Size) -> Rate:
    """What frames cost on the whole: a first guess.

    Args:
        output: How the walk is exported.
        size: Of its frames.
    """
    area = (output.size or size).area
    bits, seconds = _USUAL[output.format]
    match output.format:
        case Format.MP4 | Format.WEBM if output.crf is not None:
            bits *= 2 ** ((USUAL_CRF[output.format] - output.crf) / _HALVING[output.format])
        case Format.WEBP if output.quality is not None:
            bits *= 2 ** ((USUAL_QUALITY - output.quality) / _HALVING[output.format])
        case Format.WEBP:
            bits, seconds = _LOSSLESS_WEBP
    frame = bits * area / 8
    return Rate(first=2000 + frame, more=frame, seconds=seconds * area)


def estimate(
    timeline: Timeline,
    output: Output,
    rate: Rate,
    *,
    drawn: frozenset[int] = frozenset(),
    seconds_per_frame: float | None = None,
) -> Estimate:
    """What an export will cost.

    Args:
        timeline: The walk.
        output: How it is exported.
        rate: What its frames cost once they are drawn.
        drawn: Frames that are already there.
        seconds_per_frame: As measured while drawing; None if nothing has been drawn.

    Raises:
        InputError: If the range lies beyond the walk.
    """
    order = shown(timeline, output)
    missing = len(set(order) - drawn)
    seconds = None
    if seconds_per_frame is not None or not missing:
        seconds = rate.seconds * len(order) + missing * (seconds_per_frame or 0.0)
    return Estimate(len(order), missing, seconds, int(rate.first + rate.more * (len(order) - 1)))
