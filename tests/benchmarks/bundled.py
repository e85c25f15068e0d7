"""The bundled model at work, without a window."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from core.engine import Engine
from core.events import Event, Failed
from core.jobs import Generate, Job, LoadModel, PreviewMode
from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.recipe import Recipe


def info() -> ModelInfo:
    """The model in the box."""
    return Catalog().find("")


def job(
    preview: PreviewMode = PreviewMode.AUTO, *, steps: int | None = None, guidance: float | None = None
) -> Generate:
    """One picture with the model's own settings."""
    model = info()
    recipe = Recipe(
        prompt=model.prompts[0] if model.prompts else "a cat",
        size=model.native_size,
        steps=steps or model.defaults.steps,
        guidance=model.defaults.guidance if guidance is None else guidance,
        sampler=model.defaults.sampler,
    )
    return Generate(recipe=recipe, seeds=(1,), preview=preview)


def engine() -> Engine:
    """With the model in memory, and warm."""
    made = Engine()
    run(made, LoadModel())
    run(made, job(steps=3))
    return made


def timed(made: Engine, asked: Job) -> Iterator[tuple[float, Event]]:
    """The job's events with the seconds since it was asked for."""
    begun = time.perf_counter()
    for event in made.run(asked, threading.Event()):
        if isinstance(event, Failed):
            raise SystemExit(event.message + event.detail)
        yield time.perf_counter() - begun, event


def run(made: Engine, asked: Job) -> float:
    """Seconds of the whole job."""
    return [seconds for seconds, _ in timed(made, asked)][-1]
