"""Walks with every sampler that draws no noise and every kind of model: the real engine, tiny models."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path as FilePath
from statistics import median

import numpy as np
import pytest

from core.document.keyframe import PictureMode
from core.document.timeline import MaskedBase
from core.engine import Engine
from core.events import Encoded, FrameChanged, FrameReady, KeyframeChecked, Result
from core.geometry import Size
from core.jobs import Decode, Encode, Generate, PreviewMode
from core.samplers import SAMPLERS
from core.walk.cache import FrameCache
from tests.core.walk.walks import SIZE, apart, events, failure, frames, job, of, picture, prompt, walk
from tests.parity import source_picture
from tests.tiny_models import tiny_model

CALM = [name for name, sampler in SAMPLERS.items() if sampler.deterministic]
ELSEWHERE = {"ddim", "euler", "dpmpp_2m", "unipc"}
"""Those that other tests walk with."""
PICTURE = source_picture(SIZE)


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FilePath]:
    """A model of each kind."""
    folder = tmp_path_factory.mktemp("kinds")
    return {
        "xl": tiny_model(folder / "xl", xl=True),
        "inpainting": tiny_model(folder / "inpainting", inpaints=True),
        "velocity": tiny_model(folder / "velocity", prediction="v_prediction", seed=1),
    }


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    engine = Engine(device="cpu", precision="fp32")
    engine._frames = FrameCache(tmp_path_factory.mktemp("frames"))
    yield engine
    engine.close()


def check_walk(engine: Engine, folder: FilePath, sampler: str, long: str = "a cat") -> None:
    """Keyframes are the pictures generated alone; frames between are the same in any batch and lead there."""
    first = prompt(1, sampler=sampler, prompt=long)
    last = prompt(2, sampler=sampler, prompt="a dog", guidance=1.0)
    timeline = walk({0: first, 3: last}, 4)
    seen = events(engine, job(folder, timeline, batch=3))
    made = {event.index: event.picture for event in of(FrameReady, seen)}
    for frame, source in ((0, first), (3, last)):
        recipe = source.recipe
        alone = Generate(model=str(folder), recipe=recipe, seeds=(recipe.seed,), preview=PreviewMode.OFF)
        (result,) = of(Result, events(engine, alone))
        assert apart(made[frame], result.picture) <= 1
    engine._frames.clear()
    singly = frames(engine, job(folder, timeline, batch=1, frames=(2,)))
    assert apart(made[2], singly[2]) <= 1
    changes = [event.change for event in of(FrameChanged, seen)]
    assert min(changes) > 0
    assert max(changes) < 5 * median(changes), "no jump at a keyframe"


@pytest.mark.parametrize("sampler", [name for name in CALM if name not in ELSEWHERE])
def test_every_sampler_without_noise_walks(engine: Engine, tiny_epsilon: FilePath, sampler: str) -> None:
    check_walk(engine, tiny_epsilon, sampler)


@pytest.mark.parametrize(
    ("kind", "sampler"),
    [("xl", "ddim"), ("xl", "heun"), ("inpainting", "ddim"), ("velocity", "heun"), ("velocity", "euler")],
)
def test_every_kind_of_model_walks(
    engine: Engine, models: dict[str, FilePath], kind: str, sampler: str
) -> None:
    check_walk(engine, models[kind], sampler, "a cat, " * 30)


@pytest.mark.parametrize(
    ("kind", "sampler", "mode"),
    [
        ("xl", "ddim", PictureMode.INVERT),
        ("xl", "dpmpp_2m_karras", PictureMode.MORPH),
        ("inpainting", "ddim", PictureMode.INVERT),
        ("inpainting", "unipc", PictureMode.MORPH),
        ("velocity", "heun", PictureMode.INVERT),
        ("velocity", "heun", PictureMode.MORPH),
    ],
)
def test_pictures_are_keyframes_of_every_kind(
    engine: Engine, models: dict[str, FilePath], kind: str, sampler: str, mode: PictureMode
) -> None:
    folder = models[kind]
    timeline = walk({0: picture(PICTURE, mode, sampler=sampler), 3: prompt(2, sampler=sampler)}, 4)
    seen = events(engine, job(folder, timeline))
    (check,) = of(KeyframeChecked, seen)
    assert check.psnr >= check.round_trip - 1
    made = {event.index: event.picture for event in of(FrameReady, seen)}
    (encoded,) = of(Encoded, events(engine, Encode(model=str(folder), picture=PICTURE)))
    (coded,) = of(Result, events(engine, Decode(model=str(folder), latent=encoded.latent)))
    assert apart(made[0], coded.picture) <= 1
    changes = [event.change for event in of(FrameChanged, seen)]
    assert max(changes) < 5 * median(changes), "no jump where the picture is left"


@pytest.mark.parametrize("kind", ["xl", "inpainting", "velocity"])
def test_only_the_mask_moves_with_every_kind(engine: Engine, models: dict[str, FilePath], kind: str) -> None:
    base, mask = source_picture(Size(80, 96)), np.zeros((96, 80), np.uint8)
    mask[20:60, 16:50] = 255
    timeline = walk({0: prompt(1), 2: prompt(2)}, 3, base=MaskedBase(picture=base, mask=mask))
    made = frames(engine, job(models[kind], timeline))
    for pixels in made.values():
        assert np.array_equal(pixels[mask == 0], base[mask == 0])
    assert apart(made[0], made[1]) > 1
    assert apart(made[1], made[2]) > 1


def test_one_step_is_a_walk_too(engine: Engine, tiny_epsilon: FilePath) -> None:
    for mode in PictureMode:
        timeline = walk({0: picture(PICTURE, mode, steps=1), 2: prompt(2, steps=1)}, 3)
        assert len(frames(engine, job(tiny_epsilon, timeline))) == 3


@pytest.mark.parametrize("sampler", [name for name in SAMPLERS if name not in CALM])
def test_noise_between_steps_is_refused(engine: Engine, tiny_epsilon: FilePath, sampler: str) -> None:
    noisy = walk({0: prompt(1, sampler=sampler), 4: prompt(2, sampler=sampler)}, 5)
    sentence = failure(engine, job(tiny_epsilon, noisy))
    assert "adds noise at each step" in sentence
    instead = next(each for each in SAMPLERS.values() if sentence.endswith(f"choose {each.label}."))
    assert instead.deterministic
