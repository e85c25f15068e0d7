"""A kept latent comes back exactly, and a damaged one not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from safetensors.numpy import save, save_file

from core.errors import FileError
from core.files.latents import KeptLatent, load_latent, save_latent
from core.geometry import Size
from core.recipe import Recipe
from tests.core.recipes import any_text, recipes

LATENT = np.random.default_rng(0).standard_normal((4, 3, 5)).astype(np.float32)
RECIPE = Recipe(prompt="a cat", size=Size(40, 24), steps=5, guidance=7.5, sampler="euler")
KEPT = KeptLatent(latent=LATENT, model="emoji", fingerprint="ab" * 32, factor=8, recipe=RECIPE)
METADATA = {"format": "latentscape latent", "version": "1"}


def test_a_latent_comes_back_exactly(tmp_path: Path) -> None:
    path = tmp_path / "z.safetensors"
    save_latent(path, KEPT)
    back = load_latent(path)
    np.testing.assert_array_equal(back.latent, LATENT)
    assert back.latent.dtype == np.float32
    assert not back.latent.flags.writeable
    assert (back.model, back.fingerprint, back.factor, back.recipe) == ("emoji", "ab" * 32, 8, RECIPE)
    assert [file.name for file in tmp_path.iterdir()] == ["z.safetensors"]


@settings(max_examples=40)
@given(recipes, any_text)
def test_every_recipe_comes_back(
    tmp_path_factory: pytest.TempPathFactory, recipe: Recipe, model: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "z.safetensors"
    save_latent(path, KeptLatent(latent=LATENT, model=model, recipe=recipe))
    assert load_latent(path).recipe == recipe


@pytest.mark.parametrize("layout", [LATENT.astype(np.float64), np.asfortranarray(LATENT), LATENT[:, ::-1]])
def test_any_layout_is_written(tmp_path: Path, layout: Any) -> None:
    save_latent(tmp_path / "z.safetensors", KeptLatent(latent=layout))
    np.testing.assert_array_equal(load_latent(tmp_path / "z.safetensors").latent, layout.astype(np.float32))


@pytest.mark.parametrize(
    "latent", [LATENT[0], LATENT[None], LATENT[:0], np.full((4, 2, 2), np.nan), np.full((4, 2, 2), np.inf)]
)
def test_what_is_no_latent_is_not_written(tmp_path: Path, latent: Any) -> None:
    with pytest.raises(FileError, match=r"“z.safetensors” was not written"):
        save_latent(tmp_path / "z.safetensors", KeptLatent(latent=latent))
    assert not list(tmp_path.iterdir())


def broken(**tensors: Any) -> bytes:
    return save(tensors, METADATA)


BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "a picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "not a safetensors file"),
    "other weights": (save({"weight": LATENT}), "no latent of Latentscape's"),
    "no metadata": (save({"latent": LATENT}), "no latent of Latentscape's"),
    "two tensors": (broken(latent=LATENT, more=LATENT), "no latent of Latentscape's"),
    "half precision": (broken(latent=LATENT.astype(np.float16)), "F16 instead of F32"),
    "whole numbers": (broken(latent=LATENT.astype(np.int32)), "I32 instead of F32"),
    "two dimensions": (broken(latent=LATENT[0].copy()), "shape"),
    "a batch": (broken(latent=LATENT[None].copy()), "shape"),
    "nothing": (broken(latent=LATENT[:, :0].copy()), "shape"),
    "far too many channels": (broken(latent=np.zeros((9999, 1, 1), np.float32)), "shape"),
    "not a number": (broken(latent=LATENT * np.float32(np.nan)), "not finite"),
    "endless": (broken(latent=LATENT * np.float32(np.inf)), "not finite"),
    "newer": (save({"latent": LATENT}, METADATA | {"version": "2"}), "another version"),
    "bad factor": (save({"latent": LATENT}, METADATA | {"factor": "x"}), "damaged"),
    "bad recipe": (save({"latent": LATENT}, METADATA | {"recipe": "{"}), "recipe in this file is damaged"),
    "cut short": (broken(latent=LATENT)[:-3], "cut short"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_damaged_latent_is_refused(tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    path = tmp_path / "z.safetensors"
    path.write_bytes(data)
    with pytest.raises(FileError, match=words) as error:
        load_latent(path)
    assert "“z.safetensors”" in error.value.message


def test_paths_that_hold_no_latent_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="does not exist"):
        load_latent(tmp_path / "none.safetensors")
    with pytest.raises(FileError, match="is not a file"):
        load_latent(tmp_path)


@pytest.mark.parametrize("seed", range(40))
def test_mutated_latents_never_do_worse_than_a_sentence(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    path = tmp_path / "z.safetensors"
    save_latent(path, KEPT)
    data = bytearray(path.read_bytes())
    for place in random.integers(0, len(data), random.integers(1, 6)):
        data[place] = random.integers(0, 256)
    path.write_bytes(data)
    try:
        assert np.isfinite(load_latent(path).latent).all()
    except FileError as error:
        sentence = error.message
        assert sentence.startswith("“z.safetensors”")


def test_weights_of_a_model_are_no_latent(tmp_path: Path) -> None:
    save_file({"conv.weight": LATENT}, tmp_path / "m.safetensors")
    with pytest.raises(FileError, match="made by something else"):
        load_latent(tmp_path / "m.safetensors")
