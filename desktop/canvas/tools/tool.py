"""What a tool is: a name, and a generator that is one stroke."""

from __future__ import annotations

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtGui import QPainterPath

from desktop.state.colour_store import ColourStore
from desktop.state.crop_store import CropStore
from desktop.state.document_store import DocumentStore
from desktop.state.mask_store import MaskStore
from desktop.state.tool_store import Brush, Bucket


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where the pointer is.

    Attributes:
        x: In picture pixels; the first pixel reaches from 0 to 1.
        y: The same, downwards.
        pressure: 0..1; 1 for a mouse.
        tilt_x: Degrees the pen leans to the right, -60..60; 0 for a mouse.
        tilt_y: Degrees it leans towards the person.
        shift: Whether Shift is held.
        alt: Whether Alt is held.
        pixel: How many pixels of the picture a logical pixel of the canvas is.
        released: Whether this is the end of the stroke.
    """

    x: float
    y: float
    pressure: float = 1.0
    tilt_x: float = 0.0
    tilt_y: float = 0.0
    pixel: float = 1.0
    shift: bool = False
    alt: bool = False
    released: bool = False


@dataclass(slots=True, eq=False)
class Bench:
    """What a tool works with.

    Attributes:
        document: What it changes.
        colours: What it paints with.
        brush: How the brush is set.
        bucket: How the bucket is set.
        crop: What is to be kept of the picture.
        say: Tells the person why something cannot be done: one sentence.
        outline: A shape that is being drawn, in picture pixels; shown while there is one.
    """

    document: DocumentStore
    colours: ColourStore
    brush: Brush
    bucket: Bucket
    crop: CropStore
    say: Callable[[str], object]
    outline: QPainterPath | None = None

    @property
    def mask(self) -> MaskStore:
        """The document's mask."""
        return self.document.mask


Stroke = Generator[None, Point, None]
"""One press, its moves and its release: each ``yield`` waits for the next point. Closing it breaks off."""


class Tool(Protocol):
    """A tool of the canvas."""

    @property
    def paints(self) -> bool:
        """Whether it is as wide as the brush (and shows that at the pointer)."""
        ...

    @property
    def on_layer(self) -> bool:
        """Whether it changes the active layer, which must not be locked or hidden then."""
        ...

    def stroke(self, point: Point, bench: Bench) -> Stroke:
        """Begin at ``point``; the last point says that it is ``released``."""
        ...

    def forget(self) -> None:
        """The picture is another: what was remembered between strokes means nothing now."""
        ...
