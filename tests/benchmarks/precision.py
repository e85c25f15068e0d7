"""How close bf16 on this CPU is to fp32, picture by picture, and how often one seed is one picture."""

from __future__ import annotations

import threading

import numpy as np

from core.arrays import Picture
from core.engine import Engine
from core.events import Result
from core.jobs import Generate, PreviewMode
from core.models.catalog import Catalog
from core.recipe import Recipe
from tests.benchmarks.report import median, say, table

SEEDS = (1, 2, 3, 4)


def main() -> None:
    """Print the tables."""
    info = Catalog().find()
    recipes = [
        Recipe(
            prompt=prompt, size=info.native_size, steps=20, guidance=info.defaults.guidance, sampler=sampler
        )
        for prompt in info.prompts[:3]
        for sampler in ("ddim", "euler", "dpmpp_2m")
    ]
    fast, exact = Engine("cpu"), Engine("cpu", "fp32")
    say(f"auto precision on this machine: {fast.placement.precision}")
    rows, apart = [], 0
    for recipe in recipes:
        one, other = draw(fast, recipe, SEEDS), draw(exact, recipe, SEEDS)
        alone = [draw(fast, recipe, (seed,))[0] for seed in SEEDS[:2]]
        apart = max(apart, *(spread(a, b) for a, b in zip(alone, one[:2], strict=True)))
        decibels = [psnr(a, b) for a, b in zip(one, other, strict=True)]
        rows.append([f"{recipe.prompt}, {recipe.sampler}", f"{median(decibels):.1f}", f"{min(decibels):.1f}"])
    table("PSNR of auto precision against fp32 (dB)", ["recipe", "median", "worst"], rows)
    say(f"alone against in a batch of {len(SEEDS)}: largest difference {apart}/255")


def draw(engine: Engine, recipe: Recipe, seeds: tuple[int, ...]) -> list[Picture]:
    """The pictures of a recipe."""
    job = Generate(recipe=recipe, seeds=seeds, preview=PreviewMode.OFF, batch=len(seeds))
    return [event.picture for event in engine.run(job, threading.Event()) if isinstance(event, Result)]


def psnr(one: Picture, other: Picture) -> float:
    """Peak signal to noise ratio in dB."""
    error = float(np.mean((one.astype(float) - other.astype(float)) ** 2))
    return float("inf") if error == 0 else 10 * float(np.log10(255**2 / error))


def spread(one: Picture, other: Picture) -> int:
    """The largest difference."""
    return int(np.abs(one.astype(int) - other.astype(int)).max())


if __name__ == "__main__":
    main()
