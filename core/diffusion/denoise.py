"""The one sampling loop: from a noisy latent to a clean one, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from core.diffusion.conditioning import Conditioning
from core.diffusion.schedule import Schedule
from core.models.model import Model


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Where the loop stands.

    Attributes:
        index: Steps done, 1..total.
        total: Steps of the run.
        latent: float32 (B, C, h, w) after the step.
        denoised: float32 (B, C, h, w), the clean latent the model foresees at the step.
    """

    index: int
    total: int
    latent: Tensor
    denoised: Tensor


@dataclass(frozen=True, slots=True, eq=False)
class Denoiser:
    """The UNet with its conditioning and classifier-free guidance (arXiv 2207.12598).

    Attributes:
        model: Whose UNet.
        positive: What to draw.
        negative: What to stay away from.
        guidance: Scale; at 1 or less the negative prompt plays no part and the UNet runs once, not twice.
    """

    model: Model
    positive: Conditioning
    negative: Conditioning
    guidance: float

    @torch.inference_mode()
    def __call__(self, latent: Tensor, timestep: Tensor) -> Tensor:
        """The model's prediction (epsilon, velocity or sample) for (B, C, h, w), float32."""
        unet = self.model.unet
        count = len(latent)
        sample = latent.to(unet.dtype)
        tokens = self.positive.tokens.expand(count, -1, -1)
        guided = self.guidance > 1
        if guided:
            sample = torch.cat([sample, sample])
            tokens = torch.cat([self.negative.tokens.expand(count, -1, -1), tokens])
        sample = sample.contiguous(memory_format=torch.channels_last)
        prediction: Tensor = unet(sample, timestep, encoder_hidden_states=tokens).sample.float()
        if not guided:
            return prediction
        away, towards = prediction.chunk(2)
        return away + self.guidance * (towards - away)


def denoise(
    denoiser: Denoiser, latent: Tensor, schedule: Schedule, generators: Sequence[torch.Generator]
) -> Iterator[Step]:
    """Run ``schedule`` over ``latent``. The caller owns the loop, and with it progress and cancel.

    Args:
        denoiser: Model, conditioning and guidance.
        latent: float32 (B, C, h, w), from ``Schedule.start``.
        schedule: The steps; used up by the run.
        generators: One for each picture, for samplers that draw noise between steps.

    Yields:
        A :class:`Step` after each step of the solver.
    """
    total = len(schedule)
    for index, timestep in enumerate(schedule.timesteps, 1):
        with torch.inference_mode():
            prediction = denoiser(schedule.scale(latent, timestep), timestep)
            latent, denoised = schedule.step(prediction, timestep, latent, generators)
        yield Step(index, total, latent, denoised)
