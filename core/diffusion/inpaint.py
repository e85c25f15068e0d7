"""Inpainting on the one loop: a masked part is drawn, the rest is held fast.

Any model: the kept part is the original latent, noised with one fixed noise to the level of each step
(blended latent diffusion, arXiv 2206.02779; RePaint's conditioning, arXiv 2201.09865); soft masks free each
cell when the schedule has run far enough (differential diffusion, arXiv 2306.00950). A UNet with extra input
channels is told mask and masked picture instead (arXiv 2112.10752, section 4.5).
"""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np
import torch
from PIL import Image
from torch import Tensor
from torch.nn import functional

from core import seeds as noise
from core.arrays import Mask, Picture
from core.diffusion.branching import Run, Turn, branched
from core.diffusion.conditioning import Conditioning
from core.diffusion.denoise import Denoiser, Step
from core.diffusion.generate import shifted_at_end
from core.diffusion.schedule import Schedule, schedule
from core.diffusion.steering import NOWHERE, Lead
from core.geometry import Size
from core.latents import codec
from core.models.model import Model
from core.recipe import Recipe


@dataclass(frozen=True, slots=True, eq=False)
class KeepOriginal:
    """Holds the original latent outside the mask.

    After ``i`` of ``n`` steps a cell whose mask value is ``m`` is free if ``m >= 1 - i / n``; a cell that
    is not holds the original latent, noised to the level of the next step, and at the end the original
    itself. With a hard mask (0 or 1) that is plain blending at every step.

    Attributes:
        clean: float32 (1, C, h, w), of the picture.
        noise: float32 (B, C, h, w), the same at every step.
        mask: float32 (1, 1, h, w), 0..1.
    """

    clean: Tensor
    noise: Tensor
    mask: Tensor

    def after(self, index: int, latent: Tensor, schedule: Schedule) -> Tensor:
        """Put the kept part back after ``index`` steps."""
        total = len(schedule)
        kept = self.clean.expand_as(latent)
        if index < total:
            kept = schedule.noised(kept, self.noise, index)
        return torch.where(free(self.mask, index, total), latent, kept)


def free(mask: Tensor, index: int, total: int) -> Tensor:
    """Which cells are free after ``index`` of ``total`` steps: bool, shaped as ``mask``; 0 never is."""
    return (mask >= 1 - index / total) & (mask > 0)


def to_cells(mask: Mask, height: int, width: int) -> Tensor:
    """A mask at the latent's size, float32 (1, 1, height, width), 0..1.

    A cell takes its largest pixel: one that is only partly masked is drawn from the start too, so that the
    new part is of one piece up to the mask's edge. Its kept pixels are put back when the patch is pasted.
    """
    values = torch.from_numpy(np.array(mask, dtype=np.float32))[None, None] / 255
    return functional.adaptive_max_pool2d(values, (height, width))


def redrawn_part(cells: Tensor, mask: Mask) -> Mask:
    """Every pixel of every cell that is drawn anew, uint8 (h, w), 255 or 0.

    A cell that is masked in part is drawn as a whole: its kept pixels, as decoded, show the new thing and
    tell nothing about how the decoder changes colours.

    Args:
        cells: Of :func:`core.diffusion.inpaint.to_cells`.
        mask: uint8 (h, w), at the region's size.
    """
    anew = Image.fromarray(np.where(cells[0, 0].cpu().numpy() > 0, np.uint8(255), np.uint8(0)))
    height, width = mask.shape
    drawn: Mask = np.array(anew.resize((width, height), Image.Resampling.NEAREST))
    drawn[mask > 0] = 255
    return drawn


def nothing_kept(model: Model, size: Size, cancel: threading.Event) -> Tensor:
    """What a UNet for inpainting is told when a whole picture is drawn, (1, 1 + C, h, w)."""
    grey = codec.encode(model, torch.zeros(1, 3, size.height, size.width), cancel)
    return torch.cat([torch.ones_like(grey[:, :1]), grey], dim=1)


def told(model: Model, original: Picture, mask: Mask, size: Size, cancel: threading.Event) -> Tensor:
    """What a UNet for inpainting is told: the mask, and the latent of the picture with grey in its place.

    Args:
        model: Whose UNet.
        original: uint8 (H, W, 3).
        mask: uint8 (H, W).
        size: At which the model draws.
        cancel: Looked at between tiles.
    """
    hidden = np.where(mask[..., None] >= 128, np.float32(0), original.astype(np.float32) / 127.5 - 1)
    pixels = torch.from_numpy(hidden).permute(2, 0, 1)[None]
    if original.shape[:2] != (size.height, size.width):
        grey = np.where(mask[..., None] >= 128, np.uint8(128), original)
        pixels = codec.to_tensor(grey, size)
    masked = codec.encode(model, pixels, cancel)
    cells = to_cells(mask, masked.shape[2], masked.shape[3])
    return torch.cat([(cells >= 0.5).to(masked), masked], dim=1)


def inpaint(
    model: Model,
    recipe: Recipe,
    seeds: Sequence[int],
    *,
    positive: Conditioning,
    negative: Conditioning,
    clean: Tensor,
    filled: Tensor,
    mask: Tensor,
    beside: Tensor | None = None,
    lead: Lead = NOWHERE,
    turns: Sequence[Turn] = (),
) -> Iterator[Step]:
    """Sample one batch.

    Args:
        model: Draws.
        recipe: Steps, guidance, sampler, strength.
        seeds: One for each picture.
        positive: Of the prompt.
        negative: Of the negative prompt.
        clean: Latent (1, C, h, w) of the picture as it is.
        filled: Latent of the picture with its masked part filled: what the run starts from.
        mask: float32 (1, 1, h, w), 0..1, from :func:`to_cells`.
        beside: What a UNet for inpainting is told; nothing is held fast then, as in diffusers' pipeline.
        lead: Directions; they act inside the mask.
        turns: From which steps on it is drawn otherwise.

    Yields:
        The steps, as in :func:`core.diffusion.generate.generate`.
    """
    device = model.placement.device
    sources = noise.generators(seeds)
    drawn = noise.draw(sources, (clean.shape[1], clean.shape[2], clean.shape[3])).to(device)
    lay_out = partial(schedule, model.scheduler_config, recipe.sampler, recipe.steps, device, recipe.strength)
    run = lay_out()
    # At full strength the run starts from noise alone: nothing of what is painted over shines through.
    shift = None if lead.shift is None else lead.shift * mask.to(device)
    from_noise = recipe.strength >= 1
    latent = run.start(drawn, None if from_noise else filled if shift is None else filled + shift)
    if not len(run):
        yield Step(0, 0, latent, latent)
        return
    semantic = lead.concepts.start(len(run)) if lead.concepts else None
    denoiser = Denoiser(model, positive, negative, recipe.guidance, beside, semantic)
    keep = None if beside is not None else KeepOriginal(clean.to(device), drawn, mask.to(device))
    if keep is not None and recipe.strength < 1:
        latent = torch.where(free(keep.mask, 0, len(run)), latent, run.start(drawn, clean))
    whole = Run(
        denoiser=denoiser,
        schedule=run,
        latent=latent,
        generators=sources,
        keep=keep,
        again=lambda done: lay_out(done=done),
    )
    steps = branched(whole, turns)
    yield from steps if shift is None or not from_noise else shifted_at_end(steps, shift)
