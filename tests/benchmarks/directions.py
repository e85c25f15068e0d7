"""How soon a slider is seen: the picture led along a direction, as each move asks for it."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import numpy as np

from core.engine import Engine
from core.events import Result
from core.files.direction_library import DirectionLibrary
from core.geometry import Rect, Size
from core.jobs import Generate, Inpaint, PreviewMode
from core.models.catalog import Catalog
from core.recipe import Recipe
from tests.benchmarks.bundled import engine
from tests.benchmarks.report import median, table

MOVES = 30


def main() -> None:
    """Print the table."""
    made, info = engine(), Catalog().find()
    direction = DirectionLibrary(info).named("smile")
    usual = info.defaults
    recipe = Recipe(
        prompt="neutral face, soft style",
        size=info.native_size,
        steps=usual.steps,
        guidance=usual.guidance,
        sampler=usual.sampler,
    )
    source = _result(made, Generate(recipe=recipe, seeds=(1,), preview=PreviewMode.OFF)).picture
    size = Size(source.shape[1], source.shape[0])
    seconds = []
    for move in range(MOVES + 1):
        led = replace(recipe, strength=0.0, directions=(direction.by(move / 10),))
        job = Inpaint(
            recipe=led,
            seeds=(0,),
            source=source,
            directions=(direction,),
            mask=np.full(source.shape[:2], 255, np.uint8),
            place=Rect.whole(size),
            match=False,
            preview=PreviewMode.OFF,
        )
        begun = time.perf_counter()
        _result(made, job)
        seconds.append(time.perf_counter() - begun)
    first, moves = seconds[0], sorted(seconds[1:])
    table(
        "A direction's slider (milliseconds); wanted: the first picture within 150",
        ["", "figure"],
        [
            ["a picture never looked at before", f"{1000 * first:.0f}"],
            ["each move, median", f"{1000 * median(moves):.0f}"],
            ["each move, 95 % are within", f"{1000 * moves[int(0.95 * (len(moves) - 1))]:.0f}"],
        ],
    )


def _result(made: Engine, job: Generate) -> Result:
    (result,) = [event for event in made.run(job, threading.Event()) if isinstance(event, Result)]
    return result


if __name__ == "__main__":
    main()
