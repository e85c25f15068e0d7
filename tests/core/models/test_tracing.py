"""The traced UNet: the same bits, for every shape, and only where it pays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel

from core.models import attention, tracing
from core.models.economy import Economy
from core.models.placement import Placement
from core.models.tracing import Predictor


@pytest.fixture
def unet(tiny_epsilon: Path) -> UNet2DConditionModel:
    unet = UNet2DConditionModel.from_pretrained(tiny_epsilon / "unet", local_files_only=True)
    assert isinstance(unet, UNet2DConditionModel)
    kept: UNet2DConditionModel = unet.eval().requires_grad_(False)
    return kept


def inputs(rows: int, height: int = 8, width: int = 8, tokens: int = 77) -> tuple[torch.Tensor, torch.Tensor]:
    generator = torch.Generator().manual_seed(rows)
    return (
        torch.randn(rows, 4, height, width, generator=generator),
        torch.randn(rows, tokens, 32, generator=generator),
    )


def test_a_trace_gives_the_same_bits(unet: UNet2DConditionModel) -> None:
    predict = Predictor(unet)
    for rows, height, width in ((2, 8, 8), (1, 8, 8), (2, 4, 12)):
        sample, tokens = inputs(rows, height, width)
        predict.prepare(sample, torch.tensor(3), tokens)
        for step in (999, 500, 1):
            timestep = torch.tensor(step)
            with torch.inference_mode():
                plain = unet(sample, timestep, encoder_hidden_states=tokens).sample
            assert torch.equal(predict(sample, timestep, tokens), plain)
    assert len(predict._traced) == 3
    assert not any(call == predict._plain for call in predict._traced.values()), "all were traced"


def test_a_shape_that_is_rare_is_not_traced(
    unet: UNet2DConditionModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tracing, "OFTEN", 3)
    predict = Predictor(unet)
    sample, tokens = inputs(2)
    for call in range(1, 6):
        predict(sample, torch.tensor(7), tokens)
        assert bool(predict._traced) == (call > 3)


def test_only_the_last_shapes_are_kept(unet: UNet2DConditionModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing, "KEPT", 2)
    predict = Predictor(unet)
    for rows in (1, 2, 3):
        sample, tokens = inputs(rows)
        predict.prepare(sample, torch.tensor(7), tokens)
    assert [shapes[0][0] for shapes in predict._traced] == [2, 3]


def test_a_compiled_unet_does_the_work(unet: UNet2DConditionModel, monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def compiled(network: Any) -> Any:
        def call(*inputs: Any) -> Any:
            calls.append(1)
            return network(*inputs)

        return call

    monkeypatch.setattr(torch, "compile", compiled)
    predict = Predictor(unet)
    sample, tokens = inputs(2)
    plain = predict(sample, torch.tensor(7), tokens)
    predict.compile()
    assert torch.equal(predict(sample, torch.tensor(7), tokens), plain)
    assert calls == [1]


def test_a_unet_that_cannot_be_compiled_goes_on(
    unet: UNet2DConditionModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: Any) -> None:
        raise AssertionError("no compiler")

    monkeypatch.setattr(torch, "compile", lambda _: broken)
    saving = Economy(Placement(torch.device("cpu"), "fp32"))
    predict = Predictor(unet, saving)
    sample, tokens = inputs(2)
    plain = predict(sample, torch.tensor(7), tokens)
    predict.compile()
    for _ in range(2):
        assert torch.equal(predict(sample, torch.tensor(7), tokens), plain)
    assert saving.notes() == [tracing.UNCOMPILED.format("AssertionError")]


def test_a_large_model_is_left_alone(unet: UNet2DConditionModel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tracing, "LARGEST", 1000)
    predict = Predictor(unet)
    sample, tokens = inputs(2)
    predict.prepare(sample, torch.tensor(7), tokens)
    assert predict(sample, torch.tensor(7), tokens).shape == sample.shape
    assert not predict._traced


def test_a_model_that_cannot_be_traced_still_draws(
    unet: UNet2DConditionModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(torch.jit, "trace", broken)
    predict = Predictor(unet)
    sample, tokens = inputs(2)
    predict.prepare(sample, torch.tensor(7), tokens)
    assert predict(sample, torch.tensor(7), tokens).shape == sample.shape


def test_attention_in_blocks_is_traced_and_what_overflows_in_a_trace_is_done_without(
    unet: UNet2DConditionModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attention, "FEWEST", 1)
    attention.hasten(unet.bfloat16())
    predict = Predictor(unet)
    sample, tokens = inputs(2)
    plain = predict(sample, torch.tensor(7), tokens)
    predict.prepare(sample, torch.tensor(7), tokens)
    (shapes, call), *_ = predict._traced.items()
    assert call != predict._plain, "it was traced"
    assert torch.equal(predict(sample, torch.tensor(7), tokens), plain)
    predict._traced[shapes] = lambda *_: torch.full_like(plain, torch.nan)
    assert torch.equal(predict(sample, torch.tensor(7), tokens), plain)
