"""What a window was working on, kept for the case that it ends before it was saved.

Each window has a slot: a folder with its last autosave and a lock that the system lets go of when the program
ends, however it ends. A slot that nobody locks belongs to a window that is gone.
"""

from __future__ import annotations

import json
import os
import secrets
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from core.document.tiles import Tiles
from core.errors import FileError
from core.file_lock import locked
from core.files import openraster
from core.files.archive import Archive
from core.files.openraster import OWN
from core.files.own_parts import PartError, object_of
from core.files.project import Project, read_project, write_for_ourselves

FOLDER = "recovery"
MAX_ENCODED = 256 << 20
"""Bytes of layers kept as they were written, so that the next autosave writes only what is another."""
OLDEST = 60 * 24 * 3600
"""Seconds after which an autosave that nobody wanted back goes."""

_PROJECT, _LOCK, _WHERE = "project.ora", "lock", "recovery.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Where an autosaved document belongs.

    Attributes:
        name: Of the document.
        path: Where it was saved last; "" if it never was.
        ours: Whether that file may be written over without a question.
    """

    name: str = ""
    path: str = ""
    ours: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Recovered:
    """An autosaved document.

    Attributes:
        project: All of it.
        whereabouts: Where it belongs.
    """

    project: Project
    whereabouts: Whereabouts


class Slot:
    """A place for the autosaves of one window.

    Attributes:
        folder: Its own.
    """

    def __init__(self, folder: Path, lock: BinaryIO) -> None:
        self.folder, self._lock = folder, lock
        self._encoded: list[tuple[Tiles, bytes]] = []

    @classmethod
    def new(cls, home: Path) -> Slot:
        """A slot of one's own in ``home`` (the recovery folder, made if need be).

        Raises:
            FileError: If it cannot be made.
        """
        for _ in range(3):  # another window may take a new one for an abandoned one, before it is locked
            folder = home / f"{time.strftime('%Y%m%dT%H%M%S')}-{os.getpid()}-{secrets.token_hex(4)}"
            try:
                folder.mkdir(parents=True)
                lock = locked(folder / _LOCK)
            except OSError:
                continue
            if lock is not None:
                return cls(folder, lock)
        raise FileError("Autosave is off: its folder cannot be written.")

    @property
    def written(self) -> float | None:
        """When it was written last (seconds since the epoch); None if there is nothing in it."""
        try:
            return (self.folder / _PROJECT).stat().st_mtime
        except OSError:
            return None

    def write(self, project: Project, whereabouts: Whereabouts) -> None:
        """Put a document in; the one before stays whole until this one is.

        Raises:
            FileError: If it cannot be written.
        """
        where = {"name": whereabouts.name, "path": whereabouts.path, "ours": whereabouts.ours}
        parts = {**project.parts, _WHERE: json.dumps(where).encode()}
        encoded: list[tuple[Tiles, bytes]] = []

        def encode(tiles: Tiles) -> bytes:
            known = next((data for its, data in self._encoded if its is tiles), None)
            encoded.append((tiles, openraster.encoded(tiles) if known is None else known))
            return encoded[-1][1]

        write_for_ourselves(self.folder / _PROJECT, replace(project, parts=parts), encode)
        self._encoded = encoded if sum(len(data) for _, data in encoded) <= MAX_ENCODED else []

    def name(self) -> str:
        """What the document in it is called, without reading all of it; "" if that cannot be told."""
        path = self.folder / _PROJECT
        with suppress(OSError, FileError, PartError), path.open("rb") as file:
            return str(object_of(Archive(file, path.name).read(OWN + _WHERE)).get("name", ""))
        return ""

    def read(self) -> Recovered:
        """The document in it.

        Raises:
            FileError: If there is none, or it is damaged.
        """
        project = read_project(self.folder / _PROJECT)
        parts = dict(project.parts)
        whereabouts = Whereabouts()
        with suppress(PartError):
            values = object_of(parts.pop(_WHERE, b""))
            whereabouts = Whereabouts(
                name=str(values.get("name", "")),
                path=str(values.get("path", "")),
                ours=values.get("ours") is True,
            )
        return Recovered(project=replace(project, parts=parts), whereabouts=whereabouts)

    def clear(self) -> None:
        """Take the document out: it is saved elsewhere, or nobody wants it."""
        with suppress(OSError):
            (self.folder / _PROJECT).unlink(missing_ok=True)

    def close(self, *, keep: bool = False) -> None:
        """Give the slot up; ``keep`` leaves what is in it for the next start."""
        if not keep:
            self.clear()
        self._lock.close()
        if not keep:
            shutil.rmtree(self.folder, ignore_errors=True)


def abandoned(home: Path) -> list[Slot]:
    """Slots of windows that are gone, with something in them, the newest first; they are the caller's now.

    Nobody else gets them until they are closed. Empty and very old ones are removed.
    """
    found = []
    for folder in _folders(home):
        lock = None
        with suppress(OSError):
            lock = locked(folder / _LOCK)
        if lock is None:
            continue
        slot = Slot(folder, lock)
        written = slot.written
        if written is None or time.time() - written > OLDEST:
            slot.close()
        else:
            found.append(slot)
    return sorted(found, key=lambda slot: slot.written or 0.0, reverse=True)


def _folders(home: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(folder for folder in home.iterdir() if folder.is_dir())
