"""A part that was made anew, put into a document's layers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from core.arrays import Floats, Mask, Picture, with_alpha
from core.document.composite import composite
from core.document.document import Document
from core.document.fill import lifted
from core.document.layer import Layer
from core.document.outpaint import Margins
from core.document.tiles import Tiles
from core.geometry import Rect


def grown(document: Document, margins: Margins) -> Document:
    """The document with more room round it; its layers stay where they are seen.

    Raises:
        InputError: If it would be larger than a picture may be.
    """
    layers = [replace(layer, x=layer.x + margins.left, y=layer.y + margins.top) for layer in document.layers]
    return replace(document, size=margins.around(document.size), layers=tuple(layers))


def patched(document: Document, patch: Picture, mask: Mask, place: Rect) -> Document:
    """Put a patch into the active layer, wherever ``mask`` is not 0; every other bit of it stays.

    Args:
        document: The layer grows if the patch reaches beyond it.
        patch: uint8 (h, w, 3|4).
        mask: uint8 (h, w).
        place: Of the patch in the document, which it lies in.
    """
    layer = _holding(document.active_layer, place)
    box = place.moved(-layer.x, -layer.y)
    pixels = layer.tiles.read(box).copy()
    changed = mask > 0
    pixels[changed] = with_alpha(patch)[changed]
    return document.with_layer(replace(layer, tiles=layer.tiles.written(box, pixels)))


def shows(document: Document, patch: Picture, mask: Mask, place: Rect) -> bool:
    """Whether the document looks like ``patch`` wherever ``mask`` is not 0, to a step of rounding."""
    seen, wanted = (
        pixels[mask > 0].astype(np.float32) for pixels in (composite(document, place), with_alpha(patch))
    )
    for pixels in (seen, wanted):
        pixels[:, :3] *= pixels[:, 3:] / 255  # the colour of what is clear counts for nothing
    return bool(np.abs(seen - wanted).max(initial=0) < 1.5)


def layered(document: Document, patch: Picture, alpha: Floats | None, place: Rect, name: str) -> Document:
    """Put a patch on top of all as a layer of its own: the document looks like it then.

    Args:
        document: The new layer is the active one of what is returned.
        patch: uint8 (h, w, 3|4).
        alpha: float32 (h, w), 0..1: how much of it was pasted over what the document shows; the layer is
            clear where that is 0. None for a picture that covers all there is.
        place: Of the patch in the document, which it lies in.
        name: Of the layer.
    """
    pixels = with_alpha(patch) if alpha is None else lifted(composite(document, place), patch, alpha)
    return document.inserted(Layer.of(pixels, name, x=place.x, y=place.y), len(document.layers))


def _holding(layer: Layer, place: Rect) -> Layer:
    """The layer, large enough to hold ``place``."""
    whole = layer.place.united(place)
    if whole == layer.place:
        return layer
    inner = layer.place.moved(-whole.x, -whole.y)
    tiles = Tiles(whole.size).written(inner, layer.tiles.array)
    return replace(layer, tiles=tiles, x=whole.x, y=whole.y)
