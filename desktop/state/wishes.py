"""From what sliders and the inspector say to a wish the engine can follow."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from core.arrays import Picture
from core.cells import Cells
from core.direction import Direction
from core.document.composite import opaque
from core.files.pictures import fingerprint
from core.geometry import Rect
from core.jobs import Generate, Inpaint, PreviewMode
from core.model_info import ModelInfo
from core.recipe import Recipe, Repaint, Source
from desktop.state.document_store import DocumentStore
from desktop.state.live_edit import Wish

AT_ONCE = 2048 * 2048
"""Pixels of the largest picture that the engine looks at without being asked."""


def build_wish(
    document: DocumentStore,
    info: ModelInfo,
    *,
    directions: Sequence[tuple[Direction, float]] = (),
    cells: Sequence[Cells] = (),
    strength: float = 0.0,
    only_layer: bool = False,
) -> Wish | None:
    """The picture led along directions, or with other latent cells, inside the mask where there is one.

    Args:
        document: Whose picture.
        info: The model.
        directions: With their amounts.
        cells: New values, in the latent of what is led.
        strength: Above 0 the picture is drawn anew with that strength as it is led.
        only_layer: Whether the active layer is led, not what all layers make together.

    Returns:
        None if there is nothing to lead.
    """
    base = document.document
    taken = source_of(document, only_layer=only_layer)
    if base is None or taken is None:
        return None
    source, place = taken
    own = place.size
    mask = document.mask.applied
    mask = None if mask is None else mask[place.slices]
    if mask is not None and not mask.any():
        return None
    size = own.snapped(info.factor)
    if mask is None and strength and (size != own or source.shape[2] == 4):
        mask = np.full(source.shape[:2], 255, np.uint8)  # comes back at its own size, with its transparency
    known = None if document.recipe is None else document.recipe.held()
    recipe = Recipe(
        prompt="" if known is None else known.prompt,
        negative="" if known is None else known.negative,
        seed=0 if known is None else known.seed,
        size=size,
        steps=info.defaults.steps if strength else 1,
        guidance=info.defaults.guidance if strength else 1.0,
        sampler=info.defaults.sampler if strength else "ddim",
        model=info.name,
        strength=strength,
        source=Source(name=document.name, sha256=fingerprint(source)),
        repaint=None
        if mask is None
        else Repaint(
            region=(place.x, place.y, place.width, place.height),
            mask=fingerprint(mask[..., None]),
            fill="original",
            feather=0.0,
            match=False,
        ),
        directions=tuple(direction.by(amount) for direction, amount in directions),
        cells=tuple(cells),
    )
    its = tuple(direction for direction, _ in directions)
    preview = PreviewMode.OFF if strength else PreviewMode.FINE
    seeds, path = (recipe.seed,), str(info.path)
    job: Generate
    if mask is None:
        job = Generate(model=path, recipe=recipe, seeds=seeds, source=source, directions=its, preview=preview)
    else:
        job = Inpaint(
            model=path,
            recipe=recipe,
            seeds=seeds,
            source=source,
            directions=its,
            mask=mask,
            place=place,
            match=False,
            preview=preview,
        )
    return Wish(job=job, base=base, place=place, only_layer=only_layer)


def source_of(document: DocumentStore, *, only_layer: bool) -> tuple[Picture, Rect] | None:
    """What is led, and where it lies in the document; None if there is nothing."""
    base, picture = document.document, document.picture
    if base is None or picture is None:
        return None
    whole = Rect.whole(base.size)
    if not only_layer:
        return picture, whole
    layer = base.active_layer
    place = layer.place.common(whole)
    return None if place is None else (opaque(layer.read(place)), place)
