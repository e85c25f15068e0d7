"""What a killed export left half written, wherever the person put it: noted while it is written, swept later.

A note in the data folder says where; it is locked by the program that writes, and the system lets go of the
lock however that program ends. A note that nobody locks is that of one that was killed.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.file_lock import locked
from core.resources import data_folder

FOLDER = "unfinished"
_MARKS = ".latentscape-", ".tmp"


@contextmanager
def noted(temporary: Path) -> Iterator[None]:
    """Note that ``temporary`` (a file, or a folder of pictures) is being written, for as long as it is."""
    note, lock = data_folder() / FOLDER / secrets.token_hex(8), None
    with suppress(OSError):  # what cannot be noted is written all the same
        note.parent.mkdir(parents=True, exist_ok=True)
        lock = locked(note)
        note.with_suffix(".where").write_text(str(temporary), encoding="utf-8")
    try:
        yield
    finally:
        if lock is not None:
            lock.close()
        _forget(note)


def sweep() -> None:
    """Take away what killed programs left half written."""
    notes: list[Path] = []
    with suppress(OSError):
        notes += (data_folder() / FOLDER).glob("*.where")
    for where in notes:
        note = where.with_suffix("")
        with suppress(OSError):
            lock = locked(note)
            if lock is None:
                continue
            lock.close()
            left = Path(where.read_text(encoding="utf-8", errors="replace"))
            begin, end = _MARKS
            if left.name.startswith(begin) and left.name.endswith(end):
                shutil.rmtree(left, ignore_errors=True) if left.is_dir() else left.unlink(missing_ok=True)
            _forget(note)


def _forget(note: Path) -> None:
    for path in (note.with_suffix(".where"), note):
        with suppress(OSError):
            path.unlink()
