"""From the specifications of frames to pictures, in batches; what is in the cache is only fetched."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import numpy as np
import torch
from torch import Tensor

from core.arrays import Picture, frozen
from core.diffusion.denoise import Step
from core.diffusion.inpaint import redrawn_part
from core.document.fill import match_colour, paste
from core.document.keyframe import PromptSource
from core.document.mask import inner_ramp
from core.errors import LatentscapeError, check
from core.files.pictures import flatten, resized
from core.latents import codec
from core.walk.frames import Spot, digest_of
from core.walk.start import Start, Way, mixed, way_of
from core.walk.studio import WHITE, Studio

Got = TypeVar("Got")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Drawn:
    """A picture that is there.

    Attributes:
        number: Its place in what was asked for.
        picture: uint8 (H, W, 3|4), read-only.
        cached: Whether it was only fetched.
    """

    number: int
    picture: Picture
    cached: bool


@dataclass(slots=True, eq=False)
class Renderer:
    """Draws the pictures of spots.

    Attributes:
        studio: What keyframes give to start from.
    """

    studio: Studio
    _finish: _Finish | None = field(default=None, init=False)

    def pictures(self, spots: Sequence[Spot], batch: int) -> Iterator[Step | Drawn]:
        """Draw spots in their order.

        Args:
            spots: Wherever on the way; one that lies on a keyframe is drawn alone.
            batch: How many of the others are drawn together at most.

        Yields:
            The steps of the sampling loop as they are made, and each picture once, in the order of the spots.

        Raises:
            LatentscapeError: If the model's numbers overflow.
            JobCancelled: Between steps, once the person has cancelled.
        """
        pending: dict[int, Picture | None] = {}
        keys: dict[str, int] = {}

        def flush() -> Iterator[Step | Drawn]:
            made: dict[int, Picture] = {}
            missing = [number for number, picture in pending.items() if picture is None]
            if missing:
                made = yield from self._draw([spots[number] for number in missing], missing)
            for number, picture in pending.items():
                there = made.get(number, picture)
                assert there is not None
                yield Drawn(number=number, picture=there, cached=picture is not None)
            pending.clear()
            keys.clear()

        for number, spot in enumerate(spots):
            check(self.studio.cancel)
            key, alone = self.key(spot), len(spot.anchors) == 1
            if key in keys:
                yield from flush()
            picture = self.studio.cache.picture(key)
            if picture is None and keys:
                first = spots[next(iter(keys.values()))]
                if alone or len(keys) >= batch or not self._together(first, spot):
                    yield from flush()
            if picture is None:
                keys[key] = number
            pending[number] = picture
            if not keys or len(pending) > 2 * batch:
                yield from flush()
        yield from flush()

    def key(self, spot: Spot) -> str:
        """Of a spot's picture in the cache."""
        return self.studio.key("picture", digest_of(self.studio.settings, spot))

    def coded(self, latent: Tensor) -> Picture:
        """The picture of a latent (C, h, w), as the model's decoder makes it."""
        check(self.studio.cancel)
        pixels = codec.decode(self.studio.model, latent[None], self.studio.cancel)
        (picture,) = codec.to_pictures(pixels)
        return picture

    def decoded(self, latent: Tensor) -> Picture:
        """The finished frame of a latent (C, h, w): that of a masked walk is the whole base picture."""
        picture = self.coded(latent)
        if self.studio.base is not None:
            if self._finish is None:
                self._finish = _Finish(self.studio)
            picture = self._finish(picture)
        return picture

    def _together(self, first: Spot, spot: Spot) -> bool:
        """Whether two spots may be drawn in one batch."""
        if len(first.anchors) == 1 or way_of(first) is not way_of(spot):
            return False
        return first.anchors == spot.anchors or not (self.studio.apart(first) or self.studio.apart(spot))

    def _draw(
        self, spots: Sequence[Spot], numbers: Sequence[int]
    ) -> Generator[Step, None, dict[int, Picture]]:
        """Draw and keep the pictures of spots of one way, by their numbers."""
        latents = yield from self._latents(spots)
        if not torch.isfinite(latents).all():
            raise LatentscapeError(
                "The model's numbers overflowed: choose another sampler, less guidance, or fp32."
            )
        made = {}
        for number, spot, latent in zip(numbers, spots, latents, strict=True):
            made[number] = self.decoded(latent)
            self.studio.cache.keep(self.key(spot), made[number])
        return made

    def _latents(self, spots: Sequence[Spot]) -> Generator[Step, None, Tensor]:
        """Final latents (B, C, h, w) of spots of one way."""
        studio, first = self.studio, spots[0]
        way = way_of(first)
        if len(first.anchors) == 1:
            anchor = first.anchors[0]
            if not (isinstance(anchor.keyframe.source, PromptSource) or studio.redraws(anchor)):
                way = Way.LATENT
            start = yield from studio.ready(anchor, way)
            step = yield from last(studio.drawn([start], way))
            return studio.finished(step.latent[0], start)[None]
        between: list[Start] = []
        for spot in spots:
            starts = []
            for anchor in spot.anchors:
                start = yield from studio.ready(anchor, way)
                starts.append(start)
            between.append(mixed(spot, starts))
        step = yield from last(studio.drawn(between, way))
        return torch.stack([studio.finished(*row) for row in zip(step.latent, between, strict=True)])


def last(steps: Iterator[Step]) -> Generator[Step, None, Step]:
    """Pass steps on; the last one in the end."""
    step: Step | None = None
    for step in steps:
        yield step
    assert step is not None
    return step


class _Finish:
    """Puts what is drawn into the base picture of a masked walk."""

    def __init__(self, studio: Studio) -> None:
        base, place = studio.base, studio.settings.place
        assert base is not None
        assert base.picture is not None
        assert base.mask is not None
        assert place is not None
        self._picture, self._place = base.picture, place
        mask = base.mask[place.slices]
        self._part = base.picture[place.slices]
        self._original = flatten(self._part, WHITE)
        self._alpha = inner_ramp(mask, base.feather)
        self._redrawn = redrawn_part(studio.fixed("mask"), mask)

    def __call__(self, drawn: Picture) -> Picture:
        """The whole base picture with ``drawn`` in its masked part."""
        patch = match_colour(resized(drawn, self._place.size), self._original, self._redrawn)
        whole: Picture = np.array(self._picture)
        whole[self._place.slices] = paste(self._part, patch, self._alpha)
        return frozen(whole)
