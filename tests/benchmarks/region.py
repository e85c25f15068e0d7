"""What a region saves: a mask in a quarter of a 1024x1024 canvas, against inpainting all of it.

Wanted: at most 0.35 of the whole, with the same model. The region is timed at its own size (512x512) and at
the size the program draws it at, the model's native one.
"""

from __future__ import annotations

import time

import numpy as np

from core.arrays import Picture
from core.document.region import drawn_size
from core.geometry import Rect, Size
from core.jobs import Inpaint, PreviewMode
from core.recipe import Recipe
from tests.benchmarks import bundled
from tests.benchmarks.report import table

CANVAS, QUARTER = Rect(0, 0, 1024, 1024), Rect(256, 256, 512, 512)
STEPS = 4


def main() -> None:
    """Print the table."""
    engine, info = bundled.engine(), bundled.info()
    rng = np.random.default_rng(0)
    canvas = rng.integers(0, 256, (1024, 1024, 3), np.uint8)
    cases = (
        ("whole canvas", CANVAS, CANVAS.size),
        ("a quarter, at its own size", QUARTER, QUARTER.size),
        ("a quarter, at the native size", QUARTER, drawn_size(QUARTER, info.native_size, info.factor)),
    )
    taken = []
    for _name, place, size in cases:
        begun = time.process_time()  # the processor's: it tells the same while other programs are busy
        wall = bundled.run(engine, _job(canvas, place, size))
        taken.append((wall, time.process_time() - begun))
    rows = [
        [
            name,
            str(size),
            f"{wall:.2f}",
            f"{cpu:.2f}",
            f"{wall / taken[0][0]:.3f}",
            f"{cpu / taken[0][1]:.3f}",
        ]
        for (name, _place, size), (wall, cpu) in zip(cases, taken, strict=True)
    ]
    head = ["what", "drawn at", "s", "CPU s", "ratio", "CPU ratio"]
    table(f"Inpainting, {STEPS} steps; wanted: at most 0.35", head, rows)
    engine.close()


def _job(canvas: Picture, place: Rect, size: Size) -> Inpaint:
    mask = np.zeros((place.height, place.width), np.uint8)
    mask[place.height // 4 : -place.height // 4, place.width // 4 : -place.width // 4] = 255
    recipe = Recipe(prompt="a red apple", size=size, steps=STEPS, guidance=2.0, sampler="ddim")
    return Inpaint(
        recipe=recipe,
        seeds=(1,),
        source=canvas[place.slices],
        mask=mask,
        place=place,
        preview=PreviewMode.OFF,
    )


if __name__ == "__main__":
    main()
