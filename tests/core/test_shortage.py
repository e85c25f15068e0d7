"""Memory runs out unforeseen: the job ends in a lower mode, or one sentence says why not; nothing is lost."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from torch import nn

from core.arrays import Picture
from core.engine import Engine
from core.events import Event, Failed, Finished, Note, Result, Sampled
from core.geometry import Size
from core.jobs import Decode, Generate, LoadModel, PreviewMode
from core.latents import codec
from core.models import economy
from core.models.tracing import Predictor
from core.recipe import Recipe
from tests.live_bytes import tensor_bytes

STEPS = 3


def events(engine: Engine, folder: Path) -> list[Event]:
    recipe = Recipe(prompt="a cat", size=Size(64, 64), steps=STEPS, guidance=4, sampler="ddim")
    job = Generate(model=str(folder), recipe=recipe, seeds=(3,), preview=PreviewMode.OFF)
    return list(engine.run(job, threading.Event()))


def picture(seen: list[Event]) -> Picture:
    return next(event.picture for event in seen if isinstance(event, Result))


def notes(seen: list[Event]) -> list[str]:
    return [event.message for event in seen if isinstance(event, Note)]


def apart(one: Picture, other: Picture) -> int:
    return int(np.abs(one.astype(int) - other.astype(int)).max())


def none_left(*_: object, **__: object) -> None:
    raise torch.OutOfMemoryError("no memory")


def only_in_bf16(plain: Callable[..., Any], network: nn.Module) -> Callable[..., Any]:
    """A network that has memory enough in bf16 only."""

    def forward(*inputs: Any, **more: Any) -> Any:
        if next(network.parameters()).dtype is torch.float32:
            raise torch.OutOfMemoryError("no memory")
        return plain(*inputs, **more)

    return forward


@pytest.fixture(scope="module", autouse=True)
def _nothing_old() -> None:
    """What is counted again and again is only what these tests leave."""
    gc.collect()
    gc.freeze()


@pytest.fixture
def engine() -> Engine:
    return Engine(device="cpu", precision="fp32")


@pytest.mark.parametrize("step", range(STEPS))
def test_from_a_step_that_fails_on_rows_take_turns(
    engine: Engine, tiny_epsilon: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    first, before = picture(events(engine, tiny_epsilon)), tensor_bytes()
    plain, calls = Predictor._run, []

    def short(self: Predictor, sample: torch.Tensor, *rest: Any, **more: Any) -> torch.Tensor:
        calls.append(len(sample))
        if len(sample) > 1 and calls.count(2) == step + 1:
            raise torch.OutOfMemoryError("no memory")
        return plain(self, sample, *rest, **more)

    with monkeypatch.context() as patched:
        patched.setattr(Predictor, "_run", short)
        seen = events(engine, tiny_epsilon)
    assert isinstance(seen[-1], Finished)
    assert calls == [2] * (step + 1) + [1, 1] * (STEPS - step), "positive and negative, one after the other"
    assert notes(seen) == [economy.ROWS]
    assert apart(first, picture(seen)) <= 1
    assert tensor_bytes() <= before
    again = events(engine, tiny_epsilon)
    assert np.array_equal(picture(again), first)
    assert notes(again) == []


@pytest.mark.parametrize("where", ["text", "step", "decode"])
def test_a_network_without_room_goes_on_in_the_next_lower_precision(
    engine: Engine, tiny_epsilon: Path, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    first, before = picture(events(engine, tiny_epsilon)), tensor_bytes()
    model = engine.model
    assert model is not None
    network = {"text": model.texts[0].encoder, "step": model.unet, "decode": model.vae.decoder}[where]
    with monkeypatch.context() as patched:
        patched.setattr(network, "forward", only_in_bf16(network.forward, network))
        seen = events(engine, tiny_epsilon)
    del model, network
    assert isinstance(seen[-1], Finished)
    assert notes(seen)[-1] == economy.LOWERED
    assert apart(first, picture(seen)) < 64
    assert tensor_bytes() <= before
    again = events(engine, tiny_epsilon)
    assert np.array_equal(picture(again), first), "the model was read anew"
    assert tensor_bytes() <= before


def test_a_decode_without_room_goes_on_in_small_tiles(
    engine: Engine, tiny_epsilon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = picture(events(engine, tiny_epsilon))
    model = engine.model
    assert model is not None
    plain = model.vae.decode

    def short(tile: torch.Tensor) -> Any:
        if tile.shape[-1] > 4:
            raise torch.OutOfMemoryError("no memory")
        return plain(tile)

    monkeypatch.setattr(codec, "SMALL_TILE", 32)
    monkeypatch.setattr(codec, "OVERLAP", 16)
    with monkeypatch.context() as patched:
        patched.setattr(model.vae, "decode", short)
        seen = events(engine, tiny_epsilon)
    assert isinstance(seen[-1], Finished)
    assert notes(seen) == [economy.TILES]
    assert picture(seen).shape == first.shape
    assert apart(first, picture(seen)) > 0, "each tile is coded by itself"
    assert engine.model is model, "nothing was changed for it"


@pytest.mark.parametrize("where", ["text", "decode", *range(STEPS)])
def test_without_any_memory_one_sentence_is_said_and_the_next_job_runs(
    engine: Engine, tiny_epsilon: Path, monkeypatch: pytest.MonkeyPatch, where: str | int
) -> None:
    first, before = picture(events(engine, tiny_epsilon)), tensor_bytes()
    model = engine.model
    assert model is not None
    with monkeypatch.context() as patched:
        if isinstance(where, int):
            plain = Predictor._run
            done: list[int] = []

            def short(self: Predictor, *inputs: Any, **more: Any) -> torch.Tensor:
                if len(done) == where:
                    raise torch.OutOfMemoryError("no memory")
                done.append(1)
                return plain(self, *inputs, **more)

            patched.setattr(Predictor, "_run", short)
        else:
            part = model.texts[0].encoder if where == "text" else model.vae.decoder
            patched.setattr(part, "forward", none_left)
            del part
        seen = events(engine, tiny_epsilon)
    del model
    end = seen[-1]
    assert isinstance(end, Failed)
    assert "not enough memory" in end.message
    assert end.detail == "", "no traceback"
    assert tensor_bytes() <= before
    kept = [event for event in seen if isinstance(event, Sampled)]
    assert len(kept) == (where == "decode"), "the latent is kept"
    for sampled in kept:
        decode = Decode(model=str(tiny_epsilon), latent=sampled.latent, recipe=sampled.recipe)
        assert np.array_equal(picture(list(engine.run(decode, threading.Event()))), first)
    assert np.array_equal(picture(events(engine, tiny_epsilon)), first)
    assert tensor_bytes() <= before


def test_the_model_used_before_makes_room(
    engine: Engine, tiny_epsilon: Path, tiny_v: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    list(engine.run(LoadModel(model=str(tiny_v)), threading.Event()))
    one = tensor_bytes()
    first = picture(events(engine, tiny_epsilon))
    both = tensor_bytes()
    assert both > one, "the last two stay while there is room"
    plain, calls = Predictor._run, []

    def short(self: Predictor, *inputs: Any, **more: Any) -> torch.Tensor:
        calls.append(1)
        if len(calls) == 1:
            raise torch.OutOfMemoryError("no memory")
        return plain(self, *inputs, **more)

    monkeypatch.setattr(Predictor, "_run", short)
    seen = events(engine, tiny_epsilon)
    assert notes(seen) == [economy.RELIEVED]
    assert np.array_equal(picture(seen), first)
    assert tensor_bytes() < both


def test_a_decoder_that_overflows_in_fp16_goes_on_in_fp32(engine: Engine, tiny_epsilon: Path) -> None:
    events(engine, tiny_epsilon)
    model = engine.model
    assert model is not None
    with torch.no_grad():  # a million between two layers, which a norm takes away: infinite in fp16
        for layer in (model.vae.post_quant_conv, model.vae.decoder.conv_in):
            assert layer is not None
            layer.weight.mul_(1000)
    wanted = picture(events(engine, tiny_epsilon))
    nn.Module.to(model.vae, dtype=torch.float16)
    seen = events(engine, tiny_epsilon)
    assert isinstance(seen[-1], Finished)
    assert notes(seen) == [economy.WIDENED.format("fp32")]
    assert model.vae.dtype is torch.float32
    assert apart(wanted, picture(seen)) <= 8
    assert picture(seen).std() > 0, "not black"
    assert notes(events(engine, tiny_epsilon)) == []


def test_a_unet_that_overflows_in_fp16_goes_on_in_bf16(
    engine: Engine, tiny_epsilon: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = picture(events(engine, tiny_epsilon))
    model = engine.model
    assert model is not None
    nn.Module.to(model.unet, dtype=torch.float16)
    plain = model.unet.forward

    def overflows(sample: torch.Tensor, *rest: Any, **more: Any) -> Any:
        (out,) = plain(sample, *rest, **more)
        return (out / 0 if sample.dtype is torch.float16 else out,)

    monkeypatch.setattr(model.unet, "forward", overflows)
    seen = events(engine, tiny_epsilon)
    assert isinstance(seen[-1], Finished)
    assert notes(seen) == [economy.WIDENED.format("bf16")]
    assert apart(first, picture(seen)) < 64
