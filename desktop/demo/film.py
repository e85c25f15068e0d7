"""A little film of the window: a GIF with a frame for each preview."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image
from PySide6.QtWidgets import QWidget

from core.atomic_file import write_atomically
from desktop.images import from_qimage

WIDTH = 800
STEP, END = 120, 1600
"""Milliseconds a frame is shown, and the last one."""


class Film:
    """Takes pictures of a widget and keeps them until they are wanted."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._frames: list[Image.Image] = []

    def take(self) -> None:
        """A frame, now."""
        frame = Image.fromarray(from_qimage(self._widget.grab().toImage())).convert("RGB")
        size = (WIDTH, round(frame.height * WIDTH / frame.width))
        self._frames.append(frame.resize(size, Image.Resampling.LANCZOS))

    def save(self, path: Path) -> None:
        """Write a GIF that plays for ever, all its frames in the colours of the last."""
        palette = self._frames[-1].quantize(255, dither=Image.Dither.NONE)
        frames = [frame.quantize(palette=palette, dither=Image.Dither.NONE) for frame in self._frames]
        durations = [STEP] * (len(frames) - 1) + [END]
        data = io.BytesIO()
        frames[0].save(
            data, "GIF", save_all=True, append_images=frames[1:], duration=durations, loop=0, optimize=True
        )
        write_atomically(path, data.getvalue())
