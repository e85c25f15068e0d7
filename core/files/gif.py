"""GIF: frames wait until all are known, so that one palette can be chosen for them."""

from __future__ import annotations

import tempfile
import threading
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np
from av.filter import Graph

from core.arrays import Picture
from core.document.output import Dither, Output, Palette
from core.errors import check
from core.geometry import Size

_DITHERS = {Dither.NONE: "none", Dither.ORDERED: "bayer:bayer_scale=3", Dither.DIFFUSION: "sierra2_4a"}


class Gif:
    """Frames lie on disk until all are known, so that one palette can be chosen for them."""

    def __init__(
        self, path: Path, output: Output, *, size: Size, fps: float, loops: int, cancel: threading.Event
    ) -> None:
        self._path, self._size, self._fps, self._output = path, size, fps, output
        self._cancel = cancel
        # In a GIF the number says how often it is played again; none at all is once.
        self._loop = 0 if loops == 0 else -1 if loops == 1 else loops - 1
        self._spool: Any = tempfile.TemporaryFile(dir=path.parent)  # noqa: SIM115  (closed in close)
        self._count = 0

    def add(self, picture: Picture) -> None:
        """One more frame."""
        self._spool.write(np.ascontiguousarray(picture).tobytes())
        self._count += 1

    def close(self) -> None:
        """All frames are there: choose the colours and write."""
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
            check(self._cancel)  # colours are chosen for a while after the last frame
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
