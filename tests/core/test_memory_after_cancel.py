"""What a cancelled job leaves in memory: nothing beyond the model."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from core.engine import Engine
from core.events import Cancelled, Event, Finished, Preview, Progress, Stage
from core.jobs import Generate, LoadModel, PreviewMode
from tests.core.test_engine import RECIPE, SIZE
from tests.live_bytes import tensor_bytes
from tests.parity import source_picture

STEPS = RECIPE.steps


def run(engine: Engine, job: Generate | LoadModel, stop: Callable[[Event], bool]) -> type[Event]:
    cancel = threading.Event()
    last: type[Event] = Event
    for event in engine.run(job, cancel):
        last = type(event)
        if stop(event):
            cancel.set()
    return last


def at_step(number: int) -> Callable[[Event], bool]:
    return lambda event: isinstance(event, Preview) and event.step == number


def in_stage(stage: Stage) -> Callable[[Event], bool]:
    return lambda event: isinstance(event, Progress) and event.stage is stage


@pytest.mark.parametrize(
    "stop",
    [
        pytest.param(at_step(1), id="first step"),
        pytest.param(at_step(STEPS // 2), id="middle step"),
        pytest.param(at_step(STEPS), id="last step"),
        pytest.param(in_stage(Stage.ENCODING), id="encode"),
        pytest.param(in_stage(Stage.DECODING), id="decode"),
    ],
)
def test_a_cancelled_job_gives_its_memory_back(tiny_epsilon: Path, stop: Callable[[Event], bool]) -> None:
    engine = Engine(device="cpu", precision="fp32")
    job = Generate(
        model=str(tiny_epsilon),
        recipe=RECIPE,
        seeds=(1,),
        preview=PreviewMode.FAST,
        source=source_picture(SIZE),
    )
    assert run(engine, job, lambda _: False) is Finished
    before = tensor_bytes()
    assert run(engine, job, stop) is Cancelled
    assert tensor_bytes() <= before
    assert run(engine, job, lambda _: False) is Finished
    engine.close()


def test_a_cancelled_load_gives_its_memory_back(tiny_epsilon: Path) -> None:
    engine = Engine(device="cpu", precision="fp32")
    before = tensor_bytes()
    load = LoadModel(model=str(tiny_epsilon))
    assert run(engine, load, in_stage(Stage.LOADING)) is Cancelled
    assert tensor_bytes() <= before
    assert run(engine, load, lambda _: False) is Finished
    assert tensor_bytes() > before
    engine.close()
