"""The engine on tiny models: the order of its events, seeds, cancel, previews, and what goes wrong."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from core.engine import Engine
from core.errors import InputError
from core.events import (
    Cancelled,
    Encoded,
    Event,
    Failed,
    Finished,
    ModelReady,
    Preview,
    Progress,
    Result,
    Sampled,
    Stage,
    Started,
)
from core.geometry import Size
from core.jobs import Decode, Encode, Generate, Job, LoadModel, PreviewMode
from core.latents import codec
from core.recipe import Recipe
from tests.parity import difference, source_picture
from tests.tiny_models import tiny_model

SIZE = Size(64, 64)
RECIPE = Recipe(prompt="a cat", negative="grey", size=SIZE, steps=4, guidance=4.0, sampler="ddim")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("model"))


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = Engine(device="cpu", precision="fp32")
    yield engine
    engine.close()


def job(folder: Path, *seeds: int, batch: int = 0, source: bool = False, **changes: Any) -> Generate:
    preview = changes.pop("preview", PreviewMode.FAST)
    return Generate(
        model=str(folder),
        recipe=replace(RECIPE, **changes),
        seeds=seeds or (1,),
        batch=batch,
        preview=preview,
        source=source_picture(SIZE) if source else None,
    )


def events(engine: Engine, job: Job, cancel_when: Callable[[Event], bool] | None = None) -> list[Event]:
    cancel, seen = threading.Event(), []
    for event in engine.run(job, cancel):
        seen.append(event)
        if cancel_when is not None and cancel_when(event):
            cancel.set()
    return seen


def of(kind: type[Event], seen: list[Event]) -> list[Any]:
    return [event for event in seen if type(event) is kind]


def pictures(engine: Engine, job: Generate) -> list[np.ndarray[Any, Any]]:
    seen = events(engine, job)
    assert isinstance(seen[-1], Finished), seen[-1]
    return [result.picture for result in of(Result, seen)]


def test_events_come_in_order_and_end_once(engine: Engine, folder: Path) -> None:
    work = job(folder, 1, 2)
    seen = events(engine, work)
    assert type(seen[0]) is Started
    assert type(seen[-1]) is Finished
    assert sum(isinstance(event, Finished | Failed | Cancelled) for event in seen) == 1
    assert {event.job for event in seen} == {work.id}
    kinds = [type(event) for event in seen]
    assert kinds.index(ModelReady) < kinds.index(Preview) < kinds.index(Sampled) < kinds.index(Result)
    assert [result.index for result in of(Result, seen)] == [0, 1]
    assert [result.recipe.seed for result in of(Result, seen)] == [1, 2]
    progress = of(Progress, seen)
    assert [p.seconds for p in progress] == sorted(p.seconds for p in progress)
    assert (progress[-1].step, progress[-1].total) == (8, 8)


def test_results_are_pictures_that_nobody_can_change(engine: Engine, folder: Path) -> None:
    (result,) = of(Result, events(engine, job(folder, size=Size(96, 64))))
    assert result.picture.shape == (64, 96, 3)
    assert result.picture.dtype == np.uint8
    assert not result.picture.flags.writeable
    assert result.recipe.fingerprint


@pytest.mark.parametrize("sampler", ["ddim", "euler_a", "dpmpp_2m", "lcm"])
def test_one_seed_one_picture(engine: Engine, folder: Path, sampler: str) -> None:
    together = pictures(engine, job(folder, 1, 2, 3, 4, batch=4, sampler=sampler))
    for seed, picture in enumerate(together, 1):
        (alone,) = pictures(engine, job(folder, seed, sampler=sampler))
        assert difference(alone, picture) <= 1
    assert difference(together[0], together[1]) > 10, "different seeds must differ"


def test_a_cancelled_job_leaves_no_trace_in_the_next(engine: Engine, folder: Path) -> None:
    (before,) = pictures(engine, job(folder, 5))
    assert type(events(engine, job(folder, 6), lambda event: isinstance(event, Preview))[-1]) is Cancelled
    (after,) = pictures(engine, job(folder, 5))
    assert np.array_equal(before, after)


@pytest.mark.parametrize("mode", [PreviewMode.FAST, PreviewMode.FINE, PreviewMode.AUTO])
def test_a_preview_for_every_step(engine: Engine, folder: Path, mode: PreviewMode) -> None:
    seen = events(engine, job(folder, 1, 2, preview=mode))
    assert [p.step for p in of(Preview, seen)] == [1, 2, 3, 4]
    for preview in of(Preview, seen):
        assert len(preview.pictures) == 2
        side = 64 if preview.fine else 8
        assert preview.pictures[0].shape == (side, side, 3)
    if mode is not PreviewMode.AUTO:
        assert {p.fine for p in of(Preview, seen)} == {mode is PreviewMode.FINE}


def test_the_last_fine_preview_is_the_picture(engine: Engine, folder: Path) -> None:
    seen = events(engine, job(folder, preview=PreviewMode.FINE, sampler="euler"))
    assert difference(of(Preview, seen)[-1].pictures[0], of(Result, seen)[0].picture) <= 1


def test_previews_do_not_change_the_picture(engine: Engine, folder: Path) -> None:
    modes = (PreviewMode.OFF, PreviewMode.FINE)
    off, fine = (pictures(engine, job(folder, preview=mode))[0] for mode in modes)
    assert np.array_equal(off, fine)


@pytest.mark.parametrize("step", [1, 2, 4])
def test_cancel_at_a_step(engine: Engine, folder: Path, step: int) -> None:
    seen = events(engine, job(folder), lambda e: isinstance(e, Progress) and e.step == step)
    assert type(seen[-1]) is Cancelled
    assert len(of(Result, seen)) == 0
    assert max(p.step for p in of(Progress, seen)) == step


@pytest.mark.parametrize("stage", [Stage.LOADING, Stage.TEXT, Stage.ENCODING, Stage.DECODING])
def test_cancel_in_a_stage(engine: Engine, folder: Path, stage: Stage) -> None:
    seen = events(engine, job(folder, source=True), lambda e: isinstance(e, Progress) and e.stage is stage)
    assert type(seen[-1]) is Cancelled
    assert not of(Result, seen)
    after = next(i for i, e in enumerate(seen) if isinstance(e, Progress) and e.stage is stage)
    assert len(seen) - after <= 2, "the next event is the end"
    assert pictures(engine, job(folder)), "the next job runs"


def test_the_latent_is_kept_before_it_is_decoded(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> torch.Tensor:
        raise torch.OutOfMemoryError("CUDA out of memory")

    (expected,) = pictures(engine, job(folder))
    with monkeypatch.context() as patched:
        patched.setattr(codec, "decode", broken)
        seen = events(engine, job(folder))
    assert isinstance(seen[-1], Failed)
    assert "memory" in seen[-1].message
    (kept,) = of(Sampled, seen)
    retried = events(engine, Decode(model=str(folder), latent=kept.latent, recipe=kept.recipe))
    (result,) = of(Result, retried)
    assert np.array_equal(result.picture, expected)
    assert result.recipe == kept.recipe


def test_encode_and_decode_go_there_and_back(engine: Engine, folder: Path) -> None:
    (encoded,) = of(Encoded, events(engine, Encode(model=str(folder), picture=source_picture(SIZE))))
    assert encoded.latent.shape == (4, 8, 8)
    (result,) = of(Result, events(engine, Decode(model=str(folder), latent=encoded.latent)))
    assert result.picture.shape == (64, 64, 3)
    assert result.recipe is None


def test_strength_nought_gives_the_round_trip(engine: Engine, folder: Path) -> None:
    (picture,) = pictures(engine, job(folder, source=True, strength=0.0))
    (encoded,) = of(Encoded, events(engine, Encode(model=str(folder), picture=source_picture(SIZE))))
    (result,) = of(Result, events(engine, Decode(model=str(folder), latent=encoded.latent)))
    assert np.array_equal(picture, result.picture)


def test_the_model_is_loaded_once(engine: Engine, folder: Path) -> None:
    assert any(p.stage is Stage.LOADING for p in of(Progress, events(engine, LoadModel(model=str(folder)))))
    assert not any(p.stage is Stage.LOADING for p in of(Progress, events(engine, job(folder))))


def test_no_prompt_is_too_long(engine: Engine, folder: Path) -> None:
    one, other = (pictures(engine, job(folder, prompt="cat " * 300 + end))[0] for end in ("a", "b"))
    assert not np.array_equal(one, other), "its last word counts"


@pytest.mark.parametrize("prompt", ["", "qwertz", "猫 🐈 \n\t"])
def test_any_prompt_draws(engine: Engine, folder: Path, prompt: str) -> None:
    assert pictures(engine, job(folder, prompt=prompt))


@pytest.mark.parametrize(
    ("size", "word"), [(Size(65, 64), "64x64"), (Size(1, 1), "8x8"), (Size(8192, 8192), "smaller")]
)
def test_a_size_that_cannot_be_drawn(engine: Engine, folder: Path, size: Size, word: str) -> None:
    end = events(engine, job(folder, size=size))[-1]
    assert isinstance(end, Failed)
    assert word in end.message
    assert not end.detail, "a known kind of error needs no traceback"


def test_too_little_memory_is_seen_beforehand(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("core.models.placement.Placement.available_memory", lambda self: 1000)
    end = events(engine, job(folder))[-1]
    assert isinstance(end, Failed)
    assert "smaller size" in end.message


@pytest.mark.parametrize("latent", [np.zeros((3, 8, 8), np.float32), np.full((4, 8, 8), np.nan, np.float32)])
def test_a_latent_that_is_not_this_models(engine: Engine, folder: Path, latent: Any) -> None:
    end = events(engine, Decode(model=str(folder), latent=latent))[-1]
    assert isinstance(end, Failed)
    assert not end.detail


def test_an_unknown_error_ends_the_job_and_not_the_engine(
    engine: Engine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("what is this")

    with monkeypatch.context() as patched:
        patched.setattr("core.drawing.condition", broken)
        end = events(engine, job(folder))[-1]
    assert isinstance(end, Failed)
    assert "RuntimeError: what is this" in end.detail
    assert pictures(engine, job(folder))


def test_a_sentence_is_one_line_whatever_a_file_is_called() -> None:
    error = InputError("“one\ntwo\u202ethree” does not exist.")
    assert error.message == str(error) == "“one\ufffdtwo\ufffdthree” does not exist."
