"""A walk as a folder of PNG pictures, one a frame."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, PngImagePlugin

from core.arrays import Picture
from core.atomic_file import short_name
from core.errors import FileError
from core.files.animation_recipe import KEY
from core.files.refusals import guarded


class Pngs:
    """A picture a frame."""

    def __init__(self, folder: Path, recipe: str) -> None:
        self._folder, self._count = folder, 0
        self._chunks = PngImagePlugin.PngInfo()
        self._chunks.add_itxt(KEY, recipe.encode("utf-8", "backslashreplace").decode(), zip=True)

    def add(self, picture: Picture) -> None:
        """One more frame, lossless."""
        self._count += 1
        path = self._folder / f"frame-{self._count:05}.png"
        Image.fromarray(picture).save(path, "PNG", pnginfo=self._chunks)

    def close(self) -> None:
        """Nothing is left to do."""


@contextmanager
def picture_folder(path: Path, *, keep: bool = True) -> Iterator[Path]:
    """A folder beside ``path`` that takes its place once it is full."""
    guarded(path, lambda: _check(path))
    target = Path(os.path.abspath(path))  # noqa: PTH100  (resolve would follow a link that is to be replaced)
    temporary = target.with_name(f".latentscape-{secrets.token_hex(8)}.tmp")
    try:
        guarded(path, temporary.mkdir)
        yield temporary
        if keep:
            guarded(path, lambda: _replace(temporary, target))
    finally:
        shutil.rmtree(temporary, ignore_errors=True)


def _check(path: Path) -> None:
    if path.exists() and not path.is_dir():
        raise FileError(f"“{short_name(path)}” is a file: give the name of a folder for the pictures.")
    if path.is_dir() and any(not _is_frame(inside) for inside in path.iterdir()):
        raise FileError(f"“{short_name(path)}” holds other files: choose a new folder for the pictures.")


def _replace(temporary: Path, target: Path) -> None:
    if target.is_dir():
        for inside in target.iterdir():
            inside.unlink()
        target.rmdir()
    temporary.replace(target)


def _is_frame(path: Path) -> bool:
    return path.name.startswith("frame-") and path.suffix == ".png" and path.is_file()
