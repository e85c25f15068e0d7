"""A part that was made anew, and the picture it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from core.arrays import Picture
from core.document.fill import match_colour, paste
from core.document.mask import grow, inner_ramp
from core.document.region import region
from core.errors import InputError
from core.files.pictures import fingerprint, flatten
from core.jobs import Inpaint, PreviewMode
from core.model_info import ModelInfo
from core.recipe import Repaint, Source
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import Draft
from desktop.state.requests import seeds_of

WHITE = (255, 255, 255)
CELL = 16
"""Pixels: no cell of a model is wider."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Repainting:
    """A part of a picture that is being made anew.

    Attributes:
        job: What the engine was asked.
        base: The whole picture at that moment.
        identity: Of its document.
    """

    job: Inpaint
    base: Picture
    identity: object

    def fits(self, document: DocumentStore) -> bool:
        """Whether a patch still belongs into the document: what is kept round it is as it was, to the bit."""
        picture = document.picture
        if document.identity is not self.identity or picture is None or picture.shape != self.base.shape:
            return False
        if picture is self.base:
            return True
        kept, source = self.job.mask == 0, self.job.source
        return source is not None and np.array_equal(picture[self.job.place.slices][kept], source[kept])

    def onto(self, picture: Picture, patch: Picture) -> Picture:
        """``picture`` with the new part in its place; not one bit outside the mask is another."""
        whole = picture.copy()
        part = whole[self.job.place.slices]
        changed = self.job.mask > 0
        part[changed] = patch[changed]
        whole.flags.writeable = False
        return whole

    def fitted(self, drawn: Picture) -> Picture:
        """A patch from what the decoder made (of a latent that could only be decoded later)."""
        job = self.job
        assert job.source is not None
        if drawn.shape[:2] != job.mask.shape:
            size = job.place.width, job.place.height
            drawn = np.asarray(Image.fromarray(drawn).resize(size, Image.Resampling.LANCZOS))
        if job.match:
            redrawn = grow(job.mask, CELL)  # the cells that the mask's edge goes through
            drawn = match_colour(drawn, flatten(job.source, WHITE), redrawn)
        return paste(job.source, drawn, inner_ramp(job.mask, job.feather))


def build_repainting(
    draft: Draft, *, model: str, info: ModelInfo | None, document: DocumentStore, preview: PreviewMode
) -> Repainting:
    """The job that makes the masked part of the document's picture anew.

    Args:
        draft: The settings; several pictures take the seeds that follow each other.
        model: As the engine finds it.
        info: What is known of it.
        document: Its picture, and its mask, which is visible and not empty.
        preview: How to show the steps.

    Raises:
        InputError: If no model is chosen yet.
    """
    mask, picture = document.mask.applied, document.picture
    assert mask is not None
    assert picture is not None
    if info is None:
        raise InputError("There is no model to draw with: wait until it is loaded, or choose one.")
    seen = document.mask.region(info)
    if seen is None:
        seen = region(mask, info.native_size, info.factor)
    place, part = seen.place, mask[seen.place.slices]
    fill = draft.fill_of_mask
    recipe = replace(
        draft.recipe(),
        model=info.name,
        size=seen.size,
        strength=draft.mask_strength,
        source=Source(name=document.name, sha256=fingerprint(picture)),
        repaint=Repaint(
            region=(place.x, place.y, place.width, place.height),
            mask=fingerprint(part[..., None]),
            fill=fill.value,
            feather=draft.feather,
            match=True,
        ),
    )
    job = Inpaint(
        model=model,
        recipe=recipe,
        seeds=seeds_of(draft),
        source=picture[place.slices],
        mask=part,
        place=place,
        fill=fill,
        feather=draft.feather,
        preview=preview,
    )
    return Repainting(job=job, base=picture, identity=document.identity)
