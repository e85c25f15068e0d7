"""Inpainting: what is kept, step by step and to the bit, and parity with diffusers' pipeline."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from _pytest.mark import ParameterSet

from core.arrays import Mask, Picture
from core.diffusion.conditioning import condition
from core.diffusion.inpaint import free, inpaint, redrawn_part, to_cells
from core.document.fill import Fill, match_colour
from core.engine import Engine
from core.errors import InputError
from core.events import Failed, Preview, Result
from core.geometry import Rect, Size
from core.jobs import Inpaint, LoadModel
from core.models.model import Model
from core.recipe import Recipe
from core.samplers import SAMPLERS
from tests.parity import SCHEDULERS, Case, difference, inside, ours, source_picture, square, theirs
from tests.tiny_models import tiny_model

SIZE = Size(64, 64)
KINDS = ["plain", "inpainting"]
CPU = torch.device("cpu")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(device="cpu", precision="fp32")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    inside = tmp_path_factory.mktemp("models")
    return {kind: tiny_model(inside / kind, seed=3, inpaints=kind == "inpainting") for kind in KINDS}


@pytest.fixture(params=KINDS)
def folder(request: pytest.FixtureRequest, folders: dict[str, Path]) -> Path:
    return folders[request.param]


def job(folder: Path, mask: Mask, source: Picture | None = None, **changes: Any) -> Inpaint:
    picture = source_picture(SIZE) if source is None else source
    recipe = Recipe(
        prompt="a cat",
        negative="grey",
        size=changes.pop("size", SIZE),
        steps=changes.pop("steps", 6),
        guidance=4.0,
        sampler=changes.pop("sampler", "ddim"),
        strength=changes.pop("strength", 1.0),
    )
    place = changes.pop("place", Rect(0, 0, picture.shape[1], picture.shape[0]))
    seeds = changes.pop("seeds", (7,))
    settings = {"match": False} | changes
    return Inpaint(
        model=str(folder), recipe=recipe, seeds=seeds, source=picture, mask=mask, place=place, **settings
    )


def results(engine: Engine, job: Inpaint) -> list[Result]:
    events = list(engine.run(job, threading.Event()))
    assert not isinstance(events[-1], Failed), events[-1]
    return [event for event in events if isinstance(event, Result)]


def spread() -> Iterator[ParameterSet]:
    """Both kinds of model with every sampler and both strengths; at once each sampler with one of them."""
    calm = [name for name, known in SAMPLERS.items() if known.deterministic]
    for kind, name in enumerate(KINDS):
        for number, sampler in enumerate(calm):
            for way, strength in enumerate((1.0, 0.6)):
                marks = [] if (number + kind) % 2 == way else [pytest.mark.slow]
                yield pytest.param(name, sampler, strength, marks=marks)


@pytest.mark.parametrize(("folder", "sampler", "strength"), list(spread()), indirect=["folder"])
def test_the_masked_part_is_what_the_pipeline_draws(
    engine: Engine, folder: Path, sampler: str, strength: float
) -> None:
    case = Case(sampler=sampler, guidance=4.0, strength=strength, steps=6, masked=True)
    reference = theirs(folder, case, SIZE)
    assert difference(ours(engine, folder, case, SIZE), reference) <= 2
    assert difference(reference, source_picture(SIZE)[inside(SIZE).slices]) > 20, "something new was drawn"


@pytest.fixture(scope="module")
def model(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Model:
    folder = tiny_model(tmp_path_factory.mktemp("model"), seed=3)
    list(engine.run(LoadModel(model=str(folder)), threading.Event()))
    assert engine.model is not None
    return engine.model


@pytest.mark.parametrize("sampler", ["ddim", "euler", "dpmpp_2m", "unipc"])
@pytest.mark.parametrize("strength", [1.0, 0.5])
def test_the_kept_part_is_the_original_with_one_noise_at_every_step(
    model: Model, sampler: str, strength: float
) -> None:
    """The soft mask of arXiv 2306.00950 of the soft mask: kept while m < 1 - i/n, then free."""
    recipe = Recipe(prompt="", size=SIZE, steps=10, guidance=1, sampler=sampler, strength=strength)
    clean = torch.randn(1, 4, 8, 8, generator=torch.Generator().manual_seed(1))
    noise = torch.randn(1, 4, 8, 8, generator=torch.Generator("cpu").manual_seed(5))
    mask = torch.linspace(0, 1, 8).expand(1, 1, 8, 8)
    text = condition(model, "")
    steps = list(
        inpaint(model, recipe, (5,), positive=text, negative=text, clean=clean, filled=clean, mask=mask)
    )
    reference, extra = SCHEDULERS[sampler]
    scheduler = reference.from_config(model.scheduler_config, **extra)
    scheduler.set_timesteps(10)
    timesteps = scheduler.timesteps[10 - len(steps) :]
    for step in steps:
        kept = mask < 1 - step.index / step.total
        kept |= mask == 0
        expected = clean
        if step.index < step.total:
            expected = scheduler.add_noise(clean, noise, timesteps[step.index][None])
        where = kept.expand_as(clean)
        assert where.any()
        assert torch.allclose(step.latent[where], expected[where], atol=1e-4)
    assert not torch.allclose(steps[-1].latent[..., -1], clean[..., -1], atol=1e-2), "the free part is new"


def test_cells_are_freed_in_the_order_of_their_mask() -> None:
    mask = torch.tensor([0.0, 0.25, 0.5, 0.75, 1.0])
    freed = [free(mask, index, 4).tolist() for index in range(5)]
    assert [sum(row) for row in freed] == [1, 2, 3, 4, 4]
    assert freed[-1][0] is False, "what is kept is never free"


def test_a_cell_that_is_partly_masked_is_drawn() -> None:
    mask = np.zeros((16, 16), np.uint8)
    mask[0, 0] = 200
    assert to_cells(mask, 2, 2)[0, 0].tolist() == [[pytest.approx(200 / 255), 0], [0, 0]]


@pytest.mark.parametrize("match", [True, False])
@pytest.mark.parametrize("feather", [0.0, 6.0])
@pytest.mark.parametrize("channels", [3, 4])
def test_nothing_outside_the_mask_changes(
    engine: Engine, folder: Path, match: bool, feather: float, channels: int
) -> None:
    """Every bit stays, transparency too, at a size that is not the model's and with a soft mask."""
    generator = np.random.default_rng(0)
    source = generator.integers(0, 256, (50, 90, channels), dtype=np.uint8)
    mask = np.zeros((50, 90), np.uint8)
    mask[11:31, 20:61] = 255
    mask[31:35, 20:61] = 90
    first, second = results(
        engine,
        job(
            folder,
            mask,
            source,
            size=Size(88, 48),
            match=match,
            feather=feather,
            seeds=(1, 2),
            fill=Fill.BLUR,
        ),
    )
    for result in (first, second):
        assert result.picture.shape == source.shape
        assert np.array_equal(result.picture[mask == 0], source[mask == 0])
        assert (result.picture[18:24, 30:50] != source[18:24, 30:50]).any()
    assert (first.picture != second.picture).any()


