"""A part that was made anew, and the picture it belongs to."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from core.arrays import Floats, Mask, Picture, with_alpha
from core.document.fill import match_colour, paste
from core.document.mask import grow, inner_ramp
from core.document.outpaint import Margins
from core.document.region import Region
from core.errors import InputError
from core.files.pictures import fingerprint, flatten
from core.geometry import Rect, Size
from core.jobs import Inpaint, PreviewMode
from core.model_info import ModelInfo
from core.recipe import Repaint, Source
from desktop.language import tr
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import Draft
from desktop.state.requests import seeds_of

WHITE = (255, 255, 255)
CELL = 16
"""Pixels: no cell of a model is wider."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Repainting:
    """A part of a picture that is being made anew; it may reach over the picture's edge.

    Attributes:
        job: What the engine was asked.
        base: The whole picture at that moment.
        identity: Of its document.
    """

    job: Inpaint
    base: Picture
    identity: object

    @property
    def margins(self) -> Margins:
        """How much the picture grows."""
        return Margins.reaching(self.job.place, _size(self.base))

    @property
    def place(self) -> Rect:
        """Where the part lies in the picture that has grown."""
        margins = self.margins
        return self.job.place.moved(margins.left, margins.top)

    @property
    def alpha(self) -> Floats:
        """How much of the new part is laid over the old one: float32 (h, w), 0..1."""
        return inner_ramp(self.job.mask, self.job.feather)

    def fits(self, document: DocumentStore) -> bool:
        """Whether a patch still belongs into the document: what is kept round it is as it was, to the bit."""
        picture = document.picture
        if document.identity is not self.identity or picture is None or _size(picture) != _size(self.base):
            return False
        if picture is self.base:
            return True
        job, inside = self.job, self.job.place.cut(_size(picture))
        if job.source is None or inside is None:
            return False
        there = inside.moved(-job.place.x, -job.place.y).slices
        kept = job.mask[there] == 0
        now, then = with_alpha(picture[inside.slices]), with_alpha(job.source[there])
        return np.array_equal(now[kept], then[kept])

    def onto(self, picture: Picture, patch: Picture) -> Picture:
        """``picture`` with the new part in its place; not one bit outside the mask is another.

        New room that the region does not reach is clear.
        """
        margins, place = self.margins, self.place
        whole = margins.extended(picture)
        if whole.shape[2] != patch.shape[2]:
            whole, patch = with_alpha(whole), with_alpha(patch)
        if margins and (place.width, place.height) != (whole.shape[1], whole.shape[0]):
            whole, patch = with_alpha(whole), with_alpha(patch)
            whole[margins.masked(None, _size(picture)) > 0] = 0
        part = whole[place.slices]
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
        return paste(job.source, drawn, self.alpha)


def build_repainting(
    draft: Draft, *, model: str, info: ModelInfo | None, document: DocumentStore, preview: PreviewMode
) -> Repainting:
    """The job that makes the masked part of the document's picture anew, and what lies beyond its edge.

    Args:
        draft: The settings; several pictures take the seeds that follow each other.
        model: As the engine finds it.
        info: What is known of it.
        document: Its picture, with a mask that is applied or a region that reaches over the edge.
        preview: How to show the steps.

    Raises:
        InputError: If no model is chosen yet, or nothing of the mask lies in the region.
    """
    picture = document.picture
    assert picture is not None
    if info is None:
        raise InputError(tr("There is no model to draw with: wait until it is loaded, or choose one."))
    seen = document.region.of(info)
    assert seen is not None
    source, mask = _seen(picture, document.mask.applied, seen)
    if not mask.any():
        raise InputError(
            tr("Nothing of the mask lies in the region: double-click its frame to bring it back.")
        )
    place, fill = seen.place, draft.fill_of_mask
    recipe = replace(
        draft.recipe(),
        model=info.name,
        size=seen.size,
        strength=draft.mask_strength,
        source=Source(name=document.name, sha256=fingerprint(picture)),
        repaint=Repaint(
            region=(place.x, place.y, place.width, place.height),
            mask=fingerprint(mask[..., None]),
            fill=fill.value,
            feather=draft.feather,
            match=True,
        ),
    )
    job = Inpaint(
        model=model,
        recipe=recipe,
        seeds=seeds_of(draft),
        source=source,
        mask=mask,
        place=place,
        fill=fill,
        feather=draft.feather,
        preview=preview,
    )
    return Repainting(job=job, base=picture, identity=document.identity)


def _seen(picture: Picture, mask: Mask | None, seen: Region) -> tuple[Picture, Mask]:
    """What lies in a region: the picture, its edges drawn out, and the mask with all beyond the edge."""
    size = _size(picture)
    inside = seen.place.cut(size)
    assert inside is not None
    beyond = Margins.reaching(seen.place.moved(-inside.x, -inside.y), inside.size)
    part = None if mask is None else mask[inside.slices]
    return beyond.extended(picture[inside.slices]), beyond.masked(part, inside.size)


def _size(picture: Picture) -> Size:
    return Size(picture.shape[1], picture.shape[0])
