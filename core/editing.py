"""A picture led along latent directions or changed in its cells, without sampling: encoded and decoded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from core import cells
from core.arrays import Floats, Picture, frozen
from core.cells import Cells
from core.diffusion.inpaint import to_cells
from core.direction import Kind
from core.direction_jobs import Inspect, LookAhead
from core.document.fill import paste
from core.document.mask import inner_ramp
from core.errors import InputError, check
from core.events import Drifted, Event, Inspected, Preview, Result, Sampled, Stage
from core.files.pictures import fingerprint, flatten, resized
from core.geometry import Size
from core.jobs import Generate, Inpaint, PreviewMode
from core.latents import codec, directions
from core.latents.inspect import inspect
from core.models.memory import check_room
from core.recipe import Recipe
from core.work import Work

WHITE = (255, 255, 255)
TELLING = 24.0
"""A change of a pixel by so many levels hides what the decoder cannot draw of the original there."""


def edit(work: Work, job: Generate, recipe: Recipe) -> Iterator[Event]:
    """Do a job that ``edits``.

    The decoder cannot draw all that was in the picture; what it leaves out of the original is put back where
    nothing changes, so that an amount of 0 gives the picture itself, to the bit. Cells change their own
    neighbourhood only (``core.cells.reach``).

    Yields:
        ``Sampled``, ``Drifted`` and ``Result``. Of a source not looked at before, unless previews are off,
        a ``Preview`` comes first: without the details that the decoder leaves out of the original.

    Raises:
        InputError: If a direction does not act on pictures.
    """
    source = job.source
    assert source is not None
    for direction in job.directions:
        if direction.kind is not Kind.LATENT:
            raise InputError(
                f"The direction “{direction.name}” acts while a picture is drawn: choose a strength above 0."
            )
    yield work.clock.progress(Stage.ENCODING)
    place, mask, feather = None, None, 0.0
    if isinstance(job, Inpaint):
        place, mask, feather = job.place, job.mask, job.feather
    seen = look(work, source, recipe.size)
    shift = directions.shift(job.steps, seen.latent) + _rewritten(seen.latent, recipe.cells)
    if mask is not None:
        shift = shift * to_cells(mask, *seen.latent.shape[2:]).to(shift)
    latent = seen.latent + shift
    yield Sampled(job=job.id, index=0, latent=frozen(latent[0].float().cpu().numpy()), recipe=recipe)
    yield work.clock.progress(Stage.DECODING)
    decoded = work.picture(latent)
    check(work.cancel)
    size = Size(source.shape[1], source.shape[0])
    after = resized(decoded, size)
    ramp = np.ones(after.shape[:2], np.float32) if mask is None else inner_ramp(mask, feather)
    if recipe.cells and not job.directions:
        rows, columns = seen.latent.shape[2:]
        ramp = ramp * cells.reach(recipe.cells, (rows, columns), (size.height, size.width))
    put = paste if source.shape[2] == 3 else _through
    if seen.decoded is None and job.preview is not PreviewMode.OFF:
        yield Preview(
            job=job.id,
            step=1,
            total=1,
            seconds=work.clock.seconds,
            first=0,
            pictures=(frozen(put(source, after, ramp)),),
            fine=True,
            place=place,
        )
    original = resized(flatten(source, WHITE), size)
    picture = put(source, with_details(original, resized(seen.back(work), size), after), ramp)
    yield measured(job, source, picture, shift)
    yield Result(
        job=job.id, index=0, picture=frozen(picture), recipe=recipe, seconds=work.clock.seconds, place=place
    )


def look_ahead(work: Work, job: LookAhead) -> None:
    """Look at a picture that will be led; what is seen stays, even of a job that is broken off."""
    height, width = job.picture.shape[:2]
    size = Size(width, height).snapped(work.model.info.factor)
    work.model.latent_shape(size)
    check_room(work.model, size, 1)
    look(work, job.picture, size).back(work)


def inspect_picture(work: Work, job: Inspect) -> Iterator[Event]:
    """Encode a picture, decode it again, and measure both.

    Yields:
        ``Inspected``.
    """
    height, width = job.picture.shape[:2]
    size = Size(width, height).snapped(work.model.info.factor)
    work.model.latent_shape(size)
    check_room(work.model, size, 1)
    yield work.clock.progress(Stage.ENCODING)
    seen = look(work, job.picture, size)
    latent = seen.latent[0].float().cpu().numpy()
    found = inspect(resized(flatten(job.picture, WHITE), size), latent, seen.back(work))
    yield Inspected(job=job.id, inspection=found)


def _rewritten(latent: Tensor, changes: Sequence[Cells]) -> Tensor:
    """What the changes add to a latent (1, C, h, w)."""
    if not changes:
        return torch.zeros_like(latent)
    after = cells.written(latent[0].float().cpu().numpy(), changes)
    return torch.from_numpy(np.array(after))[None].to(latent) - latent


@dataclass(slots=True, kw_only=True, eq=False)
class Looked:
    """A picture as the model sees it.

    Attributes:
        key: Its content, the size it was seen at, and the model.
        latent: float32 (1, C, h, w).
        decoded: uint8 (H, W, 3), what comes back of it; None until it was asked for.
    """

    key: tuple[str, Size, str]
    latent: Tensor
    decoded: Picture | None = None

    def back(self, work: Work) -> Picture:
        """What comes back of it; decoded once."""
        if self.decoded is None:
            self.decoded = work.picture(self.latent)
        return self.decoded


def look(work: Work, picture: Picture, size: Size) -> Looked:
    """Encode a picture, or remember it: a slider asks for the same one with every move."""
    key = (fingerprint(picture), size, work.model.info.fingerprint)
    last = work.memory.get("looked")
    if isinstance(last, Looked) and last.key == key:
        return last
    looked = Looked(key=key, latent=codec.encode(work.model, codec.to_tensor(picture, size), work.cancel))
    work.memory["looked"] = looked
    return looked


def with_details(original: Picture, before: Picture, after: Picture) -> Picture:
    """``after``, with the details of the original where it differs little from ``before``; all (H, W, 3)."""
    change = after.astype(np.float32) - before
    # The eye sees a thing change, not a pixel: a pixel's neighbours count too.
    size: Floats = np.abs(change).max(axis=2)
    size = np.maximum(size, _blurred(size))
    share = np.clip(1 - size / TELLING, 0, 1)[..., None]
    detail = original.astype(np.float32) - before
    mixed: Picture = np.clip(np.round(after + share * detail), 0, 255).astype(np.uint8)
    return mixed


def _through(source: Picture, picture: Picture, ramp: Floats) -> Picture:
    """The change of a picture laid on white, taken over into one with transparency; alpha stays.

    Args:
        source: uint8 (H, W, 4).
        picture: uint8 (H, W, 3).
        ramp: float32 (H, W), how much of the change is seen.
    """
    alpha = source[..., 3:].astype(np.float32) / 255
    change = (picture.astype(np.float32) - flatten(source, WHITE)) * ramp[..., None]
    colours = source[..., :3] + np.divide(change, alpha, out=np.zeros_like(change), where=alpha > 0)
    return np.dstack([np.clip(np.round(colours), 0, 255).astype(np.uint8), source[..., 3]])


def _blurred(values: Floats, reach: int = 3) -> Floats:
    side = 2 * reach + 1
    window = torch.from_numpy(values)[None, None]
    mean = torch.nn.functional.avg_pool2d(window, side, 1, reach, count_include_pad=False)
    blurred: Floats = mean[0, 0].numpy()
    return blurred


def measured(job: Generate, before: Picture, after: Picture, shift: Tensor) -> Drifted:
    """How far the picture drifted, inside and outside the mask, and along what the directions keep.

    Args:
        job: What was asked.
        before: uint8 (H, W, 3|4).
        after: uint8 (H, W, 3|4), as large.
        shift: How far its latent went, (1, C, h, w).
    """
    mask = job.mask if isinstance(job, Inpaint) else None
    before = flatten(before, WHITE) if after.shape[2] < before.shape[2] else before
    change = np.abs(after.astype(np.float32) - before).mean(axis=2)
    outside = np.zeros_like(change, bool) if mask is None else mask == 0
    kept: dict[str, float] = {}
    array = shift[0].float().cpu().numpy()
    for direction in job.directions:
        for name, amount in directions.drift(direction, array):
            if abs(amount) >= abs(kept.get(name, 0.0)):
                kept[name] = amount
    return Drifted(
        job=job.id,
        inside=float(change[~outside].mean()) if (~outside).any() else 0.0,
        outside=float(change[outside].mean()) if outside.any() else 0.0,
        kept=tuple(kept.items()),
        masked=bool(outside.any()),
        reach=float((change > 0).mean()),
    )
