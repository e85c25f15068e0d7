"""What can be dropped on the strip."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData

from desktop.file_names import ENTRY_TYPE

PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif", ".tif", ".tiff")


def entry_in(data: QMimeData) -> str:
    """The id of the history's picture that is offered; "" if it is none."""
    return bytes(data.data(ENTRY_TYPE).data()).decode("ascii", "replace")


def files_in(data: QMimeData) -> tuple[Path, ...]:
    """The picture files that are offered."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    return tuple(path for path in paths if path.suffix.lower() in PICTURES)


def offers_source(data: QMimeData) -> bool:
    """Whether a keyframe can be made of what is dragged."""
    return bool(entry_in(data) or files_in(data))
