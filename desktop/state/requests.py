"""From what the panels say to a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from core.arrays import Picture
from core.direction import Direction
from core.files.pictures import fingerprint
from core.jobs import Generate, PreviewMode
from core.recipe import MAX_SEED, Source
from desktop.state.draft_store import Draft

Drawing = TypeVar("Drawing", bound=Generate)


def build_generate(
    draft: Draft, *, model: str, name: str, picture: Picture | None, picture_name: str, preview: PreviewMode
) -> Generate:
    """The job for a draft.

    Args:
        draft: The settings; several pictures take the seeds that follow each other.
        model: As the engine finds it.
        name: As recipes call it.
        picture: What to start from, if the draft says so.
        picture_name: Its file name.
        preview: How to show the steps.
    """
    recipe = replace(draft.recipe(), model=name)
    source = picture if draft.use_picture else None
    if source is None:
        recipe = replace(recipe, strength=1.0)
    else:
        recipe = replace(recipe, source=Source(name=picture_name, sha256=fingerprint(source)))
    return Generate(
        model=model,
        recipe=recipe,
        seeds=seeds_of(draft),
        source=source,
        preview=preview,
    )


def led_along(job: Drawing, steering: Sequence[tuple[Direction, float]]) -> Drawing:
    """The job, its pictures led along directions, each with its amount."""
    if not steering:
        return job
    recipe = replace(job.recipe, directions=tuple(direction.by(amount) for direction, amount in steering))
    return replace(job, recipe=recipe, directions=tuple(direction for direction, _ in steering))


def seeds_of(draft: Draft) -> tuple[int, ...]:
    """One seed for each picture: those that follow the draft's."""
    return tuple((draft.seed + n) % (MAX_SEED + 1) for n in range(draft.count))
