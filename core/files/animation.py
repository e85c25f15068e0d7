"""Animations out: MP4, WebM, GIF, WebP and folders of PNG, written as their frames come.

Nothing has its final name before it is whole. The recipe (a timeline's JSON) lies in each: in the container's
metadata for MP4 and WebM, as a comment in GIF, as XMP in WebP, as a text chunk in every PNG.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from typing import Protocol

from core.arrays import Picture
from core.atomic_file import atomic_file, check_writable
from core.document.output import Format, Output, check_rate
from core.files import film
from core.files.animation_recipe import with_comment, with_xmp
from core.files.gif import Gif
from core.files.picture_folder import Pngs, picture_folder
from core.files.pictures import flatten, resized
from core.files.refusals import guarded
from core.files.unfinished import noted
from core.geometry import Size

WHITE = (255, 255, 255)


class Writer(Protocol):
    """Takes frames one after another."""

    def add(self, picture: Picture) -> None:
        """One more frame, uint8 (H, W, 3|4), of the size the writer was made for."""
        ...

    def close(self) -> None:
        """All frames are there."""
        ...


class Animation:
    """An animation that is being written.

    Args:
        path: Its final name.
        writer: Takes its frames.
        size: Of its frames.
        place: Where it is until it is whole.
    """

    def __init__(self, path: Path, writer: Writer, size: Size, place: Path) -> None:
        self._path, self._writer, self._size, self._place = path, writer, size, place

    def add(self, picture: Picture) -> None:
        """One more frame, uint8 (H, W, 3|4).

        Raises:
            FileError: If it cannot be written.
        """
        if not isinstance(self._writer, Pngs):
            picture = flatten(picture, WHITE)
        guarded(self._path, lambda: self._writer.add(resized(picture, self._size)))

    @property
    def bytes(self) -> int:
        """Written so far."""
        return size_of(self._place)


def size_of(path: Path) -> int:
    """Bytes of a file, or of all files in a folder; 0 if there is none."""
    with suppress(OSError):
        return (
            sum(inside.stat().st_size for inside in path.iterdir()) if path.is_dir() else path.stat().st_size
        )
    return 0


@contextmanager
def animation(
    output: Output,
    size: Size,
    fps: float,
    loops: int,
    recipe: str,
    *,
    cancel: threading.Event | None = None,
) -> Iterator[Animation]:
    """Write an animation; the encoder is open before the first frame is asked for.

    Args:
        output: Where to and how.
        size: Of the frames as they come; scaled to ``output.size`` if that is given. MP4 and WebM need even
            sides: an odd one is made longer by repeating its last row or column.
        fps: Frames a second; a GIF has at most 50.
        loops: How often a GIF or WebP plays; 0 is for ever.
        recipe: A timeline's JSON.
        cancel: Looked at while what comes after the last frame takes its time.

    Yields:
        What takes the frames; transparency is laid on white except in PNG.

    Raises:
        FileError: If it cannot be written; nothing is left behind then.
        InputError: If the format cannot have that size or rate.
        JobCancelled: Once it is cancelled; nothing is left behind then.
    """
    final = output.size or size
    check_rate(output.format, fps)
    if output.format is Format.PNG:
        with picture_folder(output.path) as folder, noted(folder):
            pngs = Pngs(folder, recipe)
            yield Animation(output.path, pngs, final, folder)
        return
    with atomic_file(output.path) as file, noted(Path(file.name)):
        writer = guarded(
            output.path,
            lambda: _writer(
                output,
                Path(file.name),
                final,
                fps=fps,
                loops=loops,
                recipe=recipe,
                cancel=cancel or threading.Event(),
            ),
        )
        try:
            yield Animation(output.path, writer, final, Path(file.name))
            guarded(output.path, writer.close)
        except BaseException:
            with suppress(Exception):
                writer.close()
            raise
        if output.format is Format.GIF:
            with_comment(Path(file.name), recipe)
        elif output.format is Format.WEBP:
            with_xmp(Path(file.name), recipe)


def check_output(output: Output) -> None:
    """Find out now whether an export can be written.

    Raises:
        FileError: If it cannot.
    """
    if output.format is Format.PNG:
        with picture_folder(output.path, keep=False):
            return
    check_writable(output.path)


def _writer(
    output: Output, path: Path, size: Size, *, fps: float, loops: int, recipe: str, cancel: threading.Event
) -> Writer:
    rate = Fraction(fps).limit_denominator(1001)
    match output.format:
        case Format.MP4:
            return film.mp4(output, path, size, rate, recipe)
        case Format.WEBM:
            return film.webm(output, path, size, rate, recipe)
        case Format.WEBP:
            return film.webp(output, path, size, rate, loops)
        case _:
            return Gif(path, output, size=size, fps=fps, loops=loops, cancel=cancel)
