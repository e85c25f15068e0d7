"""Walks led along directions, with LoRAs and another VAE: the real engine, tiny models."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path as FilePath
from statistics import median
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from core.arrays import Picture
from core.direction import Direction, Kind, Semantic
from core.document import timeline as timelines
from core.document.keyframe import PictureMode, PromptSource
from core.document.region import region
from core.document.timeline import MaskedBase, Timeline
from core.engine import Engine
from core.errors import InputError
from core.events import Encoded, FrameReady, Result
from core.geometry import Size
from core.jobs import Decode, Encode, Generate, Inpaint, PreviewMode, RenderWalk
from core.latents.directions import shift
from core.models.recognition import describe
from core.recipe import Lora
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
    walk,
)
from tests.lora_files import lora_file
from tests.parity import source_picture
from tests.tiny_models import tiny_checkpoint

PICTURE = source_picture(SIZE)


def direction(folder: FilePath, kind: Kind, seed: int = 0, **changes: Any) -> Direction:
    random = np.random.default_rng(seed)

    def unit(*shape: int) -> Any:
        vector = random.standard_normal(shape).astype(np.float32)
        return vector / np.linalg.norm(vector)

    tensors = {
        Kind.LATENT: {"vector": unit(4, 8, 8)},
        Kind.CONDITIONING: {"tokens": unit(77, 32)},
        Kind.GUIDANCE: {"more": unit(77, 32) * 40, "less": unit(77, 32) * 40},
    }[kind]
    values: dict[str, Any] = {
        "name": f"{kind.value} {seed}",
        "unit": {Kind.LATENT: 6.0, Kind.CONDITIONING: 30.0, Kind.GUIDANCE: 4.0}[kind],
        "semantic": Semantic(warmup=0.3, threshold=0.5),
    }
    values |= {"fingerprint": describe(folder).fingerprint} | changes
    return Direction(kind=kind, model="tiny", tensors=tensors, **values)


def led(timeline: Timeline, *amounts: tuple[int, Direction, float]) -> Timeline:
    """With keyframes, by their numbers, led along directions."""
    for number, along, amount in amounts:
        timeline = timelines.lead(timeline, [str(number)], along.by(amount))
    return timeline


def alone(engine: Engine, folder: FilePath, source: PromptSource, *steps: tuple[Direction, float]) -> Picture:
    """The picture of a prompt, generated alone."""
    recipe = replace(source.recipe, directions=tuple(one.by(amount) for one, amount in steps))
    asked = Generate(
        model=str(folder),
        recipe=recipe,
        seeds=(recipe.seed,),
        directions=tuple(one for one, _ in steps),
        preview=PreviewMode.OFF,
    )
    (result,) = of(Result, events(engine, asked))
    return result.picture


@pytest.mark.parametrize("kind", Kind)
def test_the_amount_runs_straight_from_keyframe_to_keyframe(
    engine: Engine, tiny_epsilon: FilePath, kind: Kind
) -> None:
    """One picture all along, so that each frame is that picture led by the amount that is due there."""
    along = direction(tiny_epsilon, kind)
    timeline = led(walk({0: prompt(1), 3: prompt(1)}, 4), (0, along, -0.5), (1, along, 1.0))
    made = frames(engine, job(tiny_epsilon, timeline, directions=(along,)))
    for frame, pixels in made.items():
        amount = -0.5 + frame / 2
        steps = [(along, amount)] if amount else []
        assert apart(pixels, alone(engine, tiny_epsilon, prompt(1), *steps)) <= 1, frame
    assert min(apart(made[n], made[n + 1]) for n in range(3)) > 1, "each amount shows"


def test_several_kinds_and_any_batch(engine: Engine, tiny_epsilon: FilePath) -> None:
    """Frames of spans with different concepts are the same pictures, whatever is drawn beside them."""
    one, two, three, four = (
        direction(tiny_epsilon, kind, seed)
        for seed, kind in enumerate((Kind.LATENT, Kind.CONDITIONING, Kind.GUIDANCE, Kind.GUIDANCE))
    )
    sources = {0: prompt(1), 3: prompt(2, prompt="a dog"), 6: prompt(3)}
    timeline = led(
        walk(dict(sources), 7), (0, one, 1), (0, three, 2), (1, two, -1), (2, four, 1), (2, one, -2)
    )
    asked = (four, three, two, one)
    together = frames(engine, job(tiny_epsilon, timeline, batch=16, directions=asked))
    engine._frames.clear()
    singly = frames(engine, job(tiny_epsilon, timeline, batch=1, directions=asked))
    for frame, pixels in together.items():
        assert apart(pixels, singly[frame]) <= 1
    steps = {0: ((one, 1), (three, 2)), 3: ((two, -1),), 6: ((four, 1), (one, -2))}
    for frame, source in sources.items():
        assert apart(together[frame], alone(engine, tiny_epsilon, source, *steps[frame])) <= 1
    again = led(timeline, (2, four, 1.5))
    fresh = drawn(events(engine, job(tiny_epsilon, again, directions=asked)))
    assert fresh == [4, 5, 6], "an amount redraws the spans of its keyframe"


@pytest.mark.parametrize("kind", [Kind.LATENT, Kind.GUIDANCE])
def test_only_the_mask_is_led(engine: Engine, tiny_epsilon: FilePath, kind: Kind) -> None:
    base, mask = source_picture(Size(80, 96)), np.zeros((96, 80), np.uint8)
    mask[20:60, 16:50] = 255
    along = direction(tiny_epsilon, kind)
    timeline = walk({0: prompt(1), 2: prompt(1)}, 3, base=MaskedBase(picture=base, mask=mask, feather=4))
    made = frames(engine, job(tiny_epsilon, led(timeline, (1, along, 1.5)), directions=(along,)))
    for pixels in made.values():
        assert np.array_equal(pixels[mask == 0], base[mask == 0])
    assert apart(made[0], made[2]) > 1
    seen = region(mask, SIZE, 8)
    asked = Inpaint(
        model=str(tiny_epsilon),
        recipe=replace(RECIPE, seed=1, size=seen.size, directions=(along.by(1.5),)),
        directions=(along,),
        seeds=(1,),
        source=base[seen.place.slices],
        mask=mask[seen.place.slices],
        place=seen.place,
        feather=4,
        preview=PreviewMode.OFF,
    )
    (result,) = of(Result, events(engine, asked))
    assert apart(made[2][seen.place.slices], result.picture) <= 1


@pytest.mark.parametrize("mode", [PictureMode.INVERT, PictureMode.LATENT])
def test_a_picture_is_led_in_its_latent(engine: Engine, tiny_epsilon: FilePath, mode: PictureMode) -> None:
    along = direction(tiny_epsilon, Kind.LATENT)
    timeline = led(walk({0: picture(PICTURE, mode), 2: prompt(2)}, 3), (0, along, 1))
    made = frames(engine, job(tiny_epsilon, timeline, directions=(along,)))
    (encoded,) = of(Encoded, events(engine, Encode(model=str(tiny_epsilon), picture=PICTURE)))
    latent = torch.from_numpy(encoded.latent.copy())[None]
    moved = (latent + shift([(along, 1.0)], latent))[0].numpy()
    (coded,) = of(Result, events(engine, Decode(model=str(tiny_epsilon), latent=moved)))
    assert apart(made[0], coded.picture) <= 1


@pytest.mark.parametrize(
    ("mode", "kind"),
    [
        (PictureMode.INVERT, Kind.GUIDANCE),
        (PictureMode.MORPH, Kind.CONDITIONING),
        (PictureMode.LATENT, Kind.CONDITIONING),
    ],
)
def test_a_picture_is_led_as_it_is_drawn_again(
    engine: Engine, tiny_epsilon: FilePath, kind: Kind, mode: PictureMode
) -> None:
    along = direction(tiny_epsilon, kind)
    plain = walk({0: picture(PICTURE, mode), 4: picture(PICTURE, mode)}, 5)
    timeline = led(plain, (0, along, 2))
    made = frames(engine, job(tiny_epsilon, timeline, directions=(along,)))
    still = frames(engine, job(tiny_epsilon, plain, frames=(0, 4)))
    assert apart(made[4], still[4]) == 0
    if mode is PictureMode.LATENT:
        assert apart(made[0], still[0]) == 0, "nothing is drawn there that could be led"
        return
    assert apart(made[0], still[0]) > 1
    steps = [float(np.abs(made[n].astype(int) - made[n + 1]).mean()) for n in range(4)]
    assert max(steps) < 4 * median(steps), "no jump where the picture is left"
    again = led(timeline, (0, along, 1))
    seen = events(engine, job(tiny_epsilon, again, directions=(along,)))
    assert not any(event.cached for event in of(FrameReady, seen) if event.index < 4)


def test_a_direction_must_be_there_and_the_models_own(engine: Engine, tiny_epsilon: FilePath) -> None:
    along = direction(tiny_epsilon, Kind.LATENT)
    timeline = led(walk({0: prompt(1), 4: prompt(2)}, 5), (0, along, 1))
    with pytest.raises(InputError, match="“latent 0” that the walk is led along is not in the library"):
        RenderWalk(timeline=timeline)
    foreign = direction(tiny_epsilon, Kind.LATENT, fingerprint="f00d")
    timeline = led(walk({0: prompt(1), 4: prompt(2)}, 5), (0, foreign, 1))
    assert "was learned on" in failure(engine, job(tiny_epsilon, timeline, directions=(foreign, along)))


def test_a_walk_wears_the_loras_and_the_vae_of_its_recipes(
    engine: Engine, tmp_path: FilePath, home: FilePath
) -> None:
    folder = tiny_checkpoint(tmp_path / "model", "sd1")
    (home / "models").mkdir(parents=True)
    lora_file(folder, home / "models" / "ink.safetensors", "kohya", seed=1)
    weights = load_file(next((folder / "vae").glob("*.safetensors")))
    weights["decoder.conv_out.bias"] += 0.2
    save_file(weights, home / "models" / "pale.safetensors")
    dressed: dict[str, Any] = {"clip_skip": 2, "vae": "pale", "loras": (Lora(name="ink", weight=0.8),)}
    sources = {0: prompt(1, **dressed), 2: prompt(2, **dressed)}
    made = frames(engine, job(folder, walk(dict(sources), 3)))
    for frame, source in sources.items():
        assert apart(made[frame], alone(engine, folder, source)) <= 1
    changes: tuple[dict[str, Any], ...] = ({"clip_skip": 1}, {"vae": ""}, {"loras": ()})
    for change in changes:
        bare = PromptSource(recipe=replace(sources[0].recipe, **change))
        assert apart(made[0], alone(engine, folder, bare)) > 2, f"{change} shows"
    named = {0: prompt(1, prompt="a cat <lora:ink:0.5>"), 2: prompt(2, prompt="a dog <lora:ink:0.5>")}
    made = frames(engine, job(folder, walk(dict(named), 3)))
    assert apart(made[2], alone(engine, folder, named[2])) <= 1
    lora_file(folder, home / "models" / "ink.safetensors", "kohya", seed=2)
    assert len(drawn(events(engine, job(folder, walk(dict(named), 3))))) == 3, "another file of that name"
    gone = {0: prompt(1, loras=(Lora(name="gone"),)), 2: prompt(2, loras=(Lora(name="gone"),))}
    assert "no LoRA called “gone”" in failure(engine, job(folder, walk(dict(gone), 3)))
