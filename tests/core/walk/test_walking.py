"""Walks with the real engine on tiny models."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as FilePath
from statistics import median

import numpy as np
import pytest

from core.document import timeline as timelines
from core.document.keyframe import Easing, LatentSource, PictureMode, Source
from core.document.region import region
from core.document.timeline import Ending, MaskedBase, Pace, Path, Timeline
from core.engine import Engine
from core.events import (
    Encoded,
    FrameChanged,
    FrameReady,
    KeyframeChecked,
    Note,
    Progress,
    Result,
    Sampled,
    Stage,
)
from core.geometry import Rect, Size
from core.jobs import Decode, Encode, Generate, Inpaint, PreviewMode, Quality
from core.walk import pacing
from core.walking import psnr
from tests.core.walk.walks import (
    RECIPE,
    SIZE,
    apart,
    drawn,
    events,
    failure,
    frames,
    job,
    of,
    picture,
    prompt,
    two,
    walk,
)
from tests.parity import source_picture


@pytest.fixture(params=["tiny_epsilon", "tiny_v"])
def folder(request: pytest.FixtureRequest) -> FilePath:
    found: FilePath = request.getfixturevalue(request.param)
    return found


def fresh() -> Engine:
    """An engine with nothing in its cache's memory; the files stay."""
    return Engine(device="cpu", precision="fp32")


@pytest.mark.parametrize(
    ("batch", "sampler"),
    [(1, "ddim"), (16, "ddim"), (3, "dpmpp_2m"), (3, "euler"), (3, "unipc")],
)
def test_a_keyframe_is_the_picture_generated_alone(
    engine: Engine, tiny_v: FilePath, batch: int, sampler: str
) -> None:
    sources = {0: prompt(1, sampler=sampler), 4: prompt(2, sampler=sampler, prompt="a dog", guidance=1.0)}
    made = frames(engine, job(tiny_v, walk(sources, 5), batch=batch))
    for frame, source in sources.items():
        alone = Generate(
            model=str(tiny_v), recipe=source.recipe, seeds=(source.recipe.seed,), preview=PreviewMode.OFF
        )
        (result,) = of(Result, events(engine, alone))
        assert apart(made[frame], result.picture) <= 1
    assert apart(made[0], made[4]) > 20


def test_batches_do_not_change_frames(engine: Engine, folder: FilePath) -> None:
    together = frames(engine, job(folder, two(), batch=16))
    engine._frames.clear()
    alone = frames(engine, job(folder, two(), batch=1))
    assert sorted(together) == list(range(9))
    for index, pixels in together.items():
        assert apart(pixels, alone[index]) <= 1
    assert apart(together[3], together[4]) > 1


def test_frames_come_in_order_and_say_how_much_they_change(engine: Engine, folder: FilePath) -> None:
    seen = events(engine, job(folder, two(ending=Ending.LOOP)))
    ready, changes = of(FrameReady, seen), of(FrameChanged, seen)
    assert [event.index for event in ready] == list(range(9))
    assert [(event.done, event.total) for event in ready] == [(n, 9) for n in range(1, 10)]
    assert sorted(event.index for event in changes) == list(range(9)), "the last leads into the first"
    shown = {event.index: event.picture for event in ready}
    for event in changes:
        later = shown[(event.index + 1) % 9]
        assert event.change == pytest.approx(pacing.difference(shown[event.index], later), rel=1e-3)
    progress = [event for event in of(Progress, seen) if event.stage is Stage.SAMPLING]
    assert [event.step for event in progress] == sorted(event.step for event in progress)


def test_a_draft_comes_from_coarse_to_fine(engine: Engine, folder: FilePath) -> None:
    seen = events(engine, job(folder, two(), Quality.DRAFT))
    assert [event.index for event in of(FrameReady, seen)] == [0, 8, 4, 2, 6, 1, 3, 5, 7]
    assert sorted(event.index for event in of(FrameChanged, seen)) == list(range(8))


def test_what_is_asked_for_in_some_order_comes_in_that_order(engine: Engine, folder: FilePath) -> None:
    assert list(frames(engine, job(folder, two(), frames=(5, 2, 7)))) == [5, 2, 7]


def test_a_large_draft_shows_the_same_picture_smaller(engine: Engine, tiny_epsilon: FilePath) -> None:
    big = Size(128, 128)
    timeline = walk({0: prompt(1, size=big), 2: prompt(2, size=big)}, 3)
    small = frames(engine, job(tiny_epsilon, timeline, Quality.DRAFT))[0]
    assert small.shape == (64, 64, 3)


def test_moving_one_of_five_keyframes_draws_its_two_spans_only(engine: Engine, folder: FilePath) -> None:
    timeline = walk({0: prompt(0), 4: prompt(1), 8: prompt(2), 12: prompt(3), 16: prompt(4)}, 17)
    assert len(drawn(events(engine, job(folder, timeline)))) == 17
    moved = timelines.move(timeline, ["2"], 1 / 8)
    again = drawn(events(engine, job(folder, moved)))
    assert again == [5, 6, 7, 8, 10, 11]
    assert drawn(events(fresh(), job(folder, moved))) == [], "from the disk too"


