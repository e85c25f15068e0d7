"""What prompts become: rows that can be batched and mixed, for one text encoder and for SDXL's two."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from core.diffusion.conditioning import Conditioning, condition
from core.geometry import Size
from core.models.catalog import describe
from core.models.checkpoint import load
from core.models.model import Model
from core.models.placement import place
from tests.tiny_models import tiny_model


def model_in(folder: Path) -> Model:
    *_, model = load(describe(folder), place("cpu", "fp32"))
    assert isinstance(model, Model)
    return model


@pytest.fixture(scope="module")
def small(tiny_epsilon: Path) -> Model:
    return model_in(tiny_epsilon)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Model:
    return model_in(tiny_model(tmp_path_factory.mktemp("models") / "xl", xl=True))


def test_one_encoder_gives_tokens_only(small: Model) -> None:
    text = condition(small, "a cat")
    assert text.tokens.shape == (1, 77, 32)
    assert [tensor.shape for tensor in text.tensors] == [(1, 77, 32)]


def test_two_encoders_give_tokens_a_summary_and_sizes(large: Model) -> None:
    text = condition(large, "a cat", Size(96, 64))
    assert [tensor.shape for tensor in text.tensors] == [(1, 77, 64), (1, 32), (1, 6)]
    assert text.sizes is not None
    assert text.sizes.tolist() == [[64, 96, 0, 0, 64, 96]], "height before width"


def test_no_negative_prompt_is_zeros_where_the_model_was_trained_so(small: Model, large: Model) -> None:
    nothing = condition(large, "", negative=True)
    assert nothing.pooled is not None
    assert not nothing.tokens.any()
    assert not nothing.pooled.any()
    assert condition(large, "").tokens.any(), "an empty prompt is encoded"
    assert condition(small, "", negative=True).tokens.any()


def test_rows_and_mixtures_keep_all_tensors(large: Model) -> None:
    cat, dog = condition(large, "a cat"), condition(large, "a dog")
    middle = Conditioning.combined(lambda one, other: torch.lerp(one, other, 0.5), cat, dog)
    assert len(middle.tensors) == 3
    assert torch.allclose(middle.tokens, (cat.tokens + dog.tokens) / 2, atol=1e-6)
    assert [len(tensor) for tensor in middle.rows(3).tensors] == [3, 3, 3]
    both = Conditioning.combined(lambda *parts: torch.cat(parts), cat, dog)
    assert torch.equal(both.tokens[1:], dog.tokens)
    assert torch.equal(both.rows(2).tokens, both.tokens)
