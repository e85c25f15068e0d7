"""What the Layer menu and the layers panel do: each one undo step."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from core.arrays import Picture
from core.document.document import Document
from core.document.layer import Blend, Layer, new_id
from core.document.merge import flattened_to_one, merged_down
from core.document.tiles import Tiles
from core.errors import LatentscapeError
from core.geometry import Rect
from desktop.language import tr
from desktop.state.document_store import DocumentStore


def add(store: DocumentStore) -> None:
    """An empty layer over the active one."""
    document = store.document
    if document is not None:
        layer = Layer.empty(document.size, free_name(document, tr("Layer")))
        store.change(tr("New layer"), document.inserted(layer, document.index(document.active) + 1))


def add_picture(store: DocumentStore, picture: Picture, name: str, label: str) -> None:
    """A picture as a layer over the active one, in the middle of the document."""
    document = store.document
    if document is None:
        store.set_picture(picture, name=name, label=label)
        return
    height, width = picture.shape[:2]
    x, y = (document.size.width - width) // 2, (document.size.height - height) // 2
    layer = Layer.of(picture, free_name(document, name), x=x, y=y)
    store.change(label, document.inserted(layer, document.index(document.active) + 1))


def duplicate(store: DocumentStore) -> None:
    """The active layer once more, over itself."""
    document = store.document
    if document is not None:
        layer = document.active_layer
        twin = replace(
            layer, id=new_id(), name=free_name(document, tr("{name} copy", name=layer.name)), locked=False
        )
        store.change(tr("Duplicate the layer"), document.inserted(twin, document.index(layer.id) + 1))


def delete(store: DocumentStore) -> None:
    """Away with the active layer; the last one stays."""
    document = store.document
    if document is not None and len(document.layers) > 1:
        store.change(tr("Delete the layer"), document.removed(document.active))


def move(store: DocumentStore, layer_id: str, index: int) -> None:
    """A layer to another place in the stack: ``index`` layers below it."""
    document = store.document
    if document is None:
        return
    index = min(max(0, index), len(document.layers) - 1)
    if document.index(layer_id) != index:
        store.change(tr("Move the layer"), document.reordered(layer_id, index))


def raise_by(store: DocumentStore, steps: int) -> None:
    """The active layer up (or down) in the stack."""
    document = store.document
    if document is not None:
        move(store, document.active, document.index(document.active) + steps)


def nudge(store: DocumentStore, right: int, down: int) -> None:
    """The active layer by some pixels; several at once make one step."""
    document = store.document
    if document is not None:
        layer = document.active_layer
        moved = document.with_layer(replace(layer, x=layer.x + right, y=layer.y + down))
        store.change(tr("Move the layer"), moved, kind=f"move {layer.id}")


def rename(store: DocumentStore, layer_id: str, name: str) -> None:
    """Another name; an empty one changes nothing."""
    name = " ".join(name.split())
    document = store.document
    if document is not None and name and document.layer(layer_id).name != name:
        store.change(
            tr("Rename the layer"), document.with_layer(replace(document.layer(layer_id), name=name))
        )


def set_visible(store: DocumentStore, layer_id: str, on: bool) -> None:
    """Show or hide a layer."""
    document = store.document
    if document is not None and document.layer(layer_id).visible != on:
        label = tr("Show the layer") if on else tr("Hide the layer")
        store.change(label, document.with_layer(replace(document.layer(layer_id), visible=on)))


def set_locked(store: DocumentStore, layer_id: str, on: bool) -> None:
    """Protect a layer, or let it be changed."""
    document = store.document
    if document is not None and document.layer(layer_id).locked != on:
        label = tr("Lock the layer") if on else tr("Unlock the layer")
        store.change(label, document.with_layer(replace(document.layer(layer_id), locked=on)))


def set_opacity(store: DocumentStore, opacity: float) -> None:
    """Of the active layer; a slider that is dragged makes one step."""
    document = store.document
    if document is None:
        return
    layer = document.active_layer
    opacity = min(1.0, max(0.0, opacity))
    if layer.opacity != opacity:
        changed = document.with_layer(replace(layer, opacity=opacity))
        store.change(tr("Opacity of the layer"), changed, kind=f"opacity {layer.id}")


def set_blend(store: DocumentStore, blend: Blend) -> None:
    """How the active layer meets those below."""
    document = store.document
    if document is not None and document.active_layer.blend is not blend:
        changed = document.with_layer(replace(document.active_layer, blend=blend))
        store.change(tr("Blending of the layer"), changed)


def merge_down(store: DocumentStore) -> str:
    """The active layer with the one below; a sentence why not, "" if it was done."""
    document = store.document
    if document is None:
        return ""
    try:
        merged = merged_down(document, document.active)
    except LatentscapeError as problem:
        return problem.message
    store.change(tr("Merge down"), merged)
    return ""


def flatten(store: DocumentStore) -> None:
    """All that is seen as one layer."""
    document = store.document
    if document is not None and len(document.layers) > 1:
        store.change(tr("Flatten"), flattened_to_one(document))


def clear(store: DocumentStore) -> str:
    """Nothing on the active layer; a sentence why not, "" if it was done."""
    document = store.document
    if document is None:
        return ""
    why = reason(store)
    if not why and document.active_layer.tiles.bytes:
        layer = document.active_layer
        empty = replace(layer, tiles=Tiles(layer.tiles.size))
        store.change(tr("Clear the layer"), document.with_layer(empty))
    return why


def to_mask(store: DocumentStore) -> None:
    """The mask from what is opaque on the active layer."""
    document = store.document
    if document is None:
        return
    layer, whole = document.active_layer, Rect.whole(document.size)
    mask = np.zeros((document.size.height, document.size.width), np.uint8)
    part = layer.place.common(whole)
    if part is not None:
        mask[part.slices] = layer.read(part)[..., 3]
    store.mask.edit(tr("Mask from the layer"), whole, mask)


def reason(store: DocumentStore) -> str:
    """Why the active layer cannot be painted on: one sentence; "" if it can."""
    document = store.document
    if document is None:
        return tr("There is no picture to paint on: open or draw one first.")
    layer = document.active_layer
    if layer.locked:
        return tr(
            "“{name}” is locked: unlock it in the layers panel, or choose another layer.", name=layer.name
        )
    if not layer.shown:
        return tr(
            "“{name}” cannot be seen: show it in the layers panel, or choose another layer.", name=layer.name
        )
    return ""


def free_name(document: Document, name: str) -> str:
    """``name`` itself, or with the next number if a layer has it."""
    taken = {layer.name for layer in document.layers}
    if name not in taken and name != "Layer":
        return name
    number = 1 if name == "Layer" else 2
    while f"{name} {number}" in taken:
        number += 1
    return f"{name} {number}"
