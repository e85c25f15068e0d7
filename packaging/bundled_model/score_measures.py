"""The numbers of the score sheet: reconstruction, recognition, style, nearness to the training drawings."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, cast

import numpy as np
import torch
from box_captions import plain_caption
from box_data import Drawing, Pictures
from box_latents import encode
from box_vae import as_float
from torch import Tensor
from torch.nn import functional

RECOGNITION_PROMPTS = 200


@dataclass(frozen=True)
class Yardstick:
    """Drawings the pictures are compared with, as latents of the exported autoencoder."""

    drawings: list[Drawing]
    latents: Tensor


def place_of(pipe: Any) -> torch.device:
    """Where the pipeline computes."""
    return cast("torch.device", pipe.device)


def yardstick(pipe: Any, drawings: list[Drawing], pictures: Pictures, places: list[int]) -> Yardstick:
    """Encodes the drawings at `places`."""
    chosen = torch.from_numpy(np.asarray(pictures[places]))
    return Yardstick([drawings[place] for place in places], encode(pipe.vae, chosen)[0])


def part_of(known: Yardstick, wanted: Callable[[Drawing], bool]) -> Yardstick:
    """The drawings of a yardstick that are wanted."""
    rows = [row for row, drawing in enumerate(known.drawings) if wanted(drawing)]
    return Yardstick([known.drawings[row] for row in rows], known.latents[rows])


def structural_similarity(one: Tensor, two: Tensor) -> Tensor:
    """SSIM of pictures in 0..1 with a uniform 7 x 7 window, one value a picture."""
    first, second = 0.01**2, 0.03**2
    a, b = functional.avg_pool2d(one, 7, 1), functional.avg_pool2d(two, 7, 1)
    aa = functional.avg_pool2d(one * one, 7, 1) - a * a
    bb = functional.avg_pool2d(two * two, 7, 1) - b * b
    ab = functional.avg_pool2d(one * two, 7, 1) - a * b
    value = (2 * a * b + first) * (2 * ab + second) / ((a * a + b * b + first) * (aa + bb + second))
    return value.mean((1, 2, 3))


@torch.no_grad()
def reconstruction(pipe: Any, pictures: Pictures, places: list[int]) -> tuple[float, float]:
    """Mean PSNR (dB) and SSIM of encoding and decoding drawings in the pipeline's precision."""
    ratios, likenesses = [], []
    for start in range(0, len(places), 8):
        wanted = as_float(torch.from_numpy(np.asarray(pictures[places[start : start + 8]])))
        batch = wanted.to(place_of(pipe), pipe.vae.dtype)
        made = pipe.vae.decode(pipe.vae.encode(batch).latent_dist.mode()).sample.float().cpu().clamp(-1, 1)
        one, two = (wanted + 1) / 2, (made + 1) / 2
        ratios.append(-10 * (one - two).pow(2).mean((1, 2, 3)).log10())
        likenesses.append(structural_similarity(one, two))
    return float(torch.cat(ratios).mean()), float(torch.cat(likenesses).mean())


@torch.no_grad()
def draw_latents(pipe: Any, prompts: list[str], steps: int, guidance: float, seed: int) -> Tensor:
    """Final latents of the prompts; prompt number n has the seed `seed` + n."""
    latents = []
    for start in range(0, len(prompts), 25):
        batch = prompts[start : start + 25]
        sources = [torch.Generator().manual_seed(seed + start + place) for place in range(len(batch))]
        made = pipe(
            batch,
            num_inference_steps=steps,
            guidance_scale=guidance,
            generator=sources,
            height=256,
            width=256,
            output_type="latent",
        )
        latents.append(made.images.float().cpu())
    return torch.cat(latents)


def distances(made: Tensor, known: Tensor) -> Tensor:
    """Root mean square distances, one row a made latent."""
    size = made[0].numel()
    table: Tensor = torch.cdist(made.flatten(1), known.flatten(1)) / size**0.5
    return table


def recognition(
    pipe: Any, known: Yardstick, asked: list[Drawing], *, steps: int, guidance: float, seed: int = 100
) -> dict[str, float]:
    """How often the nearest drawing is the one asked for.

    `top1` looks among all known drawings of the asked style, `style` at the style of the nearest of all,
    `nearest` is the mean distance to the nearest known drawing; `copies` the share nearer than half
    of the mean distance between drawings of different concepts.
    """
    made = draw_latents(pipe, [plain_caption(drawing) for drawing in asked], steps, guidance, seed)
    table = distances(made, known.latents)
    hits = styles = 0
    for row, drawing in zip(table, asked, strict=True):
        same = torch.tensor([other.style == drawing.style for other in known.drawings])
        best = int(row.masked_fill(~same, float("inf")).argmin())
        hits += known.drawings[best].code == drawing.code
        styles += known.drawings[int(row.argmin())].style == drawing.style
    count = len(asked)
    nearest = table.min(1).values
    return {
        "top1": hits / count,
        "style": styles / count,
        "nearest": float(nearest.mean()),
        "copies": float((nearest < between_drawings(known) / 2).float().mean()),
    }


def sample_of(drawings: list[Drawing], count: int = RECOGNITION_PROMPTS) -> list[Drawing]:
    """A fixed random choice of drawings."""
    return random.Random(7).sample(drawings, min(count, len(drawings)))


def between_drawings(known: Yardstick) -> float:
    """The mean distance from a drawing to the nearest other concept's drawing."""
    table = distances(known.latents, known.latents)
    for row, drawing in enumerate(known.drawings):
        same = torch.tensor([other.code == drawing.code for other in known.drawings])
        table[row, same] = float("inf")
    return float(table.min(1).values.mean())
