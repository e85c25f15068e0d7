"""Drawing pictures from noise or from a source picture: what the sampling loop is given."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from torch import Tensor

from core import seeds as noise
from core.diffusion.branching import Run, Turn, branched
from core.diffusion.conditioning import Conditioning
from core.diffusion.denoise import Denoiser, Step
from core.diffusion.schedule import schedule
from core.diffusion.steering import NOWHERE, Lead
from core.models.memory import needs
from core.models.model import Model
from core.recipe import Recipe


def generate(
    model: Model,
    recipe: Recipe,
    seeds: Sequence[int],
    *,
    positive: Conditioning,
    negative: Conditioning,
    clean: Tensor | None = None,
    beside: Tensor | None = None,
    lead: Lead = NOWHERE,
    turns: Sequence[Turn] = (),
) -> Iterator[Step]:
    """Sample one batch.

    Args:
        model: Draws.
        recipe: Size, steps, guidance, sampler, strength.
        seeds: One for each picture of the batch.
        positive: Of the prompt.
        negative: Of the negative prompt.
        clean: Latent (1, C, h, w) of the source picture; None to draw from noise (SDEdit, arXiv 2108.01073).
        beside: What a UNet for inpainting is told: all is masked.
        lead: Directions.
        turns: From which steps on it is drawn otherwise.

    Yields:
        The steps. With a source and a strength that rounds to no step there is one, numbered 0 of 0, whose
        latent is the source's own, led along the directions.
    """
    sources = noise.generators(seeds)
    drawn = noise.draw(sources, model.latent_shape(recipe.size))
    lay_out = partial(
        schedule,
        model.scheduler_config,
        recipe.sampler,
        recipe.steps,
        model.placement.device,
        None if clean is None else recipe.strength,
    )
    run = lay_out()
    latent = run.start(drawn, clean if clean is None or lead.shift is None else clean + lead.shift)
    if not len(run):
        yield Step(0, 0, latent, latent)
        return
    semantic = lead.concepts.start(len(run)) if lead.concepts else None
    denoiser = Denoiser(model, positive, negative, recipe.guidance, beside, semantic)
    whole = Run(
        denoiser=denoiser,
        schedule=run,
        latent=latent,
        generators=sources,
        again=lambda done: lay_out(done=done),
    )
    steps = branched(whole, turns)
    yield from steps if clean is not None or lead.shift is None else shifted_at_end(steps, lead.shift)


def shifted_at_end(steps: Iterator[Step], shift: Tensor) -> Iterator[Step]:
    """The steps of a run from noise, led along latent directions: seen at each, done after the last."""
    for step in steps:
        latent = step.latent + shift if step.index == step.total else step.latent
        yield replace(step, latent=latent, denoised=step.denoised + shift)


def batches(model: Model, recipe: Recipe, seeds: Sequence[int], wanted: int = 0) -> list[tuple[int, ...]]:
    """Split the seeds of a job into batches.

    Args:
        model: Draws; on a GPU small pictures share a batch, on a CPU that gains nothing for large ones.
        recipe: For the size.
        seeds: Of the whole job.
        wanted: Pictures for a batch; 0 to choose.
    """
    size = wanted or needs(model).batch(recipe.size)
    return [tuple(seeds[start : start + size]) for start in range(0, len(seeds), size)]
