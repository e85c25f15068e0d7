"""Where a model is, whatever way it was named."""

from __future__ import annotations

from pathlib import Path


def settled(path: Path) -> Path:
    """The absolute path, folders resolved; a link to a file keeps its own name.

    Hugging Face's cache is made of links to files that are called by their hash.

    Raises:
        OSError, RuntimeError, ValueError: If there cannot be such a path.
    """
    path = path.expanduser()
    return path.resolve() if path.is_dir() else path.parent.resolve() / path.name
