"""What is dragged over a widget: pictures of the history, files, latents of the map."""

from __future__ import annotations

import io
from pathlib import Path

from PySide6.QtCore import QMimeData

from core.files.latents import KeptLatent, latent_from
from desktop.file_names import ENTRY_TYPE, LATENT_TYPE
from desktop.language import tr

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")


def entry_in(data: QMimeData) -> str:
    """The id of the history's picture that is offered; "" if it is none."""
    return bytes(data.data(ENTRY_TYPE).data()).decode("ascii", "replace")


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The picture files that are offered."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return tuple(path for path in paths if path.suffix.lower() in PICTURES)


def folders_in(data: QMimeData) -> tuple[Path, ...]:
    """The folders that are offered."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return tuple(path for path in paths if path.is_dir())


def latent_in(data: QMimeData) -> KeptLatent | None:
    """The latent that is offered; None if it is none.

    Raises:
        FileError: If it is damaged.
    """
    raw = bytes(data.data(LATENT_TYPE).data())
    return latent_from(io.BytesIO(raw), tr("The point")) if raw else None


def offers_pictures(data: QMimeData) -> bool:
    """Whether there is a picture that can be found again, or a folder of such."""
    return bool(entry_in(data) or files_in(data) or folders_in(data))


def offers_source(data: QMimeData) -> bool:
    """Whether a keyframe can be made of what is dragged."""
    return bool(entry_in(data) or files_in(data)) or data.hasFormat(LATENT_TYPE)
