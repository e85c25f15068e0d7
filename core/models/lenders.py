"""Parts a checkpoint has not are lent by others: a VAE beside its file, or another model of its family."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from core.errors import ModelError
from core.model_info import ModelInfo

_WORDS = {"vae": "VAE", "text_encoder": "text encoder", "text_encoder_2": "second text encoder"}


def lent(info: ModelInfo, models: Iterable[ModelInfo]) -> dict[str, Path]:
    """Where the parts that ``info`` lacks are taken from.

    Args:
        info: The model.
        models: Others that may lend, the first that fits is asked. Read only if something is lacking.

    Returns:
        A path for each part: ``NAME.vae.safetensors`` beside the file (A1111's way), or a whole model.

    Raises:
        ModelError: If a part is nowhere to be had.
    """
    found: dict[str, Path] = {}
    for part in info.lacks:
        beside = info.path.with_suffix(".vae.safetensors")
        if part == "vae" and beside.is_file():
            found[part] = beside
            continue
        for other in models:
            fits = other.family == info.family and other.path != info.path and not other.lacks
            if fits and (part != "vae" or other.channels == info.channels):
                found[part] = other.path
                break
        else:
            raise ModelError(
                f"“{info.title}” has no {_WORDS[part]} in its file: add another model of its family that has "
                f"one{', or a VAE beside it (' + beside.name + ')' if part == 'vae' else ''}."
            )
    return found


def words(found: dict[str, Path]) -> list[str]:
    """One sentence for each lent part."""
    return [
        f"The model has no {_WORDS[part]} of its own: that of “{path.name}” is used."
        for part, path in found.items()
    ]
