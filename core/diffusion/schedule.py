"""The schedule: which diffusers scheduler stands behind a sampler's name, and which of its steps are run."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import torch
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from diffusers.schedulers.scheduling_dpmsolver_multistep import DPMSolverMultistepScheduler
from diffusers.schedulers.scheduling_dpmsolver_singlestep import DPMSolverSinglestepScheduler
from diffusers.schedulers.scheduling_euler_ancestral_discrete import EulerAncestralDiscreteScheduler
from diffusers.schedulers.scheduling_euler_discrete import EulerDiscreteScheduler
from diffusers.schedulers.scheduling_heun_discrete import HeunDiscreteScheduler
from diffusers.schedulers.scheduling_lcm import LCMScheduler
from diffusers.schedulers.scheduling_unipc_multistep import UniPCMultistepScheduler
from torch import Tensor

from core.errors import InputError
from core.samplers import sampler as known_sampler

_2M = {"algorithm_type": "dpmsolver++", "solver_order": 2}
_2M_SDE = {"algorithm_type": "sde-dpmsolver++", "solver_order": 2}
_SCHEDULERS: dict[str, tuple[Any, dict[str, Any]]] = {
    "ddim": (DDIMScheduler, {"clip_sample": False}),
    "ddim_trailing": (DDIMScheduler, {"clip_sample": False, "timestep_spacing": "trailing"}),
    "euler": (EulerDiscreteScheduler, {}),
    "euler_karras": (EulerDiscreteScheduler, {"use_karras_sigmas": True}),
    "euler_exponential": (EulerDiscreteScheduler, {"use_exponential_sigmas": True}),
    "euler_trailing": (EulerDiscreteScheduler, {"timestep_spacing": "trailing"}),
    "heun": (HeunDiscreteScheduler, {}),
    "heun_karras": (HeunDiscreteScheduler, {"use_karras_sigmas": True}),
    "euler_a": (EulerAncestralDiscreteScheduler, {}),
    "dpmpp_2m": (DPMSolverMultistepScheduler, _2M),
    "dpmpp_2m_karras": (DPMSolverMultistepScheduler, {**_2M, "use_karras_sigmas": True}),
    "dpmpp_2m_exponential": (DPMSolverMultistepScheduler, {**_2M, "use_exponential_sigmas": True}),
    "dpmpp_2m_trailing": (DPMSolverMultistepScheduler, {**_2M, "timestep_spacing": "trailing"}),
    "dpmpp_2m_sde": (DPMSolverMultistepScheduler, _2M_SDE),
    "dpmpp_2m_sde_karras": (DPMSolverMultistepScheduler, {**_2M_SDE, "use_karras_sigmas": True}),
    "dpmpp_sde": (DPMSolverSinglestepScheduler, {**_2M_SDE, "lower_order_final": True}),
    "dpmpp_sde_karras": (
        DPMSolverSinglestepScheduler,
        {**_2M_SDE, "lower_order_final": True, "use_karras_sigmas": True},
    ),
    "unipc": (UniPCMultistepScheduler, {}),
    "unipc_karras": (UniPCMultistepScheduler, {"use_karras_sigmas": True}),
    "lcm": (LCMScheduler, {"clip_sample": False}),
}


@dataclass(frozen=True, slots=True, eq=False)
class Schedule:
    """The steps of one run. Holds the solver's memory, so each run has a schedule of its own.

    Attributes:
        scheduler: diffusers' solver.
        timesteps: (n,), those that are run, from noisy to clean; n may be 0.
        device: Where latents are.
    """

    scheduler: Any
    timesteps: Tensor
    device: torch.device

    def __len__(self) -> int:
        return len(self.timesteps)

    @property
    def order(self) -> int:
        """How many steps of the loop make one whole step of the solver."""
        return int(getattr(self.scheduler, "order", 1))

    def noised(self, clean: Tensor, noise: Tensor, index: int) -> Tensor:
        """A clean latent with noise as it is after ``index`` steps, less than ``len(self)``; both alike."""
        noisy: Tensor = self.scheduler.add_noise(clean, noise, self.timesteps[index : index + 1])
        return noisy

    def start(self, noise: Tensor, clean: Tensor | None = None) -> Tensor:
        """The latent the run begins with.

        Args:
            noise: Standard normal, (B, C, h, w).
            clean: Latent of a picture to start from, (B|1, C, h, w); None to start from noise alone.

        Returns:
            float32 (B, C, h, w) on the schedule's device.
        """
        noise = noise.to(self.device)
        if clean is None:
            scaled: Tensor = noise * self.scheduler.init_noise_sigma
            return scaled
        clean = clean.to(self.device).expand_as(noise)
        if not len(self):
            return clean.clone()
        return self.noised(clean, noise, 0)

    def scale(self, latent: Tensor, timestep: Tensor) -> Tensor:
        """The latent as the UNet takes it at a timestep."""
        scaled: Tensor = self.scheduler.scale_model_input(latent, timestep)
        return scaled

    def step(
        self, prediction: Tensor, timestep: Tensor, latent: Tensor, generators: Sequence[torch.Generator]
    ) -> tuple[Tensor, Tensor]:
        """One step of the solver.

        Returns:
            The latent after the step and the denoised latent foreseen at it, both (B, C, h, w).
        """
        takes_generator = not isinstance(self.scheduler, (HeunDiscreteScheduler, UniPCMultistepScheduler))
        extra = {"generator": list(generators)} if takes_generator else {}
        out = self.scheduler.step(prediction, timestep, latent, return_dict=True, **extra)
        denoised = out.get("pred_original_sample")
        if denoised is None:
            denoised = out.get("denoised")
        if denoised is None:  # the multistep solvers keep their converted predictions
            denoised = self.scheduler.model_outputs[-1]
        return out.prev_sample, denoised


def schedule(
    config: dict[str, Any],
    sampler: str,
    steps: int,
    device: torch.device,
    strength: float | None = None,
    *,
    done: int = 0,
) -> Schedule:
    """Lay out a run.

    Args:
        config: The model's ``scheduler_config.json``.
        sampler: A name in ``core.samplers``.
        steps: 1..1000, of the whole schedule.
        device: Where the latents are.
        strength: 0..1 for a run from a picture (the last ``int(steps * strength)`` steps, as diffusers
            counts them); None for a run from noise.
        done: Steps of the run that are done by others: the solver begins after them, without a memory.

    Raises:
        InputError: If the sampler is unknown or cannot do so many steps with this model.
    """
    known_sampler(sampler)
    kind, settings = _SCHEDULERS[sampler]
    if sampler == "euler_a" and config.get("prediction_type") == "sample":
        raise InputError("Euler ancestral does not know this model's kind of prediction: choose DDIM.")
    if steps >= config.get("num_train_timesteps", 1000):  # an offset would lead beyond the schedule
        config = config | {"steps_offset": 0}
    try:
        scheduler = kind.from_config(config, **settings)
        scheduler.set_timesteps(steps, device=device)
    except (ValueError, IndexError, AssertionError) as error:
        raise InputError(
            f"The sampler “{sampler}” cannot take {steps} steps with this model: choose fewer ({error})."
        ) from error
    timesteps, begin = scheduler.timesteps, 0
    if strength is not None:
        order = getattr(scheduler, "order", 1)
        begin = max(steps - min(int(steps * strength), steps), 0) * order
        timesteps = timesteps[begin:]
    if (strength is not None or done) and len(timesteps) and hasattr(scheduler, "set_begin_index"):
        scheduler.set_begin_index(begin + done)
    return Schedule(scheduler, timesteps, device)
