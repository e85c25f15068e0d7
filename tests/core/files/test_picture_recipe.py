"""The recipe travels in the file, in our form and in that of other tools."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from PIL import Image, PngImagePlugin

from core.files.a1111 import to_parameters
from core.files.picture_recipe import Origin
from core.files.pictures import picture_from_bytes, read_picture, save_picture
from core.geometry import Size
from core.recipe import MAX_PROMPT, Recipe
from tests.core.files.made_pictures import colours, file_bytes
from tests.core.recipes import recipes

RECIPE = Recipe(
    prompt='a "cat" & <dog>,\nfür 猫 😀',
    negative="blurry",
    size=Size(32, 24),
    steps=20,
    guidance=7.1234567890123,
    sampler="dpmpp_2m_karras",
    seed=2**60 + 1,
    model="emoji",
    fingerprint="0123456789abcdef" * 4,
)
A1111 = to_parameters(RECIPE)


@settings(max_examples=40)
@given(recipes)
def test_every_recipe_comes_back_from_every_format(recipe: Recipe) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for suffix in (".png", ".jpg", ".webp"):
            path = Path(folder) / f"out{suffix}"
            save_picture(path, colours(8, 8), recipe)
            opened = read_picture(path)
            assert (opened.recipe, opened.origin, opened.note) == (recipe, Origin.LATENTSCAPE, "")


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_the_longest_prompts_fit(tmp_path: Path, suffix: str) -> None:
    random = np.random.default_rng(0)
    prompt, negative = ("".join(map(chr, random.integers(0x1F300, 0x1FAFF, MAX_PROMPT))) for _ in range(2))
    recipe = replace(RECIPE, prompt=prompt, negative=negative)
    save_picture(tmp_path / f"out{suffix}", colours(), recipe)
    assert read_picture(tmp_path / f"out{suffix}").recipe == recipe


def test_other_tools_find_their_text_in_png(tmp_path: Path) -> None:
    save_picture(tmp_path / "a.png", colours(), RECIPE)
    with Image.open(tmp_path / "a.png") as image:
        assert image.info["parameters"] == A1111
        assert Recipe.from_json(image.info["latentscape"]) == RECIPE


@pytest.mark.parametrize("form", ["JPEG", "WEBP"])
def test_other_tools_find_their_text_in_exif(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"out.{form.lower()}"
    save_picture(path, colours(), RECIPE)
    with Image.open(path) as image:
        comment = image.getexif().get_ifd(0x8769)[0x9286]
    assert comment == b"UNICODE\0" + A1111.encode("utf-16-be")


@pytest.mark.parametrize("suffix", [".png", ".jpg", ".webp"])
def test_the_picture_is_the_same_with_and_without_recipe(tmp_path: Path, suffix: str) -> None:
    save_picture(tmp_path / f"with{suffix}", colours(), RECIPE)
    save_picture(tmp_path / f"without{suffix}", colours())
    with_recipe, without = (read_picture(tmp_path / f"{name}{suffix}") for name in ("with", "without"))
    np.testing.assert_array_equal(with_recipe.picture, without.picture)
    assert without.recipe is None


@pytest.mark.parametrize("order", ["utf-16-be", "utf-16-le"])
def test_a1111_text_is_read_from_exif(order: str) -> None:
    exif = Image.Exif()
    exif[0x8769] = {0x9286: b"UNICODE\0" + A1111.encode(order)}
    opened = picture_from_bytes(file_bytes(Image.fromarray(colours()), "JPEG", exif=exif.tobytes()))
    assert opened.origin is Origin.A1111
    assert opened.recipe is not None
    assert (opened.recipe.prompt, opened.recipe.seed) == (RECIPE.prompt, RECIPE.seed)


def test_a1111_text_is_read_from_png() -> None:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("parameters", A1111)
    opened = picture_from_bytes(file_bytes(Image.fromarray(colours()), "PNG", pnginfo=chunks))
    assert opened.origin is Origin.A1111
    assert opened.recipe is not None
    assert opened.recipe.sampler == "dpmpp_2m_karras"


def test_our_recipe_survives_a_tool_that_rewrites_xmp(tmp_path: Path) -> None:
    save_picture(tmp_path / "out.jpg", colours(), RECIPE)
    with Image.open(tmp_path / "out.jpg") as image:
        xmp = image.info["xmp"].decode()
    start, end = xmp.index(' latentscape:recipe="'), xmp.rindex('"/></rdf:RDF>')
    value = xmp[start + len(' latentscape:recipe="') : end]
    element = (
        f"{xmp[:start]}><latentscape:recipe>{value}</latentscape:recipe></rdf:Description>{xmp[end + 3 :]}"
    )
    opened = picture_from_bytes(file_bytes(Image.fromarray(colours()), "JPEG", xmp=element.encode()))
    assert opened.recipe == RECIPE


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "{}", '{"latentscape": 1}', '{"latentscape": 99}', "[" * 100_000]
)
def test_a_damaged_recipe_costs_the_recipe_not_the_picture(text: str) -> None:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_itxt("latentscape", text)
    opened = picture_from_bytes(file_bytes(Image.fromarray(colours()), "PNG", pnginfo=chunks))
    np.testing.assert_array_equal(opened.picture, colours())
    assert opened.recipe is None
    assert bool(opened.note) == bool(text)
    chunks.add_text("parameters", A1111)
    both = picture_from_bytes(file_bytes(Image.fromarray(colours()), "PNG", pnginfo=chunks))
    assert both.origin is Origin.A1111


@pytest.mark.parametrize(
    "text", ["", "just a title", "Steps: many, Seed: 1", "a\nSteps: 20, Size: 0x0", "a\nSteps: 9" * 999]
)
def test_text_of_other_tools_that_is_no_recipe_is_passed_over(text: str) -> None:
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("parameters", text)
    opened = picture_from_bytes(file_bytes(Image.fromarray(colours()), "PNG", pnginfo=chunks))
    assert opened.note == ""
    assert opened.picture.shape == (24, 32, 3)
