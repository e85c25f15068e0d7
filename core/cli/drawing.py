"""generate and variation."""

from __future__ import annotations

import secrets
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.arrays import Picture
from core.cli.added import added
from core.cli.output import picture_paths, refuse_same, report, say
from core.cli.session import run_job
from core.errors import InputError
from core.events import Event, Finished, ModelReady, Result
from core.files.pictures import fingerprint, read_picture, save_picture
from core.geometry import Size
from core.jobs import MAX_COUNT, Generate, PreviewMode
from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.recipe import Recipe, Source

_RANDOM_SEEDS = 2**32
_REACH = 4
"""How far from the model's native area a variation may be before it is scaled to it."""


def generate(arguments: Namespace) -> None:
    """Draw pictures from words."""
    if not 1 <= arguments.count <= MAX_COUNT:
        raise InputError(f"{arguments.count} pictures cannot be drawn at once: choose 1 to {MAX_COUNT}.")
    paths = picture_paths(arguments.out, arguments.count)
    info = Catalog().find(arguments.model or "")
    size = fitting(arguments.size or info.native_size, info)
    recipe = chosen_recipe(arguments, info, size=size)
    seeds = tuple(range(recipe.seed, recipe.seed + arguments.count))
    job = Generate(model=arguments.model or "", recipe=recipe, seeds=seeds, preview=PreviewMode.OFF)
    draw(arguments, job, paths)


def variation(arguments: Namespace) -> None:
    """Draw a picture anew, starting from a picture."""
    opened = read_picture(arguments.picture)
    refuse_same(arguments.out, arguments.picture)
    paths = picture_paths(arguments.out, 1)
    info = Catalog().find(arguments.model or "")
    if opened.note:
        say(opened.note)
    height, width = opened.picture.shape[:2]
    own = Size(width, height)
    size = fitting(arguments.size, info) if arguments.size else _near(own, info)
    if size != own:
        say(f"The picture is scaled from {own} to {size}.")
    source = Source(name=arguments.picture.name, sha256=fingerprint(opened.picture))
    recipe = chosen_recipe(arguments, info, size=size, strength=arguments.strength, source=source)
    job = Generate(
        model=arguments.model or "",
        recipe=recipe,
        seeds=(recipe.seed,),
        source=opened.picture,
        preview=PreviewMode.OFF,
    )
    draw(arguments, job, paths)


def draw(
    arguments: Namespace,
    job: Generate,
    paths: list[Path],
    whole: Callable[[Result], Picture] = lambda result: result.picture,
    *,
    note: Callable[[Event], object] = lambda _event: None,
    extra: dict[str, Any] | None = None,
) -> None:
    """Run the job, save each picture as it comes (made whole first, if it is a patch), and report.

    Args:
        arguments: For the machine.
        job: What to draw.
        paths: One for each picture.
        whole: Makes a patch whole.
        note: Told every event.
        extra: What else is reported, when all is drawn.
    """
    saved: list[Path] = []
    values: dict[str, Any] = {}
    try:
        for event in run_job(arguments, job):
            note(event)
            match event:
                case ModelReady():
                    values |= {"model": event.info.name, "fingerprint": event.info.fingerprint}
                    values |= {"device": event.device, "precision": event.precision}
                case Result():
                    save_picture(paths[event.index], whole(event), event.recipe)
                    saved.append(paths[event.index])
                case Finished():
                    values["seconds"] = round(event.seconds, 3)
    except BaseException:
        if saved and len(paths) > 1:
            say(f"{len(saved)} of {len(paths)} pictures were saved.")
        raise
    seeds = {"seed": job.seeds[0]} if len(paths) == 1 else {"seeds": list(job.seeds)}
    values |= extra or {}
    report(saved[0] if len(paths) == 1 else saved, **values, **seeds, size=str(job.recipe.size))


def chosen_recipe(arguments: Namespace, info: ModelInfo, **more: Any) -> Recipe:
    """The recipe the arguments ask for; what they leave open is the model's default."""

    def choose(value: Any, default: Any) -> Any:
        return default if value is None else value

    return Recipe(
        prompt=arguments.prompt,
        negative=arguments.negative or "",
        seed=choose(arguments.seed, secrets.randbelow(_RANDOM_SEEDS)),
        steps=choose(arguments.steps, info.defaults.steps),
        guidance=choose(arguments.guidance, info.defaults.guidance),
        sampler=choose(arguments.sampler, info.defaults.sampler),
        model=info.name,
        fingerprint=info.fingerprint,
        **added(arguments),
        **more,
    )


def fitting(size: Size, info: ModelInfo) -> Size:
    """``size``, if the model can draw it.

    Raises:
        InputError: If its sides are not multiples of the model's latent factor.
    """
    if not size.is_multiple_of(info.factor):
        raise InputError(
            f"{size} does not fit “{info.name}”, whose latent has one cell for "
            f"{info.factor}x{info.factor} pixels: use {size.snapped(info.factor)}."
        )
    return size


def _near(size: Size, info: ModelInfo) -> Size:
    """The picture's own size, snapped; or one of its shape that the model can draw well."""
    native = info.native_size.area
    if native / _REACH <= size.area <= native * _REACH:
        return size.snapped(info.factor)
    return size.scaled_to_area(native, info.factor)
