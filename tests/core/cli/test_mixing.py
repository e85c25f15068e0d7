"""again, for pictures that were mixed of others: with the real engine on a tiny model."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save_file

from core.arrays import Picture
from core.engine import Engine
from core.events import FrameReady, Result
from core.files.latents import latent_in
from core.files.pictures import fingerprint, read_picture, save_picture
from core.geometry import Size
from core.jobs import Job, RenderWalk
from core.mix import How, Mix, Part
from core.mixing_jobs import MixLatents, ingredient
from core.models.folder import describe_folder
from core.recipe import Recipe
from core.walk.morph import morph
from tests.core.cli.conftest import Run
from tests.parity import source_picture

PARTS = (Path("one.png"), Path("other.png"))


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    engine = Engine(device="cpu", precision="fp32")
    yield engine
    engine.close()


def made(engine: Engine, job: Job) -> Picture:
    (picture,) = [
        event.picture
        for event in engine.run(job, threading.Event())
        if isinstance(event, Result | FrameReady)
    ]
    return picture


def mixed(model: Path, how: How, *weights: float) -> Recipe:
    """The recipe of a mixture of the two pictures."""
    info = describe_folder(model)
    parts = tuple(
        Part(name=path.name, sha256=fingerprint(read_picture(path).picture), weight=weight)
        for path, weight in zip(PARTS, weights, strict=True)
    )
    size = Size(64, 64)
    return Recipe(
        prompt="",
        size=size,
        steps=4,
        guidance=1.0,
        sampler="ddim",
        fingerprint=info.fingerprint,
        mix=Mix(how=how, parts=parts),
    )


def test_a_mixture_of_latents_is_made_again(run: Run, tiny_epsilon: Path, engine: Engine) -> None:
    info, words = describe_folder(tiny_epsilon), ("--model", tiny_epsilon, "--precision", "fp32")
    own = Recipe(
        prompt="", size=Size(64, 64), steps=4, guidance=1.0, sampler="ddim", fingerprint=info.fingerprint
    )
    save_picture(PARTS[0], source_picture(Size(64, 64)), own)
    save_picture(PARTS[1], source_picture(Size(64, 64))[::-1].copy())
    save_file({"latent": np.ones((4, 8, 8), np.float32)}, "one.safetensors")  # as the history keeps it
    recipe = mixed(tiny_epsilon, How.LATENT, 0.5, 0.5)
    opened = [read_picture(path) for path in PARTS]
    ingredients = tuple(
        ingredient(one.picture, latent_in(path.with_suffix(".safetensors")), one.recipe, info)
        for path, one in zip(PARTS, opened, strict=True)
    )
    assert [one.latent is None for one in ingredients] == [False, True]
    picture = made(engine, MixLatents(model=str(tiny_epsilon), ingredients=ingredients, recipe=recipe))
    save_picture(Path("mix.png"), picture, recipe)
    done = run("again", "mix.png", "-o", "again.png", *words)
    assert done.status == 0, done.err
    np.testing.assert_allclose(read_picture(Path("again.png")).picture.astype(int), picture, atol=1)
    again = read_picture(Path("again.png")).recipe
    assert again is not None
    assert again.mix == recipe.mix
    Path("elsewhere").mkdir()
    PARTS[1].rename("elsewhere/other.png")
    lost = run("again", "mix.png", "-o", "lost.png", *words)
    assert lost.status == 2
    assert "mixed of “other.png”, which is neither beside it nor in the history" in lost.err
    assert not Path("lost.png").exists()
    assert run("again", "mix.png", "-o", "found.png", "--source", "elsewhere", *words).status == 0
    save_picture(PARTS[1], source_picture(Size(64, 64)))
    changed = run("again", "mix.png", "-o", "changed.png", *words)
    assert changed.status == 2
    assert "is another picture now" in changed.err
    assert run("again", "mix.png", "-o", "changed.png", "--anyway", *words).status == 0


def test_a_morph_is_made_again(run: Run, tiny_epsilon: Path, engine: Engine) -> None:
    words = ("--model", tiny_epsilon, "--precision", "fp32")
    for path, prompt, seed in zip(PARTS, ("a cat", "a dog"), (1, 2), strict=True):
        drawn = run("generate", prompt, "-o", path, "--seed", seed, "--steps", 4, "--sampler", "ddim", *words)
        assert drawn.status == 0, drawn.err
    first, second = (read_picture(path).recipe for path in PARTS)
    assert first is not None
    assert second is not None
    timeline, frame = morph(first, second, 0.3)
    assert frame == 30
    picture = made(engine, RenderWalk(model=str(tiny_epsilon), timeline=timeline, frames=(frame,)))
    recipe = mixed(tiny_epsilon, How.MORPH, 0.7, 0.3)
    save_picture(Path("morph.png"), picture, recipe)
    done = run("again", "morph.png", "-o", "again.png", *words)
    assert done.status == 0, done.err
    np.testing.assert_allclose(read_picture(Path("again.png")).picture.astype(int), picture, atol=1)
    save_picture(PARTS[0], read_picture(PARTS[0]).picture)  # its recipe is gone
    bare = run("again", "morph.png", "-o", "bare.png", *words)
    assert bare.status == 2
    assert "“one.png” has no recipe" in bare.err
