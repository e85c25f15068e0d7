"""Directions in files: safetensors, with what they mean as JSON in the metadata."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import save

from core.arrays import Floats, Picture, frozen
from core.atomic_file import short_name, write_atomically
from core.direction import NEEDED, OPTIONAL, Direction, Kept, Kind, Semantic
from core.errors import FileError, InputError
from core.safetensors_header import Header, TensorEntry, read_header

VERSION = 1
SUFFIX = ".safetensors"
FORMAT = "latentscape direction"

_MAX_BYTES = 64 * 2**20
_MAX_PICTURES = 16


def save_direction(path: Path, direction: Direction) -> None:
    """Write a direction, whole or not at all.

    Raises:
        FileError: If the file cannot be written.
    """
    if path.suffix.lower() != SUFFIX:
        raise FileError(f"“{path.name}” cannot be written: choose a name that ends in {SUFFIX}.")
    write_atomically(path, direction_bytes(direction))


def direction_bytes(direction: Direction) -> bytes:
    """A direction as the bytes of its file."""
    tensors: dict[str, NDArray[Any]] = dict(direction.tensors)
    for number, kept in enumerate(direction.kept):
        tensors[f"kept.{number}"] = np.ascontiguousarray(kept.vector, np.float32)
    for name, pictures in (("pictures.more", direction.more), ("pictures.less", direction.less)):
        if pictures:
            tensors[name] = np.stack(pictures)
    about = {
        "name": direction.name,
        "kind": direction.kind.value,
        "unit": direction.unit,
        "model": direction.model,
        "fingerprint": direction.fingerprint,
        "kept": [{"name": kept.name, "unit": kept.unit} for kept in direction.kept],
        "semantic": asdict(direction.semantic),
        "counts": list(direction.counts),
        "digest": direction.digest,
    }
    text = json.dumps(about, ensure_ascii=False).encode("utf-8", "replace").decode()
    return save(tensors, {"format": FORMAT, "version": str(VERSION), "direction": text})


def load_direction(path: Path) -> Direction:
    """Read what :func:`save_direction` wrote.

    Raises:
        FileError: If it is missing, damaged, or not a direction of ours; one sentence.
    """
    name = short_name(path)
    if path.exists() and not path.is_file():
        raise FileError(f"“{name}” is not a file: give a direction that was saved as {SUFFIX}.")
    header = read_header(path, name, FileError)
    about = _about(header, name)
    try:
        direction = _direction(about, _tensors(path, header, name))
        if about.get("digest", direction.digest) != direction.digest:  # older files do not tell it
            raise FileError(
                f"“{name}” is damaged: its numbers are not those it was saved with; get the file again."
            )
        return direction
    except InputError as error:
        raise FileError(f"“{name}” is damaged: {error.message}") from None
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise FileError(
            f"“{name}” is damaged: what it says of itself is incomplete or of the wrong kind."
        ) from None


def _about(header: Header, name: str) -> dict[str, Any]:
    if header.metadata.get("format") != FORMAT:
        raise FileError(f"“{name}” holds no direction of Latentscape's: it was made by something else.")
    if header.metadata.get("version") != str(VERSION):
        raise FileError(f"“{name}” was written by another version of Latentscape: update the program.")
    if header.bytes > _MAX_BYTES:
        raise FileError(f"“{name}” is too large for a direction ({header.bytes:,} bytes).")
    try:
        about = json.loads(header.metadata["direction"])
    except (KeyError, ValueError, RecursionError):
        raise FileError(f"“{name}” is damaged: it does not say what its numbers mean.") from None
    if not isinstance(about, dict):
        raise FileError(f"“{name}” is damaged: it does not say what its numbers mean.")
    return about


def _tensors(path: Path, header: Header, name: str) -> Mapping[str, NDArray[Any]]:
    arrays: dict[str, NDArray[Any]] = {}
    try:
        with path.open("rb") as file:
            for key, entry in header.tensors.items():
                wanted = "U8" if key.startswith("pictures.") else "F32"
                if entry.dtype != wanted:
                    raise FileError(
                        f"“{name}” is damaged: the numbers of {key!r} are {entry.dtype} instead of {wanted}."
                    )
                file.seek(entry.begin)
                arrays[key] = _array(file.read(entry.end - entry.begin), entry)
    except (OSError, ValueError):
        raise FileError(f"“{name}” is damaged: it cannot be read to its end.") from None
    return arrays


def _array(data: bytes, entry: TensorEntry) -> NDArray[Any]:
    kind = "<f4" if entry.dtype == "F32" else "u1"
    return np.frombuffer(data, kind).reshape(entry.shape)


def _direction(about: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> Direction:
    kind = Kind(about["kind"])
    known = NEEDED[kind] | OPTIONAL[kind]
    kept = tuple(
        Kept(name=_text(entry["name"]), unit=float(entry["unit"]), vector=_kept(arrays, number))
        for number, entry in enumerate(about.get("kept", []))
    )
    extra = {f"kept.{number}" for number in range(len(kept))} | {"pictures.more", "pictures.less"}
    more, less = about.get("counts", [1, 1])
    return Direction(
        name=_text(about["name"]),
        kind=kind,
        unit=float(about["unit"]),
        model=_text(about["model"]),
        fingerprint=_text(about["fingerprint"]),
        tensors={key: array for key, array in arrays.items() if key in known or key not in extra},
        kept=kept,
        semantic=Semantic(**{key: float(value) for key, value in about.get("semantic", {}).items()}),
        more=_pictures(arrays.get("pictures.more")),
        less=_pictures(arrays.get("pictures.less")),
        counts=(int(more), int(less)),
    )


def _kept(arrays: Mapping[str, NDArray[Any]], number: int) -> Floats:
    if f"kept.{number}" not in arrays:
        raise InputError(f"Its tensor 'kept.{number}' is missing.")
    return frozen(arrays[f"kept.{number}"].astype(np.float32))


def _pictures(array: NDArray[Any] | None) -> tuple[Picture, ...]:
    if array is None:
        return ()
    if array.ndim != 4 or array.shape[3] != 3 or not 0 < len(array) <= _MAX_PICTURES or 0 in array.shape:
        raise InputError(f"Its small pictures have the shape {array.shape}.")
    return tuple(frozen(picture) for picture in array)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
