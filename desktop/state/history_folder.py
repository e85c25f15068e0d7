"""The history on disk: for each picture a PNG with its recipe, and its latent beside it.

Each file is written whole or not at all, the PNG last: a picture is there or it is not. Names are unique,
and nothing but the files themselves says what is there, so two windows can share the folder.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from core.arrays import LatentArray, Picture, frozen
from core.atomic_file import write_atomically
from core.errors import FileError, InputError
from core.files.latents import latent_in
from core.files.pictures import flatten, read_picture, save_picture, thumbnail
from core.recipe import Recipe
from desktop.language import tr
from desktop.retold import retold

THUMBNAIL = 192
STALE = 24 * 3600.0
"""Seconds after which what an unfinished or removed picture left behind is cleared away."""

_NAME = re.compile(r"(\d{8}T\d{12}-[0-9a-f]{8})\.(png|safetensors|source\.png)")
_IGNORED = {"desktop.ini", "Thumbs.db", "removed"}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Saved:
    """One picture with all that is kept of it."""

    id: str
    picture: Picture
    recipe: Recipe | None
    latent: LatentArray | None
    source: Picture | None
    thumbnail: Picture


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Found:
    """What the folder says of one picture, without its pixels."""

    id: str
    recipe: Recipe | None
    thumbnail: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What lies in the folder.

    Attributes:
        found: Pictures, newest first.
        damaged: How many could not be read.
        alien: How many files are not the history's.
    """

    found: tuple[Found, ...] = ()
    damaged: int = 0
    alien: int = 0


def created(entry_id: str) -> datetime:
    """When the picture of that id was made."""
    return datetime.strptime(entry_id[:21], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC)


def small(picture: Picture) -> Picture:
    """The thumbnail of ``picture``."""
    return frozen(flatten(thumbnail(picture, THUMBNAIL)))


