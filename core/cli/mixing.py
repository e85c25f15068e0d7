"""again, for a picture that was mixed of others: they are looked for by name and content."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import dataclass, replace
from pathlib import Path

from core.arrays import Picture
from core.cli.output import picture_paths, refuse_same, report, say
from core.cli.session import run_job
from core.errors import FileError, InputError
from core.events import Finished, FrameReady, Result
from core.files.latents import latent_in
from core.files.pictures import OpenedPicture, fingerprint, read_picture, save_picture
from core.jobs import Quality, RenderWalk
from core.mix import How, Part
from core.mixing_jobs import MixLatents, ingredient
from core.model_info import ModelInfo
from core.recipe import Recipe
from core.resources import data_folder
from core.walk.morph import morph, morphs


@dataclass(frozen=True, slots=True, eq=False)
class _Found:
    path: Path
    opened: OpenedPicture


def mix_again(arguments: Namespace, recipe: Recipe, info: ModelInfo, notes: list[str]) -> None:
    """Mix it anew.

    Raises:
        FileError: If one of the pictures it was mixed of is not found.
        InputError: If a morph's picture has no recipe that makes it.
    """
    mix = recipe.mix
    assert mix is not None
    (out,) = picture_paths(arguments.out, 1)
    found = [_find(arguments, part, notes) for part in mix.parts]
    for note in notes:
        say(note)
    job: MixLatents | RenderWalk
    if mix.how is How.MORPH:
        first, second = (_recipe_of(one, info) for one in found)
        timeline, frame = morph(first, second, mix.weights[1])
        job = RenderWalk(model=str(info.path), timeline=timeline, quality=Quality.FINAL, frames=(frame,))
    else:
        ingredients = tuple(
            ingredient(
                one.opened.picture, latent_in(one.path.with_suffix(".safetensors")), one.opened.recipe, info
            )
            for one in found
        )
        job = MixLatents(model=str(info.path), ingredients=ingredients, recipe=recipe)
    made = replace(recipe, model=info.name, fingerprint=info.fingerprint)
    picture: Picture | None = None
    seconds = 0.0
    for event in run_job(arguments, job):
        match event:
            case Result() | FrameReady():
                picture = event.picture
            case Finished():
                seconds = event.seconds
    assert picture is not None
    save_picture(out, picture, made)
    report(out, model=info.name, fingerprint=info.fingerprint, seconds=round(seconds, 3), size=str(made.size))


def _find(arguments: Namespace, part: Part, notes: list[str]) -> _Found:
    """One of the pictures: in the folder of --source, beside the mixture, or in the history."""
    given = [arguments.source] if arguments.source else []
    name = Path(part.name).name
    others = []
    for folder in (*given, arguments.picture.parent, data_folder() / "history"):
        path = folder / name
        if name and path.is_file():
            opened = read_picture(path)
            refuse_same(arguments.out, path)
            if fingerprint(opened.picture) == part.sha256:
                return _Found(path, opened)
            others.append(_Found(path, opened))
    if others and arguments.anyway:
        notes.append(f"“{name}” is another picture than the one it was mixed of.")
        return others[0]
    what = "is another picture now" if others else "is neither beside it nor in the history"
    raise FileError(
        f"This picture was mixed of “{name}”, which {what}: name the folder it lies in with --source."
    )


def _recipe_of(found: _Found, info: ModelInfo) -> Recipe:
    recipe = found.opened.recipe
    if recipe is None or not morphs(recipe, info):
        raise InputError(f"“{found.path.name}” has no recipe that “{info.name}” could make it from.")
    return recipe
