"""The pictures of the score sheet: a contact sheet, a walk between two prompts, an inpainting."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from box_data import Pictures
from box_profile import PICTURE_SIZE
from box_vae import as_float
from PIL import Image, ImageDraw
from torch import Tensor


def slerp(one: Tensor, two: Tensor, share: float) -> Tensor:
    """The point `share` of the way along the great circle from one noise to another."""
    flat_one, flat_two = one.flatten(), two.flatten()
    cosine = float(torch.dot(flat_one, flat_two) / (flat_one.norm() * flat_two.norm()))
    angle = float(np.arccos(np.clip(cosine, -1, 1)))
    if angle < 1e-4:
        return torch.lerp(one, two, share)
    between: Tensor = (one * np.sin((1 - share) * angle) + two * np.sin(share * angle)) / np.sin(angle)
    return between


def noise(pipe: Any, seed: int) -> Tensor:
    """One picture's starting noise."""
    size = pipe.unet.config.sample_size
    shape = (1, pipe.unet.config.in_channels, size, size)
    return torch.randn(shape, generator=torch.Generator().manual_seed(seed))


@torch.no_grad()
def words(pipe: Any, prompt: str) -> Tensor:
    """What the text encoder makes of a prompt."""
    hidden: Tensor = pipe.encode_prompt(prompt, pipe.device, 1, False)[0]
    return hidden


@torch.no_grad()
def walk(
    pipe: Any,
    ends: tuple[str, str],
    *,
    frames: int,
    steps: int,
    guidance: float,
    seeds: tuple[int, int] = (4, 5),
) -> list[Image.Image]:
    """Frames between two prompts: noise on the great circle, words on a straight line."""
    first, last = (words(pipe, prompt) for prompt in ends)
    empty = words(pipe, "")
    noises = [noise(pipe, seed) for seed in seeds]
    pictures: list[Image.Image] = []
    for frame in range(frames):
        share = frame / (frames - 1)
        pictures += pipe(
            prompt_embeds=torch.lerp(first, last, share),
            negative_prompt_embeds=empty,
            latents=slerp(noises[0], noises[1], share).to(pipe.device, pipe.unet.dtype),
            num_inference_steps=steps,
            guidance_scale=guidance,
            height=PICTURE_SIZE,
            width=PICTURE_SIZE,
        ).images
    return pictures


@torch.no_grad()
def inpaint(
    pipe: Any,
    drawing: Pictures,
    prompt: str,
    box: tuple[int, int, int, int],
    *,
    steps: int,
    guidance: float,
    seed: int = 3,
) -> list[Image.Image]:
    """Redraws a rectangle (pixels) of a drawing by blending latents; returns before, with the hole, after."""
    source = Image.fromarray(np.asarray(drawing))
    batch = as_float(torch.from_numpy(np.asarray(drawing)[None]))
    kept = pipe.vae.encode(batch.to(pipe.device, pipe.vae.dtype)).latent_dist.mode()
    cell = PICTURE_SIZE // kept.shape[-1]
    mask = torch.zeros(1, 1, *kept.shape[-2:], device=kept.device, dtype=kept.dtype)
    left, top, right, bottom = (side // cell for side in box)
    mask[..., top:bottom, left:right] = 1
    start = noise(pipe, seed).to(kept.device, kept.dtype)

    def blend(_pipe: Any, _step: int, time: Any, values: dict[str, Tensor]) -> dict[str, Tensor]:
        later = int(time) - pipe.scheduler.config.num_train_timesteps // steps
        around = kept if later < 0 else pipe.scheduler.add_noise(kept, start, torch.tensor([later]))
        values["latents"] = torch.where(mask > 0, values["latents"], around)
        return values

    after: Image.Image = pipe(
        prompt, num_inference_steps=steps, guidance_scale=guidance, latents=start,
        callback_on_step_end=blend, height=PICTURE_SIZE, width=PICTURE_SIZE,
    ).images[0]  # fmt: skip
    hole = Image.new("L", source.size, 0)
    ImageDraw.Draw(hole).rectangle((box[0], box[1], box[2] - 1, box[3] - 1), fill=255)
    holed = source.copy()
    holed.paste((200, 200, 205), mask=hole)
    joined = source.copy()
    joined.paste(after, mask=hole)
    return [source, holed, joined]