@pytest.mark.parametrize("fill", list(Fill))
def test_every_fill_draws(engine: Engine, folder: Path, fill: Fill) -> None:
    (result,) = results(engine, job(folder, square(SIZE), fill=fill, strength=0.7))
    assert np.array_equal(result.picture[square(SIZE) == 0], source_picture(SIZE)[square(SIZE) == 0])


def test_previews_and_results_say_where_they_belong(engine: Engine, folder: Path) -> None:
    place = Rect(100, 200, 64, 64)
    events = list(engine.run(job(folder, square(SIZE), place=place), threading.Event()))
    placed = [event for event in events if isinstance(event, Preview | Result)]
    assert len(placed) == 7
    assert all(event.place == place for event in placed)


@pytest.mark.parametrize(
    ("mask", "word"),
    [(np.zeros((64, 64), np.uint8), "empty"), (np.full((10, 64), 255, np.uint8), "64x10")],
)
def test_a_mask_that_cannot_be_used(tmp_path: Path, mask: Mask, word: str) -> None:
    with pytest.raises(InputError, match=word):
        job(tmp_path, mask)


def test_colours_are_matched_by_cells_that_are_wholly_kept() -> None:
    """What lies in a half masked cell is drawn anew with it: a dark thing there is no colour cast."""
    mask = np.zeros((96, 96), np.uint8)
    mask[36:60, 36:60] = 255
    redrawn = redrawn_part(to_cells(mask, 6, 6), mask)
    assert redrawn[32:64, 32:64].all()
    assert np.count_nonzero(redrawn) == 32 * 32
    original = np.full((96, 96, 3), 200, np.uint8)
    drawn = original.copy()
    drawn[32:64, 32:64] = 20
    assert match_colour(drawn, original, redrawn)[48, 48].max() < 30
