"""Inversion: from a clean latent back to the noise that a deterministic sampler would make it from.

DDIM's step (arXiv 2010.02502, eta 0) is linear in the latent and in the model's prediction, so it can be
solved for the noisier latent; but the prediction there depends on that latent. It is found by fixed-point
iteration (arXiv 2312.12540), starting from plain DDIM inversion. Because the step is solved and not
approximated, the last one, up to a timestep without any signal (zero terminal SNR, arXiv 2305.08891), is like
all others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from core.diffusion.denoise import Denoiser, Step, denoise
from core.diffusion.schedule import Schedule, schedule

ROUNDS = 3
"""Predictions for each step: the first is plain DDIM inversion, the others refine it."""


@dataclass(frozen=True, slots=True, eq=False)
class Upward(Schedule):
    """DDIM's steps from clean to noisy, each timestep as often as it is refined.

    Attributes:
        rounds: Predictions for each step.
    """

    rounds: int = ROUNDS
    _below: list[Tensor] = field(default_factory=list)
    _calls: list[int] = field(default_factory=lambda: [0])

    def scale(self, latent: Tensor, timestep: Tensor) -> Tensor:  # noqa: ARG002  (the schedule's interface)
        """As it is: DDIM's latents have unit variance at every step."""
        return latent

    def step(
        self,
        prediction: Tensor,
        timestep: Tensor,
        latent: Tensor,
        generators: Sequence[torch.Generator],  # noqa: ARG002  (the schedule's interface)
    ) -> tuple[Tensor, Tensor]:
        """A better estimate of the latent at ``timestep``, from the prediction for the estimate so far."""
        calls = self._calls[0]
        if calls % self.rounds == 0:
            self._below[:] = [latent]
        self._calls[0] = calls + 1
        of_latent, of_prediction = self._coefficients(timestep, latent.device)
        better = (self._below[0] - of_prediction * prediction) / of_latent
        return better, self._below[0]

    def _coefficients(self, timestep: Tensor, device: torch.device) -> tuple[Tensor, Tensor]:
        """DDIM's step down from ``timestep`` is a times the latent plus b times the prediction."""
        nought, one = torch.zeros(1, 1, 1, 1, device=device), torch.ones(1, 1, 1, 1, device=device)
        down: Any = self.scheduler.step
        return (
            down(nought, timestep, one, return_dict=True).prev_sample,
            down(one, timestep, nought, return_dict=True).prev_sample,
        )


def invert(denoiser: Denoiser, clean: Tensor, steps: int) -> Iterator[Step]:
    """Find the noise behind clean latents.

    Args:
        denoiser: Model, conditioning and guidance with which they will be drawn again.
        clean: float32 (B, C, h, w).
        steps: Of the whole schedule.

    Yields:
        A step after each prediction (``ROUNDS`` a step); the last one's latent is the noise, float32, of
        about unit variance.
    """
    model = denoiser.model
    device = model.placement.device
    down = schedule(model.scheduler_config, "ddim", steps, device)
    timesteps = down.timesteps.flip(0).repeat_interleave(ROUNDS)
    yield from denoise(denoiser, clean.to(device), Upward(down.scheduler, timesteps, device, ROUNDS), ())
