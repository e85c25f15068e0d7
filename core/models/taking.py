"""Whatever a person hands over (a model, a LoRA, a folder of either) goes where it belongs."""

from __future__ import annotations

from pathlib import Path

from core.errors import ModelError
from core.model_info import ModelInfo
from core.models.catalog import Catalog
from core.models.found import FileKind, FoundFile, look_at
from core.models.paths import settled
from core.models.scanning import SUFFIX, Seen, scan

_ADDED = {FileKind.LORA, FileKind.VAE, FileKind.EMBEDDING}


def take(catalog: Catalog, path: Path) -> ModelInfo | FoundFile | Path:
    """Take ``path`` into the catalogue; it stays where it is.

    Args:
        catalog: Where to.
        path: A model, a file that is added to a model, or a folder of such things.

    Returns:
        The model; or what the file is (a LoRA, a VAE or an embedding), known by its name from now on; or the
        folder, which is looked into from now on.

    Raises:
        ModelError: If it is none of them; one sentence that says what it is instead.
        FileError: If the list cannot be written.
    """
    if path.suffix.lower() == SUFFIX and path.is_file():
        found = look_at(settled(path))
        if found.kind in _ADDED:
            catalog.add_file(found.path)
            return found
        if found.problem:
            raise ModelError(found.problem)
    elif path.is_dir() and not (path / "model_index.json").is_file() and _holds_some(path):
        return catalog.add_folder(path)
    return catalog.add(path)


def _holds_some(folder: Path) -> bool:
    wanted = _ADDED | {FileKind.CHECKPOINT, FileKind.FOLDER, FileKind.LATER}
    return any(found.kind in wanted for found in scan([folder], Seen()))
