"""Animations out: MP4, WebM, GIF, WebP and folders of PNG, written as their frames come.

Nothing has its final name before it is whole. The recipe (a timeline's JSON) lies in each: in the container's
metadata for MP4 and WebM, as a comment in GIF, as XMP in WebP, as a text chunk in every PNG.
"""

from __future__ import annotations

import errno
import os
import secrets
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from fractions import Fraction
from pathlib import Path
from typing import Any, Protocol, TypeVar

import av
import numpy as np
from av.filter import Graph
from PIL import Image, PngImagePlugin

from core.arrays import Picture
from core.atomic_file import atomic_file, check_writable, short_name
from core.document.output import Dither, Format, Output, Palette
from core.errors import FileError, InputError
from core.files.animation_recipe import KEY, with_comment, with_xmp
from core.files.pictures import flatten, resized
from core.geometry import Size

Got = TypeVar("Got")

GIF_FPS = 50.0
"""Viewers slow a GIF down whose frames stay for less than two hundredths of a second."""
WHITE = (255, 255, 255)

os.environ.setdefault("SVT_LOG", "1")  # the AV1 encoder speaks to developers


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
        if not isinstance(self._writer, _Pngs):
            picture = flatten(picture, WHITE)
        _guarded(self._path, lambda: self._writer.add(resized(picture, self._size)))

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
def animation(output: Output, size: Size, fps: float, loops: int, recipe: str) -> Iterator[Animation]:
    """Write an animation; the encoder is open before the first frame is asked for.

    Args:
        output: Where to and how.
        size: Of the frames as they come; scaled to ``output.size`` if that is given. MP4 and WebM need even
            sides: an odd one is made longer by repeating its last row or column.
        fps: Frames a second; a GIF has at most 50.
        loops: How often a GIF or WebP plays; 0 is for ever.
        recipe: A timeline's JSON.

    Yields:
        What takes the frames; transparency is laid on white except in PNG.

    Raises:
        FileError: If it cannot be written; nothing is left behind then.
        InputError: If the format cannot have that size or rate.
    """
    final = output.size or size
    if output.format is Format.GIF and fps > GIF_FPS:
        raise InputError(f"A GIF plays at most {GIF_FPS:g} frames a second: choose fewer than {fps:g}.")
    if output.format is Format.PNG:
        with _folder(output.path) as folder:
            pngs = _Pngs(folder, recipe)
            yield Animation(output.path, pngs, final, folder)
        return
    with atomic_file(output.path) as file:
        writer = _guarded(
            output.path,
            lambda: _writer(output, Path(file.name), final, fps=fps, loops=loops, recipe=recipe),
        )
        try:
            yield Animation(output.path, writer, final, Path(file.name))
            _guarded(output.path, writer.close)
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
        with _folder(output.path, keep=False):
            return
    check_writable(output.path)


def _writer(output: Output, path: Path, size: Size, *, fps: float, loops: int, recipe: str) -> Writer:
    rate = Fraction(fps).limit_denominator(1001)
    match output.format:
        case Format.MP4:
            options = {"crf": str(18 if output.crf is None else output.crf), "preset": "medium"}
            movflags = {"movflags": "+faststart+use_metadata_tags"}
            codec = ("libx264", options)
            return _Video(path, "mp4", movflags, codec=codec, size=size, rate=rate, recipe=recipe)
        case Format.WEBM:
            return _webm(output, path, size, rate, recipe)
        case Format.WEBP:
            lossless = output.quality is None
            options = {"lossless": str(int(lossless)), "quality": str(output.quality or 75)}
            return _Video(
                path,
                "webp",
                {"loop": str(loops)},
                codec=("libwebp_anim", options),
                size=size,
                rate=rate,
                pixels="bgra" if lossless else "yuv420p",
            )
        case _:
            return _Gif(path, size, fps, loops, output)


def _webm(output: Output, path: Path, size: Size, rate: Fraction, recipe: str) -> Writer:
    """AV1 where there is an encoder that takes the size, else VP9."""
    crf = str(30 if output.crf is None else output.crf)
    kinds = [
        ("libsvtav1", {"crf": crf, "preset": "8"}),
        ("libvpx-vp9", {"crf": crf, "b": "0", "row-mt": "1", "cpu-used": "4"}),
    ]
    if min(size.width, size.height) < 64:
        kinds.reverse()
    for codec in kinds:
        with suppress(av.FFmpegError, ValueError, LookupError):
            return _Video(path, "webm", {}, codec=codec, size=size, rate=rate, recipe=recipe)
    raise InputError("This build of the program has no encoder for WebM: choose MP4.")