class HistoryFolder:
    """The folder. Slow: for a background thread.

    Args:
        path: Made when the first picture is written.
        max_entries: How many pictures are kept.
        max_bytes: How much room they may take; the newest always stays.
    """

    def __init__(self, path: Path, max_entries: int, max_bytes: int) -> None:
        self.path = path
        self._max_entries = max_entries
        self._max_bytes = max_bytes

    def png(self, entry_id: str) -> Path:
        """Where the picture lies."""
        return self.path / f"{entry_id}.png"

    def write(self, saved: Saved) -> tuple[str, ...]:
        """Write a picture.

        Returns:
            The ids of the oldest ones, which had to go.

        Raises:
            FileError: If it cannot be written; nothing of it is left then.
        """
        try:
            with _errors(tr("The history cannot be kept in “{name}”", name=self.path.name)):
                self.path.mkdir(parents=True, exist_ok=True)
                tensors = {"thumbnail": np.ascontiguousarray(saved.thumbnail)}
                if saved.latent is not None:
                    tensors["latent"] = np.ascontiguousarray(saved.latent)
                about = {} if saved.recipe is None else {"recipe": saved.recipe.to_json()}
                write_atomically(self._beside(saved.id), save(tensors, about))
                if saved.source is not None:
                    save_picture(self._source(saved.id), saved.source)
                save_picture(self.png(saved.id), saved.picture, saved.recipe)
        except FileError:
            for path in self._files(saved.id):
                with suppress(OSError):
                    path.unlink(missing_ok=True)
            raise
        return self._trim()

    def survey(self) -> Survey:
        """What is there; clears away what crashed windows left.

        Raises:
            FileError: If the folder cannot be read.
        """
        if not self.path.exists():
            return Survey()
        with _errors(tr("The history in “{name}” cannot be read", name=self.path.name)):
            names = [entry.name for entry in os.scandir(self.path)]
        self._clear_stale(names)
        parts = {name: _parse(name) for name in names if not (name in _IGNORED or name.startswith("."))}
        alien = sum(part is None for part in parts.values())
        ids = sorted((part[0] for part in parts.values() if part and part[1] == "png"), reverse=True)
        found = [self._find(entry_id) for entry_id in ids]
        good = tuple(each for each in found if each is not None)
        return Survey(found=good, damaged=len(found) - len(good), alien=alien)

    def picture(self, entry_id: str) -> Picture:
        """The picture.

        Raises:
            FileError: If it is gone or damaged.
        """
        return frozen(self._read(self.png(entry_id)))

    def source(self, entry_id: str) -> Picture | None:
        """The picture it started from, if it was kept.

        Raises:
            FileError: If it is damaged.
        """
        path = self._source(entry_id)
        return frozen(self._read(path)) if path.exists() else None

    def latent(self, entry_id: str) -> LatentArray | None:
        """The latent, if it was kept.

        Raises:
            FileError: If it is damaged.
        """
        return latent_in(self._beside(entry_id))

    def remove(self, entry_id: str) -> None:
        """Put a picture aside."""
        self._move(entry_id, self.path, self.path / "removed")

    def restore(self, entry_id: str) -> None:
        """Put it back."""
        self._move(entry_id, self.path / "removed", self.path)

    def purge(self, entry_ids: list[str]) -> None:
        """Delete pictures that were put aside."""
        for entry_id in entry_ids:
            self._delete(entry_id, self.path / "removed")
        with suppress(OSError):
            (self.path / "removed").rmdir()

    def _beside(self, entry_id: str) -> Path:
        return self.path / f"{entry_id}.safetensors"

    def _source(self, entry_id: str) -> Path:
        return self.path / f"{entry_id}.source.png"

    def _files(self, entry_id: str) -> tuple[Path, Path, Path]:
        return self.png(entry_id), self._source(entry_id), self._beside(entry_id)

    def _move(self, entry_id: str, old: Path, new: Path) -> None:
        with _errors(tr("The history cannot be changed")):
            new.mkdir(parents=True, exist_ok=True)
            for path in self._files(entry_id):
                with suppress(FileNotFoundError):
                    (old / path.name).replace(new / path.name)

    def _delete(self, entry_id: str, folder: Path) -> None:
        for path in self._files(entry_id):
            with suppress(OSError):
                (folder / path.name).unlink(missing_ok=True)

    def _read(self, path: Path) -> Picture:
        if not path.exists():
            raise FileError(tr("This picture is no longer in the history: its file was removed."))
        return read_picture(path).picture

    def _find(self, entry_id: str) -> Found | None:
        """From the small file if it is whole, otherwise from the picture itself."""
        with suppress(SafetensorError, OSError, ValueError, InputError):
            with safe_open(self._beside(entry_id), "np") as file:
                recipe = (file.metadata() or {}).get("recipe")
                thumb = file.get_tensor("thumbnail")
            if thumb.dtype == np.uint8 and thumb.ndim == 3 and thumb.shape[2] == 3 and thumb.size:
                its = None if recipe is None else Recipe.from_json(recipe)
                return Found(id=entry_id, recipe=its, thumbnail=frozen(thumb))
        with suppress(FileError):
            opened = read_picture(self.png(entry_id))
            return Found(id=entry_id, recipe=opened.recipe, thumbnail=small(opened.picture))
        return None

    def set_limits(self, max_entries: int, max_bytes: int) -> tuple[str, ...]:
        """Keep so many pictures, and so many bytes of them; the ids of those that had to go."""
        self._max_entries, self._max_bytes = max_entries, max_bytes
        return self._trim()

    def _trim(self) -> tuple[str, ...]:
        """Let the oldest pictures go until the others fit."""
        sizes: dict[str, int] = {}
        pngs: set[str] = set()
        with suppress(OSError):
            for entry in os.scandir(self.path):
                part = _parse(entry.name)
                if part is not None:
                    with suppress(OSError):
                        sizes[part[0]] = sizes.get(part[0], 0) + entry.stat().st_size
                        pngs |= {part[0]} if part[1] == "png" else set()
        gone: list[str] = []
        total = 0
        for count, entry_id in enumerate(sorted(pngs, reverse=True)):
            total += sizes[entry_id]
            if count and (count >= self._max_entries or total > self._max_bytes):
                self._delete(entry_id, self.path)
                gone.append(entry_id)
        return tuple(gone)

    def _clear_stale(self, names: list[str]) -> None:
        parts = {name: _parse(name) for name in names}
        whole = {part[0] for part in parts.values() if part and part[1] == "png"}
        stale = [self.path / name for name in names if name.startswith(".latentscape-")]
        stale += [self.path / name for name, part in parts.items() if part and part[0] not in whole]
        with suppress(OSError):
            stale += (self.path / "removed").iterdir()
        for path in stale:
            with suppress(OSError):
                if time.time() - path.stat().st_ctime > STALE:
                    path.unlink()


def _parse(name: str) -> tuple[str, str] | None:
    """Id and suffix of a file of the history; None for any other file."""
    match = _NAME.fullmatch(name)
    if match is None:
        return None
    try:
        created(match[1])
    except ValueError:
        return None
    return match[1], match[2]


@contextmanager
def _errors(sentence: str) -> Iterator[None]:
    """Say what cannot be done and why."""
    try:
        yield
    except FileError as error:
        raise FileError(f"{sentence}: {retold(error.message).rpartition(': ')[2]}") from error
    except FileExistsError:
        raise FileError(tr("{sentence}: there is a file of that name.", sentence=sentence)) from None
    except NotADirectoryError:
        raise FileError(tr("{sentence}: a part of its path is not a folder.", sentence=sentence)) from None
    except PermissionError:
        raise FileError(tr("{sentence}: there is no permission.", sentence=sentence)) from None
    except OSError as error:
        raise FileError(f"{sentence}: {(error.strerror or tr('the system refused it')).lower()}.") from error
