"""again: a picture made anew from the recipe in it."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from core.arrays import Picture
from core.cli.added import added
from core.cli.drawing import draw, fitting
from core.cli.mixing import mix_again
from core.cli.output import picture_paths, refuse_same, say
from core.cli.walking import walk_again
from core.errors import FileError, InputError, ModelError
from core.files.animation_recipe import find_walk
from core.files.direction_library import DirectionLibrary
from core.files.pictures import fingerprint, read_picture
from core.jobs import Generate, PreviewMode
from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.recipe import Recipe, Source


def again(arguments: Namespace) -> None:
    """Make a picture again; what is given on the command line takes the place of what the recipe says."""
    walk = find_walk(arguments.picture)
    if walk:
        walk_again(arguments, walk)
        return
    opened = read_picture(arguments.picture)
    if opened.recipe is None:
        why = opened.recipe_note or "it was made by a program that writes none, or a tool has removed it."
        raise FileError(f"“{arguments.picture.name}” has no recipe to make it again: {why}")
    recipe = opened.recipe
    if recipe.repaint is not None:
        raise InputError(
            f"“{arguments.picture.name}” was made by repainting a part of a picture, and its mask is not "
            "in the recipe: use latentscape inpaint with the picture and the mask."
        )
    paths = picture_paths(arguments.out, 1)
    info, notes = _model(arguments, recipe)
    fitting(recipe.size, info)
    if recipe.mix is not None:
        mix_again(arguments, recipe, info, notes)
        return
    source = None
    if recipe.source is not None:
        source, more = _source(arguments, recipe.source)
        notes += more
    elif recipe.strength < 1:
        raise InputError(
            f"“{arguments.picture.name}” was drawn from another picture, and its recipe does not say which."
        )
    names = ("seed", "steps", "guidance", "sampler", "negative")
    changes = {name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None}
    recipe = replace(recipe, **changes, **added(arguments))
    library = DirectionLibrary(info)
    directions = tuple(library.find(steering) for steering in recipe.directions)
    job = Generate(
        model=str(info.path),
        recipe=recipe,
        seeds=(recipe.seed,),
        source=source,
        directions=directions,
        preview=PreviewMode.OFF,
    )
    for note in notes:
        say(note)
    draw(arguments, job, paths)


def _model(arguments: Namespace, recipe: Recipe) -> tuple[ModelInfo, list[str]]:
    """The model that made it (asked for, else by fingerprint, else by name), and what to say of it."""
    catalog = Catalog()
    notes = []
    if arguments.model:
        info = catalog.find(arguments.model)
    else:
        same = [known for known in catalog.list() if known.fingerprint == recipe.fingerprint]
        try:
            info = same[0] if same else catalog.find(recipe.model)
        except ModelError:
            if not arguments.anyway:
                raise ModelError(
                    f"The model that made this picture, “{recipe.model}”, is not in the list: "
                    "add it (latentscape models add PATH) or name one with --model."
                ) from None
            info = catalog.find()
    if not recipe.fingerprint:
        notes.append(f"The recipe does not say exactly which model made it; “{info.name}” is used.")
    elif info.fingerprint != recipe.fingerprint:
        if not arguments.anyway:
            raise ModelError(
                f"“{info.name}” is not the model that made this picture (its weights differ from "
                f"“{recipe.model}”): name the right one with --model, or go on with --anyway."
            )
        notes.append(f"“{info.name}” is another model than the one that made it.")
    return info, notes


def _source(arguments: Namespace, wanted: Source) -> tuple[Picture, list[str]]:
    """The picture that a variation started from, its content checked, and what to say of it."""
    path = arguments.source or arguments.picture.with_name(wanted.name)
    if not arguments.source and not path.exists():
        raise FileError(
            f"This variation started from “{wanted.name}”, which is not beside it: give it with --source."
        )
    refuse_same(arguments.out, path)
    picture = read_picture(path).picture
    if fingerprint(picture) != wanted.sha256:
        if not arguments.anyway:
            raise FileError(
                f"“{path.name}” is not the picture this variation started from (its content differs): "
                "give the right one with --source, or go on with --anyway."
            )
        return picture, [f"“{path.name}” is another picture than the one it started from."]
    return picture, []
