"""Which models there are: the one in the box and those the person added."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from core.atomic_file import write_atomically
from core.errors import FileError, ModelError
from core.model_info import ModelInfo, slug
from core.models.recognition import describe
from core.models.scanning import FoundFile, find_file, known_places, scan
from core.models.weights import weight_files
from core.resources import bundled_model, data_folder

__all__ = ["Catalog", "Entry", "describe", "weight_files"]

_LIST = "models.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A model of the catalogue, usable or not.

    Attributes:
        name: Under which it is found.
        path: Its folder.
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
        entries = []
        for entry in self._entries():
            if entry.name in {name_or_path, slug(name_or_path)}:
                if entry.info is None:
                    raise ModelError(entry.problem)
                return entry.info
            entries.append(entry)
        with suppress(OSError, ValueError, RuntimeError):
            path = Path(name_or_path).expanduser()
            if path.exists() or path.name != name_or_path:
                path = path.resolve()
                known = next((e.info for e in entries if e.path == path and e.info is not None), None)
                return known or describe(path)
        if found := find_file(name_or_path, self.folders()):
            return describe(found)
        names = ", ".join(entry.name for entry in entries)
        raise ModelError(
            f"There is no model called “{name_or_path}”: choose one of {names}, or give a folder."
        )

    def add(self, path: Path) -> ModelInfo:
        """Take a model folder into the list; it stays where it is.

        Returns:
            What it is; its name gets a number if it is taken. A folder in the list already keeps its name.

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
        """Take a model off the list; its folder is not touched.

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
        return self._read() or []

    def folders(self) -> Sequence[Path]:
        """Where further models, LoRAs and VAEs are looked for, the program's own folder first."""
        try:
            chosen = json.loads(self._file.read_bytes()).get("folders", [])
            return [self._file.parent / "models", *(Path(str(folder)) for folder in chosen)]
        except (OSError, ValueError, TypeError, AttributeError, RecursionError):
            return [self._file.parent / "models"]

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
        if folder not in self.folders():
            self._write(self._added(), [*self.folders()[1:], folder])
        return folder

    def remove_folder(self, path: Path) -> bool:
        """No longer look there; whether it was in the list."""
        kept = [folder for folder in self.folders()[1:] if folder != path]
        if len(kept) == len(self.folders()) - 1:
            return False
        self._write(self._added(), kept)
        return True

    def scan(self) -> Iterator[FoundFile]:
        """All model files in the folders, as they are found; close it to stop."""
        return scan(self.folders())

    def file(self, name: str, what: str) -> Path:
        """The .safetensors file of that name in the folders, or at that path.

        Args:
            name: Without folders and suffix, or a path.
            what: What sentences call it: "LoRA", "VAE".

        Raises:
            ModelError: If there is none.
        """
        found = find_file(name, [*self.folders(), *known_places()])
        if found is None:
            raise ModelError(
                f"There is no {what} called “{name}”: put its .safetensors file into “{self.folders()[0]}” "
                "or add its folder."
            )
        return found

    def _read(self) -> Sequence[tuple[str, Path]] | None:
        """The list; None if there is none or it is damaged."""
        try:
            data = json.loads(self._file.read_bytes())
            return [(str(model["name"]), Path(str(model["path"]))) for model in data["models"]]
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return None

    def _write(self, models: Sequence[tuple[str, Path]], folders: Sequence[Path] | None = None) -> None:
        folders = self.folders()[1:] if folders is None else folders
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            if self._file.exists() and self._read() is None:
                self._file.replace(self._file.with_suffix(".damaged.json"))
        except OSError:
            raise FileError(f"“{self._file.name}” cannot be written: check your data folder.") from None
        rows = [{"name": name, "path": str(path)} for name, path in models]
        write_atomically(
            self._file, json.dumps({"models": rows, "folders": list(map(str, folders))}, indent=1).encode()
        )
