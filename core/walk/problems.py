"""What makes a timeline no walk, and what mends it."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from core.document.keyframe import Keyframe, LatentSource, PictureSource
from core.document.timeline import Timeline
from core.errors import InputError
from core.model_info import ModelInfo
from core.prompt import without_loras
from core.recipe import Recipe
from core.samplers import SAMPLERS

_INSTEAD = {
    "euler_a": "euler",
    "dpmpp_2m_sde": "dpmpp_2m",
    "dpmpp_2m_sde_karras": "dpmpp_2m_karras",
    "dpmpp_sde": "dpmpp_2m",
    "lcm": "ddim",
}
"""The nearest sampler without noise between its steps."""


def check(timeline: Timeline, info: ModelInfo) -> None:
    """See that a timeline is a walk that this model can make.

    Raises:
        InputError: The first thing that is wrong, in one sentence.
    """
    sentence = problem(timeline, info)
    if sentence:
        raise InputError(sentence)


def problem(timeline: Timeline, info: ModelInfo) -> str:
    """Why this timeline cannot be walked with this model; "" if it can."""
    keyframes = timeline.keyframes
    if len(keyframes) < 2:
        have = "there is one" if keyframes else "there is none yet"
        return f"A walk needs two keyframes and {have}: add another."
    for number, (frame, following) in enumerate(pairwise(timeline.frames), 1):
        if frame == following:
            return (
                f"Keyframes {number} and {number + 1} are at the same time: move one of them, or make the "
                "walk longer."
            )
    first = keyframes[0].recipe
    known = SAMPLERS[first.sampler]
    if not known.deterministic:
        instead = SAMPLERS[deterministic(first.sampler)].label
        return (
            f"{known.label} adds noise at each step, so that pictures would flicker from frame to frame: "
            f"choose {instead}."
        )
    for number, keyframe in enumerate(keyframes, 1):
        sentence = (
            _difference(number, keyframe.recipe, first)
            or _missing(number, keyframe)
            or _foreign(number, keyframe, info)
        )
        if sentence:
            return sentence
    if timeline.base is not None and (timeline.base.picture is None or timeline.base.mask is None):
        return (
            f"The picture that is walked in, “{timeline.base.name}”, is not there any more: choose it again."
        )
    if timeline.base is None and not first.size.is_multiple_of(info.factor):
        return (
            f"{first.size} does not fit “{info.name}”, whose latent has one cell for "
            f"{info.factor}x{info.factor} pixels: use {first.size.snapped(info.factor)}."
        )
    return ""


def deterministic(sampler: str) -> str:
    """The sampler itself, or the nearest one that adds no noise between its steps."""
    return sampler if SAMPLERS[sampler].deterministic else _INSTEAD.get(sampler, "ddim")


def agreeing(timeline: Timeline) -> Timeline:
    """With what a walk has one of as the first keyframe has it, the sampler a deterministic one."""
    if not timeline.keyframes:
        return timeline
    first = timeline.keyframes[0].recipe
    first = replace(first, sampler=deterministic(first.sampler))

    def adapted(keyframe: Keyframe) -> Keyframe:
        return replace(keyframe, source=replace(keyframe.source, recipe=as_in(first, keyframe.recipe)))

    return replace(timeline, keyframes=tuple(adapted(keyframe) for keyframe in timeline.keyframes))


def as_in(first: Recipe, recipe: Recipe) -> Recipe:
    """A recipe with the size, steps, sampler, VAE and LoRAs of a walk's first keyframe."""
    if _loras(recipe) != _loras(first):
        recipe = replace(recipe, prompt=without_loras(recipe.prompt)[0], loras=first.worn)
    return replace(recipe, size=first.size, steps=first.steps, sampler=first.sampler, vae=first.vae)


def _difference(number: int, recipe: Recipe, first: Recipe) -> str:
    for name, own, common in (
        ("size", recipe.size, first.size),
        ("number of steps", recipe.steps, first.steps),
        ("sampler", SAMPLERS[recipe.sampler].label, SAMPLERS[first.sampler].label),
        ("VAE", recipe.vae or "the model’s own", first.vae or "the model’s own"),
        ("set of LoRAs", _loras(recipe), _loras(first)),
    ):
        if own != common:
            return (
                f"Keyframe {number} has another {name} ({own}) than the first ({common}): "
                "a walk has one for all its frames."
            )
    return ""


def _loras(recipe: Recipe) -> str:
    return (
        ", ".join(sorted(f"{one.name} {one.weight:g}/{one.text_weight:g}" for one in recipe.worn)) or "none"
    )


def _missing(number: int, keyframe: Keyframe) -> str:
    match keyframe.source:
        case PictureSource(picture=None, name=name):
            return f"The picture of keyframe {number}, “{name}”, is not there any more: choose it again."
        case LatentSource(latent=None):
            return f"The kept result of keyframe {number} is not there any more: choose another source."
    return ""


def _foreign(number: int, keyframe: Keyframe, info: ModelInfo) -> str:
    source = keyframe.source
    if not isinstance(source, LatentSource) or source.latent is None:
        return ""
    if source.recipe.fingerprint != info.fingerprint:
        made = f"“{source.recipe.model}”" if source.recipe.model else "another model"
        return (
            f"Keyframe {number} is a latent of {made}, which means nothing to “{info.name}”: choose that "
            "model, or use the picture itself as the keyframe."
        )
    channels, height, width = source.latent.shape
    size = source.recipe.size
    if channels != info.channels or (height * info.factor, width * info.factor) != (size.height, size.width):
        return f"The kept latent of keyframe {number} does not have the walk's size: choose another source."
    return ""
