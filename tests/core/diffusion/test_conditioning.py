"""What prompts become: rows that can be batched and mixed, for one text encoder and for SDXL's two."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from core.diffusion.conditioning import Conditioning, condition
from core.errors import InputError
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


def test_half_a_character_is_some_other_letter(small: Model) -> None:
    assert torch.equal(condition(small, "a \udce4 cat").tokens, condition(small, "a ? cat").tokens)


def test_rows_and_mixtures_keep_all_tensors(large: Model) -> None:
    cat, dog = condition(large, "a cat"), condition(large, "a dog")
    middle = Conditioning.combined(lambda one, other: torch.lerp(one, other, 0.5), cat, dog)
    assert len(middle.tensors) == 3
    assert torch.allclose(middle.tokens, (cat.tokens + dog.tokens) / 2, atol=1e-6)
    assert [len(tensor) for tensor in middle.rows(3).tensors] == [3, 3, 3]
    both = Conditioning.combined(lambda *parts: torch.cat(parts), cat, dog)
    assert torch.equal(both.tokens[1:], dog.tokens)
    assert torch.equal(both.rows(2).tokens, both.tokens)


def test_long_prompts_are_encoded_chunk_by_chunk(small: Model) -> None:
    """Chunks of 75 tokens, each as if it were a prompt of its own."""
    text = condition(small, "x " * 75 + "y " * 10)
    assert text.tokens.shape == (1, 154, 32)
    assert torch.allclose(text.tokens[:, :77], condition(small, "x " * 75).tokens, atol=1e-5)
    assert torch.allclose(text.tokens[:, 77:], condition(small, "y " * 10).tokens, atol=1e-5)


def test_a_chunk_ends_at_a_comma_and_at_a_break(small: Model) -> None:
    comma = condition(small, "x " * 69 + ", " + "y " * 20).tokens
    assert torch.allclose(comma[:, 77:], condition(small, "y " * 20).tokens, atol=1e-5)
    parts = condition(small, "x BREAK y").tokens
    assert torch.allclose(parts[:, 77:], condition(small, "y").tokens, atol=1e-5)


def test_a_weight_multiplies_its_tokens_and_keeps_the_mean(small: Model) -> None:
    plain, strong = condition(small, "x y").tokens, condition(small, "x (y:1.5)").tokens
    assert torch.allclose(plain.mean(), strong.mean(), atol=1e-6)
    ratio = (strong / plain)[0]
    assert torch.allclose(ratio[2] / ratio[1], torch.tensor(1.5), atol=1e-3)
    assert torch.equal(condition(small, "(x y:1.0)").tokens, plain)


def test_prompts_of_different_lengths_go_together(small: Model) -> None:
    """Repeated tokens change nothing for attention: together they give what each gives alone."""
    short, long = condition(small, "a cat"), condition(small, "a cat " * 60)
    both = Conditioning.combined(lambda *parts: torch.cat(parts), short, long)
    assert both.tokens.shape == (2, long.tokens.shape[1], 32)
    sample = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(1))
    step = torch.tensor(500.0)
    together = small.predict(torch.cat([sample, sample]), step, *both.tensors)
    for row, alone in enumerate((short, long)):
        assert torch.allclose(together[row], small.predict(sample, step, *alone.tensors)[0], atol=1e-5)


def test_clip_skip_beyond_the_layers_is_refused(small: Model, large: Model) -> None:
    condition(small, "a", clip_skip=2)
    for model, skip in ((small, 3), (large, 3)):
        with pytest.raises(InputError, match="layers"):
            condition(model, "a", clip_skip=skip)
