"""Timelines: easings, editing, frames, and the written form."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document import timeline as timelines
from core.document.keyframe import (
    Easing,
    Keyframe,
    LatentSource,
    PictureMode,
    PictureSource,
    PromptSource,
    Source,
)
from core.document.timeline import Ending, MaskedBase, Pace, Path, Timeline
from core.document.timeline_json import from_json, is_timeline, parts, to_json
from core.errors import InputError
from core.geometry import Size
from core.recipe import Recipe, Steering
from core.recipe import Source as RecipeSource
from tests.core.recipes import recipes

RECIPE = Recipe(prompt="a cat", size=Size(64, 64), steps=4, guidance=2, sampler="ddim")
PROMPT = PromptSource(recipe=RECIPE)
PICTURE = np.full((8, 8, 3), 7, np.uint8)
LATENT = np.arange(4 * 2 * 2, dtype=np.float32).reshape(4, 2, 2)
MASK = np.eye(8, dtype=np.uint8) * 255


def smile(amount: float, digest: str = "smile") -> Steering:
    return Steering(name=digest, digest=digest, amount=amount)


def line(*times: float, **changes: Any) -> Timeline:
    keyframes = tuple(Keyframe(time=time, source=PROMPT, id=str(n)) for n, time in enumerate(times))
    return Timeline(keyframes=keyframes, **({"fps": 10, "duration": 2} | changes))


@pytest.mark.parametrize("easing", Easing)
def test_an_easing_rises_from_0_to_1(easing: Easing) -> None:
    values = [easing.at(n / 100) for n in range(101)]
    assert (values[0], values[-1]) == (0, 1)
    assert values == sorted(values)
    if easing is not Easing.HOLD:
        assert max(np.diff(values)) < 0.04


def test_easings_differ_in_where_they_are_slow() -> None:
    assert Easing.IN.at(0.25) < 0.25 < Easing.OUT.at(0.25)
    assert Easing.CUBIC.at(0.1) < Easing.IN_OUT.at(0.1) < 0.1
    assert Easing.HOLD.at(0.99) == 0


def test_frames_and_snapping() -> None:
    walk = line(0, 0.93, 5)
    assert walk.count == 20
    assert walk.frames == (0, 9, 19)
    assert walk.snapped(0.93) == 0.9
    assert [k.id for k in replace(walk, keyframes=walk.keyframes[::-1]).keyframes] == ["0", "1", "2"]


@pytest.mark.parametrize(("ending", "count"), [(Ending.ONCE, 20), (Ending.LOOP, 20), (Ending.PING_PONG, 38)])
def test_no_frame_is_shown_twice_in_a_row(ending: Ending, count: int) -> None:
    shown = line(0, 1, ending=ending).playback()
    assert len(shown) == count
    assert all(one != other for one, other in zip(shown, shown[1:] + shown[:1], strict=True))


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"fps": 0}, "0 frames a second"),
        ({"fps": float("nan")}, "nan frames a second"),
        ({"duration": 0}, "no frames"),
        ({"duration": -1}, "no frames"),
        ({"duration": 1000, "fps": 100}, "100,000 frames"),
    ],
)
def test_impossible_values_are_refused_in_one_sentence(values: dict[str, float], words: str) -> None:
    with pytest.raises(InputError, match=words):
        line(0, 1, **values)


def test_a_mask_must_fit_its_picture_and_hold_something() -> None:
    with pytest.raises(InputError, match="8x8"):
        MaskedBase(picture=PICTURE, mask=MASK[:4])
    with pytest.raises(InputError, match="empty"):
        MaskedBase(picture=PICTURE, mask=MASK * 0)


def test_adding_takes_the_nearest_free_frame() -> None:
    walk = timelines.add(line(0, 1), PROMPT, 1.02)
    assert walk.frames == (0, 10, 11)
    assert timelines.add(walk, PROMPT, 99).frames == (0, 10, 11, 19)


def test_a_full_timeline_takes_no_more() -> None:
    walk = line(0, 0.1, 0.2, duration=0.3)
    with pytest.raises(InputError, match="no frame left"):
        timelines.add(walk, PROMPT, 0)


def test_keyframes_move_together_and_stay_on_the_timeline() -> None:
    walk = line(0, 0.5, 1)
    assert timelines.move(walk, ["0", "1"], 0.3).frames == (3, 8, 10)
    assert timelines.move(walk, ["0", "1"], 0.2).keyframes[1].id == "1"
    assert timelines.move(walk, ["0", "1", "2"], 9).frames == (9, 14, 19)
    assert timelines.move(walk, ["0", "1", "2"], -9) == walk
    moved = timelines.move(walk, ["0"], 0.5)
    assert moved.frames == (5, 6, 10), "a taken frame is not taken again"
    assert moved.keyframe("1") == walk.keyframe("1")


def test_copies_have_ids_of_their_own() -> None:
    walk, ids = timelines.copy(line(0, 0.5), ["1"], 0.4)
    assert walk.frames == (0, 5, 9)
    assert ids == (walk.keyframes[2].id,)
    assert walk.keyframes[2].source == walk.keyframes[1].source


def test_changing_and_removing() -> None:
    walk = line(0, 0.5, 1)
    other = PromptSource(recipe=replace(RECIPE, prompt="a dog"))
    changed = timelines.change(walk, ["1"], source=other, easing=Easing.HOLD, amounts=(smile(2),))
    assert changed.keyframes[1] == Keyframe(
        time=0.5, source=other, easing=Easing.HOLD, amounts=(smile(2),), id="1"
    )
    assert changed.keyframes[::2] == walk.keyframes[::2]
    assert timelines.remove(walk, ["0", "2"]).keyframes == walk.keyframes[1:2]
    with pytest.raises(KeyError):
        timelines.remove(walk, ["0"]).keyframe("0")


def test_another_frame_rate_keeps_the_seconds_and_another_length_the_keyframes() -> None:
    walk = line(0, 0.5, 1.5)
    assert timelines.retimed(walk, fps=20).frames == (0, 10, 30)
    assert timelines.retimed(walk, duration=1, stretch=True).frames == (0, 2, 8)
    short = timelines.retimed(walk, duration=1)
    assert (short.frames, short.count) == ((0, 5, 15), 16)
    assert timelines.retimed(line(0, 0.1, 0.2), fps=2).frames == (0, 1, 2), "none falls on another"


times = st.lists(st.integers(0, 19), min_size=1, max_size=8, unique=True)


@given(times, st.data())
def test_editing_loses_no_keyframe_and_never_shares_a_frame(at: list[int], data: st.DataObject) -> None:
    walk = line(*(frame / 10 for frame in at))
    ids = data.draw(st.sets(st.sampled_from([k.id for k in walk.keyframes])))
    seconds = data.draw(st.floats(-3, 3))
    moved = timelines.move(walk, ids, seconds)
    assert {k.id for k in moved.keyframes} == {k.id for k in walk.keyframes}
    copied, _ = timelines.copy(walk, ids, seconds)
    assert len(copied.keyframes) == len(walk.keyframes) + len(ids)
    for edited in (moved, copied):
        assert len(set(edited.frames)) == len(edited.keyframes)
        assert all(k.time == edited.snapped(k.time) for k in edited.keyframes)
    for keyframe in walk.keyframes:
        if keyframe.id not in ids:
            assert moved.keyframe(keyframe.id) == keyframe


def test_a_source_is_equal_by_its_content_and_cannot_be_changed() -> None:
    one, other = (PictureSource(picture=PICTURE.copy(), name="a.png", recipe=RECIPE) for _ in range(2))
    assert one == other
    assert hash(one) == hash(other)
    assert one != PictureSource(picture=PICTURE + 1, name="a.png", recipe=RECIPE)
    assert one.picture is not None
    assert not one.picture.flags.writeable


def test_a_keyframe_is_led_along_each_direction_once() -> None:
    led = PromptSource(recipe=replace(RECIPE, directions=(smile(1), smile(0.5), smile(3, "tears"))))
    keyframe = Keyframe(time=0, source=led, amounts=(smile(-3, "tears"), smile(1)))
    assert keyframe.amounts == (smile(2.5),), "the prompt's own and further ones together; none by 0"
    assert keyframe.recipe.directions == ()
    assert Keyframe(time=0, source=PROMPT, amounts=(smile(15), smile(15))).amounts == (smile(20),)
    walk = replace(line(0, 1), keyframes=(replace(line(0).keyframes[0], amounts=(smile(2),)),))
    walk = timelines.lead(walk, ["0"], smile(3, "tears"))
    walk = timelines.lead(walk, ["0"], smile(1))
    assert walk.keyframes[0].amounts == (smile(1), smile(3, "tears"))
    assert walk.directions == (smile(1), smile(3, "tears"))
    assert timelines.lead(walk, ["0"], smile(0)).directions == (smile(3, "tears"),)
    assert timelines.change(walk, ["0"], source=led).keyframes[0].amounts == (smile(1.5), smile(3, "tears"))
    assert timelines.change(walk, ["0"], source=PROMPT).keyframes[0].amounts == walk.keyframes[0].amounts


def test_a_variation_is_no_prompt() -> None:
    with pytest.raises(InputError, match="use the picture itself"):
        PromptSource(recipe=replace(RECIPE, source=RecipeSource(name="a.png", sha256="0" * 64), strength=0.5))


def every_kind() -> Timeline:
    sources: tuple[Source, ...] = (
        PROMPT,
        PictureSource(picture=PICTURE, name="ä.png", recipe=RECIPE, mode=PictureMode.MORPH),
        LatentSource(latent=LATENT, recipe=RECIPE, mode=PictureMode.LATENT),
    )
    return Timeline(
        keyframes=tuple(
            Keyframe(time=n / 3, source=source, easing=Easing.CUBIC, amounts=(smile(n / 7),), id=str(n))
            for n, source in enumerate(sources)
        ),
        fps=29.97,
        duration=1.1,
        ending=Ending.PING_PONG,
        pace=Pace.LINEAR,
        path=Path.SPLINE,
        base=MaskedBase(picture=PICTURE, mask=MASK, name="b.png", feather=1.5),
    )


def test_a_timeline_reads_back_exactly() -> None:
    walk = every_kind()
    held = parts(walk)
    assert len(held) == 3, "the same picture is held once"
    back = from_json(to_json(walk), held)
    assert back == walk
    source = back.keyframes[2].source
    assert isinstance(source, LatentSource)
    assert source.latent is not None
    assert np.array_equal(source.latent, LATENT)
    assert is_timeline(to_json(walk))
    assert not is_timeline(RECIPE.to_json())


def test_without_its_parts_a_timeline_still_knows_what_it_lacks() -> None:
    walk = from_json(to_json(every_kind()))
    source = walk.keyframes[1].source
    assert isinstance(source, PictureSource)
    assert source.picture is None
    assert walk == every_kind(), "equality is by content hash"
    assert json.loads(to_json(walk)) == json.loads(to_json(every_kind()))


@given(st.lists(recipes, max_size=3))
def test_any_recipe_goes_through_a_timeline(drawn: list[Recipe]) -> None:
    plain = [replace(recipe, source=None, repaint=None) for recipe in drawn]
    walk = Timeline(
        keyframes=tuple(Keyframe(time=n, source=PromptSource(recipe=r)) for n, r in enumerate(plain))
    )
    assert from_json(to_json(walk)) == walk


@given(st.text(max_size=200) | st.recursive(st.none() | st.integers() | st.text(), st.lists).map(json.dumps))
def test_any_text_is_a_timeline_or_a_sentence(text: str) -> None:
    with suppress(InputError):
        assert isinstance(from_json(text), Timeline)


@pytest.mark.parametrize("key", ["fps", "duration", "ending", "pace", "path", "keyframes", "base"])
@pytest.mark.parametrize("value", [None, "x", 7, [3], {"a": 1}, 1e308, 10**400])
def test_a_damaged_timeline_is_one_sentence(key: str, value: object) -> None:
    data = json.loads(to_json(every_kind())) | {key: value}
    with suppress(InputError):
        from_json(json.dumps(data))


def test_a_newer_timeline_says_so() -> None:
    data = json.loads(to_json(line())) | {"latentscape-walk": 99}
    with pytest.raises(InputError, match="newer"):
        from_json(json.dumps(data))
