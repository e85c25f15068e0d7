"""A part of the picture that is being made anew, as it is laid over the rest."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from core.arrays import Mask, Picture, with_alpha
from core.document.fill import lifted
from core.document.mask import inner_ramp
from core.geometry import Rect, Size
from core.jobs import Inpaint

LONGEST = 1024
"""Pixels of a preview's longer side: more would not be seen and would cost time at every step."""


@dataclass(frozen=True, slots=True, eq=False)
class Patch:
    """What is seen of a region.

    Attributes:
        picture: uint8 (h, w, 4), clear where the picture is kept; of any size, to be scaled to ``place``.
        place: In the document's picture.
    """

    picture: Picture
    place: Rect


class Patches:
    """Makes patches of one job's previews and results.

    Args:
        job: What is drawn.
        size: Of the document it is drawn for.
    """

    def __init__(self, job: Inpaint, size: Size) -> None:
        assert job.source is not None
        self._place = job.place
        self._alpha = inner_ramp(job.mask, job.feather)
        self._below = np.zeros_like(with_alpha(job.source))
        inside = job.place.cut(size)
        if inside is not None:
            there = inside.moved(-job.place.x, -job.place.y).slices
            self._below[there] = with_alpha(job.source[there])
        scale = min(1.0, LONGEST / max(job.mask.shape))
        self._small: Mask = np.asarray(
            Image.fromarray(job.mask).resize(
                (max(1, round(job.place.width * scale)), max(1, round(job.place.height * scale))),
                Image.Resampling.BOX,
            )
        )

    def preview(self, picture: Picture) -> Patch:
        """What the model foresees: scaled up smoothly, seen where the mask is and as much as it is."""
        height, width = self._small.shape
        scaled = Image.fromarray(picture).resize((width, height), Image.Resampling.BICUBIC)
        return Patch(np.dstack([np.asarray(scaled)[..., :3], self._small]), self._place)

    def result(self, picture: Picture) -> Patch:
        """What will be pasted, as it has to be laid over the document."""
        return Patch(lifted(self._below, picture, self._alpha), self._place)
