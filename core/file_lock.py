"""A lock on a file that the system lets go of when the program ends, however it ends."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import BinaryIO


def locked(path: Path) -> BinaryIO | None:
    """The file at ``path``, locked for as long as it is open; None if somebody else has it."""
    file = path.open("a+b")
    try:
        _lock(file)
    except OSError:
        file.close()
        return None
    return file


if sys.platform == "win32":
    import msvcrt

    def _lock(file: BinaryIO) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