def test_a_cancelled_walk_goes_on_where_it_was(engine: Engine, folder: FilePath) -> None:
    before = events(engine, job(folder, two(), batch=2), lambda e: isinstance(e, FrameReady) and e.done == 5)
    there = {event.index for event in of(FrameReady, before)}
    rest = drawn(events(fresh(), job(folder, two(), batch=2)))
    assert set(rest) == set(range(9)) - there


def test_cancel_is_looked_at_between_steps(engine: Engine, folder: FilePath) -> None:
    seen = events(
        engine,
        job(folder, two()),
        lambda e: isinstance(e, Progress) and e.stage is Stage.SAMPLING and e.step > 0,
    )
    after = next(
        n for n, e in enumerate(seen) if isinstance(e, Progress) and e.stage is Stage.SAMPLING and e.step
    )
    assert len(seen) - after <= 2


def test_a_loop_closes_and_a_hold_stays(engine: Engine, tiny_v: FilePath) -> None:
    loop = walk({0: prompt(1), 6: prompt(2)}, 12, ending=Ending.LOOP)
    changes = {e.index: e.change for e in of(FrameChanged, events(engine, job(tiny_v, loop)))}
    assert 0 < changes[11] <= 1.5 * median(changes.values())
    held = timelines.change(two(), ["0"], easing=Easing.HOLD)
    seen = events(engine, job(tiny_v, held))
    changes = {e.index: e.change for e in of(FrameChanged, seen)}
    assert [changes[n] for n in range(7)] == [0] * 7
    assert changes[7] > 0


def test_a_spline_passes_through_its_keyframes(engine: Engine, folder: FilePath) -> None:
    sources = {0: prompt(1), 3: prompt(2, guidance=1.0), 8: prompt(3)}
    straight, smooth = (
        frames(engine, job(folder, walk(dict(sources), path=path))) for path in (Path.SLERP, Path.SPLINE)
    )
    for frame in range(9):
        assert (apart(straight[frame], smooth[frame]) == 0) == (frame in sources)


def test_an_even_pace_is_more_even(engine: Engine, tiny_v: FilePath) -> None:
    def changes(timeline: Timeline) -> list[float]:
        return [event.change for event in of(FrameChanged, events(engine, job(tiny_v, timeline)))]

    ends = {0: prompt(1), 12: prompt(2, prompt="a dog", guidance=9.0)}
    linear, even = (changes(walk(dict(ends), 13, pace=pace)) for pace in (Pace.LINEAR, Pace.EVEN))
    assert len(linear) == len(even) == 12
    assert pacing.unevenness(even) <= 0.5 * pacing.unevenness(linear)


def test_an_even_pace_is_found_once_and_keeps_easings(engine: Engine, tiny_v: FilePath) -> None:
    timeline = walk({0: prompt(1), 8: prompt(2)}, 9, pace=Pace.EVEN)
    first = events(engine, job(tiny_v, timeline))
    assert any(event.stage is Stage.PACING for event in of(Progress, first))
    second = events(fresh(), job(tiny_v, timeline))
    assert not any(event.stage is Stage.PACING for event in of(Progress, second))
    assert drawn(second) == []
    for one, other in zip(of(FrameReady, first), of(FrameReady, second), strict=True):
        assert apart(one.picture, other.picture) == 0
    eased = timelines.change(timeline, ["0"], easing=Easing.IN)
    changes = [event.change for event in of(FrameChanged, events(engine, job(tiny_v, eased)))]
    assert changes[0] < changes[3] < changes[7]


PICTURE = source_picture(SIZE)


@pytest.mark.parametrize("mode", PictureMode)
def test_a_picture_stays_as_the_model_codes_it(engine: Engine, folder: FilePath, mode: PictureMode) -> None:
    timeline = walk({0: picture(PICTURE, mode), 4: prompt(2)}, 5)
    seen = events(engine, job(folder, timeline))
    made = {event.index: event.picture for event in of(FrameReady, seen)}
    (encoded,) = of(Encoded, events(engine, Encode(model=str(folder), picture=PICTURE)))
    (coded,) = of(Result, events(engine, Decode(model=str(folder), latent=encoded.latent)))
    assert apart(made[0], coded.picture) <= 1
    (check,) = of(KeyframeChecked, seen)
    assert check.keyframe == "0"
    assert check.psnr == pytest.approx(psnr(made[0], PICTURE), abs=1e-6), "what is shown is what is"
    assert check.psnr >= check.round_trip - 1
    assert (check.drawn is None) == (mode is PictureMode.LATENT)
    assert max(check.difference.shape) <= 96
    changes = [event.change for event in of(FrameChanged, seen)]
    assert max(changes) < 4 * median(changes), "no jump where the picture is left"
    assert drawn(events(fresh(), job(folder, timeline))) == []


