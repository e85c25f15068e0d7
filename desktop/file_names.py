"""What a picture's file is called until the person says otherwise."""

from __future__ import annotations

import re

from core.recipe import Recipe

LONGEST = 48


def suggested_name(recipe: Recipe | None, name: str = "") -> str:
    """A short file name (no suffix): the prompt's words and the seed, or the document's name."""
    words = recipe.prompt if recipe is not None and recipe.prompt else name
    stem = re.sub(r"\s+", "-", re.sub(r"[^\w\- ]+", " ", words).strip())[:LONGEST].strip("-") or "picture"
    return stem if recipe is None else f"{stem}-{recipe.seed}"
