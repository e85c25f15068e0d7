"""All layers seen from above."""

from __future__ import annotations

import numpy as np

from core.arrays import Picture
from core.document.blend import lay
from core.document.blocks import in_blocks
from core.document.document import Document
from core.document.layer import Blend, Layer
from core.geometry import Rect, Size


def composite(document: Document, box: Rect) -> Picture:
    """What is seen in ``box``, which lies in the document: uint8 (h, w, 4) with straight alpha."""
    out = np.zeros((box.height, box.width, 4), np.uint8)

    def put_together(block: Rect) -> None:
        _lay_all(out[block.moved(-box.x, -box.y).slices], document, block)

    in_blocks(box, put_together)
    return out


def flattened(document: Document) -> Picture:
    """The whole picture, read-only: uint8 (H, W, 3) if it is all opaque, else (H, W, 4).

    One opaque, normal layer comes out bit by bit.
    """
    return opaque(composite(document, Rect.whole(document.size)))


def reflattened(picture: Picture, document: Document, box: Rect) -> Picture:
    """:func:`flattened`, if only ``box`` is another than in ``picture``."""
    height, width = picture.shape[:2]
    if Size(width, height) != document.size:
        return flattened(document)
    part = composite(document, box)
    if picture.shape[2] == 3:
        if not bool((part[..., 3] == 255).all()):
            whole = np.empty((height, width, 4), np.uint8)
            whole[..., :3], whole[..., 3] = picture, 255
        else:
            whole, part = picture.copy(), part[..., :3]
    else:
        whole = picture.copy()
    whole[box.slices] = part
    return opaque(whole)


def opaque(pixels: Picture) -> Picture:
    """``pixels`` read-only, without alpha if that is 255 everywhere; the array may be used itself."""
    if pixels.shape[2] == 4 and bool((pixels[..., 3] == 255).all()):
        pixels = np.ascontiguousarray(pixels[..., :3])
    pixels.flags.writeable = False
    return pixels


def _lay_all(out: Picture, document: Document, box: Rect) -> None:
    parts = [(layer, part) for layer in document.layers if layer.shown and (part := layer.place.common(box))]
    first = next((n for n in reversed(range(len(parts))) if _hides_all(*parts[n], box)), 0)
    for layer, part in parts[first:]:
        onto, pixels = out[part.moved(-box.x, -box.y).slices], layer.read(part)
        if layer is document.layers[0] and layer.opacity == 1:  # every bit, colours under no alpha too
            onto[...] = pixels
        else:
            lay(onto, pixels, layer.opacity, layer.blend)


def _hides_all(layer: Layer, part: Rect, box: Rect) -> bool:
    """Whether nothing under it can be seen in ``box``."""
    full = part == box and layer.opacity == 1 and layer.blend is Blend.NORMAL
    return full and int(layer.read(part)[..., 3].min()) == 255
