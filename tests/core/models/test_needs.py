"""What a picture is said to need, against what it takes."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from core.engine import Engine
from core.events import Finished, ModelReady
from core.geometry import Size
from core.jobs import Generate, LoadModel, PreviewMode
from core.needs import Needs
from core.recipe import Recipe
from tests.live_bytes import peak_bytes

SD1 = Needs(
    weights=2_130_000_000,
    packed=1280 * 2560 * 9 * 2,
    cell=320 * 2,
    pixel=128 * 2,
    factor=8,
    together=4096,
    room=8 << 30,
)
"""Stable Diffusion 1.5 in bf16."""


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
@pytest.mark.parametrize(("side", "count"), [(64, 1), (64, 4), (128, 1), (128, 4)])
def test_the_estimate_is_near_what_is_measured(
    tiny_epsilon: Path, precision: str, side: int, count: int
) -> None:
    engine, size = Engine(device="cpu", precision=precision), Size(side, side)
    name = str(tiny_epsilon)
    loading = list(engine.run(LoadModel(model=name), threading.Event()))
    (ready,) = [event for event in loading if isinstance(event, ModelReady)]
    needs = ready.needs
    assert needs is not None
    assert needs.weights == ready.memory
    assert needs.room > needs.total(size, count)
    recipe = Recipe(prompt="a cat", size=size, steps=2, guidance=4.0, sampler="ddim")
    job = Generate(model=name, recipe=recipe, seeds=tuple(range(count)), preview=PreviewMode.OFF, batch=count)
    ends: list[object] = []
    measured = peak_bytes(lambda: ends.append(list(engine.run(job, threading.Event()))[-1]))
    assert isinstance(ends[0], Finished)
    assert measured * 0.85 < needs.work(size, count) < measured * 1.5


@pytest.mark.parametrize(
    ("cells", "rows", "measured"),
    [((32, 32), 1, 63.2e6), ((32, 32), 2, 67.4e6), ((64, 64), 1, 75.7e6), ((64, 64), 2, 136.3e6)],
)
def test_the_steps_of_the_full_size_model_as_they_were_measured(
    cells: tuple[int, int], rows: int, measured: float
) -> None:
    steps = Needs(weights=0, packed=SD1.packed, cell=SD1.cell, pixel=0, factor=8, together=4096).work(
        Size(8 * cells[1], 8 * cells[0]), 1, guided=rows == 2
    )
    assert measured * 0.95 < steps < measured * 1.1


def test_more_pictures_need_more_only_where_they_are_drawn_together() -> None:
    assert SD1.batch(Size(512, 512)) == 1
    assert SD1.total(Size(512, 512), 8) == SD1.total(Size(512, 512), 1)
    assert SD1.batch(Size(128, 128)) == 4
    assert SD1.total(Size(512, 512), 1) < SD1.total(Size(1024, 1024), 1)
