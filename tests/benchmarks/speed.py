"""The bundled model in our engine against diffusers' pipeline as its documentation starts it.

The same weights, prompt, size, scheduler, steps and guidance, in one process, turn by turn: the pipeline in
fp32, eager, ``StableDiffusionPipeline.from_pretrained(folder)`` and ``pipe(prompt)``; the engine as the
window runs it, previews included.
"""

from __future__ import annotations

import time
from itertools import pairwise
from typing import Any

from core.events import Progress, Stage
from core.jobs import PreviewMode
from tests.benchmarks.bundled import engine, info, job, run, timed
from tests.benchmarks.report import median, table

ROUNDS = 3
STEPS, GUIDANCE = 50, 7.5
"""The pipeline's own defaults."""


def _pipeline_run(pipe: Any, prompt: str) -> tuple[float, float]:
    """Seconds of the whole picture and of one step."""
    times: list[float] = []

    def at_end(_pipe: Any, _step: int, _timestep: Any, values: dict[str, Any]) -> dict[str, Any]:
        times.append(time.perf_counter())
        return values

    begun = time.perf_counter()
    pipe(prompt, callback_on_step_end=at_end)
    whole = time.perf_counter() - begun
    return whole, median([later - earlier for earlier, later in pairwise(times)])


def main() -> None:
    """Print the table."""
    import torch
    from diffusers import StableDiffusionPipeline

    made, asked = engine(), job(steps=STEPS, guidance=GUIDANCE)
    pipeline: Any = StableDiffusionPipeline
    pipe = pipeline.from_pretrained(str(info().path), dtype=torch.float32)
    pipe.set_progress_bar_config(disable=True)
    prompt = asked.recipe.prompt
    _pipeline_run(pipe, prompt)
    whole: dict[str, list[float]] = {"diffusers": [], "latentscape": [], "without previews": []}
    step: dict[str, list[float]] = {"diffusers": [], "latentscape": []}
    for _ in range(ROUNDS):
        seconds, each = _pipeline_run(pipe, prompt)
        whole["diffusers"].append(seconds)
        step["diffusers"].append(each)
        events = list(timed(made, asked))
        whole["latentscape"].append(events[-1][0])
        steps = [at for at, e in events if isinstance(e, Progress) and e.stage is Stage.SAMPLING and e.step]
        step["latentscape"].append(median([later - earlier for earlier, later in pairwise(steps)]))
        whole["without previews"].append(run(made, job(PreviewMode.OFF, steps=STEPS, guidance=GUIDANCE)))
    rows = []
    for name, figures in (("whole picture", whole), ("one step", step)):
        theirs, ours = figures["diffusers"], figures["latentscape"]
        ratios = [a / b for a, b in zip(theirs, ours, strict=True)]
        rows.append([name, f"{median(theirs):.3f}", f"{median(ours):.3f}", f"{median(ratios):.2f}"])
    bare = whole["without previews"]
    ratios = [a / b for a, b in zip(whole["diffusers"], bare, strict=True)]
    rows.append(
        [
            "whole picture, no previews",
            f"{median(whole['diffusers']):.3f}",
            f"{median(bare):.3f}",
            f"{median(ratios):.2f}",
        ]
    )
    table(
        f"Seconds, {asked.recipe.size}, {STEPS} steps, guidance {GUIDANCE}, {made.placement.precision}, "
        f"median of {ROUNDS}; wanted on a CPU with bf16: 1.5 times, goal 2",
        ["", "diffusers fp32", "latentscape", "times faster"],
        rows,
    )


if __name__ == "__main__":
    main()
