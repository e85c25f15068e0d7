"""Many latents at once: pictures encoded for the map, points laid out, latents mixed and decoded."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from core import plane
from core.arrays import Floats, LatentArray, Picture, frozen
from core.diffusion.conditioning import condition
from core.errors import InputError, check
from core.events import Encoded, Event, LaidOut, Preview, Result, Sampled, Stage
from core.files.pictures import covering, flatten
from core.geometry import Size
from core.latents import codec
from core.latents.interpolation import mixture
from core.mixing_jobs import EncodePictures, Ingredient, LayOut, MixLatents
from core.models.memory import check_room
from core.work import Work

WHITE = (255, 255, 255)
QUICK = 32 * 32
"""Latents of so many cells are decoded within a draft; of larger ones a linear map gives an idea."""


def encode_pictures(work: Work, job: EncodePictures) -> Iterator[Event]:
    """Encode pictures at the native size.

    Yields:
        ``Encoded`` for each, in their order.
    """
    size = work.model.info.native_size
    check_room(work.model, size, 1)
    for index, picture in enumerate(job.pictures):
        yield work.clock.progress(Stage.ENCODING, index, len(job.pictures))
        latent = frozen(_encoded(work, picture, size).cpu().numpy())
        yield Encoded(job=job.id, latent=latent, fingerprint=work.model.info.fingerprint, index=index)


def lay_out(work: Work, job: LayOut) -> Iterator[Event]:
    """Find the plane of the points.

    Yields:
        ``LaidOut``.
    """
    vectors = _pictured(work, job) if job.latents else _worded(work, job.prompts)
    check(work.cancel)
    places, shares = plane.arrange(vectors)
    yield LaidOut(job=job.id, places=frozen(places), shares=shares)


def mix_latents(work: Work, job: MixLatents) -> Iterator[Event]:
    """Mix latents.

    Yields:
        For a draft one ``Preview``; else ``Sampled`` and ``Result``.
    """
    size, info = job.recipe.size, work.model.info
    mix = job.recipe.mix
    assert mix is not None
    check_room(work.model, size, 1)
    latent = mixture([_latent(work, one, size) for one in job.ingredients], mix.weights)[None]
    if job.draft:
        fine = latent.shape[2] * latent.shape[3] <= QUICK
        pictures = (work.picture(latent),) if fine else work.linear.pictures(latent)
        seconds = work.clock.seconds
        yield Preview(job=job.id, step=1, total=1, seconds=seconds, first=0, pictures=pictures, fine=fine)
        return
    recipe = replace(job.recipe, model=info.name, fingerprint=info.fingerprint)
    yield Sampled(job=job.id, index=0, latent=frozen(latent[0].float().cpu().numpy()), recipe=recipe)
    yield work.clock.progress(Stage.DECODING)
    picture = work.picture(latent)
    yield Result(job=job.id, index=0, picture=picture, recipe=recipe, seconds=work.clock.seconds)


def _pictured(work: Work, job: LayOut) -> Floats:
    shape = work.model.latent_shape(work.model.info.native_size)
    found = np.empty((len(job.latents), *shape), np.float32)
    for index, latent in enumerate(job.latents):
        check(work.cancel)
        found[index] = _fitting(latent, shape).numpy()
    return found


def _worded(work: Work, prompts: tuple[str, ...]) -> Floats:
    """The mean token of each prompt; each is read once."""
    read: dict[str, Floats] = {}
    for prompt in prompts:
        check(work.cancel)
        if prompt not in read:
            read[prompt] = condition(work.model, prompt).tokens[0].float().mean(0).cpu().numpy()
    return np.stack([read[prompt] for prompt in prompts])


def _latent(work: Work, one: Ingredient, size: Size) -> Tensor:
    """An ingredient's latent (C, h, w) at that size, on the CPU."""
    check(work.cancel)
    if one.latent is not None:
        return _fitting(one.latent, work.model.latent_shape(size))
    assert one.picture is not None
    return _encoded(work, one.picture, size).cpu()


def _encoded(work: Work, picture: Picture, size: Size) -> Tensor:
    pixels = codec.to_tensor(covering(flatten(picture, WHITE), size), size)
    return codec.encode(work.model, pixels, work.cancel)[0]


def _fitting(latent: LatentArray, shape: tuple[int, int, int]) -> Tensor:
    """A latent with that many cells a side.

    Raises:
        InputError: If it is another model's, or damaged.
    """
    if latent.ndim != 3 or latent.shape[0] != shape[0] or 0 in latent.shape:
        raise InputError(
            f"A latent of the shape {tuple(latent.shape)} is not this model's: choose the model that made it."
        )
    tensor = torch.from_numpy(latent.astype(np.float32))
    if not torch.isfinite(tensor).all():
        raise InputError("A latent is damaged: some of its numbers are not finite.")
    if tensor.shape == shape:
        return tensor
    scaled: Tensor = functional.interpolate(tensor[None], size=shape[1:], mode="area")[0]
    return scaled
