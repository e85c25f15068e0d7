"""Where an export goes: what is typed, with the suffix of its format."""

from __future__ import annotations

import os
from pathlib import Path

from core.document.output import Format

USUAL = "walk"


def path_of(text: str, form: Format, folder: Path) -> Path:
    """The path that is meant.

    Args:
        text: As typed; a folder alone is for a file of the usual name in it.
        form: Whose suffix it gets; that of another format goes.
        folder: Where it is if it is no whole path.
    """
    text = os.path.expanduser(text.strip())  # noqa: PTH111  (pathlib's may raise)
    path = folder / (text + USUAL if text[-1:] in ("", "/", os.sep) else text)
    if path.suffix.lower() == form.value:
        return path
    known = path.suffix.lower() in {each.value for each in Format}
    stem = path.with_suffix("") if known else path
    return stem.with_name(stem.name + form.value)


def taken(path: Path) -> bool:
    """Whether there is something of that name; a name that no file can have is free."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def free(path: Path) -> Path:
    """``path``, or the first of its numbered siblings where there is something already."""
    found, number = path, 1
    while taken(found) and number < 1000:
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found
