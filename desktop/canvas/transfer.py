"""Pictures in and out: drop, paste, copy, drag."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QMimeData, QTemporaryDir, QUrl
from PySide6.QtGui import QImage

from core.arrays import Picture
from core.files.openraster import SUFFIX
from core.geometry import Size
from core.recipe import Recipe
from desktop.file_names import ENTRY_TYPE, suggested_name
from desktop.images import from_qimage, to_qimage

SUFFIXES = (SUFFIX, ".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")


MODEL_SUFFIXES = (".safetensors", ".ckpt", ".pt", ".pth", ".bin")
"""Those that can run programs are refused with a sentence that says so."""


class PngWriter(Protocol):
    """Writes a picture with its recipe (``core.files.pictures.save``)."""

    def __call__(self, path: Path, picture: Picture, recipe: Recipe | None = None) -> object:
        """Write the file."""
        ...


def picture_path(data: QMimeData) -> Path | None:
    """The picture or project file that is offered, if there is one."""
    for url in data.urls():
        path = Path(url.toLocalFile()) if url.isLocalFile() else None
        if path is not None and path.suffix.lower() in SUFFIXES:
            return path
    return None


def model_path(data: QMimeData) -> Path | None:
    """The model file or folder that is offered, if there is one; one that will be refused, too."""
    for url in data.urls():
        path = Path(url.toLocalFile()) if url.isLocalFile() else None
        if path is not None and (path.suffix.lower() in MODEL_SUFFIXES or path.is_dir()):
            return path
    return None


def entry_in(data: QMimeData) -> str | None:
    """The id of the history's picture that is offered, if it is one."""
    raw = bytes(data.data(ENTRY_TYPE).data())
    return raw.decode("ascii", "replace") if raw else None


def offers_something(data: QMimeData) -> bool:
    """Whether a picture or a model can be had from what is dragged or in the clipboard."""
    return data.hasImage() or picture_path(data) is not None or model_path(data) is not None


def picture_in(data: QMimeData) -> Picture | None:
    """The picture that is offered as pixels.

    Raises:
        InputError: If it is larger than a picture may be.
    """
    image = data.imageData() if data.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return None
    Size(image.width(), image.height())  # refused before it is copied
    return from_qimage(image)


class Outbox:
    """Files handed to other programs; gone with the window."""

    def __init__(self, write: PngWriter) -> None:
        self._write = write
        self._folder: QTemporaryDir | None = None

    def mime(self, picture: Picture, recipe: Recipe | None, name: str = "") -> QMimeData:
        """``picture`` as pixels and as a PNG that carries its recipe.

        Raises:
            FileError: If the file cannot be written.
        """
        if self._folder is None:
            self._folder = QTemporaryDir()
        path = Path(self._folder.path()) / f"{suggested_name(recipe, name)}.png"
        self._write(path, picture, recipe)
        data = QMimeData()
        data.setImageData(to_qimage(picture))
        data.setUrls([QUrl.fromLocalFile(str(path))])
        return data
