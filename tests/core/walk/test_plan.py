"""The plan: which frame is made of what, and what makes a timeline no walk."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.document import timeline as timelines
from core.document.keyframe import Easing, Keyframe, LatentSource, PictureSource, PromptSource, Source
from core.document.timeline import Ending, MaskedBase, Pace, Path, Timeline
from core.errors import InputError
from core.geometry import Rect, Size
from core.jobs import Quality
from core.model_info import Defaults, ModelInfo
from core.recipe import Lora, Recipe, Steering
from core.samplers import SAMPLERS
from core.walk.frames import Plan
from core.walk.plan import coarse_to_fine, expand
from core.walk.problems import agreeing, deterministic, problem

INFO = ModelInfo(
    name="paper",
    title="Paper",
    path=FilePath("paper"),
    fingerprint="f00d",
    family="sd1",
    native_size=Size(64, 64),
    factor=8,
    channels=4,
    prediction="epsilon",
    defaults=Defaults(),
)
RECIPE = Recipe(prompt="a cat", size=Size(64, 64), steps=20, guidance=2, sampler="ddim")


def prompt(seed: int, **changes: Any) -> PromptSource:
    return PromptSource(recipe=replace(RECIPE, seed=seed, **changes))


def walk(
    *frames: int, sources: tuple[Source, ...] = (), easing: Easing = Easing.LINEAR, **more: Any
) -> Timeline:
    keyframes = tuple(
        Keyframe(time=frame / 10, source=sources[n] if sources else prompt(n), easing=easing, id=str(n))
        for n, frame in enumerate(frames)
    )
    values: dict[str, Any] = {"fps": 10, "duration": 2, "pace": Pace.LINEAR} | more
    return Timeline(keyframes=keyframes, **values)


def plan(timeline: Timeline, quality: Quality = Quality.FINAL, **more: Any) -> Plan:
    return expand(timeline, INFO, quality, **more)


def changed(one: Plan, other: Plan) -> list[int]:
    """Frames of the other that are new pictures."""
    known = {frame.digest for frame in one.frames}
    return [frame.index for frame in other.frames if frame.digest not in known]


def test_a_keyframe_is_its_own_picture_alone() -> None:
    made = plan(walk(0, 10, 19))
    assert made.keyframes == ((0, "0"), (10, "1"), (19, "2"))
    for frame in made.frames:
        assert (len(frame.spot.anchors) == 1) == (frame.index in {0, 10, 19})
    assert [frame.spot.share for frame in made.frames[:11]] == [n / 10 for n in range(10)] + [0]
    elsewhere = plan(walk(3, 7))
    assert elsewhere.frames[3].digest == made.frames[0].digest, "where it stands does not count"


def test_before_the_first_and_after_the_last_keyframe_the_walk_rests() -> None:
    made = plan(walk(3, 7))
    assert len({frame.digest for frame in made.frames[:4]}) == 1
    assert len({frame.digest for frame in made.frames[7:]}) == 1


def test_a_loop_leads_back_without_a_doubled_frame() -> None:
    made = plan(walk(5, 15, ending=Ending.LOOP))
    assert [span.last for span in made.spans] == [15, 25]
    assert made.frames[19].spot.share == 0.4
    assert made.frames[0].spot.share == 0.5
    assert made.frames[4].spot.ends == made.frames[19].spot.ends
    assert len({frame.digest for frame in made.frames}) == 20


def test_hold_is_one_picture() -> None:
    made = plan(walk(0, 10, 19, easing=Easing.HOLD))
    assert len({frame.digest for frame in made.frames}) == 3


def test_moving_one_of_five_keyframes_changes_its_two_spans_only() -> None:
    before = walk(0, 5, 10, 15, 19)
    after = timelines.move(before, ["2"], 0.1)
    fresh = changed(plan(before), plan(after))
    assert fresh
    assert all(5 < frame < 15 and frame != 11 for frame in fresh)


@pytest.mark.parametrize(
    "change",
    [
        {"prompt": "a dog"},
        {"negative": "grey"},
        {"guidance": 3.0},
        {"seed": 99},
        {"clip_skip": 2},
    ],
)
def test_what_a_keyframe_draws_makes_its_spans_new(change: dict[str, Any]) -> None:
    before = walk(0, 10, 19)
    source = PromptSource(recipe=replace(before.keyframes[2].recipe, **change))
    after = timelines.change(before, ["2"], source=source)
    assert changed(plan(before), plan(after)) == list(range(11, 20))
    assert not changed(plan(before), plan(replace(before, fps=10.0)))


def test_everything_a_frame_depends_on_is_in_its_digest() -> None:
    before = walk(0, 19)
    everywhere = [
        plan(before, Quality.DRAFT),
        expand(before, replace(INFO, fingerprint="beef"), Quality.FINAL),
        plan(walk(0, 19, sources=(prompt(0, steps=9), prompt(1, steps=9)))),
        plan(walk(0, 19, sources=(prompt(0, sampler="euler"), prompt(1, sampler="euler")))),
        plan(walk(0, 19, sources=(prompt(0, size=Size(64, 72)), prompt(1, size=Size(64, 72))))),
        plan(replace(before, base=MaskedBase(picture=np.zeros((64, 64, 3), np.uint8), mask=MASK))),
    ]
    for other in everywhere:
        assert len(changed(plan(before), other)) == 20
    between = [
        plan(replace(before, path=Path.SPLINE)),
        plan(timelines.change(before, ["0"], easing=Easing.IN)),
    ]
    for other in between:
        assert len(changed(plan(before), other)) == 18, "keyframes stay as they are"
    led = timelines.lead(before, ["0"], SMILE)
    assert changed(plan(before), plan(led)) == list(range(19))
    assert changed(plan(led), plan(timelines.lead(led, ["0"], replace(SMILE, amount=2.0)))) == list(range(19))
    renamed = timelines.lead(before, ["0"], replace(SMILE, name="grin"))
    assert not changed(plan(led), plan(renamed)), "it is what it does"
    for dress in ({"vae": "pale"}, {"loras": (Lora(name="ink"),)}, {"prompt": "a cat <lora:ink:0.5>"}):
        dressed = plan(walk(0, 19, sources=(prompt(0, **dress), prompt(1, **dress))))
        assert len(changed(plan(before), dressed)) == 20


SMILE = Steering(name="smile", digest="5a11e", amount=1.0)
MASK = np.zeros((64, 64), np.uint8)
MASK[8:40, 8:24] = 255


def test_a_masked_walk_draws_the_masks_region() -> None:
    base = MaskedBase(picture=np.zeros((256, 256, 3), np.uint8), mask=np.pad(MASK, ((0, 192), (0, 192))))
    made = plan(walk(0, 19, base=base))
    assert made.settings.place is not None
    assert made.settings.place.united(Rect(8, 8, 16, 32)) == made.settings.place
    assert made.settings.size.is_multiple_of(8)


def test_a_draft_is_smaller_and_shorter() -> None:
    big = (prompt(0, size=Size(256, 128)), prompt(1, size=Size(256, 128)))
    settings = plan(walk(0, 19, sources=big), Quality.DRAFT).settings
    assert (settings.steps, settings.full) == (8, Size(256, 128))
    assert settings.size.area <= 64 * 64 * 1.1
    assert settings.size.width == 2 * settings.size.height or settings.size.width > settings.size.height


def test_an_even_pace_moves_frames_and_keeps_the_keyframes() -> None:
    timeline = walk(0, 10, 19, pace=Pace.EVEN)
    unknown = plan(timeline)
    first, second = unknown.spans
    shares = (0.5, *(0.51 + n / 100 for n in range(8)))
    even = plan(timeline, paced={first.pace: shares})
    assert even.keyframes == unknown.keyframes
    assert [frame.spot.share for frame in even.frames[1:10]] == list(shares)
    assert even.frames[10:] == unknown.frames[10:]
    assert changed(unknown, even) == list(range(1, 10)), "what is not measured yet is no linear frame"
    linear = plan(replace(timeline, pace=Pace.LINEAR), paced={first.pace: shares, second.pace: shares})
    assert [frame.spot.share for frame in linear.frames[1:10]] == [n / 10 for n in range(1, 10)]


def test_the_same_way_in_the_same_time_has_the_same_pace() -> None:
    spans = plan(walk(0, 5, 12, 19)).spans
    assert len({span.pace for span in spans}) == 3
    assert plan(walk(4, 9)).spans[0].pace == spans[0].pace
    assert plan(walk(4, 10)).spans[0].pace != spans[0].pace
    assert plan(walk(4, 9, easing=Easing.IN)).spans[0].pace != spans[0].pace
    assert plan(walk(0, 9, easing=Easing.HOLD)).spans[0].pace == ""
    assert plan(walk(0, 9, sources=(prompt(0), prompt(0)))).spans[0].pace == ""


def test_a_spline_knows_its_neighbours() -> None:
    made = plan(walk(0, 4, 10, 19, path=Path.SPLINE))
    spot = made.frames[5].spot
    assert [a.keyframe.id for a in spot.anchors] == ["0", "1", "2", "3"]
    assert spot.knots == (-4, 0, 6, 15)
    assert [a.keyframe.id for a in made.frames[1].spot.anchors] == ["0", "0", "1", "2"]
    assert made.frames[1].spot.knots == (0, 0, 4, 10)
    loop = plan(walk(0, 4, 10, ending=Ending.LOOP, path=Path.SPLINE))
    assert [a.keyframe.id for a in loop.frames[1].spot.anchors] == ["2", "0", "1", "2"]
    assert loop.frames[1].spot.knots == (-10, 0, 4, 10)
    assert [a.keyframe.id for a in loop.frames[15].spot.anchors] == ["1", "2", "0", "1"]
    assert loop.frames[15].spot.knots == (-6, 0, 10, 14)


PICTURE = np.zeros((64, 64, 3), np.uint8)
LATENT = np.zeros((4, 8, 8), np.float32)


def latent(fingerprint: str = "f00d", array: Any = LATENT) -> LatentSource:
    return LatentSource(latent=array, recipe=replace(RECIPE, model="other", fingerprint=fingerprint))


@pytest.mark.parametrize(
    ("timeline", "words"),
    [
        (walk(), "needs two keyframes and there is none"),
        (walk(0), "needs two keyframes and there is one"),
        (walk(0, 5, 5), "Keyframes 2 and 3 are at the same time"),
        (walk(0, 19, sources=(prompt(0), prompt(1, size=Size(72, 64)))), r"another size \(72x64\)"),
        (walk(0, 19, sources=(prompt(0), prompt(1, steps=9))), r"another number of steps \(9\)"),
        (walk(0, 19, sources=(prompt(0), prompt(1, sampler="euler"))), r"another sampler \(Euler\)"),
        (walk(0, 19, sources=(prompt(0, sampler="euler_a"), prompt(1))), "choose Euler"),
        (walk(0, 19, sources=(prompt(0, sampler="lcm"), prompt(1))), "choose DDIM"),
        (walk(0, 19, sources=(prompt(0, size=Size(65, 64)),) * 2), "use 64x64"),
        (
            walk(0, 19, sources=(prompt(0), PictureSource(picture=None, name="gone.png", recipe=RECIPE))),
            "“gone.png”, is not there any more",
        ),
        (walk(0, 19, sources=(prompt(0), latent(array=None))), "not there any more"),
        (walk(0, 19, sources=(prompt(0), latent("beef"))), "latent of “other”"),
        (walk(0, 19, sources=(prompt(0), latent(""))), "latent of “other”"),
        (walk(0, 19, sources=(prompt(0), latent(array=LATENT[:, 1:]))), "does not have the walk's size"),
        (walk(0, 19, base=MaskedBase(picture=None, mask=None, name="b.png")), "“b.png”, is not there"),
    ],
)
def test_what_is_no_walk_is_said_in_one_sentence(timeline: Timeline, words: str) -> None:
    with pytest.raises(InputError, match=words):
        plan(timeline)
    assert problem(timeline, INFO).count(". ") == 0


def test_a_walk_has_no_problem() -> None:
    assert (
        problem(
            walk(0, 19, sources=(latent(), PictureSource(picture=PICTURE, name="a", recipe=RECIPE))), INFO
        )
        == ""
    )


def test_a_picture_of_another_size_is_worth_a_word() -> None:
    source = PictureSource(picture=PICTURE[:32], name="a.png", recipe=RECIPE)
    (note,) = plan(walk(0, 19, sources=(prompt(0), source))).notes
    assert "64x32" in note


@pytest.mark.parametrize("sampler", SAMPLERS)
def test_keyframes_can_be_made_to_agree(sampler: str) -> None:
    mixed = walk(
        0, 9, 19, sources=(prompt(0, sampler=sampler), prompt(1, steps=7), prompt(2, size=Size(72, 64)))
    )
    assert problem(mixed, INFO)
    assert problem(agreeing(mixed), INFO) == ""
    tagged = prompt(0, sampler=sampler, prompt="a cat <lora:ink:0.5>", vae="pale")
    dressed = agreeing(walk(0, 9, 19, sources=(tagged, prompt(1, prompt="<lora:fog:1> x"), prompt(2))))
    assert problem(dressed, INFO) == ""
    assert [k.recipe.prompt for k in dressed.keyframes] == ["a cat <lora:ink:0.5>", "x", "a cat"]
    assert {k.recipe.worn for k in dressed.keyframes} == {(Lora(name="ink", weight=0.5, text_weight=0.5),)}
    assert SAMPLERS[deterministic(sampler)].deterministic


@given(st.integers(0, 300))
def test_coarse_to_fine_is_every_frame_once(count: int) -> None:
    order = coarse_to_fine(count)
    assert sorted(order) == list(range(count))


def test_coarse_to_fine_halves_the_gaps() -> None:
    assert coarse_to_fine(9) == (0, 8, 4, 2, 6, 1, 3, 5, 7)
