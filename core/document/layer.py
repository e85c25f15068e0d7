"""One layer of a document."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from enum import Enum

from core.arrays import Picture
from core.document.tiles import Tiles
from core.errors import InputError
from core.geometry import Rect, Size


class Blend(Enum):
    """How a layer's colours meet those below it; the values are OpenRaster's names."""

    NORMAL = "svg:src-over"
    MULTIPLY = "svg:multiply"
    SCREEN = "svg:screen"
    OVERLAY = "svg:overlay"
    DARKEN = "svg:darken"
    LIGHTEN = "svg:lighten"
    ADD = "svg:plus"


def new_id() -> str:
    """A name for a layer that no other has."""
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Layer:
    """Pixels with a place in the document; it may reach beyond the document's edges.

    Attributes:
        tiles: Its pixels; :attr:`pixels` has them as one array.
        name: As the person calls it.
        x: Column of the document where it begins; may be negative.
        y: Row of the document where it begins.
        opacity: 0..1.
        visible: Whether it is seen.
        locked: Whether its pixels and its place are protected.
        blend: How it meets what is below.
        id: The same through all its states.

    Raises:
        InputError: If the opacity is out of range.
    """

    tiles: Tiles
    name: str = "Layer"
    x: int = 0
    y: int = 0
    opacity: float = 1.0
    visible: bool = True
    locked: bool = False
    blend: Blend = Blend.NORMAL
    id: str = field(default_factory=new_id)

    def __post_init__(self) -> None:
        if not 0 <= self.opacity <= 1:
            raise InputError(f"An opacity of {self.opacity} cannot be used: choose between 0 and 1.")

    @classmethod
    def of(cls, pixels: Picture, name: str = "Layer", *, x: int = 0, y: int = 0) -> Layer:
        """A new layer with a copy of ``pixels``, uint8 (h, w, 3|4).

        Raises:
            InputError: If it is larger than 8192 pixels a side.
        """
        return cls(tiles=Tiles.of(pixels), name=name, x=x, y=y)

    @classmethod
    def empty(cls, size: Size, name: str = "Layer") -> Layer:
        """A new layer with nothing on it."""
        return cls(tiles=Tiles(size), name=name)

    @property
    def pixels(self) -> Picture:
        """uint8 (h, w, 4) RGBA with straight alpha: a read-only copy, put together anew at each call."""
        return self.tiles.array

    @property
    def place(self) -> Rect:
        """Where it lies in the document."""
        return Rect(self.x, self.y, self.tiles.size.width, self.tiles.size.height)

    @property
    def shown(self) -> bool:
        """Whether anything of it can be seen."""
        return self.visible and self.opacity > 0

    def read(self, box: Rect) -> Picture:
        """Its pixels in ``box``, a part of :attr:`place` in the document's own pixels; read-only."""
        return self.tiles.read(box.moved(-self.x, -self.y))
