"""A disk that is full after so many bytes."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pytest

from core.files import animation as animations
from core.files.refusals import guarded


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


def full_film(monkeypatch: pytest.MonkeyPatch, folder: Path, writes: int) -> None:
    """From now on a film that goes into ``folder`` may be written to so many times."""
    left = {"writes": writes}

    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    def limited(path: Path, act: Callable[[], object]) -> object:
        if path.absolute().parent != folder:
            return guarded(path, act)
        left["writes"] -= 1
        return guarded(path, act if left["writes"] >= 0 else full)

    monkeypatch.setattr(animations, "guarded", limited)
