"""Candidates that wait to be chosen, in a project: the job they came from, and the pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from core.document.fill import Fill
from core.errors import InputError
from core.events import Result
from core.files.own_parts import (
    PartError,
    mask_of,
    number,
    part,
    picture_of,
    png_of,
    recipe_of,
    recipe_values,
    rect_of,
    rect_values,
    section,
    text,
    whole,
)
from core.jobs import MAX_COUNT, Generate, Inpaint

FOLDER = "staged/"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Staged:
    """Candidates.

    Attributes:
        job: What the engine was asked.
        results: What it made.
        label: What the step is called if one of them is chosen.
    """

    job: Generate
    results: tuple[Result, ...]
    label: str


def write_staged(staged: Staged, parts: dict[str, bytes]) -> dict[str, Any]:
    """The JSON of candidates; their pictures go into ``parts``."""
    job = staged.job
    values: dict[str, Any] = {
        "label": staged.label,
        "model": job.model,
        "recipe": recipe_values(job.recipe),
        "seeds": list(job.seeds),
        "source": job.source is not None,
    }
    if job.source is not None:
        parts[FOLDER + "source.png"] = png_of(job.source)
    if isinstance(job, Inpaint):
        parts[FOLDER + "mask.png"] = png_of(job.mask)
        values["inpaint"] = {
            "place": rect_values(job.place),
            "fill": job.fill.value,
            "feather": job.feather,
            "match": job.match,
        }
    values["results"] = []
    for result in staged.results:
        parts[f"{FOLDER}{result.index:02}.png"] = png_of(result.picture)
        values["results"].append({"index": result.index, "recipe": recipe_values(result.recipe)})
    return values


def read_staged(value: object, parts: Mapping[str, bytes]) -> Staged | None:
    """What :func:`write_staged` wrote; None if there is nothing.

    Raises:
        PartError: If it is damaged.
    """
    if value is None:
        return None
    values = section(value)
    try:
        job = _job(values, parts)
        place = job.place if isinstance(job, Inpaint) else None
        results = []
        for entry in map(section, _list(values.get("results"))):
            index = whole(entry.get("index"))
            picture = picture_of(part(parts, f"{FOLDER}{index:02}.png"))
            if place is not None and picture.shape[:2] != (place.height, place.width):
                raise PartError
            recipe = recipe_of(entry.get("recipe"))
            results.append(
                Result(job=job.id, index=index, picture=picture, recipe=recipe, seconds=0.0, place=place)
            )
    except (InputError, ValueError):
        raise PartError from None
    if not results:
        return None
    return Staged(job=job, results=tuple(results), label=text(values.get("label")))


def _job(values: dict[str, Any], parts: Mapping[str, bytes]) -> Generate:
    recipe = recipe_of(values.get("recipe"))
    if recipe is None:
        raise PartError
    seeds = tuple(whole(seed) for seed in _list(values.get("seeds")))
    source = picture_of(part(parts, FOLDER + "source.png")) if values.get("source") is True else None
    model = text(values.get("model"))
    if values.get("inpaint") is None:
        return Generate(model=model, recipe=recipe, seeds=seeds, source=source)
    its = section(values["inpaint"])
    return Inpaint(
        model=model,
        recipe=recipe,
        seeds=seeds,
        source=source,
        mask=mask_of(part(parts, FOLDER + "mask.png")),
        place=rect_of(its.get("place")),
        fill=Fill(text(its.get("fill"))),
        feather=number(its.get("feather")),
        match=its.get("match") is True,
    )


def _list(value: object) -> list[object]:
    if not isinstance(value, list) or len(value) > MAX_COUNT:
        raise PartError
    return value
