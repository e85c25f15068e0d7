"""A change of the mask while it is being made."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.arrays import Mask
from core.document import mask as masks
from core.geometry import Rect, Size


class Stroke:
    """A change of the mask that is being made.

    Attributes:
        pixels: The mask itself, uint8 (H, W).
        before: What it was when the stroke began.
        fresh: Whether there was no mask before.
        box: What may have changed so far.
        over: Whether it was broken off: nothing has an effect any more.
    """

    def __init__(self, pixels: Mask, fresh: bool, told: Callable[[Rect], object]) -> None:
        self.pixels, self.fresh, self._told = pixels, fresh, told
        self.before = np.zeros_like(pixels) if fresh else pixels.copy()
        self.box: Rect | None = None
        self.over = False

    @property
    def size(self) -> Size:
        """Of the mask."""
        return Size(self.pixels.shape[1], self.pixels.shape[0])

    def dab(self, x: int, y: int, stamp: Mask, *, erase: bool = False) -> Rect | None:
        """Lay a stamp (uint8 (h, w)) on the mask with its corner at x, y: more mask, or less.

        Returns:
            Where, None if it is all outside; tell of it with :meth:`tell` once a few are laid.
        """
        height, width = self.pixels.shape
        left, top = max(x, 0), max(y, 0)
        right, bottom = min(x + stamp.shape[1], width), min(y + stamp.shape[0], height)
        if self.over or left >= right or top >= bottom:
            return None
        part = self.pixels[top:bottom, left:right]
        cut = stamp[top - y : bottom - y, left - x : right - x]
        if erase:
            np.minimum(part, 255 - cut, out=part)
        else:
            np.maximum(part, cut, out=part)
        return Rect(left, top, right - left, bottom - top)

    def put(self, box: Rect, pixels: Mask) -> None:
        """Replace the pixels of ``box``, which lies in the mask."""
        if self.over:
            return
        self.pixels[box.slices] = pixels
        self.tell(box)

    def tell(self, box: Rect) -> None:
        """These pixels were changed."""
        if self.over:
            return
        self.box = box if self.box is None else self.box.united(box)
        self._told(box)

    def changed_box(self) -> Rect | None:
        """The smallest rectangle of real change."""
        if self.box is None:
            return None
        differs = self.pixels[self.box.slices] != self.before[self.box.slices]
        tight = masks.bounds(differs.view(np.uint8))
        if tight is None:
            return None
        return Rect(self.box.x + tight.x, self.box.y + tight.y, tight.width, tight.height)
