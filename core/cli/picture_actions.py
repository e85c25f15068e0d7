"""recipe, and where demo is."""

from __future__ import annotations

import json
from argparse import Namespace

from core.cli.output import write
from core.errors import FileError, InputError
from core.files.animation_recipe import find_walk
from core.files.pictures import read_picture


def recipe(arguments: Namespace) -> None:
    """Print the recipe in a picture or a walk: one line of JSON, whichever program wrote it."""
    walk = find_walk(arguments.picture)
    if walk:
        write(json.dumps(json.loads(walk)) + "\n")
        return
    opened = read_picture(arguments.picture)
    if opened.recipe is None:
        why = opened.recipe_note or "it was made by a program that writes none, or a tool has removed it."
        raise FileError(f"“{arguments.picture.name}” has no recipe: {why}")
    write(json.dumps(json.loads(opened.recipe.to_json())) + "\n")


def demo(_arguments: Namespace) -> None:
    """The demo drives the window, so the window's side runs it."""
    raise InputError("The demo needs the window: run it as “latentscape demo DIR”.")
