"""Where a finished picture goes in the document."""

from __future__ import annotations

import numpy as np

from core.document.document import Document
from core.document.patch import grown, layered, patched, shows
from core.events import Result
from core.geometry import Rect
from desktop.language import mark, tr
from desktop.state.document_store import DocumentStore
from desktop.state.repainting import Repainting

MOVED_ON = mark("The picture has changed meanwhile: the repainted one is in the history.")
LOCKED = mark("The layer “{name}” is locked: the new part is on a layer of its own.")
COVERED = mark("On the layer “{name}” it would not look as shown: the new part is on a layer of its own.")
HIDDEN = mark("The layer “{name}” cannot be seen: the new part is on a layer of its own.")
REPLACED = mark("A picture of another size took the place of all layers: undo brings them back.")


def put(
    store: DocumentStore, result: Result, made: Repainting | None, label: str, *, new_layer: bool
) -> tuple[bool, str]:
    """Put a result into the document: one undo step.

    A part that was made anew goes into the active layer; on one of its own if that is wanted, or if it would
    not look there as it was shown (under another layer, with another blending). A whole picture takes the
    place of a single layer, and lies on top of several. Nothing is done if the part does not fit any more.

    Args:
        store: The document.
        result: A picture, or a part of one.
        made: What it is a part of; None for a whole picture.
        label: What the undo menu calls the step.
        new_layer: Whether it is to be a layer of its own.

    Returns:
        Whether it was put there, and a sentence worth telling ("" for none).
    """
    document = store.document
    if made is None:
        return True, _put_whole(store, document, result, label, new_layer=new_layer)
    if document is None or not made.fits(store):
        return False, tr(MOVED_ON)
    note = ""
    layer = document.active_layer
    if (layer.locked or not layer.shown) and not new_layer:
        new_layer, note = True, tr(LOCKED if layer.locked else HIDDEN, name=layer.name)
    room, mask = made.margins, None
    if room:
        document = grown(document, room)
        if store.mask.mask is not None:
            mask = np.pad(store.mask.mask, ((room.top, room.bottom), (room.left, room.right)))
    patch, place = result.picture, made.place
    after = None if new_layer else patched(document, patch, made.job.mask, place)
    if after is not None and not shows(after, patch, made.job.mask, place):
        after, note = None, tr(COVERED, name=layer.name)
    if after is None:
        after = layered(document, patch, made.alpha, place, _name(result))
    store.change(label, after, recipe=result.recipe, mask=mask)
    return True, note


def _put_whole(
    store: DocumentStore, document: Document | None, result: Result, label: str, *, new_layer: bool
) -> str:
    same = document is not None and _shape(document) == result.picture.shape[:2]
    if document is None or not same or (len(document.layers) == 1 and not new_layer):
        several = document is not None and len(document.layers) > 1
        store.set_picture(result.picture, recipe=result.recipe, label=label)
        return tr(REPLACED) if several else ""
    after = layered(document, result.picture, None, Rect.whole(document.size), _name(result))
    store.change(label, after, recipe=result.recipe)
    return ""


def _name(result: Result) -> str:
    """Of a new layer: what was asked for."""
    prompt = "" if result.recipe is None else " ".join(result.recipe.prompt.split())
    return f"{prompt[:39]}…" if len(prompt) > 40 else prompt or tr("Made anew")


def _shape(document: Document) -> tuple[int, int]:
    return document.size.height, document.size.width
