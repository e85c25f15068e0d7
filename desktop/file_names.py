"""What a picture is called outside the program."""

from __future__ import annotations

import re

from core.recipe import Recipe

LONGEST = 48
ENTRY_TYPE = "application/x-latentscape-entry"
"""What the history puts into a drag beside the file: the id of the entry."""
LATENT_TYPE = "application/x-latentscape-latent"
"""What the map puts into a drag where there is no file: a latent, as it is written into files."""


def suggested_name(recipe: Recipe | None, name: str = "") -> str:
    """A short file name (no suffix): the prompt's words and the seed, or the document's name."""
    words = recipe.prompt if recipe is not None and recipe.prompt else name
    stem = re.sub(r"\s+", "-", re.sub(r"[^\w\- ]+", " ", words).strip())[:LONGEST].strip("-") or "picture"
    return stem if recipe is None else f"{stem}-{recipe.seed}"
