"""Directions through the engine, on tiny models: learned, applied, measured, refused."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from core.arrays import Picture
from core.direction import Direction, Kind, cosine
from core.direction_jobs import Attribute, Examples, LearnDirection, LookAhead
from core.engine import Engine
from core.errors import InputError
from core.events import (
    Cancelled,
    DirectionLearned,
    Drifted,
    Encoded,
    Failed,
    Preview,
    Progress,
    Result,
    Sampled,
)
from core.geometry import Rect, Size
from core.jobs import Decode, Encode, Generate, Inpaint, Job, PreviewMode
from core.recipe import Recipe
from tests.core.running import only, run
from tests.parity import difference, source_picture
from tests.tiny_models import tiny_model

SIZE = Size(64, 64)
RECIPE = Recipe(prompt="a cat", size=SIZE, steps=4, guidance=3.0, sampler="ddim")


def failure(engine: Engine, job: Job) -> str:
    end = list(engine.run(job, threading.Event()))[-1]
    assert isinstance(end, Failed)
    assert not end.detail, end.detail
    return end.message


def shades(level: int, count: int = 3, side: int = 64) -> tuple[Picture, ...]:
    """Soft pictures of about one lightness."""
    random = np.random.default_rng(level)
    return tuple(
        np.clip(random.integers(-20, 20, (side, side, 3)) + level, 0, 255).astype(np.uint8)
        for _ in range(count)
    )


def learn(engine: Engine, folder: Path, **changes: Any) -> Direction:
    values: dict[str, Any] = {
        "name": "lighter",
        "more": Examples(pictures=shades(210)),
        "less": Examples(pictures=shades(60)),
    }
    done = run(engine, LearnDirection(model=str(folder), **(values | changes)))
    direction: Direction = only(done, DirectionLearned).direction
    return direction


def applied(folder: Path, *steps: tuple[Direction, float], **changes: Any) -> Generate:
    source = changes.pop("source", source_picture(SIZE))
    mask = changes.pop("mask", None)
    preview = changes.pop("preview", PreviewMode.OFF)
    recipe = replace(RECIPE, **({"strength": 0.0} | changes))
    recipe = replace(recipe, directions=tuple(direction.by(amount) for direction, amount in steps))
    values: dict[str, Any] = {
        "model": str(folder),
        "recipe": recipe,
        "seeds": (1,),
        "source": source,
        "directions": tuple(direction for direction, _ in steps),
        "preview": preview,
    }
    if mask is None:
        return Generate(**values)
    place = Rect(0, 0, mask.shape[1], mask.shape[0])
    return Inpaint(**values, mask=mask, place=place, match=False)


def test_learned_from_pictures_it_leads_from_one_set_to_the_other(engine: Engine, tiny_v: Path) -> None:
    side = 128
    light, dark = shades(210, side=side), shades(60, side=side)
    direction = learn(
        engine, tiny_v, more=Examples(pictures=light), less=Examples(pictures=dark), name=" lighter "
    )
    assert (direction.name, direction.kind, direction.counts) == ("lighter", Kind.LATENT, (3, 3))
    assert [picture.shape for picture in direction.more] == [(40, 40, 3)] * 2
    latents = [encoded(engine, tiny_v, picture) for picture in (*light, *dark)]
    difference_ = np.mean(latents[:3], axis=0) - np.mean(latents[3:], axis=0)
    assert cosine(direction.main, difference_) == pytest.approx(1, abs=1e-5)
    reach = float((difference_ * direction.main).sum())
    assert 1.5 < reach / direction.unit <= 2.0001


def encoded(engine: Engine, folder: Path, picture: Picture) -> Any:
    return only(run(engine, Encode(model=str(folder), picture=picture)), Encoded).latent


def test_no_amount_is_the_picture_itself(engine: Engine, tiny_epsilon: Path) -> None:
    direction = learn(engine, tiny_epsilon)
    source = source_picture(SIZE)
    events = run(engine, applied(tiny_epsilon, (direction, 0.0)))
    np.testing.assert_array_equal(only(events, Result).picture, source)
    drifted = only(events, Drifted)
    assert (drifted.inside, drifted.outside) == (0.0, 0.0)


def test_an_edit_is_encoded_shifted_and_decoded(engine: Engine, tiny_epsilon: Path) -> None:
    direction = learn(engine, tiny_epsilon)
    source = source_picture(SIZE)
    events = run(engine, applied(tiny_epsilon, (direction, 2.0)))
    latent = encoded(engine, tiny_epsilon, source) + 2.0 * direction.unit * direction.main
    np.testing.assert_allclose(only(events, Sampled).latent, latent, atol=1e-5)
    decoded = only(run(engine, Decode(model=str(tiny_epsilon), latent=latent)), Result).picture
    result = only(events, Result)
    assert np.abs(result.picture.astype(int) - decoded).mean() < np.abs(source.astype(int) - decoded).mean()
    assert result.recipe.directions == (direction.by(2.0),)
    measured = np.abs(result.picture.astype(float) - source).mean()
    assert only(events, Drifted).inside == pytest.approx(measured, rel=1e-4)


def test_a_picture_not_looked_at_before_is_shown_before_its_details_are_known(
    engine: Engine, tiny_epsilon: Path
) -> None:
    direction = learn(engine, tiny_epsilon)
    source, mask = source_picture(SIZE), np.zeros((64, 64), np.uint8)
    mask[:20] = 255
    job = applied(tiny_epsilon, (direction, 2.0), source=source, mask=mask, preview=PreviewMode.FINE)
    run(engine, LookAhead(model=str(tiny_epsilon), picture=source_picture(Size(32, 32))))
    events = run(engine, job)
    (shown,) = only(events, Preview).pictures
    result = only(events, Result)
    assert shown.shape == source.shape
    np.testing.assert_array_equal(shown[20:], source[20:])
    decoded = only(run(engine, Decode(model=str(tiny_epsilon), latent=only(events, Sampled).latent)), Result)
    assert difference(shown[:20], decoded.picture[:20]) <= 1
    assert events.index(only(events, Preview)) < events.index(result)
    again = run(engine, job)
    assert not [event for event in again if isinstance(event, Preview)]
    np.testing.assert_array_equal(only(again, Result).picture, result.picture)


def test_a_picture_looked_at_beforehand_needs_no_first_look(engine: Engine, tiny_epsilon: Path) -> None:
    direction = learn(engine, tiny_epsilon)
    source = source_picture(Size(75, 50))  # no multiple of the model's cells
    run(engine, LookAhead(model=str(tiny_epsilon), picture=source))
    mask = np.full((50, 75), 255, np.uint8)
    size, fine = Size(75, 50).snapped(8), PreviewMode.FINE
    job = applied(tiny_epsilon, (direction, 2.0), source=source, mask=mask, size=size, preview=fine)
    assert not [event for event in run(engine, job) if isinstance(event, Preview)]


def test_outside_the_mask_nothing_changes(engine: Engine, tiny_epsilon: Path) -> None:
    direction = learn(engine, tiny_epsilon)
    source = source_picture(Size(75, 50))  # no multiple of the model's cells
    mask = np.zeros((50, 75), np.uint8)
    mask[10:30, 20:50] = 255
    events = run(engine, applied(tiny_epsilon, (direction, 3.0), source=source, mask=mask))
    result = only(events, Result)
    assert result.place == Rect(0, 0, 75, 50)
    np.testing.assert_array_equal(result.picture[mask == 0], source[mask == 0])
    drifted = only(events, Drifted)
    assert drifted.masked
    assert drifted.outside == 0.0
    assert drifted.inside > 1


def test_transparency_is_kept(engine: Engine, tiny_epsilon: Path) -> None:
    direction = learn(engine, tiny_epsilon)
    source = np.dstack([source_picture(SIZE), np.full((64, 64), 90, np.uint8)])
    mask = np.full((64, 64), 255, np.uint8)
    result = only(run(engine, applied(tiny_epsilon, (direction, 3.0), source=source, mask=mask)), Result)
    np.testing.assert_array_equal(result.picture[..., 3], source[..., 3])


def test_directions_lead_a_new_picture(engine: Engine, tiny_epsilon: Path) -> None:
    latent = learn(engine, tiny_epsilon)
    words = {"more": Examples(prompts=("cat",)), "less": Examples(prompts=("b",))}
    said = learn(engine, tiny_epsilon, name="cat", **words)
    assert said.kind is Kind.CONDITIONING
    plain = run(engine, applied(tiny_epsilon, source=None, strength=1.0))
    led = run(engine, applied(tiny_epsilon, (latent, 1.5), source=None, strength=1.0))
    shift = only(led, Sampled).latent - only(plain, Sampled).latent
    np.testing.assert_allclose(shift, 1.5 * latent.unit * latent.main, atol=1e-4)
    by_words = run(engine, applied(tiny_epsilon, (said, 2.0), source=None, strength=1.0))
    assert difference(only(by_words, Result).picture, only(plain, Result).picture) > 3
    again = run(engine, applied(tiny_epsilon, (said, 2.0), source=None, strength=1.0))
    np.testing.assert_array_equal(only(again, Result).picture, only(by_words, Result).picture)


def test_two_units_along_words_are_the_other_prompt(engine: Engine, tiny_epsilon: Path) -> None:
    words = {"more": Examples(prompts=("a dog",)), "less": Examples(prompts=("a cat",))}
    said = learn(engine, tiny_epsilon, name="dog", **words)
    led = run(engine, applied(tiny_epsilon, (said, 2.0), source=None, strength=1.0))
    asked = run(engine, applied(tiny_epsilon, source=None, strength=1.0, prompt="a dog"))
    assert difference(only(led, Result).picture, only(asked, Result).picture) <= 1


def test_a_kept_prompt_is_left_alone(engine: Engine, tiny_epsilon: Path) -> None:
    words = {"more": Examples(prompts=("a big cat",)), "less": Examples(prompts=("a cat",))}
    keep = (Attribute(name="big", more=Examples(prompts=("big",))),)
    for kind in (Kind.CONDITIONING, Kind.LATENT):
        free = learn(engine, tiny_epsilon, name="big cat", kind=kind, drawn=2, **words)
        held = learn(engine, tiny_epsilon, name="big cat", kind=kind, drawn=2, keep=keep, **words)
        (kept,) = held.kept
        assert abs(cosine(held.main, kept.vector)) < 1e-4
        assert abs(cosine(free.main, kept.vector)) > 1e-2
    source = source_picture(SIZE)
    events = run(engine, applied(tiny_epsilon, (held, 3.0), source=source))
    ((name, amount),) = only(events, Drifted).kept
    assert name == "big"
    assert abs(amount) < 1e-3
    mask = np.zeros((64, 64), np.uint8)
    mask[:32] = 255
    drift = only(
        run(engine, applied(tiny_epsilon, (held, 3.0), source=source, mask=mask, strength=0.5)), Drifted
    )
    assert (drift.outside, drift.masked) == (0.0, True)
    assert 0 < drift.reach <= 0.5
    assert abs(drift.kept[0][1]) > 1e-3, "what was drawn is measured, not what was wished"


def test_what_cannot_be_done_is_said(engine: Engine, tiny_epsilon: Path, tmp_path: Path) -> None:
    words = {"more": Examples(prompts=("cat",)), "less": Examples(prompts=("b",))}
    said = learn(engine, tiny_epsilon, name="cat", **words)
    assert "choose a strength above 0" in failure(engine, applied(tiny_epsilon, (said, 1.0)))
    other = tiny_model(tmp_path / "other", seed=5)
    sentence = failure(engine, applied(other, (learn(engine, tiny_epsilon), 1.0)))
    assert "“lighter” was learned on" in sentence
    same = Examples(prompts=("cat",))
    job = LearnDirection(model=str(tiny_epsilon), name="cat", more=same, less=same)
    assert "are the same" in failure(engine, job)
    with pytest.raises(InputError, match="learned from prompts"):
        LearnDirection(name="x", more=Examples(pictures=shades(9)), less=same, kind=Kind.GUIDANCE)
    with pytest.raises(InputError, match="not those of its recipe"):
        replace(applied(tiny_epsilon, (said, 1.0)), directions=())
    with pytest.raises(InputError, match="give one of the two"):
        Examples()
    with pytest.raises(InputError, match="501 examples are too many"):
        Examples(prompts=("a",) * 501)


def test_learning_can_be_stopped(engine: Engine, tiny_epsilon: Path) -> None:
    job = LearnDirection(
        model=str(tiny_epsilon),
        name="x",
        more=Examples(pictures=shades(200, 5)),
        less=Examples(pictures=shades(20, 5)),
    )
    cancel, counted = threading.Event(), []
    for event in engine.run(job, cancel):
        if isinstance(event, Progress) and event.step:
            counted.append((event.step, event.total))
            cancel.set()
    assert isinstance(event, Cancelled)
    assert counted == [(1, 10)]
