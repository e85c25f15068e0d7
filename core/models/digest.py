"""The SHA-256 of a model file: the number by which sites and other programs call it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from core.errors import ModelError
from core.models import learnt

_CHUNK = 1 << 23


def known_digest(path: Path) -> str:
    """The digest if it was taken before and the file has not changed since; else ""."""
    known = learnt.recall(_key(path), "sha256")
    return known if isinstance(known, str) and len(known) == 64 else ""


def take_digest(path: Path, is_wanted: Callable[[], bool]) -> str:
    """The SHA-256 of a file, hex; read whole once, then known. "" if it is not wanted any more meanwhile.

    A1111 and the sites that followed call a model by its first ten digits.

    Args:
        path: The file.
        is_wanted: Asked after each few megabytes.

    Raises:
        ModelError: If it cannot be read.
    """
    try:
        if known := known_digest(path):
            return known
        digest, key = hashlib.sha256(), _key(path)
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                if not is_wanted():
                    return ""
                digest.update(chunk)
        if key == _key(path):
            learnt.keep(key, "sha256", digest.hexdigest())
    except OSError:
        raise ModelError(f"“{path.name}” cannot be read from the disk.") from None
    return digest.hexdigest()


def _key(path: Path) -> str:
    stat = path.stat()
    return f"{path} {stat.st_size} {stat.st_mtime_ns}"
