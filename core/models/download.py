"""Downloads a model when the person asks for it: safetensors only, in parts that can be resumed.

What has come stays on the disk when it is broken off, under ``NAME.part``; the next call goes on from there.
"""

from __future__ import annotations

import hashlib
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from core.errors import FileError, ModelError, check
from core.models.hub import BrokenOff, Offer, Part, stream

TRIES = 4
"""Times in a row that nothing comes before it is given up."""
PAUSE = 2.0
"""Seconds between them."""
CHUNK = 2**20
SPARE = 2**29
"""Bytes that stay free on the disk."""


def fetch(offer: Offer, home: Path, cancel: threading.Event) -> Iterator[int]:
    """Download what is offered into ``offer.folder(home)``.

    Args:
        offer: Of :func:`look_up`.
        home: The folder for models.
        cancel: Set it to pause: what has come stays, and another call goes on from there.

    Yields:
        Bytes that are there, of ``offer.bytes``.

    Raises:
        JobCancelled: Once ``cancel`` is set.
        FileError: If the disk has no room, or the hub does not answer.
        ModelError: If a file arrived damaged; it is deleted.
    """
    folder = offer.folder(home)
    done = sum(_have(offer, part, folder / part.name) for part in offer.parts)
    _check_room(offer, home, offer.bytes - done)
    yield done
    before, later = 0, done
    for part in offer.parts:
        later -= _have(offer, part, folder / part.name)
        for have in _fetch_part(offer, part, folder / part.name, cancel):
            yield before + have + later
        before += part.bytes


def _fetch_part(offer: Offer, part: Part, target: Path, cancel: threading.Event) -> Iterator[int]:
    """Yields the bytes of it that are there."""
    partial = _partial(offer, part, target)
    if target.is_file() and target.stat().st_size == part.bytes:
        yield part.bytes
        return
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.touch()
        digest, have = _begun(partial, part)
        tries = TRIES
        while have < part.bytes:
            check(cancel)
            before = have
            with partial.open("r+b" if have else "wb") as file:
                file.seek(have)
                try:
                    for chunk, start in stream(offer, part, have):
                        if start != have:  # the server began anew
                            digest, have = hashlib.sha256(), 0
                            file.seek(0)
                        check(cancel)
                        file.write(chunk)
                        digest.update(chunk)
                        have += len(chunk)
                        if have > part.bytes:
                            break
                        yield have
                except BrokenOff:
                    pass
                file.truncate(have)
            tries = TRIES if have > before else tries - 1
            if not tries:
                raise FileError(f"“{part.name}” does not come: check the connection and go on later.")
            if have < part.bytes:
                cancel.wait(PAUSE)
    except OSError as error:
        raise FileError(f"“{target.name}” cannot be written: {error.strerror or 'disk error'}.") from None
    if have != part.bytes or (part.sha256 and digest.hexdigest() != part.sha256):
        partial.unlink(missing_ok=True)
        raise ModelError(
            f"“{part.name}” arrived damaged (its checksum is another) and was deleted: download it again."
        )
    partial.replace(target)
    yield part.bytes


def _begun(partial: Path, part: Part) -> tuple[Any, int]:
    """The digest of what is there already, and how much that is."""
    digest, have = hashlib.sha256(), 0
    if partial.is_file() and partial.stat().st_size <= part.bytes:
        with partial.open("rb") as file:
            while chunk := file.read(CHUNK):
                digest.update(chunk)
                have += len(chunk)
    return digest, have


def _partial(offer: Offer, part: Part, target: Path) -> Path:
    """Where a file is kept until it is whole; another version of it is kept elsewhere."""
    return target.with_name(f"{target.name}.{(part.sha256 or offer.revision)[:8]}.part")


def _have(offer: Offer, part: Part, target: Path) -> int:
    for path in (target, _partial(offer, part, target)):
        if path.is_file() and path.stat().st_size <= part.bytes:
            return path.stat().st_size
    return 0


def _check_room(offer: Offer, home: Path, wanted: int) -> None:
    place = home
    while not place.exists() and place.parent != place:
        place = place.parent
    free = shutil.disk_usage(place).free
    if free < wanted + SPARE:
        raise FileError(
            f"“{offer.repository}” needs {(wanted + SPARE) / 1e9:.1f} GB more and the disk has "
            f"{free / 1e9:.1f} GB left: make room first."
        )
