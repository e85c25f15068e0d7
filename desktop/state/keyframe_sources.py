"""What a keyframe can be made of: the panel's words, the canvas, a result that was kept, a file."""

from __future__ import annotations

from dataclasses import dataclass, replace

from core.arrays import Picture
from core.document.keyframe import LatentSource, PictureSource, PromptSource, Source
from core.document.timeline import Timeline
from core.errors import InputError
from core.files.latents import KeptLatent
from core.geometry import Size
from core.model_info import ModelInfo
from core.recipe import Recipe
from core.walk.problems import as_in, deterministic
from desktop.language import tr
from desktop.state.draft_store import Draft
from desktop.state.history_store import HistoryStore

PLAIN = Size(512, 512)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A source.

    Attributes:
        source: What is seen at the keyframe.
        small: How it looks, if that is known already.
        note: What had to be settled: a sentence for the person, or "".
    """

    source: Source
    small: Picture | None = None
    note: str = ""


def of_draft(draft: Draft, timeline: Timeline, info: ModelInfo | None) -> Found:
    """Prompt and seed of the panel, with its settings; those the walk has already are the walk's."""
    recipe = _owned(replace(draft.recipe(), strength=1.0), info)
    return Found(source=PromptSource(recipe=_agreeing(recipe, timeline)))


def of_picture(
    picture: Picture,
    recipe: Recipe | None,
    name: str,
    *,
    draft: Draft,
    timeline: Timeline,
    info: ModelInfo | None,
) -> Found:
    """A picture: the words it was drawn from where they alone make it again, else the picture itself.

    Args:
        picture: uint8 (H, W, 3|4).
        recipe: What made it, if known.
        name: What it is called.
        draft: For what a picture has none of: steps, sampler.
        timeline: Where it goes.
        info: The model that will walk.
    """
    if recipe is not None and _made_from_words(recipe, picture, info):
        return _of_recipe(recipe, picture, timeline)
    agreed = _agreeing(_owned(_plain(draft, _size(picture, info)), info), timeline)
    return Found(source=PictureSource(picture=picture, name=name, recipe=agreed))


def of_latent(
    kept: KeptLatent, small: Picture | None, *, draft: Draft, timeline: Timeline, info: ModelInfo | None
) -> Found:
    """A latent that no picture was made of yet, such as a place on the map.

    Raises:
        InputError: If it is another model's.
    """
    if info is None or kept.fingerprint != info.fingerprint:
        raise InputError(tr("This latent is another model's: choose the model that made it."))
    _, height, width = kept.latent.shape
    plain = _plain(draft, Size(width * info.factor, height * info.factor))
    return Found(
        source=LatentSource(latent=kept.latent, recipe=_agreeing(_owned(plain, info), timeline)), small=small
    )


def of_entry(
    history: HistoryStore, entry_id: str, *, draft: Draft, timeline: Timeline, info: ModelInfo | None
) -> Found:
    """A picture of the history: its words, its kept latent, or the picture, whichever is truest.

    Raises:
        FileError: If its file is gone or damaged.
        KeyError: If it is no longer there.
    """
    entry = history.entry(entry_id)
    recipe = entry.recipe
    if recipe is not None and recipe.source is not None and recipe.repaint is None and info is not None:
        latent = history.latent(entry_id)
        first = timeline.keyframes[0].recipe if timeline.keyframes else recipe
        own = recipe.fingerprint == info.fingerprint and first.size == recipe.size
        if latent is not None and own:
            alone = replace(recipe.held(), source=None, strength=1.0, cells=())
            kept = _agreeing(alone, timeline)
            return Found(source=LatentSource(latent=latent, recipe=kept), small=entry.thumbnail)
    picture = history.picture(entry_id)
    name = recipe.prompt[:40] if recipe is not None and recipe.prompt else tr("Picture")
    return of_picture(picture, recipe, name, draft=draft, timeline=timeline, info=info)


def _of_recipe(recipe: Recipe, picture: Picture, timeline: Timeline) -> Found:
    agreed = _agreeing(recipe, timeline)
    note = ""
    if agreed != recipe:
        note = tr(
            "It is drawn with the size, steps and sampler of the walk, so it may look a little different."
        )
    return Found(source=PromptSource(recipe=agreed), small=picture, note=note)


def _made_from_words(recipe: Recipe, picture: Picture, info: ModelInfo | None) -> bool:
    same_model = info is not None and recipe.fingerprint in {"", info.fingerprint}
    same_size = picture.shape[:2] == (recipe.size.height, recipe.size.width)
    alone = recipe.source is None and recipe.repaint is None and recipe.mix is None
    drawn = alone and not recipe.branches
    return drawn and same_model and same_size


def _plain(draft: Draft, size: Size) -> Recipe:
    """For what no words made: it is followed most closely without guidance."""
    return Recipe(
        prompt="",
        seed=0,
        size=size,
        steps=draft.steps,
        guidance=1.0,
        sampler=deterministic(draft.sampler),
    )


def _agreeing(recipe: Recipe, timeline: Timeline) -> Recipe:
    """What a walk has one of is its first keyframe's."""
    if not timeline.keyframes:
        return recipe
    return as_in(timeline.keyframes[0].recipe, recipe)


def _size(picture: Picture, info: ModelInfo | None) -> Size:
    """About as many pixels as the model was trained at, in the picture's shape; no more than it has."""
    size = Size(picture.shape[1], picture.shape[0])
    if info is None:
        return PLAIN
    if size.area > info.native_size.area:
        return size.scaled_to_area(info.native_size.area, info.factor)
    return size.snapped(info.factor)


def _owned(recipe: Recipe, info: ModelInfo | None) -> Recipe:
    return recipe if info is None else replace(recipe, model=info.name, fingerprint=info.fingerprint)
