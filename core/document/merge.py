"""Several layers made one."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from core.document.blend import lay
from core.document.composite import composite
from core.document.document import Document
from core.document.layer import Blend
from core.document.tiles import Tiles
from core.errors import InputError
from core.geometry import MAX_SIDE, Rect


def merged_down(document: Document, layer_id: str) -> Document:
    """A layer laid on the one below it: one layer with the lower one's name, place and blending.

    Where that one is normal, the picture stays as it is (to rounding).

    Raises:
        InputError: If there is no layer below, or one of the two is hidden or locked.
    """
    index = document.index(layer_id)
    if index == 0:
        raise InputError("There is no layer below to merge with.")
    below, above = document.layers[index - 1], document.layers[index]
    for layer in (above, below):
        if not layer.visible:
            raise InputError(f"“{layer.name}” is hidden: show it to merge it.")
        if layer.locked:
            raise InputError(f"“{layer.name}” is locked: unlock it to merge it.")
    frame = below.place
    seen = above.tiles.bounds()
    if seen is not None:
        frame = frame.united(seen.moved(above.x, above.y))
    if max(frame.width, frame.height) > MAX_SIDE:
        frame = Rect.whole(document.size)
    tiles = _as_seen(below.tiles, below.opacity).framed(frame.moved(-below.x, -below.y))
    new = {}
    for square, place in tiles.squares():
        there = place.moved(frame.x, frame.y)
        part = there.common(above.place)
        if part is not None and above.read(part)[..., 3].any():
            pixels = tiles.copy_of(square)
            lay(pixels[part.moved(-there.x, -there.y).slices], above.read(part), above.opacity, above.blend)
            new[square] = pixels
    one = replace(below, tiles=tiles.replaced(new), x=frame.x, y=frame.y, opacity=1.0)
    rest = (*document.layers[: index - 1], one, *document.layers[index + 1 :])
    return replace(document, layers=rest, active=one.id)


def _as_seen(tiles: Tiles, opacity: float) -> Tiles:
    """The opacity moved into the pixels."""
    if opacity == 1:
        return tiles
    faded = {}
    for index, _place in tiles.squares():
        pixels = tiles.copy_of(index)
        if tiles.square(index) is not None:
            pixels[..., 3] = np.round(pixels[..., 3] * np.float32(opacity))
            faded[index] = pixels
    return tiles.replaced(faded)


def flattened_to_one(document: Document) -> Document:
    """All that is seen as one layer; hidden layers are gone, and so is what lies beyond the edges."""
    whole = Tiles(document.size)
    squares = {index: composite(document, place) for index, place in whole.squares()}
    base = document.layers[0]
    one = replace(
        base,
        tiles=whole.replaced(squares),
        x=0,
        y=0,
        opacity=1.0,
        visible=True,
        locked=False,
        blend=Blend.NORMAL,
    )
    return replace(document, layers=(one,), active=one.id)
