"""A recipe reads back exactly in our form, and in A1111's as far as that form can say it."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.errors import InputError
from core.files.a1111 import from_parameters, to_parameters
from core.geometry import Size
from core.recipe import MAX_SEED, Lora, Recipe, Source
from tests.core.recipes import recipes, sizes

RECIPE = Recipe(prompt="a cat", size=Size(64, 32), steps=5, guidance=7.5, sampler="euler", seed=7)
ORDINARY = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=30)


@given(recipes)
def test_json_round_trip(recipe: Recipe) -> None:
    assert Recipe.from_json(recipe.to_json()) == recipe


@given(st.text(max_size=200) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_text_is_a_recipe_or_a_sentence(text: str) -> None:
    for read in (Recipe.from_json, from_parameters):
        with suppress(InputError):
            assert isinstance(read(text), Recipe)


@given(
    prompt=ORDINARY,
    negative=ORDINARY,
    seed=st.integers(0, MAX_SEED),
    size=sizes,
    steps=st.integers(1, 1000),
    guidance=st.integers(0, 1000).map(lambda tenths: tenths / 10),
    model=st.text('abc ",:\\=', max_size=12).map(str.strip),
)
def test_a1111_round_trip(**values: Any) -> None:
    for sampler in ("ddim", "euler_a", "dpmpp_2m_karras"):
        recipe = Recipe(**values, sampler=sampler)
        assert from_parameters(to_parameters(recipe)) == recipe


def test_a1111_text_of_other_tools() -> None:
    recipe = from_parameters(
        'a castle,\nby the sea\nNegative prompt: blurry, "bad"\nSteps: 30, Sampler: DPM++ 2M, '
        "Schedule type: Karras, CFG scale: 6.5, Seed: 42, Size: 512x768, Model hash: 6ce0161689, "
        'Model: v1-5, Lora hashes: "a: 1, b: 2", '
        "Denoising strength: 0.7, Version: v1.10"
    )
    assert recipe.prompt == "a castle,\nby the sea"
    assert recipe.negative == 'blurry, "bad"'
    assert recipe.sampler == "dpmpp_2m_karras"
    assert (recipe.steps, recipe.guidance, recipe.seed, recipe.size) == (30, 6.5, 42, Size(512, 768))
    assert (recipe.model, recipe.strength) == ("v1-5", 0.7)


def test_what_is_added_to_the_model_is_said_to_other_tools_as_they_say_it() -> None:
    loras = (Lora(name="ink", weight=0.8, text_weight=0.8), Lora(name="film", weight=0.5, text_weight=1.0))
    recipe = replace(RECIPE, prompt="a cat <lora:old:2>", loras=loras, vae="soft, warm", clip_skip=2)
    text = to_parameters(recipe)
    assert text.startswith("a cat <lora:old:2> <lora:ink:0.8> <lora:film:1:0.5>\n")
    assert 'Clip skip: 2, VAE: "soft, warm"' in text
    read = from_parameters(text)
    assert (read.vae, read.clip_skip, read.loras) == ("soft, warm", 2, ())
    assert set(read.worn) == {*loras, Lora(name="old", weight=2.0, text_weight=2.0)} == set(recipe.worn)
    assert from_parameters(text.replace('"soft, warm"', "Automatic")).vae == ""


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"steps": 0}, "0 steps"),
        ({"steps": 10_000}, "10000 steps"),
        ({"guidance": float("nan")}, "guidance of nan"),
        ({"guidance": float("inf")}, "guidance of inf"),
        ({"guidance": -1.0}, "guidance of -1"),
        ({"seed": -1}, "seed -1"),
        ({"seed": 2**63}, "seed"),
        ({"strength": 1.5}, "strength of 1.5"),
        ({"sampler": "magic"}, "no sampler called “magic”"),
        ({"prompt": "x" * 10_001}, "10,001 characters"),
        ({"negative": "a\0b"}, "NUL"),
    ],
)
def test_values_out_of_range_are_refused(change: dict[str, Any], words: str) -> None:
    values: dict[str, Any] = {
        "prompt": "a",
        "size": Size(8, 8),
        "steps": 5,
        "guidance": 1.0,
        "sampler": "ddim",
    }
    with pytest.raises(InputError, match=words):
        Recipe(**(values | change))


@pytest.mark.parametrize("key", ["prompt", "seed", "size", "steps", "guidance", "sampler", "source"])
@pytest.mark.parametrize("value", [[], {}, "x", True, -1, 1e400, 10**400])
def test_a_damaged_value_is_refused_or_harmless(key: str, value: Any) -> None:
    data = json.loads(RECIPE.to_json())
    data[key] = value
    try:
        again = Recipe.from_json(json.dumps(data))
    except InputError:
        return
    assert (key, value) in {("prompt", "x"), ("guidance", True)}
    assert again != RECIPE


def test_brackets_without_end_are_no_recipe() -> None:
    with pytest.raises(InputError, match="not valid JSON"):
        Recipe.from_json("[" * 100_000)


def test_a_recipe_of_a_newer_version_is_refused() -> None:
    data = json.loads(RECIPE.to_json()) | {"latentscape": 99}
    with pytest.raises(InputError, match="newer"):
        Recipe.from_json(json.dumps(data))


def test_a_source_gives_no_folders_away() -> None:
    recipe = Recipe(
        prompt="",
        size=Size(8, 8),
        steps=1,
        guidance=1,
        sampler="ddim",
        source=Source(name="in.png", sha256="ab"),
    )
    assert Recipe.from_json(recipe.to_json()).source == Source(name="in.png", sha256="ab")
