"""Which models there are: the one in the box and those the person added."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from core.atomic_file import write_atomically
from core.errors import FileError, ModelError
from core.model_info import ModelInfo, slug
from core.models.found import FileKind, FoundFile
from core.models.paths import settled
from core.models.recognition import describe
from core.models.scanning import Seen, find_file, known_places, scan
from core.models.weights import weight_files
from core.resources import bundled_model, data_folder

__all__ = ["Catalog", "Entry", "describe", "weight_files"]

_LIST = "models.json"
_SEEN = "models-seen.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A model of the catalogue, usable or not.

    Attributes:
        name: Under which it is found.
        path: Its folder or file.
        info: What it is; None if it cannot be used.
        problem: Why not, in one sentence; "" if it can.
    """

    name: str
    path: Path
    info: ModelInfo | None = None
    problem: str = ""


class Catalog:
    """The models by name. Reads the disk at each question: another window may have added one.

    Args:
        bundled: Folder of the model in the box.
        file: The list of the person's own models.
    """

    def __init__(self, bundled: Path | None = None, file: Path | None = None) -> None:
        self._bundled = (bundled or bundled_model()).resolve()
        self._file = file or data_folder() / _LIST

    def find(self, name_or_path: str = "") -> ModelInfo:
        """The model of that name, or in that folder; "" is the one in the box.

        Raises:
            ModelError: If there is none (the sentence lists the known ones) or it cannot be used.
        """
        if not name_or_path:
            return self._describe_bundled()
        wanted = {name_or_path, slug(name_or_path)}
        for name, added in self._added():
            if name in wanted:
                if not added.exists():
                    raise ModelError(_gone(name))
                return replace(describe(added), name=name)
        entries = list(self._entries())
        for entry in entries:
            if entry.name in wanted:
                if entry.info is None:
                    raise ModelError(entry.problem)
                return entry.info
        with suppress(OSError, ValueError, RuntimeError):
            path = Path(name_or_path).expanduser()
            if path.exists() or path.name != name_or_path:
                path = settled(path)
                known = next((e.info for e in entries if e.path == path and e.info is not None), None)
                return known or describe(path)
        if found := find_file(name_or_path, self.places()):
            return describe(found)
        names = ", ".join(entry.name for entry in entries)
        raise ModelError(
            f"There is no model called “{name_or_path}”: choose one of {names}, or give a file or a folder."
        )

    def add(self, path: Path) -> ModelInfo:
        """Take a model, a folder or a file, into the list; it stays where it is.

        Returns:
            What it is; its name gets a number if it is taken. One in the list already keeps its name.

        Raises:
            ModelError: If it cannot be used.
            FileError: If the list cannot be written.
        """
        info = describe(path)
        for entry in self._entries():
            if entry.path == info.path:
                return entry.info or info
        taken = {entry.name for entry in self._entries()}
        name, number = info.name, 2
        while name in taken:
            name, number = f"{info.name}-{number}", number + 1
        self._write([*self._added(), (name, info.path)])
        return replace(info, name=name)

    def remove(self, name: str) -> None:
        """Take a model off the list; its files are not touched.

        Raises:
            ModelError: If there is none of that name, or it is the one in the box.
            FileError: If the list cannot be written.
        """
        added = self._added()
        kept = [(other, path) for other, path in added if other != name]
        if len(kept) == len(added):
            if name == self._bundled_name():
                raise ModelError(f"“{name}” came in the box and stays: only models you added can be removed.")
            names = ", ".join(other for other, _ in added) or "none so far"
            raise ModelError(f"There is no added model called “{name}”: those you added are {names}.")
        self._write(kept)

    def entries(self) -> Sequence[Entry]:
        """All models, the one in the box first; those that cannot be used with the reason."""
        return list(self._entries())

    def list(self) -> list[ModelInfo]:
        """The models that can be used, the one in the box first."""
        return [entry.info for entry in self._entries() if entry.info is not None]

    def _entries(self) -> Iterator[Entry]:
        try:
            info = self._describe_bundled()
            yield Entry(name=info.name, path=info.path, info=info)
        except ModelError as error:
            yield Entry(name=self._bundled.name, path=self._bundled, problem=error.message)
        for name, path in self._added():
            try:
                yield Entry(name=name, path=path, info=replace(describe(path), name=name))
            except ModelError as error:
                yield Entry(name=name, path=path, problem=error.message)

    def _describe_bundled(self) -> ModelInfo:
        try:
            return replace(describe(self._bundled), bundled=True)
        except ModelError as error:
            raise ModelError(
                f"The model in the box cannot be used; install the program again. {error.message}"
            ) from None

    def _bundled_name(self) -> str:
        return next(self._entries()).name

    def _added(self) -> Sequence[tuple[str, Path]]:
        """The person's own models; a damaged list counts as empty (and is kept aside when replaced)."""
        return [(model["name"], Path(model["path"])) for model in self._read().get("models", ())]

    def folders(self) -> Sequence[Path]:
        """The program's own folder for models, then those the person chose."""
        return [self._file.parent / "models", *self._paths("folders")]

    def places(self) -> Sequence[Path]:
        """Where models, LoRAs, VAEs and embeddings are looked for: those, and what other programs have.

        A folder of another program that the person took away is left alone.
        """
        away = self._paths("away")
        return [*self.folders(), *(place for place in known_places() if place not in away)]

    def add_folder(self, path: Path) -> Path:
        """Look for models below this folder too.

        Raises:
            ModelError: If it is no folder.
            FileError: If the list cannot be written.
        """
        try:
            folder = path.expanduser().resolve()
            there = folder.is_dir()
        except (OSError, RuntimeError, ValueError):
            there = False
        if not there:
            raise ModelError(f"There is no folder “{path.name or path}” at this path: check it.")
        if folder in known_places():
            self._write(away=[place for place in self._paths("away") if place != folder])
        elif folder not in self.folders():
            self._write(folders=[*self.folders()[1:], folder])
        return folder

    def remove_folder(self, path: Path) -> bool:
        """No longer look there; whether it was looked at. What is in it is not touched."""
        chosen = self.folders()[1:]
        if path in chosen:
            self._write(folders=[folder for folder in chosen if folder != path])
        elif path in self.places()[1:]:
            self._write(away=[*self._paths("away"), path])
        else:
            return False
        return True

    def add_file(self, path: Path) -> Path:
        """Know a LoRA, a VAE or an embedding by its name, wherever it is.

        Raises:
            FileError: If the list cannot be written.
        """
        path = settled(path)
        if self.file_called(path.stem) != path:
            self._write(files=[path, *(file for file in self._paths("files") if file != path)])
        return path

    def scan(self, visited: set[Path] | None = None) -> Generator[FoundFile, None, None]:
        """All model files there are: the one in the box, those of the list, those in the places.

        Args:
            visited: Gets the folders that were looked into.
        """
        named = {path: name for name, path in self._added()}
        gone = [path for path in named if not path.exists()]
        first = [self._bundled, *named, *self._paths("files")]
        seen = Seen(self._file.with_name(_SEEN))
        for found in scan(self.places(), seen, first=first, visited=visited):
            yield replace(found, name=named.get(found.path, ""), bundled=found.path == self._bundled)
        for path in gone:
            name = named[path]
            yield FoundFile(path=path, kind=FileKind.UNUSABLE, title=name, problem=_gone(name), name=name)

    def file(self, name: str, what: str) -> Path:
        """The .safetensors file of that name in the places, or at that path.

        Args:
            name: Without folders and suffix, or a path.
            what: What sentences call it: "LoRA", "VAE".

        Raises:
            ModelError: If there is none.
        """
        found = self.file_called(name)
        if found is None:
            raise ModelError(
                f"There is no {what} called “{name}”: put its .safetensors file into “{self.folders()[0]}” "
                "or add its folder."
            )
        return found

    def file_called(self, name: str) -> Path | None:
        """The same; None if there is none."""
        return find_file(name, self.places(), self._paths("files"))

    def files(self) -> Sequence[Path]:
        """Single files that are known by their names, wherever they are."""
        return self._paths("files")

    def _paths(self, key: str) -> Sequence[Path]:
        return [Path(path) for path in self._read().get(key, ())]

    def _read(self) -> dict[str, Any]:
        """The list; empty if there is none or it is damaged."""
        with suppress(OSError, ValueError, RecursionError):
            data = json.loads(self._file.read_bytes())
            if isinstance(data, dict) and all(_sound(key, rows) for key, rows in data.items()):
                return data
        return {}

    def _write(
        self,
        models: Sequence[tuple[str, Path]] | None = None,
        **paths: Sequence[Path] | None,
    ) -> None:
        """Write the list with these instead of what it has of them."""
        data = self._read()
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if self._file.exists() and not data:
                self._file.replace(self._file.with_suffix(".damaged.json"))
        except OSError:
            raise FileError(f"“{self._file.name}” cannot be written: check your data folder.") from None
        if models is not None or "models" not in data:
            rows = self._added() if models is None else models
            data["models"] = [{"name": name, "path": str(path)} for name, path in rows]
        data |= {key: [str(path) for path in rows] for key, rows in paths.items() if rows is not None}
        write_atomically(self._file, json.dumps(data, indent=1).encode())


def _gone(name: str) -> str:
    return f"The model “{name}” is no longer where it was: bring it back, or take it off the list."


def _sound(key: str, rows: object) -> bool:
    """Whether a part of the list is as it was written."""
    if not isinstance(rows, list):
        return False
    if key == "models":
        return all(
            isinstance(row, dict) and all(isinstance(row.get(word), str) for word in ("name", "path"))
            for row in rows
        )
    return all(isinstance(row, str) for row in rows)
