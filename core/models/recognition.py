"""What a path holds: a model folder or a checkpoint in one file."""

from __future__ import annotations

from pathlib import Path

from core.errors import ModelError
from core.model_info import ModelInfo
from core.models.folder import describe_folder
from core.models.paths import settled
from core.models.single_file import describe_file
from core.models.weights import OTHER_FORMATS, PICKLES, REFUSED


def describe(path: Path) -> ModelInfo:
    """What the model in ``path`` is, from small files and headers. Takes milliseconds; no torch.

    Raises:
        ModelError: If it is not a model that can be used; one sentence that names what is wrong.
    """
    path = _found(path)
    return describe_folder(path) if path.is_dir() else describe_file(path)


def _found(path: Path) -> Path:
    try:
        path = settled(path)
        if path.suffix.lower() in PICKLES and path.is_file():
            raise ModelError(f"“{path.name}” cannot be used: {REFUSED}.")
        if path.suffix.lower() in OTHER_FORMATS and path.is_file():
            raise ModelError(
                f"“{path.name}” is a model in the {OTHER_FORMATS[path.suffix.lower()]} format, which cannot "
                "be used yet: get the safetensors version."
            )
        if not path.exists():
            raise ModelError(f"There is no model “{path.name or path}” at this path: check it.")
        if not path.is_dir() and path.suffix.lower() != ".safetensors":
            raise ModelError(
                f"“{path.name}” is not a model: give a .safetensors file or a folder in diffusers' layout."
            )
    except (OSError, RuntimeError, ValueError):
        raise ModelError("This model's path cannot be used: check it and its permissions.") from None
    return path