class _Video:
    """One stream of pictures in a container."""

    def __init__(
        self,
        path: Path,
        container: str,
        settings: dict[str, str],
        *,
        codec: tuple[str, dict[str, str]],
        size: Size,
        rate: Fraction,
        recipe: str = "",
        pixels: str = "yuv420p",
    ) -> None:
        self._container: Any = av.open(str(path), "w", format=container, options=settings)
        try:
            if recipe:
                self._container.metadata[KEY] = recipe
            stream: Any = self._container.add_stream(codec[0], rate=rate, options=codec[1])
            self._even = container != "webp"
            stream.width, stream.height = (
                side + side % 2 if self._even else side for side in (size.width, size.height)
            )
            stream.pix_fmt = pixels
            context = stream.codec_context
            if pixels == "yuv420p" and self._even:
                context.colorspace, context.color_range = 1, 1  # BT.709, 16 to 235
                context.color_primaries, context.color_trc = 1, 1
            context.open()
        except BaseException:
            self._container.close()
            raise
        self._stream, self._pixels, self._count, self._open = stream, pixels, 0, True

    def add(self, picture: Picture) -> None:
        if self._even:
            height, width = picture.shape[:2]
            picture = np.pad(picture, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
        frame: Any = av.VideoFrame.from_ndarray(np.ascontiguousarray(picture), format="rgb24")
        if self._pixels == "yuv420p" and self._even:
            frame = frame.reformat(
                format="yuv420p", dst_colorspace="ITU709", src_color_range="JPEG", dst_color_range="MPEG"
            )
        frame.pts, self._count = self._count, self._count + 1
        frame.time_base = 1 / Fraction(self._stream.codec_context.framerate)
        for packet in self._stream.encode(frame):
            self._container.mux(packet)

    def close(self) -> None:
        if not self._open:
            return
        self._open = False
        try:
            for packet in self._stream.encode():
                self._container.mux(packet)
        finally:
            self._container.close()


_DITHERS = {Dither.NONE: "none", Dither.ORDERED: "bayer:bayer_scale=3", Dither.DIFFUSION: "sierra2_4a"}


class _Gif:
    """Frames lie on disk until all are known, so that one palette can be chosen for them."""

    def __init__(self, path: Path, size: Size, fps: float, loops: int, output: Output) -> None:
        self._path, self._size, self._fps, self._output = path, size, fps, output
        # In a GIF the number says how often it is played again; none at all is once.
        self._loop = 0 if loops == 0 else -1 if loops == 1 else loops - 1
        self._spool: Any = tempfile.TemporaryFile(dir=path.parent)  # noqa: SIM115  (closed in close)
        self._count = 0

    def add(self, picture: Picture) -> None:
        self._spool.write(np.ascontiguousarray(picture).tobytes())
        self._count += 1

    def close(self) -> None:
        if self._spool.closed:
            return
        with self._spool:
            if self._count:
                self._encode()

    def _encode(self) -> None:
        shared = self._output.palette is Palette.SHARED
        palette = self._palette() if shared else None
        options = {"loop": str(self._loop), "final_delay": str(self._delay(self._count - 1))}
        container: Any = av.open(str(self._path), "w", format="gif", options=options)
        with container:
            stream: Any = container.add_stream("gif", rate=Fraction(100))
            stream.width, stream.height, stream.pix_fmt = self._size.width, self._size.height, "pal8"
            stream.codec_context.time_base = Fraction(1, 100)
            for number, frame in enumerate(self._coloured(palette)):
                frame.pts, frame.time_base = self._begin(number), Fraction(1, 100)
                for packet in stream.encode(frame):
                    container.mux(packet)
            for packet in stream.encode():
                container.mux(packet)

    def _begin(self, number: int) -> int:
        """Hundredths of a second before a frame: rounded one by one, they would drift away from the rate."""
        return round(number * 100 / self._fps)

    def _delay(self, number: int) -> int:
        return self._begin(number + 1) - self._begin(number)

    def _frames(self) -> Iterator[Any]:
        shape = (self._size.height, self._size.width, 3)
        self._spool.seek(0)
        for number in range(self._count):
            data = self._spool.read(shape[0] * shape[1] * 3)
            frame: Any = av.VideoFrame.from_ndarray(np.frombuffer(data, np.uint8).reshape(shape), "rgb24")
            frame.pts, frame.time_base = number, Fraction(1, 100)
            yield frame

    def _palette(self) -> Any:
        """The 256 colours of all frames together."""
        graph, source, _ = self._graph([("palettegen", "stats_mode=full:reserve_transparent=0")])
        for frame in self._frames():
            source.push(frame)
        source.push(None)
        return graph.pull()

    def _coloured(self, palette: Any) -> Iterator[Any]:
        """Each frame in its palette's colours."""
        dither = f"dither={_DITHERS[self._output.dither]}:diff_mode=rectangle"
        if palette is not None:
            for frame in self._frames():  # a graph each: one that waits for its end would hold all frames
                yield self._in_colours(frame, palette, dither)
            return
        for frame in self._frames():
            graph, source, _ = self._graph([("palettegen", "stats_mode=single:reserve_transparent=0")])
            source.push(frame)
            source.push(None)
            yield self._in_colours(frame, graph.pull(), dither)

    def _in_colours(self, frame: Any, palette: Any, dither: str) -> Any:
        graph: Any = Graph()
        source = self._buffer(graph, self._size, "rgb24")
        colours = self._buffer(graph, Size(16, 16), "bgra")
        use, sink = graph.add("paletteuse", dither), graph.add("buffersink")
        source.link_to(use, 0, 0)
        colours.link_to(use, 0, 1)
        use.link_to(sink)
        graph.configure()
        palette.pts, palette.time_base = frame.pts, frame.time_base
        colours.push(palette)
        colours.push(None)
        source.push(frame)
        source.push(None)
        return sink.pull()

    def _graph(self, filters: list[tuple[str, str]]) -> tuple[Any, Any, Any]:
        graph: Any = Graph()
        source = before = self._buffer(graph, self._size, "rgb24")
        for name, arguments in filters:
            after = graph.add(name, arguments)
            before.link_to(after)
            before = after
        sink = graph.add("buffersink")
        before.link_to(sink)
        graph.configure()
        return graph, source, sink

    @staticmethod
    def _buffer(graph: Any, size: Size, pixels: str) -> Any:
        return graph.add_buffer(
            width=size.width, height=size.height, format=av.VideoFormat(pixels), time_base=Fraction(1, 100)
        )


class _Pngs:
    """A picture a frame."""

    def __init__(self, folder: Path, recipe: str) -> None:
        self._folder, self._count = folder, 0
        self._chunks = PngImagePlugin.PngInfo()
        self._chunks.add_itxt(KEY, recipe.encode("utf-8", "backslashreplace").decode(), zip=True)

    def add(self, picture: Picture) -> None:
        self._count += 1
        path = self._folder / f"frame-{self._count:05}.png"
        Image.fromarray(picture).save(path, "PNG", pnginfo=self._chunks)

    def close(self) -> None:
        """Nothing is left to do."""


@contextmanager
def _folder(path: Path, *, keep: bool = True) -> Iterator[Path]:
    """A folder beside ``path`` that takes its place once it is full."""
    if path.exists() and not path.is_dir():
        raise FileError(f"“{short_name(path)}” is a file: give the name of a folder for the pictures.")
    if path.is_dir() and any(not _is_frame(inside) for inside in path.iterdir()):
        raise FileError(f"“{short_name(path)}” holds other files: choose a new folder for the pictures.")
    target = Path(os.path.abspath(path))  # noqa: PTH100  (resolve would follow a link that is to be replaced)
    temporary = target.with_name(f".latentscape-{secrets.token_hex(8)}.tmp")
    try:
        _guarded(path, temporary.mkdir)
        yield temporary
        if keep:
            _guarded(path, lambda: _replace(temporary, target))
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _replace(temporary: Path, target: Path) -> None:
    if target.is_dir():
        for inside in target.iterdir():
            inside.unlink()
        target.rmdir()
    temporary.replace(target)


def _is_frame(path: Path) -> bool:
    return path.name.startswith("frame-") and path.suffix == ".png" and path.is_file()


_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "there is no permission to write there",
    errno.ENOENT: "its folder does not exist",
    errno.EFBIG: "it is too large for that disk",
}


def _guarded(path: Path, act: Callable[[], Got]) -> Got:
    """Do it; what the disk or the encoder refuses is one sentence."""
    try:
        return act()
    except (OSError, av.FFmpegError) as error:
        reason = _REASONS.get(getattr(error, "errno", None) or 0, "the system or the encoder refused it")
        raise FileError(f"“{short_name(path)}” cannot be written: {reason}.") from error
