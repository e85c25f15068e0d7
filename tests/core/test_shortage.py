"""Memory runs out unforeseen: the picture is drawn all the same, or one sentence says why not."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from core.engine import Engine
from core.events import Event, Failed, Finished, Result, Sampled
from core.geometry import Size
from core.jobs import Generate, PreviewMode
from core.models.tracing import Predictor
from core.recipe import Recipe


def events(engine: Engine, folder: Path) -> list[Event]:
    recipe = Recipe(prompt="a cat", size=Size(64, 64), steps=3, guidance=4, sampler="ddim")
    job = Generate(model=str(folder), recipe=recipe, seeds=(3,), preview=PreviewMode.OFF)
    return list(engine.run(job, threading.Event()))


def picture(seen: list[Event]) -> Any:
    return next(event.picture for event in seen if isinstance(event, Result))


@pytest.mark.parametrize("step", [0, 1, 2])
def test_a_step_is_taken_row_by_row(tiny_epsilon: Path, monkeypatch: pytest.MonkeyPatch, step: int) -> None:
    engine = Engine(device="cpu", precision="fp32")
    first = picture(events(engine, tiny_epsilon))
    plain, calls = Predictor._run, []

    def short(self: Predictor, sample: torch.Tensor, *rest: Any, **more: Any) -> torch.Tensor:
        calls.append(len(sample))
        if len(sample) > 1 and calls.count(2) == step + 1:
            raise torch.OutOfMemoryError("no memory")
        return plain(self, sample, *rest, **more)

    monkeypatch.setattr(Predictor, "_run", short)
    seen = events(engine, tiny_epsilon)
    assert isinstance(seen[-1], Finished)
    assert calls.count(1) == 2, "positive and negative, one after the other"
    assert np.abs(first.astype(int) - picture(seen)).max() <= 1


@pytest.mark.parametrize("where", ["text", "decode"])
def test_without_any_memory_one_sentence_is_said_and_the_next_job_runs(
    tiny_epsilon: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    engine = Engine(device="cpu", precision="fp32")
    first = picture(events(engine, tiny_epsilon))
    assert engine.model is not None

    def short(*_: object, **__: object) -> None:
        raise torch.OutOfMemoryError("no memory")

    part = engine.model.texts[0].encoder if where == "text" else engine.model.vae.decoder
    with monkeypatch.context() as patched:
        patched.setattr(part, "forward", short)
        seen = events(engine, tiny_epsilon)
    end = seen[-1]
    assert isinstance(end, Failed)
    assert "not enough memory" in end.message
    assert any(isinstance(event, Sampled) for event in seen) == (where == "decode"), "the latent is kept"
    assert np.array_equal(picture(events(engine, tiny_epsilon)), first)