def test_inversion_draws_the_picture_again(engine: Engine, tiny_v: FilePath) -> None:
    """A picture of the model's own, so that there is a noise to be found."""
    made = Generate(
        model=str(tiny_v), recipe=replace(RECIPE, guidance=1.0), seeds=(5,), preview=PreviewMode.OFF
    )
    (result,) = of(Result, events(engine, made))
    source = picture(result.picture, prompt=RECIPE.prompt)
    (check,) = of(KeyframeChecked, events(engine, job(tiny_v, walk({0: source, 2: prompt(2)}, 3))))
    assert check.drawn is not None
    assert check.drawn > check.round_trip - 1


def test_a_kept_latent_is_its_own_picture(engine: Engine, folder: FilePath) -> None:
    generated = events(
        engine, Generate(model=str(folder), recipe=RECIPE, seeds=(5,), preview=PreviewMode.OFF)
    )
    (kept,), (result,) = of(Sampled, generated), of(Result, generated)
    source = LatentSource(latent=kept.latent, recipe=kept.recipe)
    made = frames(engine, job(folder, walk({0: source, 4: prompt(2)}, 5)))
    assert apart(made[0], result.picture) <= 1


def test_a_latent_of_another_model_is_never_used(
    engine: Engine, tiny_v: FilePath, tiny_epsilon: FilePath
) -> None:
    generated = events(
        engine, Generate(model=str(tiny_v), recipe=replace(RECIPE, size=Size(128, 128)), seeds=(5,))
    )
    (kept,) = of(Sampled, generated)
    source = LatentSource(latent=kept.latent, recipe=kept.recipe)
    other = job(tiny_epsilon, walk({0: source, 4: prompt(2, size=Size(128, 128))}, 5))
    assert "latent of “tiny-v”" in failure(engine, other)


@pytest.mark.parametrize("height", [48, 200])
def test_a_picture_of_another_size_is_cut_to_fit(engine: Engine, tiny_epsilon: FilePath, height: int) -> None:
    wide = source_picture(Size(100, height))
    seen = events(engine, job(tiny_epsilon, walk({0: picture(wide), 2: prompt(2)}, 3), frames=(0,)))
    assert any(f"100x{height}" in note.message for note in of(Note, seen))
    (ready,) = of(FrameReady, seen)
    assert ready.picture.shape == (64, 64, 3)


MASK = np.zeros((96, 80), np.uint8)
MASK[20:60, 16:50] = 255


@pytest.mark.parametrize("end", ["prompt", "picture", "latent only"])
@pytest.mark.parametrize("alpha", [False, True])
def test_nothing_moves_outside_the_mask(
    engine: Engine, tiny_epsilon: FilePath, end: str, alpha: bool
) -> None:
    base = source_picture(Size(80, 96))
    if alpha:
        base = np.dstack([base, np.full(base.shape[:2], 99, np.uint8)])
    ends: dict[str, Source] = {
        "prompt": prompt(2),
        "picture": picture(PICTURE),
        "latent only": picture(PICTURE, PictureMode.LATENT),
    }
    timeline = walk({0: prompt(1), 4: ends[end]}, 5, base=MaskedBase(picture=base, mask=MASK))
    made = frames(engine, job(tiny_epsilon, timeline))
    for index, pixels in made.items():
        assert pixels.shape == base.shape
        assert np.array_equal(pixels[MASK == 0], base[MASK == 0])
        assert apart(pixels, base) > 5, index
    assert apart(made[0], made[4]) > 5


def test_a_keyframe_of_a_masked_walk_is_the_inpainted_picture(engine: Engine, tiny_epsilon: FilePath) -> None:
    base = source_picture(Size(80, 96))
    timeline = walk({0: prompt(1), 2: prompt(2)}, 3, base=MaskedBase(picture=base, mask=MASK, feather=4))
    made = frames(engine, job(tiny_epsilon, timeline))
    seen = region(MASK, Size(64, 64), 8)
    place: Rect = seen.place
    alone = Inpaint(
        model=str(tiny_epsilon),
        recipe=replace(RECIPE, seed=1, size=seen.size),
        seeds=(1,),
        source=base[place.slices],
        mask=MASK[place.slices],
        place=place,
        feather=4,
        preview=PreviewMode.OFF,
    )
    (result,) = of(Result, events(engine, alone))
    assert apart(made[0][place.slices], result.picture) <= 1


def test_a_walk_that_cannot_be_is_refused_before_anything_is_drawn(engine: Engine, tiny_v: FilePath) -> None:
    noisy = walk({0: prompt(1, sampler="euler_a"), 4: prompt(2, sampler="euler_a")}, 5)
    assert "choose Euler" in failure(engine, job(tiny_v, noisy))
    assert "two keyframes" in failure(engine, job(tiny_v, walk({0: prompt(1)}, 5)))
    gone = walk({0: replace(picture(PICTURE), picture=None), 4: prompt(2)}, 5)
    assert "not there any more" in failure(engine, job(tiny_v, gone))


def test_prompts_of_different_lengths_are_mixed(engine: Engine, tiny_epsilon: FilePath) -> None:
    timeline = walk({0: prompt(1, prompt="word " * 99), 2: prompt(2)}, 3)
    made = frames(engine, job(tiny_epsilon, timeline))
    assert apart(made[0], made[1]) > 1
    assert apart(made[1], made[2]) > 1
