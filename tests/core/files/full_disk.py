"""A disk that is full after so many bytes."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pytest


class _Full:
    """Lets a temporary file take so many bytes and no more."""

    def __init__(self, file: BinaryIO, room: int) -> None:
        self._file, self._room = file, room

    def write(self, data: bytes) -> int:
        self._room -= len(data)
        if self._room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return self._file.write(data)

    def __getattr__(self, name: str) -> object:
        return getattr(self._file, name)


def full_after(monkeypatch: pytest.MonkeyPatch, room: int) -> None:
    """From now on every file that is written atomically may take ``room`` bytes."""
    opened = Path.open

    @contextmanager
    def limited(path: Path) -> Iterator[_Full]:
        with opened(path, "x+b") as file:
            yield _Full(file, room)

    def _open(path: Path, mode: str = "r", *rest: Any, **others: Any) -> Any:
        return limited(path) if mode == "x+b" else opened(path, mode, *rest, **others)

    monkeypatch.setattr(Path, "open", _open)
