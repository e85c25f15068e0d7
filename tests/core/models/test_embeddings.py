"""Textual inversion: the same numbers as diffusers' ``load_textual_inversion``, by name, in every format."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
import torch
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
from diffusers.pipelines.stable_diffusion_xl.pipeline_stable_diffusion_xl import StableDiffusionXLPipeline
from safetensors.torch import save_file

from core.diffusion.conditioning import Conditioning, condition
from core.engine import Engine
from core.errors import ModelError
from core.events import Failed, Result
from core.geometry import Size
from core.jobs import Generate, LoadModel, PreviewMode
from core.models.model import Model
from core.recipe import Recipe
from tests.tiny_models import tiny_model

WIDTH = 32


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(device="cpu", precision="fp32")


@pytest.fixture(scope="module")
def xl(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("xl") / "tiny-xl", xl=True)


@pytest.fixture
def words(home: Path) -> Path:
    (home / "models" / "embeddings").mkdir(parents=True)
    return home / "models" / "embeddings"


def vectors(count: int, seed: int = 1, width: int = WIDTH) -> torch.Tensor:
    return torch.randn(count, width, generator=torch.Generator().manual_seed(seed))


def loaded(engine: Engine, folder: Path) -> Model:
    list(engine.run(LoadModel(model=str(folder)), threading.Event()))
    assert engine.model is not None
    return engine.model


def pipeline(folder: Path, kind: Any = StableDiffusionPipeline) -> Any:
    return kind.from_pretrained(folder, local_files_only=True)


def theirs(pipe: Any, prompt: str) -> torch.Tensor:
    with torch.inference_mode():
        tokens: torch.Tensor = pipe.encode_prompt(prompt, "cpu", 1, do_classifier_free_guidance=False)[0]
    return tokens


def assert_same(mine: Conditioning, tokens: torch.Tensor) -> None:
    assert mine.tokens.shape == tokens.shape
    assert (mine.tokens - tokens).abs().max() < 1e-5


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("kind", ["A1111", "diffusers"])
def test_a_word_means_what_it_means_to_diffusers(
    engine: Engine, tiny_epsilon: Path, words: Path, kind: str, count: int
) -> None:
    model = loaded(engine, tiny_epsilon)
    file = words / "my style.safetensors"
    if kind == "A1111":
        save_file({"emb_params": vectors(count)}, file)
        names = ["my style", "MY Style", "embedding:my style"]
    else:
        taught = vectors(count) if count > 1 else vectors(1)[0]
        save_file({"<cat-toy>": taught}, file)
        names = ["<cat-toy>", "my style"]
    pipe = pipeline(tiny_epsilon)
    pipe.load_textual_inversion(file, token="<word>")
    plain = condition(model, "a cat on a mat, x").tokens
    wanted = theirs(pipe, "a cat <word> on a mat, x")
    for name in names:
        mine = condition(model, f"a cat {name} on a mat, x")
        assert_same(mine, wanted)
    assert (wanted - plain).abs().max() > 0.1, "it does something"
    assert torch.equal(condition(model, "a cat on a mat, x").tokens, plain), "and leaves no trace"


def test_sdxl_has_one_for_each_of_its_encoders(engine: Engine, xl: Path, words: Path) -> None:
    first, second = vectors(2, 1), vectors(2, 2)
    save_file({"clip_l": first, "clip_g": second}, words / "ink.safetensors")
    pipe = pipeline(xl, StableDiffusionXLPipeline)
    for tensor, tokenizer, encoder in (
        (first, pipe.tokenizer, pipe.text_encoder),
        (second, pipe.tokenizer_2, pipe.text_encoder_2),
    ):
        state = {"<word>": tensor}
        pipe.load_textual_inversion(state, token="<word>", tokenizer=tokenizer, text_encoder=encoder)
    with torch.inference_mode():
        tokens, _, pooled, _ = pipe.encode_prompt(
            "a cat <word> sat", device="cpu", do_classifier_free_guidance=False
        )
    mine = condition(loaded(engine, xl), "a cat ink sat")
    assert_same(mine, tokens)
    assert mine.pooled is not None
    assert (mine.pooled - pooled).abs().max() < 1e-5


def test_it_is_weighted_and_the_longest_name_wins(engine: Engine, tiny_epsilon: Path, words: Path) -> None:
    save_file({"emb_params": vectors(1, 1)}, words / "ink.safetensors")
    save_file({"emb_params": vectors(1, 2)}, words / "ink wash.safetensors")
    model = loaded(engine, tiny_epsilon)
    ink, wash = (condition(model, f"a cat {name}").tokens for name in ("ink", "ink wash"))
    assert (ink - wash).abs().max() > 0.1
    assert not torch.equal(condition(model, "a cat (ink:1.4)").tokens, ink)
    inside = condition(model, "a cat pinking").tokens
    (words / "ink.safetensors").unlink()
    assert torch.equal(condition(model, "a cat pinking").tokens, inside), "a part of a word is no name"


def test_a_picture_is_drawn_with_it_from_prompt_and_negative(
    engine: Engine, tiny_epsilon: Path, words: Path
) -> None:
    save_file({"emb_params": vectors(2)}, words / "badhands.safetensors")

    def picture(**more: Any) -> Any:
        recipe = Recipe(size=Size(64, 64), steps=2, guidance=4, sampler="ddim", **more)
        job = Generate(model=str(tiny_epsilon), recipe=recipe, seeds=(3,), preview=PreviewMode.OFF)
        return next(e.picture for e in engine.run(job, threading.Event()) if isinstance(e, Result))

    plain, led = picture(prompt="a cat"), picture(prompt="a cat", negative="badhands")
    (words / "badhands.safetensors").unlink()
    literal = picture(prompt="a cat", negative="badhands")
    assert (plain != led).any()
    assert (literal != led).any()


def test_one_for_another_kind_of_model_is_said(
    engine: Engine, tiny_epsilon: Path, words: Path, xl: Path
) -> None:
    save_file({"emb_params": vectors(1, width=768)}, words / "other.safetensors")
    save_file({"clip_l": vectors(1), "clip_g": vectors(1)}, words / "double.safetensors")
    save_file({"emb_params": vectors(1) * float("nan")}, words / "broken.safetensors")
    model = loaded(engine, tiny_epsilon)
    for name, sentence in {
        "other": "“other” was made for another kind of model .its tokens have 768 numbers, this model's 32.",
        "double": "“double” was made for another kind of model",
        "broken": "“broken.safetensors” is damaged",
    }.items():
        with pytest.raises(ModelError, match=sentence):
            condition(model, f"a cat, {name}")
    recipe = Recipe(prompt="a cat, other", size=Size(64, 64), steps=2, guidance=4, sampler="ddim")
    job = Generate(model=str(xl), recipe=recipe, seeds=(3,), preview=PreviewMode.OFF)
    end = list(engine.run(job, threading.Event()))[-1]
    assert isinstance(end, Failed)
    assert "take its name out of the prompt" in end.message
    assert not end.detail
