"""The person's directions, and those that came with a model."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from core.atomic_file import write_atomically
from core.direction import Direction
from core.errors import FileError, InputError, LatentscapeError
from core.files.directions import SUFFIX, direction_bytes, load_direction, save_direction
from core.model_info import ModelInfo
from core.recipe import Steering
from core.resources import data_folder

FOLDER = "directions"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shelved:
    """A direction on the shelf.

    Attributes:
        path: Its file.
        direction: What it is.
        shipped: Whether it came with the model: it can be exported, but stays as it is.
    """

    path: Path
    direction: Direction
    shipped: bool


class DirectionLibrary:
    """The directions of one model: the ``directions`` folder in the model's own, and the person's.

    Reads the disk at each question. Files that cannot be read, and directions of other models, are passed
    over.

    Args:
        model: Whose.
        folder: The person's; by default in the data folder.
    """

    def __init__(self, model: ModelInfo, folder: Path | None = None) -> None:
        self._model = model
        self._folder = folder or data_folder() / FOLDER

    def list(self) -> Sequence[Shelved]:
        """Those of the model, shipped ones first, then by name."""
        return [shelved for shelved in self._all() if self._fits(shelved.direction)]

    def find(self, wanted: Steering) -> Direction:
        """The direction a recipe asks for: by what it does, whatever it is called now.

        Raises:
            InputError: If it is not there.
        """
        for shelved in self._all():
            if shelved.direction.digest == wanted.digest:
                return shelved.direction
        raise InputError(
            f"The direction “{wanted.name}” that the picture was led along is not in the library: import it."
        )

    def named(self, name: str) -> Direction:
        """The direction of that name, upper or lower case.

        Raises:
            InputError: If there is none; the sentence lists those there are.
        """
        found = [shelved.direction for shelved in self.list()]
        for direction in found:
            if direction.name.casefold() == name.casefold():
                return direction
        names = ", ".join(direction.name for direction in found) or "none so far"
        raise InputError(f"“{self._model.name}” has no direction called “{name}”: there are {names}.")

    def keep(self, direction: Direction) -> Shelved:
        """Put a new direction on the shelf; its name gets a number if it is taken.

        Raises:
            ModelError: If it belongs to another model.
            FileError: If it cannot be written.
        """
        direction.check_model(self._model)
        direction = direction.renamed(self._free_name(direction.name))
        path = self._path(direction.name)
        self._write(path, direction)
        return Shelved(path=path, direction=direction, shipped=False)

    def take_in(self, path: Path) -> Shelved:
        """Import a file: a copy goes on the shelf.

        Raises:
            FileError: If it is damaged or no direction.
            ModelError: If it belongs to another model.
        """
        return self.keep(load_direction(path))

    def export(self, shelved: Shelved, path: Path) -> None:
        """Write a copy to ``path``.

        Raises:
            FileError: If it cannot be written.
        """
        save_direction(path, shelved.direction)

    def rename(self, shelved: Shelved, name: str) -> Shelved:
        """Call one of the person's own by another name.

        Raises:
            InputError: If the name is taken, too long or empty.
            FileError: If it came with the model, or cannot be written.
        """
        self._check_own(shelved, "renamed")
        name = " ".join(name.split())
        others = {other.direction.name.casefold() for other in self.list() if other.path != shelved.path}
        if name.casefold() in others:
            raise InputError(f"There is a direction called “{name}” already: choose another name.")
        renamed = shelved.direction.renamed(name)
        self._write(shelved.path, renamed)
        return Shelved(path=shelved.path, direction=renamed, shipped=False)

    def delete(self, shelved: Shelved) -> None:
        """Take one of the person's own off the shelf; :meth:`keep` brings it back.

        Raises:
            FileError: If it came with the model, or its file cannot be removed.
        """
        self._check_own(shelved, "deleted")
        try:
            shelved.path.unlink(missing_ok=True)
        except OSError:
            raise FileError(f"“{shelved.path.name}” cannot be removed: check its permissions.") from None

    def _all(self) -> Iterator[Shelved]:
        for folder, shipped in ((self._model.path / FOLDER, True), (self._folder, False)):
            found = []
            for path in sorted(folder.glob(f"*{SUFFIX}")) if folder.is_dir() else ():
                try:
                    found.append(Shelved(path=path, direction=load_direction(path), shipped=shipped))
                except LatentscapeError:
                    continue
            yield from sorted(found, key=lambda shelved: shelved.direction.name.casefold())

    def _fits(self, direction: Direction) -> bool:
        return direction.fingerprint == self._model.fingerprint

    def _free_name(self, name: str) -> str:
        taken = {shelved.direction.name.casefold() for shelved in self.list()}
        free, number = name, 2
        while free.casefold() in taken:
            free, number = f"{name} {number}", number + 1
        return free

    def _path(self, name: str) -> Path:
        stem = "".join(letter if letter.isalnum() or letter in " -" else "-" for letter in name).strip(" -")
        stem, number = stem[:60] or "direction", 2
        path = self._folder / f"{stem}{SUFFIX}"
        while path.exists():
            path, number = self._folder / f"{stem}-{number}{SUFFIX}", number + 1
        return path

    def _write(self, path: Path, direction: Direction) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            raise FileError("Directions cannot be kept: check your data folder.") from None
        write_atomically(path, direction_bytes(direction))

    def _check_own(self, shelved: Shelved, what: str) -> None:
        if shelved.shipped:
            raise FileError(
                f"“{shelved.direction.name}” came with the model and cannot be {what}: export a copy instead."
            )
