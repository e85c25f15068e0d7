"""Model files in the folders where people keep them: found by walking, known by their headers alone."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Generator, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Any

from core.atomic_file import write_atomically
from core.errors import FileError
from core.models.found import FoundFile, look_at, look_at_folder
from core.models.paths import settled
from core.models.weights import PICKLES, SETTLED

SUFFIX = ".safetensors"
_PREVIEWS = (".preview.png", ".png", ".preview.jpg", ".jpg", ".jpeg", ".preview.webp", ".webp")
PLACES: tuple[str, ...] = (
    "stable-diffusion-webui/models",
    "stable-diffusion-webui/embeddings",
    "stable-diffusion-webui-forge/models",
    "ComfyUI/models",
    "Documents/ComfyUI/models",
    "invokeai/models",
    ".cache/huggingface/hub",
)
"""Where A1111, ComfyUI, InvokeAI and Hugging Face's libraries keep models, below the person's home."""

Stamp = tuple[int, int]
"""Bytes and time of change (ns)."""


class Seen:
    """What files held when they were looked at last, by path, size and time of change; kept over restarts.

    Args:
        file: Where it is kept; None for nowhere. One that is damaged or cannot be written is no harm.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._known: dict[str, Any] = {}
        self._new: dict[str, Any] = {}
        if file is not None:
            with suppress(OSError, ValueError, RecursionError):
                data = json.loads(file.read_bytes())
                self._known = data if isinstance(data, dict) else {}

    def look(self, path: Path, stamp: Stamp) -> FoundFile:
        """What is at ``path``; read only if it has changed."""
        known: Any = self._known.get(str(path))
        with suppress(TypeError, ValueError, KeyError, AttributeError):
            if known["stamp"] == list(stamp):
                self._new[str(path)] = known
                return FoundFile.from_json(path, known["found"])
        found = look_at_folder(path) if path.is_dir() else look_at(path)
        if time.time() - stamp[1] / 1e9 > SETTLED:
            self._new[str(path)] = {"stamp": list(stamp), "found": found.to_json()}
        return found

    def keep(self, *, whole: bool) -> None:
        """Write it down.

        Args:
            whole: Whether everything was looked at: what was not is gone, and is forgotten.
        """
        kept = self._new if whole else self._known | self._new
        if self._file is None or kept == self._known:
            return
        self._known = kept
        with suppress(OSError, FileError):
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, json.dumps(kept).encode())


def scan(
    folders: Iterable[Path], seen: Seen, *, first: Sequence[Path] = (), visited: set[Path] | None = None
) -> Generator[FoundFile, None, None]:
    """All models below the folders, one after another as they are found; close it to stop.

    Only headers are read, and those of a file that was seen before and has not changed are not read again.
    Links to files are followed (Hugging Face's cache is made of them), links to folders are not. Nothing in
    the folders can make it fail.

    Args:
        folders: Where to look.
        seen: What is known already; written down at the end.
        first: Files and folders that come before all others.
        visited: Gets each folder that was looked into, for whoever wants to watch them.
    """
    there: set[Path] = set()

    def new(path: Path) -> Iterator[FoundFile]:
        try:
            real = path.resolve()
            stat = path.stat()
            if not (S_ISREG(stat.st_mode) or S_ISDIR(stat.st_mode)):
                return  # who opens a pipe waits for another program
            stamp = _stamp_of_folder(path) if S_ISDIR(stat.st_mode) else (stat.st_size, stat.st_mtime_ns)
        except (OSError, RuntimeError):  # also a link that leads to itself
            return
        if real not in there:
            there.add(real)
            yield seen.look(path, stamp)

    whole = False
    try:
        for path in first:
            for found in new(path):
                yield _with_preview(found, _names(path if path.is_dir() else path.parent))
        for folder in folders:
            for here, inner, names in os.walk(folder, followlinks=False):
                inner.sort()
                place = Path(here)
                if visited is not None:
                    visited.add(place)
                if "model_index.json" in names:
                    inner.clear()
                    for found in new(place):
                        yield _with_preview(found, names)
                    continue
                beside = set(names)
                for name in sorted(names):
                    suffix = Path(name).suffix.lower()
                    if suffix == SUFFIX or suffix in PICKLES:
                        for found in new(place / name):
                            yield _with_preview(found, beside)
        whole = True
    finally:
        seen.keep(whole=whole)


def files_below(folders: Iterable[Path]) -> Iterator[Path]:
    """All .safetensors files in and below the folders; those of whole model folders too."""
    for folder in folders:
        for here, inner, names in os.walk(folder, followlinks=False):
            inner.sort()
            for name in sorted(names):
                if name.lower().endswith(SUFFIX):
                    yield Path(here, name)


def find_file(name: str, folders: Iterable[Path], files: Iterable[Path] = ()) -> Path | None:
    """The .safetensors file of that name (with or without suffix) below the folders; a path is itself.

    Args:
        name: Without folders, or a path.
        folders: Where to look.
        files: That are known by name wherever they are, before those in the folders.
    """
    direct = Path(name).expanduser()
    if direct.suffix == SUFFIX and direct.is_file():
        return settled(direct)
    wanted = name.removesuffix(SUFFIX).casefold()
    for file in files:
        if file.stem.casefold() == wanted and file.is_file():
            return file
    return next((file for file in files_below(folders) if file.stem.casefold() == wanted), None)


def known_places(home: Path | None = None) -> list[Path]:
    """Folders in which other programs keep models, those that there are."""
    home = home or Path.home()
    places = [home / place for place in PLACES]
    if PLACES and (hub := os.environ.get("HF_HOME")):
        places.append(Path(hub) / "hub")
    return [place for place in places if _is_folder(place)]


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:  # below a folder that may not be looked into
        return False


def _stamp_of_folder(path: Path) -> Stamp:
    """Of the weights in a model folder."""
    stats = [
        file.stat()
        for part in (path, *(inner for inner in path.iterdir() if inner.is_dir()))
        for file in part.iterdir()
        if file.suffix in {SUFFIX, ".json"} or file.name == "README.md"
    ]
    return sum(stat.st_size for stat in stats), max((stat.st_mtime_ns for stat in stats), default=0)


def _names(folder: Path) -> set[str]:
    try:
        return {entry.name for entry in os.scandir(folder)}
    except OSError:
        return set()


def _with_preview(found: FoundFile, names: Iterable[str]) -> FoundFile:
    """With the picture beside it (in it, for a folder), of those ``names``."""
    folder = found.path if found.path.is_dir() else found.path.parent
    stems = ("preview", "thumbnail") if folder is found.path else (found.path.stem,)
    there = set(names)
    wanted = (stem + suffix for stem in stems for suffix in _PREVIEWS)
    name = next((name for name in wanted if name in there), None)
    return found if name is None else replace(found, preview=folder / name)
