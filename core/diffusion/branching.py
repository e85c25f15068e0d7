"""A run that is taken up otherwise from a step on: other words, other guidance, or other noise.

The steps before are the run's own, solver's memory included, so a branch that changes nothing changes no bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

import torch
from torch import Tensor

from core import seeds as noise
from core.diffusion.conditioning import Conditioning
from core.diffusion.denoise import Denoiser, Keep, Step, denoise
from core.diffusion.schedule import Schedule
from core.errors import InputError


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Turn:
    """What holds from a step on.

    Attributes:
        at: Steps of the run that are done by then, 1 or more.
        positive: What to draw.
        negative: What to stay away from.
        guidance: Scale.
        seed: The predicted clean latent is noised anew from it; None to go on with what there is.
    """

    at: int
    positive: Conditioning
    negative: Conditioning
    guidance: float
    seed: int | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Run:
    """A run as it begins.

    Attributes:
        denoiser: Until the first turn.
        schedule: Its steps.
        latent: float32 (B, C, h, w), from ``Schedule.start``.
        generators: One for each picture.
        keep: What is held fast.
        again: The same schedule for a solver without memory that begins after so many steps.
    """

    denoiser: Denoiser
    schedule: Schedule
    latent: Tensor
    generators: Sequence[torch.Generator]
    again: Callable[[int], Schedule]
    keep: Keep | None = None


def branched(run: Run, turns: Sequence[Turn]) -> Iterator[Step]:
    """The steps of a run with its turns.

    Raises:
        InputError: If a turn comes after the last step.
    """
    total, order = len(run.schedule), run.schedule.order
    # A solver whose step has two halves turns when both are done.
    begins = [turn.at + -turn.at % order for turn in turns]
    for turn, begin in zip(turns, begins, strict=True):
        if begin >= total:
            raise InputError(f"This picture has {total} steps: it cannot branch at {turn.at}.")
    step: Step | None = None
    spans = pairwise([0, *begins, total])
    for number, (begin, end) in enumerate(spans):
        if step is not None:
            turn = turns[number - 1]
            run = replace(run, denoiser=_turned(run.denoiser, turn), latent=step.latent)
            if turn.seed is not None:
                run = _renewed(run, turn.seed, step, begin)
        steps = denoise(run.denoiser, run.latent, run.schedule, run.generators, run.keep, span=(begin, end))
        for step in steps:
            yield step


def _turned(denoiser: Denoiser, turn: Turn) -> Denoiser:
    return replace(denoiser, positive=turn.positive, negative=turn.negative, guidance=turn.guidance)


@torch.inference_mode()
def _renewed(run: Run, seed: int, step: Step, begin: int) -> Run:
    """The run with new noise on what the model foresees, as a variation begins."""
    sources = noise.generators([seed] * len(step.latent))
    _, channels, height, width = step.latent.shape
    drawn = noise.draw(sources, (channels, height, width)).to(step.latent)
    schedule = run.again(begin)
    latent = schedule.noised(step.denoised, drawn, begin)
    if run.keep is not None:
        latent = run.keep.after(begin, latent, schedule)
    return replace(run, schedule=schedule, latent=latent, generators=sources)
