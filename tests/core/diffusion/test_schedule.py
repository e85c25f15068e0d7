"""The schedule: which steps are run, and where a run begins."""

from __future__ import annotations

from typing import Any

import pytest
import torch

from core.diffusion.schedule import schedule
from core.errors import InputError
from core.samplers import SAMPLERS

CONFIG: dict[str, Any] = {
    "_class_name": "DDIMScheduler",
    "beta_start": 0.00085,
    "beta_end": 0.012,
    "beta_schedule": "scaled_linear",
    "num_train_timesteps": 1000,
    "prediction_type": "epsilon",
    "steps_offset": 1,
    "clip_sample": True,
}
CPU = torch.device("cpu")


def evaluations(sampler: str, steps: int) -> int:
    """How often the model is asked: Heun's steps are of second order, all but the last ask twice."""
    return max(2 * steps - 1, 0) if sampler.startswith("heun") else steps


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize("steps", [1, 2, 7, 50])
def test_a_run_from_noise_has_as_many_steps_as_asked(sampler: str, steps: int) -> None:
    run = schedule(CONFIG, sampler, steps, CPU)
    assert len(run) == evaluations(sampler, steps)
    assert (run.timesteps.diff() <= 0).all()


@pytest.mark.parametrize("sampler", SAMPLERS)
@pytest.mark.parametrize(("strength", "count"), [(0.0, 0), (0.04, 0), (0.25, 5), (0.6, 12), (1.0, 20)])
def test_strength_is_the_share_of_the_steps_that_is_run(sampler: str, strength: float, count: int) -> None:
    assert len(schedule(CONFIG, sampler, 20, CPU, strength)) == evaluations(sampler, count)


@pytest.mark.parametrize("sampler", sorted(SAMPLERS.keys() - {"euler_a"}))
def test_every_sampler_walks_to_the_picture_a_perfect_model_sees(sampler: str) -> None:
    clean, noise = (
        torch.full((1, 4, 2, 2), 0.7),
        torch.randn(1, 4, 2, 2, generator=torch.Generator().manual_seed(1)),
    )
    run = schedule(CONFIG | {"prediction_type": "sample"}, sampler, 10, CPU)
    latent = run.start(noise)
    for timestep in run.timesteps:
        run.scale(latent, timestep)
        latent, denoised = run.step(clean, timestep, latent, [torch.Generator().manual_seed(2)])
    assert torch.allclose(denoised, clean, atol=0.05)
    assert torch.allclose(latent, clean, atol=0.25)


@pytest.mark.parametrize("sampler", sorted(SAMPLERS.keys() - {"lcm"}))
def test_as_many_steps_as_the_model_was_trained_with(sampler: str) -> None:
    run = schedule(CONFIG, sampler, 1000, CPU)
    assert len(run) == evaluations(sampler, 1000)
    assert 0 <= run.timesteps.min() <= run.timesteps.max() <= 999


def test_a_run_from_a_picture_begins_between_noise_and_picture() -> None:
    clean, noise = torch.full((1, 4, 2, 2), 2.0), torch.zeros(3, 4, 2, 2)
    strong, weak = (
        schedule(CONFIG, "ddim", 20, CPU, strength).start(noise, clean) for strength in (0.9, 0.2)
    )
    assert strong.shape == weak.shape == (3, 4, 2, 2)
    assert strong.mean() < weak.mean() < 2.0
    assert torch.equal(
        schedule(CONFIG, "ddim", 20, CPU, 0.0).start(noise, clean), clean.expand(3, -1, -1, -1)
    )


def test_a_prediction_that_a_sampler_does_not_know_is_refused() -> None:
    with pytest.raises(InputError, match="DDIM"):
        schedule(CONFIG | {"prediction_type": "sample"}, "euler_a", 10, CPU)


def test_an_unknown_sampler_names_the_known_ones() -> None:
    with pytest.raises(InputError, match="dpmpp_2m"):
        schedule(CONFIG, "magic", 10, CPU)


def test_more_steps_than_the_model_was_trained_with() -> None:
    with pytest.raises(InputError, match="fewer"):
        schedule(CONFIG | {"num_train_timesteps": 100}, "ddim", 500, CPU)
