"""The one sampling loop: from a noisy latent to a clean one, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Tensor

from core.diffusion.conditioning import Conditioning
from core.diffusion.schedule import Schedule
from core.diffusion.semantic import SemanticGuidance
from core.models.distilled import embedding_width, guidance_embedding
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
        guidance: Scale, or one for each picture, (B,); at 1 or less the negative prompt plays no part, and if
            it does for none the UNet runs once, not twice. A UNet that is told its guidance (LCM, arXiv
            2310.04378) runs once at any scale, without the negative prompt.
        beside: What an inpainting UNet sees beside the latent: mask and masked picture, (1, 1 + C, h, w).
        semantic: Further concepts that lead the run; used up by it. None for none.
    """

    model: Model
    positive: Conditioning
    negative: Conditioning
    guidance: float | Tensor
    beside: Tensor | None = None
    semantic: SemanticGuidance | None = None

    @torch.inference_mode()
    def __call__(self, latent: Tensor, timestep: Tensor) -> Tensor:
        """The model's prediction (epsilon, velocity or sample) for (B, C, h, w), float32."""
        predict = self.model.predict
        count = len(latent)
        sample = (
            latent if self.beside is None else torch.cat([latent, self.beside.expand(count, -1, -1, -1)], 1)
        )
        sample = sample.to(predict.dtype)
        scale, told = self._scale(count), embedding_width(self.model.unet)
        asked = [self.positive]
        if (bool((scale > 1).any()) and not told) or self.semantic is not None:
            asked = [self.negative, self.positive, *(self.semantic.texts if self.semantic else ())]
        text = Conditioning.combined(lambda *parts: torch.cat(parts), *(one.rows(count) for one in asked))
        sample = torch.cat([sample] * len(asked)).contiguous(memory_format=torch.channels_last)
        embedded = [guidance_embedding(scale.flatten(), told).repeat(len(asked), 1)] if told else []
        prediction = predict(sample, timestep, *text.tensors, *(one.to(sample.device) for one in embedded))
        prediction = prediction.float()
        if len(asked) == 1:
            return prediction
        away, towards, *further = prediction.chunk(len(asked))
        guided = towards if told else away + scale.to(away.device) * (towards - away)
        return guided if self.semantic is None else guided + self.semantic(away, further)

    def _scale(self, count: int) -> Tensor:
        """The guidance of each picture, (B, 1, 1, 1) on the CPU; 1 is without."""
        scale = torch.as_tensor(self.guidance, dtype=torch.float32).cpu().clamp(min=1)
        return scale.expand(count).reshape(count, 1, 1, 1)


class Keep(Protocol):
    """What is held fast while the rest is drawn (inpainting)."""

    def after(self, index: int, latent: Tensor, schedule: Schedule) -> Tensor:
        """The latent (B, C, h, w) after ``index`` of the schedule's steps, its kept part put back."""
        ...


def denoise(
    denoiser: Denoiser,
    latent: Tensor,
    schedule: Schedule,
    generators: Sequence[torch.Generator],
    keep: Keep | None = None,
    *,
    span: tuple[int, int] | None = None,
) -> Iterator[Step]:
    """Run ``schedule`` over ``latent``. The caller owns the loop, and with it progress and cancel.

    Args:
        denoiser: Model, conditioning and guidance.
        latent: float32 (B, C, h, w), from ``Schedule.start``.
        schedule: The steps; used up by the run.
        generators: One for each picture, for samplers that draw noise between steps.
        keep: Asked after each step; None to draw all of the latent.
        span: Which steps of the schedule to run, the first after so many and up to so many; None for all.

    Yields:
        A :class:`Step` after each step of the solver.
    """
    total = len(schedule)
    begin, end = span or (0, total)
    for index, timestep in enumerate(schedule.timesteps[begin:end], begin + 1):
        with torch.inference_mode():
            prediction = denoiser(schedule.scale(latent, timestep), timestep)
            latent, denoised = schedule.step(prediction, timestep, latent, generators)
            if keep is not None:
                latent = keep.after(index, latent, schedule)
        yield Step(index, total, latent, denoised)
