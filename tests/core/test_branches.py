"""Drawing taken up again from a step on, by the real engine: exact where nothing changes."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.branch import Branch
from core.document.fill import Fill
from core.engine import Engine
from core.errors import InputError
from core.events import Event, Failed, Result, Sampled, Trajectory
from core.geometry import Rect, Size
from core.jobs import Generate, Inpaint, PreviewMode
from core.recipe import Recipe
from tests.core.running import only, run
from tests.parity import source_picture

SIZE = Size(64, 64)
RECIPE = Recipe(prompt="a cat", negative="blurry", seed=5, size=SIZE, steps=8, guidance=3.0, sampler="ddim")
ROOM = 1 << 20


def drawn(engine: Engine, folder: Path, recipe: Recipe, **more: Any) -> list[Event]:
    whole: dict[str, Any] = {"preview": PreviewMode.OFF, "kept_steps": ROOM} | more
    return run(engine, Generate(model=str(folder), recipe=recipe, seeds=(recipe.seed,), **whole))


@pytest.mark.parametrize(
    "sampler", ["ddim", "euler", "heun", "euler_a", "dpmpp_2m_karras", "dpmpp_sde", "unipc", "lcm"]
)
def test_a_branch_that_changes_nothing_draws_the_same_picture(
    engine: Engine, tiny_epsilon: Path, sampler: str
) -> None:
    recipe = replace(RECIPE, sampler=sampler)
    before = only(drawn(engine, tiny_epsilon, recipe), Result).picture
    same = Branch(step=5, prompt=recipe.prompt, negative=recipe.negative, guidance=recipe.guidance)
    for branches in ((Branch(step=3),), (Branch(step=2), same)):
        after = only(drawn(engine, tiny_epsilon, replace(recipe, branches=branches)), Result)
        np.testing.assert_array_equal(after.picture, before)
        assert after.recipe.branches == branches


@pytest.mark.parametrize("sampler", ["ddim", "heun", "euler_a", "dpmpp_2m", "dpmpp_sde", "unipc"])
def test_what_lies_before_a_branch_stays_and_what_follows_is_new(
    engine: Engine, tiny_v: Path, sampler: str
) -> None:
    recipe = replace(RECIPE, sampler=sampler, size=Size(128, 128), steps=6)
    events = drawn(engine, tiny_v, recipe)
    before: Trajectory = only(events, Trajectory)
    usual = only(events, Sampled).latent
    assert before.steps == tuple(range(1, before.total + 1))
    for branch in (Branch(step=2, prompt="a red dog"), Branch(step=2, guidance=9.0), Branch(step=2, seed=99)):
        events = drawn(engine, tiny_v, replace(recipe, branches=(branch,)))
        after: Trajectory = only(events, Trajectory)
        assert after.steps == before.steps
        for old, new in zip(before.latents[:2], after.latents[:2], strict=True):
            np.testing.assert_array_equal(old, new)
        assert np.abs(after.latents[-1] - before.latents[-1]).max() > 1e-3
        # New noise is noise of the same level: the latents stay as large as they were.
        assert 0.5 < only(events, Sampled).latent.std() / usual.std() < 2


def test_variations_and_repaints_branch_too(engine: Engine, tiny_epsilon: Path) -> None:
    source = source_picture(SIZE)
    half = replace(RECIPE, strength=0.75)
    whole = only(drawn(engine, tiny_epsilon, half, source=source), Result).picture
    branch = replace(half, branches=(Branch(step=3, seed=1),))
    assert np.any(only(drawn(engine, tiny_epsilon, branch, source=source), Result).picture != whole)
    mask = np.zeros((64, 64), np.uint8)
    mask[16:48, 16:48] = 255
    for recipe in (half, branch):
        job = Inpaint(
            model=str(tiny_epsilon),
            recipe=recipe,
            seeds=(5,),
            source=source,
            mask=mask,
            place=Rect(0, 0, 64, 64),
            fill=Fill.ORIGINAL,
            preview=PreviewMode.OFF,
        )
        picture = only(run(engine, job), Result).picture
        np.testing.assert_array_equal(picture[mask == 0], source[mask == 0])
        assert np.any(picture != source)


def test_the_steps_that_are_kept_fit_their_room(engine: Engine, tiny_epsilon: Path) -> None:
    one = 4 * 4 * 8 * 8
    job = Generate(
        model=str(tiny_epsilon), recipe=RECIPE, seeds=(5, 6), preview=PreviewMode.OFF, kept_steps=3 * one
    )
    kept = [event for event in run(engine, job) if isinstance(event, Trajectory)]
    assert [event.index for event in kept] == [0, 1]
    assert kept[0].steps == (3, 6, 8)
    none = [event for event in run(engine, replace(job, kept_steps=0)) if isinstance(event, Trajectory)]
    assert not none


def test_a_branch_in_a_recipe_is_written_and_read() -> None:
    recipe = replace(RECIPE, branches=(Branch(step=2, prompt="a dog"), Branch(step=5, seed=3, guidance=1.5)))
    assert Recipe.from_json(recipe.to_json()) == recipe
    assert Recipe.from_json(RECIPE.to_json()).branches == ()


def test_branches_that_cannot_be_are_refused(engine: Engine, tiny_epsilon: Path) -> None:
    for branches, words in (
        ((Branch(step=4), Branch(step=4)), "different steps"),
        ((Branch(step=2, guidance=1e6),), "guidance"),
        ((Branch(step=2, seed=-1),), "seed"),
    ):
        with pytest.raises(InputError, match=words):
            replace(RECIPE, branches=branches)
    late = replace(RECIPE, branches=(Branch(step=8, prompt="x"),))
    job = Generate(model=str(tiny_epsilon), recipe=late, seeds=(5,), preview=PreviewMode.OFF)
    end = list(engine.run(job, threading.Event()))[-1]
    assert isinstance(end, Failed)
    assert "8 steps" in end.message
    with pytest.raises(InputError, match="one seed"):
        replace(job, seeds=(1, 2), recipe=replace(RECIPE, branches=(Branch(step=2, seed=1),)))
