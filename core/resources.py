"""Where the files that ship with the program lie, and where the person's own files go."""

from __future__ import annotations

import os
import sys
from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
BUNDLED_MODEL = "emoji"


def resource(*parts: str) -> Path:
    """The path of a shipped file or folder."""
    return RESOURCES.joinpath(*parts)


def bundled_model() -> Path:
    """The folder of the model in the box."""
    return resource("models", BUNDLED_MODEL)


def samples() -> tuple[Path, ...]:
    """What ships to be tried: projects, then pictures."""
    return tuple(path for kind in ("*.ora", "*.png") for path in sorted(resource("samples").glob(kind)))


def data_folder() -> Path:
    """Where history, settings and the catalogue live; not created here.

    ``LATENTSCAPE_HOME`` overrides the system's usual place. Where nobody lets us look (the home of somebody
    else, in a container) it is a place that cannot be: nothing is remembered, and nothing fails.
    """
    folder = _usual_folder()
    try:
        folder.stat()
    except PermissionError:
        return Path(os.devnull) / "latentscape"
    except OSError:  # not there yet
        pass
    return folder


def _usual_folder() -> Path:
    if home := os.environ.get("LATENTSCAPE_HOME"):
        return Path(home)
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "Latentscape"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", Path.home() / "AppData" / "Local")) / "Latentscape"
    return Path(os.environ.get("XDG_DATA_HOME", Path.home() / ".local" / "share")) / "latentscape"
