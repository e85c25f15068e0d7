"""What the Mask menu does: each one undo step, worked out only where something can change."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from core.arrays import Mask
from core.document import mask as masks
from core.geometry import Rect, Size
from desktop.language import tr
from desktop.state.mask_store import MaskStore


def select_all(store: MaskStore) -> None:
    """Make all of the picture anew."""
    _whole(store, tr("Mask all"), lambda mask: np.full_like(mask, 255))


def clear(store: MaskStore) -> None:
    """Keep all of the picture."""
    box = _box(store)
    if box is not None:
        store.edit(tr("Clear the mask"), box, np.zeros((box.height, box.width), np.uint8))


def invert(store: MaskStore) -> None:
    """Keep what was made anew, and the other way round."""
    _whole(store, tr("Invert the mask"), masks.invert)


def grow(store: MaskStore, pixels: int) -> None:
    """Widen the mask."""
    _round_box(store, tr("Grow the mask"), pixels, lambda mask: masks.grow(mask, pixels))


def shrink(store: MaskStore, pixels: int) -> None:
    """Narrow the mask."""
    _round_box(store, tr("Shrink the mask"), 1, lambda mask: masks.shrink(mask, pixels))


def feather(store: MaskStore, pixels: int) -> None:
    """Soften the mask's edge, on its inner side."""
    _round_box(store, tr("Feather the mask"), 2 * pixels + 2, lambda mask: masks.feather(mask, pixels))


def _box(store: MaskStore) -> Rect | None:
    return None if store.mask is None else masks.bounds(store.mask)


def _whole(store: MaskStore, label: str, work: Callable[[Mask], Mask]) -> None:
    size = store.size
    if size is None:
        return
    mask = store.mask
    if mask is None:
        mask = np.zeros((size.height, size.width), np.uint8)
    store.edit(label, Rect.whole(size), work(mask))


def _round_box(store: MaskStore, label: str, reach: int, work: Callable[[Mask], Mask]) -> None:
    """Work on the mask's box and ``reach`` pixels round it."""
    box, mask = _box(store), store.mask
    if box is None or mask is None:
        return
    around = box.grown(reach).cut(Size(mask.shape[1], mask.shape[0]))
    assert around is not None
    store.edit(label, around, work(mask[around.slices]))
