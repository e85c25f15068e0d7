"""Documents of another size or another way round: all layers and the mask go along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

import numpy as np
from PIL import Image

from core.arrays import Mask, Picture
from core.document.document import Document
from core.document.layer import Layer
from core.document.tiles import Tiles
from core.geometry import MAX_SIDE, Rect, Size


class Turn(Enum):
    """The ways round that lose nothing."""

    RIGHT = "right"
    """A quarter, clockwise."""
    LEFT = "left"
    """A quarter, counter-clockwise."""
    HALF = "half"
    """Upside down."""
    ACROSS = "across"
    """Left and right exchanged."""
    DOWN = "down"
    """Top and bottom exchanged."""


_PIXELS: dict[Turn, Callable[[Picture], Picture]] = {
    Turn.RIGHT: lambda pixels: np.rot90(pixels, -1),
    Turn.LEFT: lambda pixels: np.rot90(pixels, 1),
    Turn.HALF: lambda pixels: np.rot90(pixels, 2),
    Turn.ACROSS: lambda pixels: pixels[:, ::-1],
    Turn.DOWN: lambda pixels: pixels[::-1],
}


def turned(document: Document, turn: Turn) -> Document:
    """The document the other way round; no pixel is lost."""
    size = document.size
    quarter = turn in {Turn.RIGHT, Turn.LEFT}
    layers = tuple(_turned(layer, turn, size) for layer in document.layers)
    return replace(document, size=Size(size.height, size.width) if quarter else size, layers=layers)


def turned_mask(mask: Mask, turn: Turn) -> Mask:
    """The mask that goes with it."""
    return np.ascontiguousarray(_PIXELS[turn](mask))


def framed(document: Document, frame: Rect) -> Document:
    """What lies in ``frame`` becomes the document; beyond the old edges there is new, clear room.

    Layers keep what lies outside, so nothing is lost.

    Raises:
        InputError: If the frame is larger than 8192 pixels a side.
    """
    layers = tuple(replace(layer, x=layer.x - frame.x, y=layer.y - frame.y) for layer in document.layers)
    return replace(document, size=frame.size, layers=layers)


def framed_mask(mask: Mask, frame: Rect) -> Mask:
    """The mask that goes with it."""
    out = np.zeros((frame.height, frame.width), np.uint8)
    part = frame.cut(Size(mask.shape[1], mask.shape[0]))
    if part is not None:
        out[part.moved(-frame.x, -frame.y).slices] = mask[part.slices]
    return out


def resized(document: Document, size: Size) -> Document:
    """The document scaled to another size (Lanczos); what lies beyond its edges as far as it fits."""
    across, down = size.width / document.size.width, size.height / document.size.height
    layers = tuple(_resized(layer, document.size, across, down) for layer in document.layers)
    return replace(document, size=size, layers=layers)


def resized_mask(mask: Mask, size: Size) -> Mask:
    """The mask that goes with it."""
    scaled = Image.fromarray(mask).resize((size.width, size.height), Image.Resampling.BILINEAR)
    return np.array(scaled)


def _turned(layer: Layer, turn: Turn, size: Size) -> Layer:
    place = layer.place
    from_right, from_bottom = size.width - place.right, size.height - place.bottom
    corners = {
        Turn.RIGHT: (from_bottom, layer.x),
        Turn.LEFT: (layer.y, from_right),
        Turn.HALF: (from_right, from_bottom),
        Turn.ACROSS: (from_right, layer.y),
        Turn.DOWN: (layer.x, from_bottom),
    }
    x, y = corners[turn]
    return replace(layer, tiles=Tiles.of(_PIXELS[turn](layer.pixels)), x=x, y=y)


def _resized(layer: Layer, size: Size, across: float, down: float) -> Layer:
    place = layer.place
    if place.width * across > MAX_SIDE or place.height * down > MAX_SIDE:
        inside = place.cut(size) or Rect(place.x, place.y, 1, 1)
        layer = replace(
            layer, tiles=layer.tiles.framed(inside.moved(-layer.x, -layer.y)), x=inside.x, y=inside.y
        )
        place = inside
    x, y = round(place.x * across), round(place.y * down)
    width, height = (
        max(1, round(place.right * across) - x),
        max(1, round(place.bottom * down) - y),
    )
    if layer.tiles.bounds() is None:
        return replace(layer, tiles=Tiles(Size(width, height)), x=x, y=y)
    scaled = Image.fromarray(layer.pixels).resize((width, height), Image.Resampling.LANCZOS)
    return replace(layer, tiles=Tiles.of(np.asarray(scaled)), x=x, y=y)
