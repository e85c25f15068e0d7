"""Films: MP4, WebM and animated WebP, by the encoders in the package."""

from __future__ import annotations

import os
from contextlib import suppress
from fractions import Fraction
from pathlib import Path
from typing import Any

import av
import numpy as np

from core.arrays import Picture
from core.document.output import USUAL_CRF, Output
from core.errors import InputError
from core.files.animation_recipe import KEY
from core.geometry import Size

os.environ.setdefault("SVT_LOG", "1")  # the AV1 encoder speaks to developers


def mp4(output: Output, path: Path, size: Size, rate: Fraction, recipe: str) -> Film:
    """H.264 as every browser and phone plays it; its index lies before its frames."""
    options = {"crf": _crf(output), "preset": "medium"}
    movflags = {"movflags": "+faststart+use_metadata_tags"}
    codec = ("libx264", options)
    return Film(path, "mp4", movflags, codec=codec, size=size, rate=rate, recipe=recipe)


def webm(output: Output, path: Path, size: Size, rate: Fraction, recipe: str) -> Film:
    """AV1 where there is an encoder that takes the size, else VP9."""
    crf = _crf(output)
    kinds = [
        ("libsvtav1", {"crf": crf, "preset": "8"}),
        ("libvpx-vp9", {"crf": crf, "b": "0", "row-mt": "1", "cpu-used": "4"}),
    ]
    if min(size.width, size.height) < 64:
        kinds.reverse()
    for codec in kinds:
        with suppress(av.FFmpegError, ValueError, LookupError):
            return Film(path, "webm", {}, codec=codec, size=size, rate=rate, recipe=recipe)
    raise InputError("This build of the program has no encoder for WebM: choose MP4.")


def webp(output: Output, path: Path, size: Size, rate: Fraction, loops: int) -> Film:
    """Animated WebP."""
    lossless = output.quality is None
    options = {"lossless": str(int(lossless)), "quality": str(output.quality or 75)}
    return Film(
        path,
        "webp",
        {"loop": str(loops)},
        codec=("libwebp_anim", options),
        size=size,
        rate=rate,
        pixels="bgra" if lossless else "yuv420p",
    )


def _crf(output: Output) -> str:
    return str(USUAL_CRF[output.format] if output.crf is None else output.crf)


class Film:
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
        """One more frame."""
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
        """All frames are there."""
        if not self._open:
            return
        self._open = False
        try:
            for packet in self._stream.encode():
                self._container.mux(packet)
        finally:
            self._container.close()
