"""Encoding for the map, laying it out and mixing, on a tiny model; the recipe of a mixture."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import torch

import core.mixing
from core.arrays import Picture
from core.engine import Engine
from core.errors import InputError
from core.events import Cancelled, Encoded, Failed, LaidOut, Preview, Result, Sampled
from core.geometry import Size
from core.jobs import Decode, Encode, Job
from core.latents.interpolation import mixture, slerp
from core.mix import How, Mix, Part
from core.mixing_jobs import EncodePictures, Ingredient, LayOut, MixLatents
from core.recipe import Recipe
from tests.core.running import run
from tests.parity import source_picture

SIZE = Size(64, 64)


def mix(*weights: float, how: How = How.LATENT) -> Mix:
    return Mix(
        how=how,
        parts=tuple(Part(name=f"{n}.png", sha256=str(n) * 64, weight=w) for n, w in enumerate(weights)),
    )


def recipe(*weights: float, size: Size = SIZE) -> Recipe:
    return Recipe(prompt="", size=size, steps=1, guidance=1.0, sampler="ddim", mix=mix(*weights))


@pytest.fixture
def model(tiny_epsilon: Path) -> str:
    return str(tiny_epsilon)


def turned(number: int, size: Size = SIZE) -> Picture:
    """Pictures that differ."""
    return np.roll(source_picture(size), 7 * number, axis=(0, 1)) // (1 + number % 3)


def latents(engine: Engine, model: str, count: int) -> list[np.ndarray]:
    pictures = tuple(turned(number) for number in range(count))
    events = run(engine, EncodePictures(model=model, pictures=pictures))
    return [event.latent for event in events if isinstance(event, Encoded)]


def test_pictures_of_any_shape_are_encoded_in_their_order(engine: Engine, model: str) -> None:
    whole = turned(1)
    wide = np.dstack([source_picture(Size(200, 90)), np.full((90, 200), 120, np.uint8)])
    events = run(engine, EncodePictures(model=model, pictures=(whole, wide)))
    found = [event for event in events if isinstance(event, Encoded)]
    assert [event.index for event in found] == [0, 1]
    assert {event.latent.shape for event in found} == {(4, 8, 8)}
    (alone,) = [e for e in run(engine, Encode(model=model, picture=whole)) if isinstance(e, Encoded)]
    np.testing.assert_array_equal(found[0].latent, alone.latent)


def test_latents_and_words_are_laid_out(engine: Engine, model: str) -> None:
    found = latents(engine, model, 5)
    found[2] = np.repeat(np.repeat(found[2], 2, axis=1), 2, axis=2)  # of a picture twice as large
    (laid,) = [e for e in run(engine, LayOut(model=model, latents=tuple(found))) if isinstance(e, LaidOut)]
    assert laid.places.shape == (5, 2)
    assert not laid.places.flags.writeable
    words = LayOut(model=model, prompts=("a cat", "a dog", "a cat", ""))
    (laid,) = [event for event in run(engine, words) if isinstance(event, LaidOut)]
    apart = np.linalg.norm(laid.places - laid.places[0], axis=1)
    assert apart[2] < 0.1 < apart[1]


def test_a_draft_is_a_preview_and_a_mixture_is_the_arc_between_two(engine: Engine, model: str) -> None:
    one, other = latents(engine, model, 2)
    job = MixLatents(
        model=model, ingredients=(Ingredient(latent=one), Ingredient(latent=other)), recipe=recipe(0.7, 0.3)
    )
    events = run(engine, job)
    (sampled,) = [event for event in events if isinstance(event, Sampled)]
    wanted = slerp(torch.from_numpy(one.copy()), torch.from_numpy(other.copy()), 0.3)
    np.testing.assert_array_equal(sampled.latent, wanted.numpy())
    (result,) = [event for event in events if isinstance(event, Result)]
    (decoded,) = [e for e in run(engine, Decode(model=model, latent=sampled.latent)) if isinstance(e, Result)]
    np.testing.assert_array_equal(result.picture, decoded.picture)
    assert result.recipe is not None
    assert len(result.recipe.fingerprint) == 64
    draft = run(engine, replace(job, id="draft", draft=True))
    (preview,) = [event for event in draft if isinstance(event, Preview)]
    assert preview.fine
    np.testing.assert_array_equal(preview.pictures[0], result.picture)
    assert not [event for event in draft if isinstance(event, Result | Sampled)]


def test_a_draft_of_a_large_latent_is_only_a_glance(
    engine: Engine, model: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(core.mixing, "QUICK", 36)
    latent = np.random.default_rng(0).standard_normal((4, 8, 8), np.float32)
    large = recipe(0.5, 0.5, size=Size(128, 64))
    job = MixLatents(model=model, ingredients=(Ingredient(latent=latent),) * 2, recipe=large, draft=True)
    (preview,) = [event for event in run(engine, job) if isinstance(event, Preview)]
    assert not preview.fine
    assert preview.pictures[0].shape == (8, 16, 3)


def test_a_minus_b_plus_c_of_pictures_and_latents(engine: Engine, model: str) -> None:
    (one,) = latents(engine, model, 1)
    picture = turned(3)
    same = MixLatents(
        model=model,
        ingredients=(Ingredient(picture=picture), Ingredient(picture=picture), Ingredient(latent=one)),
        recipe=recipe(1, -1, 1),
    )
    (sampled,) = [event for event in run(engine, same) if isinstance(event, Sampled)]
    np.testing.assert_allclose(sampled.latent, one, atol=1e-5)


def test_lengths_are_kept() -> None:
    random = torch.Generator().manual_seed(0)
    points = [torch.randn(4, 8, 8, generator=random) for _ in range(3)]
    norms = [float(point.norm()) for point in points]
    middle = mixture(points, (0.5, 0.25, 0.25))
    assert float(middle.norm()) == pytest.approx(0.5 * norms[0] + 0.25 * norms[1] + 0.25 * norms[2], rel=1e-5)
    assert float(mixture(points, (1, -1, 1)).norm()) == pytest.approx(max(norms), rel=1e-5)
    torch.testing.assert_close(mixture(points, (0, 0, 1)), points[2])
    assert not mixture([torch.zeros(2), torch.zeros(2), torch.zeros(2)], (1, -1, 1)).any()


def test_cancel_and_latents_of_another_model(engine: Engine, model: str) -> None:
    cancelled = threading.Event()
    cancelled.set()
    job: Job = EncodePictures(model=model, pictures=(source_picture(SIZE),))
    assert isinstance(list(engine.run(job, cancelled))[-1], Cancelled)
    foreign = Ingredient(latent=np.zeros((9, 8, 8), np.float32))
    job = MixLatents(model=model, ingredients=(foreign, foreign), recipe=recipe(0.5, 0.5))
    end = list(engine.run(job, threading.Event()))[-1]
    assert isinstance(end, Failed)
    assert end.message.endswith("choose the model that made it.")
    job = LayOut(model=model, latents=(np.full((4, 8, 8), np.nan, np.float32),))
    end = list(engine.run(job, threading.Event()))[-1]
    assert isinstance(end, Failed)
    assert "not finite" in end.message


def test_the_recipe_of_a_mixture_is_read_back() -> None:
    made = recipe(1, -1, 1)
    assert Recipe.from_json(made.to_json()) == made
    morph = replace(made, mix=mix(0.4, 0.6, how=How.MORPH))
    assert Recipe.from_json(morph.to_json()) == morph
    for old, new in (('"latent"', '"stew"'), ('"weight": -1', '"weight": "much"'), ('"parts"', '"bits"')):
        damaged = made.to_json().replace(old, new)
        assert damaged != made.to_json()
        with pytest.raises(InputError, match="damaged"):
            Recipe.from_json(damaged)


@pytest.mark.parametrize(
    ("weights", "how"),
    [
        ((1.0, 1.0), How.LATENT),
        ((), How.LATENT),
        ((1.0,), How.MORPH),
        ((2.0, -1.0), How.MORPH),
        ((50.0, -49.0), How.LATENT),
    ],
)
def test_what_is_no_mixture_is_refused(weights: tuple[float, ...], how: How) -> None:
    with pytest.raises(InputError):
        mix(*weights, how=how)


def test_jobs_that_do_not_fit_their_recipe_are_refused() -> None:
    latent = np.zeros((4, 8, 8), np.float32)
    with pytest.raises(InputError):
        MixLatents(ingredients=(Ingredient(latent=latent),), recipe=recipe(0.5, 0.5))
    with pytest.raises(InputError):
        Ingredient()
    with pytest.raises(InputError):
        LayOut()
