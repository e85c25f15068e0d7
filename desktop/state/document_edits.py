"""What the Picture menu does to the whole document: each one undo step, the mask goes along."""

from __future__ import annotations

from core.document import transform
from core.document.transform import Turn
from core.geometry import Rect, Size
from desktop.language import mark, tr
from desktop.state.document_store import DocumentStore

TURNS = {
    Turn.RIGHT: mark("Rotate right"),
    Turn.LEFT: mark("Rotate left"),
    Turn.HALF: mark("Rotate by 180°"),
    Turn.ACROSS: mark("Flip left and right"),
    Turn.DOWN: mark("Flip top and bottom"),
}


def turn(store: DocumentStore, way: Turn) -> None:
    """Flip or rotate."""
    document, mask = store.document, store.mask.mask
    if document is not None:
        turned = None if mask is None else transform.turned_mask(mask, way)
        store.change(tr(TURNS[way]), transform.turned(document, way), mask=turned)


def frame(store: DocumentStore, box: Rect, label: str = "") -> None:
    """Keep what lies in ``box``; where that reaches beyond the edges the canvas grows.

    Raises:
        InputError: If ``box`` is larger than 8192 pixels a side.
    """
    document, mask = store.document, store.mask.mask
    if document is not None and box != Rect.whole(document.size):
        framed = None if mask is None else transform.framed_mask(mask, box)
        store.change(label or tr("Crop"), transform.framed(document, box), mask=framed)


def resize(store: DocumentStore, size: Size) -> None:
    """Scale everything."""
    document, mask = store.document, store.mask.mask
    if document is not None and size != document.size:
        resized = None if mask is None else transform.resized_mask(mask, size)
        store.change(tr("Resize the picture"), transform.resized(document, size), mask=resized)
