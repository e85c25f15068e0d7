"""Frames that are already there, by the hash of what they were made from; in memory and on disk.

Every file appears under its name only once it is whole, so that a killed process leaves no half frame. What
was used longest ago goes first when there is too much. A cache that cannot be written costs time, never a
walk.
"""

from __future__ import annotations

import io
import os
import secrets
import time
from collections import OrderedDict
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from safetensors.numpy import load, save

from core.arrays import Picture, frozen
from core.resources import data_folder

Arrays = dict[str, NDArray[Any]]

DISK = 4 * 2**30
MEMORY = 48 * 2**20
_ABANDONED = 3600.0
"""Seconds after which a temporary file belongs to a process that was killed."""


class FrameCache:
    """Pictures and arrays by hex keys. The same folder may be used by several processes.

    Args:
        folder: Where the files are; made when the first is written. None is the usual place.
        disk: Bytes the files may take.
        memory: Bytes of pictures kept in memory.
    """

    def __init__(self, folder: Path | None = None, disk: int = DISK, memory: int = MEMORY) -> None:
        self.folder = folder or data_folder() / "frames"
        self._disk, self._memory = disk, memory
        self._pictures: OrderedDict[str, Picture] = OrderedDict()
        self._held = 0
        self._on_disk: int | None = None

    def picture(self, key: str) -> Picture | None:
        """The picture kept under ``key``; None if there is none (any more)."""
        if key in self._pictures:
            self._pictures.move_to_end(key)
            return self._pictures[key]
        data = self._read(key, ".png")
        if data is None:
            return None
        try:
            with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
                picture = frozen(np.asarray(image))
        except Exception:  # a damaged file may raise anything
            self._forget(key, ".png")
            return None
        self._remember(key, picture)
        return picture

    def keep(self, key: str, picture: Picture) -> None:
        """Keep a picture, uint8 (H, W, 3|4), losslessly."""
        self._remember(key, frozen(picture))
        buffer = io.BytesIO()
        Image.fromarray(picture).save(buffer, "PNG", compress_level=1)
        self._write(key, ".png", buffer.getvalue())

    def arrays(self, key: str) -> Arrays | None:
        """The arrays kept under ``key``; None if there are none (any more)."""
        data = self._read(key, ".safetensors")
        if data is None:
            return None
        try:
            return load(data)
        except Exception:  # the library raises its own kind
            self._forget(key, ".safetensors")
            return None

    def keep_arrays(self, key: str, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Keep arrays of numbers, exactly."""
        whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
        self._write(key, ".safetensors", save(whole))

    def has(self, key: str) -> bool:
        """Whether a picture is kept under ``key``, without reading it."""
        return key in self._pictures or self._path(key, ".png").exists()

    def clear(self) -> None:
        """Give everything up."""
        self._pictures.clear()
        self._held, self._on_disk = 0, 0
        for path in self._files():
            with suppress(OSError):
                path.unlink()

    def _remember(self, key: str, picture: Picture) -> None:
        before = self._pictures.pop(key, None)
        self._held += picture.nbytes - (before.nbytes if before is not None else 0)
        self._pictures[key] = picture
        while self._held > self._memory and len(self._pictures) > 1:
            _, gone = self._pictures.popitem(last=False)
            self._held -= gone.nbytes

    def _path(self, key: str, suffix: str) -> Path:
        return self.folder / key[:2] / f"{key}{suffix}"

    def _read(self, key: str, suffix: str) -> bytes | None:
        path = self._path(key, suffix)
        try:
            data = path.read_bytes()
            os.utime(path)  # it was used just now
        except OSError:
            return None
        return data

    def _forget(self, key: str, suffix: str) -> None:
        with suppress(OSError):
            self._path(key, suffix).unlink()

    def _write(self, key: str, suffix: str, data: bytes) -> None:
        path = self._path(key, suffix)
        temporary = path.with_name(f"{secrets.token_hex(8)}.tmp")
        try:
            self._make_room(len(data))
            path.parent.mkdir(parents=True, exist_ok=True)
            temporary.write_bytes(data)
            temporary.replace(path)
        except OSError:  # no room, no permission: the frame will be drawn again, that is all
            with suppress(OSError):
                temporary.unlink()

    def _make_room(self, size: int) -> None:
        if self._on_disk is None:
            self._on_disk = self._sweep()
        self._on_disk += size
        if self._on_disk <= self._disk:
            return
        entries = []
        for path in self._files():
            with suppress(OSError):
                about = path.stat()
                entries.append((about.st_mtime, about.st_size, path))
        total = sum(length for _, length, _ in entries) + size
        for _, length, path in sorted(entries):
            if total <= 0.9 * self._disk:
                break
            with suppress(OSError):
                path.unlink()
                total -= length
        self._on_disk = total

    def _sweep(self) -> int:
        """Bytes on disk; what killed processes left half written is taken away."""
        total, now = 0, time.time()
        for path in self._files():
            with suppress(OSError):
                about = path.stat()
                if path.suffix == ".tmp" and now - about.st_mtime > _ABANDONED:
                    path.unlink()
                else:
                    total += about.st_size
        return total

    def _files(self) -> list[Path]:
        with suppress(OSError):
            return [path for path in self.folder.glob("??/*") if path.is_file()]
        return []
