"""Attention in blocks: the same as torch's own to bf16's rounding, and where it is used."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers.models.attention_processor import Attention, AttnProcessor2_0
from torch.nn.functional import scaled_dot_product_attention

from core.models import attention
from core.models.attention import Blockwise, attend, hasten
from core.models.checkpoint import load
from core.models.placement import place
from core.models.recognition import describe


def heads(count: int, keys: int, width: int, gain: float) -> list[torch.Tensor]:
    generator = torch.Generator().manual_seed(keys)
    gains = (gain, gain, 1.0)
    sizes = (count, keys, keys)
    return [
        (torch.randn(2, 3, n, width, generator=generator) * g).bfloat16()
        for n, g in zip(sizes, gains, strict=True)
    ]


def off(found: torch.Tensor, exact: torch.Tensor) -> float:
    return float((found.float() - exact).norm() / exact.norm())


@pytest.mark.parametrize("gain", [0.1, 1, 3, 8])
@pytest.mark.parametrize(("count", "keys", "width"), [(130, 130, 40), (64, 77, 16), (5, 300, 64)])
def test_it_is_exact_to_the_rounding_of_bf16(
    monkeypatch: pytest.MonkeyPatch, count: int, keys: int, width: int, gain: float
) -> None:
    monkeypatch.setattr(attention, "_BLOCK", 50 * keys)
    query, key, value = heads(count, keys, width, gain)
    exact = scaled_dot_product_attention(query.float(), key.float(), value.float())
    assert off(attend(query, key, value), exact) < 0.008


def test_a_key_far_above_the_sampled_ones_does_not_overflow() -> None:
    query, key, value = heads(40, 40, 16, 1)
    query[..., 0], key[..., 3, 0] = 40, 80
    found = attend(query, key, value)
    assert off(found, scaled_dot_product_attention(query.float(), key.float(), value.float())) < 0.006


def test_a_picture_does_not_depend_on_its_neighbours() -> None:
    query, key, value = heads(130, 130, 40, 1)
    together = attend(query, key, value)
    assert all(
        torch.equal(attend(query[i, None], key[i, None], value[i, None])[0], together[i]) for i in (0, 1)
    )


@pytest.mark.parametrize("kind", ["self", "cross", "picture"])
def test_a_layer_gives_what_diffusers_does(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setattr(attention, "FEWEST", 1)
    torch.manual_seed(0)
    of_picture = {
        "norm_num_groups": 4,
        "residual_connection": True,
        "rescale_output_factor": 2.0,
        "bias": True,
    }
    layer = Attention(
        32,
        heads=4,
        dim_head=8,
        cross_attention_dim=24 if kind == "cross" else None,
        **(of_picture if kind == "picture" else {}),  # type: ignore[arg-type]  # its annotations leave types out
    ).eval()
    shape = (2, 32, 6, 6) if kind == "picture" else (2, 36, 32)
    inputs = torch.randn(shape), torch.randn(2, 7, 24) if kind == "cross" else None
    with torch.inference_mode():
        exact = layer(*inputs)
        layer.bfloat16()
        rounded = [it if it is None else it.bfloat16() for it in inputs]
        plain = layer(*rounded)
        hasten(layer)
        found = layer(*rounded)
    assert found.shape == exact.shape
    assert off(found, exact) < 1.5 * off(plain, exact)
    if not torch.cpu.get_capabilities().get("amx_bf16"):
        assert not torch.equal(found, plain), "another way was taken"


def test_fp32_is_left_as_it_is(tiny_epsilon: Path) -> None:
    *_, model = load(describe(tiny_epsilon), place("cpu", "fp32"))
    assert not isinstance(model, str)
    layers = [it for net in (model.unet, model.vae) for it in net.modules() if isinstance(it, Attention)]
    assert layers
    assert all(isinstance(it.processor, Blockwise) for it in layers)
    plain: Any = AttnProcessor2_0
    tokens = torch.randn(1, 77, 32)
    sample = torch.randn(1, 4, 32, 32)
    with torch.inference_mode():
        hastened = model.unet(sample, 5, encoder_hidden_states=tokens).sample
        model.unet.set_attn_processor(plain())
        assert torch.equal(model.unet(sample, 5, encoder_hidden_states=tokens).sample, hastened)
