"""Files that are written whole or not at all."""

from __future__ import annotations

import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from core.errors import FileError

_REASONS = {
    errno.ENOSPC: "the disk is full; make room or choose another place",
    errno.EDQUOT: "the disk quota is used up; make room or choose another place",
    errno.EACCES: "there is no permission to write there; choose another place",
    errno.EPERM: "there is no permission to write there; choose another place",
    errno.EROFS: "the disk is read-only; choose another place",
    errno.ENOENT: "its folder does not exist; make it or choose another",
    errno.ENOTDIR: "a part of its path is not a folder; choose another place",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ENAMETOOLONG: "its name is too long; choose a shorter one",
    errno.EFBIG: "it is too large for that disk; choose another place",
}


@contextmanager
def atomic_file(path: Path) -> Iterator[BinaryIO]:
    """Write ``path`` through a temporary file beside it that takes its place once it is complete.

    The file gets the permissions of the one it replaces, or those the umask gives; a link is written through.

    Yields:
        The temporary file, open for reading and writing bytes.

    Raises:
        FileError: If it cannot be written; what was there before is untouched and nothing is left behind.
    """
    target = _target(path)
    temporary = target.with_name(f".latentscape-{secrets.token_hex(8)}.tmp")
    try:
        with temporary.open("x+b") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        with suppress(OSError):
            temporary.chmod(target.stat().st_mode & 0o7777)
        temporary.replace(target)
        _sync_folder(target.parent)
    except OSError as error:
        raise FileError(refusal(path, error)) from error
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, whole or not at all.

    Raises:
        FileError: If it cannot be written.
    """
    with atomic_file(path) as file:
        file.write(data)


def check_writable(path: Path) -> None:
    """Find out now, not after minutes of drawing, whether ``path`` can be written.

    Raises:
        FileError: If it cannot.
    """
    target = _target(path)
    probe = target.with_name(f".latentscape-{secrets.token_hex(8)}.tmp")
    try:
        probe.touch(exist_ok=False)
    except OSError as error:
        raise FileError(refusal(path, error)) from error
    finally:
        with suppress(OSError):
            probe.unlink(missing_ok=True)


def _target(path: Path) -> Path:
    """The real file behind ``path``."""
    try:
        if not path.name or path.is_dir():
            raise FileError(f"“{path}” cannot be written: it is a folder; give a file name.")
        if path.exists() and not path.is_file():
            raise FileError(f"“{path}” cannot be written: it is not an ordinary file.")
        target = path.resolve()
        if len(os.fsencode(target.name)) > 255:
            raise OSError(errno.ENAMETOOLONG, "")
    except (OSError, ValueError, RuntimeError) as error:
        raise FileError(refusal(path, error)) from error
    return target


def refusal(
    path: Path, error: Exception, otherwise: str = "the system refused it; choose another place"
) -> str:
    """Why a file cannot be written and what to do, in one sentence.

    Args:
        path: The file.
        error: The disk's, with its ``errno``.
        otherwise: The reason where the number says none.
    """
    reason = _REASONS.get(getattr(error, "errno", None) or 0, otherwise)
    return f"“{short_name(path)}” cannot be written: {reason}."


def short_name(path: Path) -> str:
    """A file's name for a sentence: without folders, and not longer than a sentence bears."""
    name = path.name or str(path)
    return name if len(name) <= 80 else f"{name[:40]}…{name[-30:]}"


def _sync_folder(folder: Path) -> None:
    """Make the new name last through a power cut, where the system can."""
    with suppress(OSError, AttributeError):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
