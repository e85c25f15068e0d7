"""Latents in and out: safetensors with what is needed to decode them again."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import numpy as np
from safetensors import SafetensorError, safe_open
from safetensors.numpy import save

from core.arrays import LatentArray, frozen
from core.atomic_file import short_name, write_atomically
from core.errors import FileError, InputError
from core.recipe import Recipe
from core.safetensors_header import Header, header_of, read_header

VERSION = 1
SUFFIX = ".safetensors"

_TENSOR = "latent"
_MAX_CHANNELS = 256
_MAX_CELLS = 8192


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KeptLatent:
    """A latent and where it comes from.

    Attributes:
        latent: float32 (C, h, w), scaled to about unit variance, finite, read-only.
        model: Name of the model that made it.
        fingerprint: Of that model.
        factor: Pixels per cell along a side; 0 if not known.
        recipe: What made it; None for an encoded picture.
    """

    latent: LatentArray
    model: str = ""
    fingerprint: str = ""
    factor: int = 0
    recipe: Recipe | None = None


def save_latent(path: Path, kept: KeptLatent) -> None:
    """Write a latent, whole or not at all.

    Raises:
        FileError: If the file cannot be written, or the latent is not one.
    """
    problem = _problem(kept.latent)
    if problem:
        raise FileError(f"“{path.name}” was not written: {problem}.")
    write_atomically(path, latent_bytes(kept))


def latent_in(path: Path) -> LatentArray | None:
    """The latent that the history kept beside a picture; None if it kept none.

    Raises:
        FileError: If the file is damaged.
    """
    if not path.exists():
        return None
    try:
        with safe_open(path, "np") as file:
            return frozen(file.get_tensor(_TENSOR)) if _TENSOR in set(file.keys()) else None
    except (SafetensorError, OSError, ValueError):
        raise FileError("The latent of this picture is damaged: draw the picture again.") from None


def latent_bytes(kept: KeptLatent) -> bytes:
    """A latent as :func:`save_latent` writes it."""
    metadata = {
        "format": "latentscape latent",
        "version": str(VERSION),
        "model": kept.model.encode("utf-8", "replace").decode(),
        "fingerprint": kept.fingerprint,
        "factor": str(kept.factor),
    }
    if kept.recipe is not None:
        metadata["recipe"] = kept.recipe.to_json().encode("utf-8", "backslashreplace").decode()
    latent = np.ascontiguousarray(kept.latent, dtype=np.float32)
    return save({_TENSOR: latent}, metadata)


def load_latent(path: Path) -> KeptLatent:
    """Read what :func:`save_latent` wrote.

    Raises:
        FileError: If it is missing, damaged, or not a latent of ours; one sentence.
    """
    name = short_name(path)
    if path.exists() and not path.is_file():
        raise FileError(f"“{name}” is not a file: give a latent that was saved as {SUFFIX}.")
    read_header(path, name, FileError)  # says what is wrong with a file that cannot be opened
    try:
        with path.open("rb") as file:
            return latent_from(file, name)
    except OSError:
        raise FileError(f"“{name}” cannot be read from the disk.") from None


def latent_from(file: BinaryIO, name: str) -> KeptLatent:
    """Read a latent from an open file, or from bytes in memory; ``name`` is used in sentences.

    Raises:
        FileError: As :func:`load_latent`.
    """
    header = header_of(file, name, FileError)
    _check_header(header, name)
    entry = header.tensors[_TENSOR]
    try:
        file.seek(entry.begin)
        data = file.read(entry.end - entry.begin)
        latent = np.frombuffer(data, "<f4").reshape(entry.shape).astype(np.float32)
        factor = int(header.metadata.get("factor", "0"))
        text = header.metadata.get("recipe")
        recipe = None if text is None else Recipe.from_json(text)
    except InputError as error:
        raise FileError(f"“{name}” cannot be used: {error.message}") from None
    except (OSError, ValueError):
        raise FileError(f"“{name}” is damaged: it cannot be read to its end.") from None
    problem = _problem(latent)
    if problem:
        raise FileError(f"“{name}” is damaged: {problem}.")
    return KeptLatent(
        latent=frozen(latent),
        model=header.metadata.get("model", ""),
        fingerprint=header.metadata.get("fingerprint", ""),
        factor=factor,
        recipe=recipe,
    )


def _check_header(header: Header, name: str) -> None:
    if header.metadata.get("format") != "latentscape latent" or header.tensors.keys() != {_TENSOR}:
        raise FileError(f"“{name}” holds no latent of Latentscape's: it was made by something else.")
    if header.metadata.get("version") != str(VERSION):
        raise FileError(f"“{name}” was written by another version of Latentscape: update the program.")
    entry = header.tensors[_TENSOR]
    if entry.dtype != "F32":
        raise FileError(f"“{name}” is damaged: its numbers are {entry.dtype} instead of F32.")
    if len(entry.shape) != 3 or max(entry.shape) > _MAX_CELLS:
        raise FileError(f"“{name}” is damaged: a latent of the shape {entry.shape} cannot be.")


def _problem(latent: LatentArray) -> str:
    """What is wrong with a latent, as the end of a sentence."""
    if latent.ndim != 3 or 0 in latent.shape or latent.shape[0] > _MAX_CHANNELS:
        return f"a latent of the shape {latent.shape} cannot be"
    if not np.isfinite(latent).all():
        return "some of its numbers are not finite"
    return ""
