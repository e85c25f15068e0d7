"""Zip files from anywhere: nothing is unpacked before it is known that it is small enough to be."""

from __future__ import annotations

import zipfile
from typing import BinaryIO

from core.errors import FileError

MAX_ENTRIES = 4096
MAX_ENTRY = 1 << 30
MAX_TOTAL = 4 << 30

_FLAG_ENCRYPTED = 0x1


class DamagedError(FileError):
    """A file, or a part of it, that is broken rather than made to do harm: there may be something to save."""


class Archive:
    """A zip file to read, as hostile as it may be.

    Nothing is ever written to a place that an entry names, so a name can do no harm; a file with names that
    lead out of it was still made to harm somebody and is refused.

    Args:
        file: Open for reading.
        name: Of the file, for sentences.

    Raises:
        FileError: If it is not a zip file, is damaged, or was made to do harm.
    """

    def __init__(self, file: BinaryIO, name: str) -> None:
        self._name = name
        try:
            self._zip = zipfile.ZipFile(file)
            entries = self._zip.infolist()
        except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, ValueError, NotImplementedError):
            raise DamagedError(f"“{name}” is damaged or cut short: it cannot be opened.") from None
        if len(entries) > MAX_ENTRIES:
            raise FileError(f"“{name}” is not opened: it holds {len(entries):,} files, far too many.")
        self._entries: dict[str, zipfile.ZipInfo] = {}
        for entry in entries:
            if ".." in entry.filename.replace("\\", "/").split("/"):  # "/data/…" is what some programs write
                raise FileError(f"“{name}” is not opened: a name in it leads out of the file.")
            if entry.filename in self._entries:
                raise DamagedError(f"“{name}” is damaged: it holds “{_short(entry.filename)}” twice.")
            self._entries[entry.filename] = entry
        total = sum(entry.file_size for entry in entries)
        if total > MAX_TOTAL:
            raise FileError(f"“{name}” is not opened: it would unpack to {total / (1 << 30):.0f} GB.")

    @property
    def names(self) -> tuple[str, ...]:
        """Of all entries."""
        return tuple(self._entries)

    def size(self, entry: str) -> int:
        """How many bytes an entry says that it unpacks to; 0 if there is none."""
        found = self._entries.get(entry)
        return 0 if found is None else found.file_size

    def head(self, entry: str, length: int) -> bytes:
        """The first bytes of an entry; fewer if there are no more, none if there is no such entry."""
        return self._read(entry, length) if entry in self._entries else b""

    def read(self, entry: str, limit: int = MAX_ENTRY) -> bytes:
        """All of an entry.

        Raises:
            FileError: If it is missing, larger than ``limit``, or damaged.
        """
        if entry not in self._entries:
            raise DamagedError(f"“{self._name}” is damaged: “{_short(entry)}” is missing.")
        if self.size(entry) > limit:
            raise FileError(f"“{self._name}” is not opened: “{_short(entry)}” in it is far too large.")
        return self._read(entry, None)

    def _read(self, entry: str, length: int | None) -> bytes:
        info = self._entries[entry]
        if info.flag_bits & _FLAG_ENCRYPTED:
            raise FileError(f"“{self._name}” is not opened: it is protected by a password.")
        try:
            with self._zip.open(info) as file:
                return file.read(info.file_size + 1 if length is None else length)
        except MemoryError:
            raise
        except Exception:  # each way of packing has errors of its own
            raise DamagedError(
                f"“{self._name}” is damaged: “{_short(entry)}” in it cannot be read."
            ) from None


def _short(entry: str) -> str:
    return entry if len(entry) <= 60 else f"{entry[:30]}…{entry[-25:]}"
