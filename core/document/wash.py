"""A stroke of colour (or of the eraser) on a layer, while it is being made."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from core.arrays import Floats, Mask, Picture
from core.document.blend import PIXEL, lay
from core.document.layer import Layer
from core.geometry import MAX_SIDE, Rect, Size

Colour = tuple[int, int, int]
"""Red, green, blue, 0..255."""


def covering(layer: Layer, size: Size) -> Layer:
    """``layer``, made to reach over all of a document of ``size``: paint has to find pixels there.

    What lies beyond the document is cut off only where the layer would exceed 8192 pixels a side.
    """
    whole = Rect.whole(size)
    if layer.place.common(whole) == whole:
        return layer
    frame = layer.place.united(whole)
    if max(frame.width, frame.height) > MAX_SIDE:
        frame = whole
    return replace(layer, tiles=layer.tiles.framed(frame.moved(-layer.x, -layer.y)), x=frame.x, y=frame.y)


class Wash:
    """Dabs gather into one wash, which is laid on the layer as a whole.

    Where dabs overlap, the stroke does not exceed its opacity; a low flow comes near that little by little.

    Args:
        layer: As it was before.
        colour: What is painted with; None takes the layer's pixels away.
        opacity: 0..1, of the whole stroke.
    """

    def __init__(self, layer: Layer, colour: Colour | None, opacity: float = 1.0) -> None:
        self._before = layer
        self._colour, self._opacity = colour, opacity
        self._cover: dict[int, Floats] = {}
        self._work: dict[int, Picture] = {}
        self._places: dict[int, Rect] = {}
        self._dirty: dict[int, Rect] = {}
        self._live = layer

    @property
    def layer(self) -> Layer:
        """The layer with the stroke as it is now: its pixels go on changing, until :meth:`finished`."""
        return self._live

    def dab(self, x: int, y: int, stamp: Mask, flow: float = 1.0, strength: float = 1.0) -> None:
        """Set down a stamp; nothing is seen of it before :meth:`settle`.

        Args:
            x: Column of the document where the stamp begins.
            y: Row of the document where the stamp begins.
            stamp: uint8 (h, w).
            flow: 0..1, how near one dab comes to what the stamp says.
            strength: 0..1, multiplies the stamp.
        """
        layer = self._before
        box = Rect(x - layer.x, y - layer.y, stamp.shape[1], stamp.shape[0])
        for index, place in layer.tiles.squares(box):
            part = box.common(place)
            assert part is not None
            if index not in self._cover:
                self._cover[index] = np.zeros((place.height, place.width), np.float32)
                self._places[index] = place
            inside = part.moved(-place.x, -place.y)
            cover = self._cover[index][inside.slices]
            wanted: Floats = stamp[part.moved(-box.x, -box.y).slices] * np.float32(strength)
            if flow < 1:
                wanted -= cover
                np.maximum(wanted, 0, out=wanted)
                wanted *= np.float32(flow)
                cover += wanted
            else:
                np.maximum(cover, wanted, out=cover)
            old = self._dirty.get(index)
            self._dirty[index] = inside if old is None else old.united(inside)

    def settle(self) -> Rect | None:
        """Lay the new dabs on the layer; where in the document it changed, None for nowhere."""
        box: Rect | None = None
        fresh: dict[int, Picture] = {}
        tiles = self._before.tiles
        for index, inside in self._dirty.items():
            if index not in self._work:
                self._work[index] = fresh[index] = tiles.copy_of(index)
            place = self._places[index]
            before = tiles.read(inside.moved(place.x, place.y))
            self._lay(self._work[index][inside.slices], before, self._cover[index][inside.slices])
            seen = inside.moved(place.x + self._before.x, place.y + self._before.y)
            box = seen if box is None else box.united(seen)
        self._dirty.clear()
        if fresh:
            self._live = replace(self._live, tiles=self._live.tiles.shown(fresh))
        return box

    def finished(self) -> Layer:
        """The layer with the whole stroke, frozen; the one of the beginning if nothing changed."""
        self.settle()
        tiles = self._before.tiles
        changed = {
            index: square
            for index, square in self._work.items()
            if not np.array_equal(square, tiles.read(self._places[index]))
        }
        return replace(self._before, tiles=tiles.replaced(changed)) if changed else self._before

    def _lay(self, out: Picture, before: Picture, cover: Floats) -> None:
        alpha = cover * np.float32(self._opacity)
        alpha += np.float32(0.5)
        out[...] = before
        if self._colour is None:
            left = before[..., 3] * (255 - alpha.astype(np.uint16)) + 128
            left += left >> 8  # with the line below: divided by 255, rounded
            left >>= 8
            out[..., 3] = left
            out.view(PIXEL)[..., 0] *= left > 0
            return
        red, green, blue = self._colour
        paint = alpha.astype(PIXEL)
        paint <<= 24
        paint |= red | green << 8 | blue << 16
        lay(out, paint.view(np.uint8).reshape(out.shape))
