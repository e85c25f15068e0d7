"""The header of a safetensors file, read without trusting it.

Layout (https://github.com/huggingface/safetensors): 8 bytes little-endian length, that many bytes of JSON
{name: {dtype, shape, data_offsets}}, then the numbers. A file passes only if every
byte of it is accounted for.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from core.errors import LatentscapeError

MAX_HEADER = 16 * 2**20
"""Bytes; the largest real ones are under 1 MiB."""

_MAX_SIDE = 2**48
_MAX_DIMENSIONS = 8
_WIDTHS = {
    **dict.fromkeys(("BOOL", "U8", "I8", "F8_E4M3", "F8_E5M2", "F8_E8M0"), 1),
    **dict.fromkeys(("U16", "I16", "F16", "BF16"), 2),
    **dict.fromkeys(("U32", "I32", "F32"), 4),
    **dict.fromkeys(("U64", "I64", "F64", "C64"), 8),
}


@dataclass(frozen=True, slots=True)
class TensorEntry:
    """Where a tensor lies.

    Attributes:
        dtype: As the file names it ("F16", "BF16", …).
        shape: Sizes, outermost first.
        begin: First byte, from the start of the file.
        end: One past its last byte.
    """

    dtype: str
    shape: tuple[int, ...]
    begin: int
    end: int


@dataclass(frozen=True, slots=True)
class Header:
    """A checked header.

    Attributes:
        tensors: By name.
        metadata: Text by text.
        bytes: Size of the whole file.
    """

    tensors: Mapping[str, TensorEntry]
    metadata: Mapping[str, str]
    bytes: int


def read_header(path: Path, name: str, error: type[LatentscapeError]) -> Header:
    """Read and check the header of a safetensors file.

    Args:
        path: The file.
        name: What sentences call it.
        error: What to raise.

    Raises:
        LatentscapeError: ``error`` if the file is missing, damaged or not a safetensors file; one sentence.
    """
    try:
        if path.exists() and not path.is_file():  # a folder; or a pipe, which would be waited for
            raise error(f"“{name}” is not a file: check the path.")
        with path.open("rb") as file:
            return header_of(file, name, error)
    except FileNotFoundError:
        raise error(f"“{name}” does not exist: check the path.") from None
    except OSError as problem:
        reason = "there is no permission to open it" if isinstance(problem, PermissionError) else "disk error"
        raise error(f"“{name}” cannot be read: {reason}.") from None


def header_of(file: BinaryIO, name: str, error: type[LatentscapeError]) -> Header:
    """The same of a file that is open, or of bytes in memory.

    Raises:
        LatentscapeError: ``error`` if it is damaged or not a safetensors file; one sentence.
    """
    size = file.seek(0, 2)
    file.seek(0)
    start = file.read(8)
    length = int.from_bytes(start, "little")
    if len(start) == 8 and length <= min(MAX_HEADER, size - 8):
        try:
            return _parsed(file.read(length), size)
        except _Damaged as problem:
            raise error(f"“{name}” is damaged: {problem}; get the file again.") from None
    if size == 0:
        raise error(f"“{name}” is empty: get the file again.")
    if length > MAX_HEADER:
        raise error(f"“{name}” is not a safetensors file, or its beginning is damaged: get the file again.")
    raise error(f"“{name}” is cut short: get the file again.")


class _Damaged(Exception):  # noqa: N818  (never leaves this file)
    """What is wrong, as the middle of a sentence."""


def _parsed(text: bytes, size: int) -> Header:
    try:
        data = json.loads(text.decode("utf-8"), object_pairs_hook=_unique)
    except (ValueError, RecursionError):
        raise _Damaged("its list of tensors is not valid JSON") from None
    if not isinstance(data, dict):
        raise _Damaged("its list of tensors is not a list of tensors")
    metadata = data.pop("__metadata__", {})
    if not isinstance(metadata, dict) or not all(isinstance(value, str) for value in metadata.values()):
        raise _Damaged("its metadata are not texts")
    offset = 8 + len(text)
    tensors = {name: _entry(name, entry, offset) for name, entry in data.items()}
    position = offset
    for name, tensor in sorted(tensors.items(), key=lambda item: (item[1].begin, item[1].end)):
        if tensor.begin != position:
            raise _Damaged(f"the tensor {name!r} overlaps another or leaves a gap")
        position = tensor.end
    if position != size:
        what = "it is cut short" if position > size else "there are surplus bytes at its end"
        raise _Damaged(f"{what} ({size:,} bytes instead of {position:,})")
    return Header(tensors, metadata, size)


def _entry(name: str, entry: Any, offset: int) -> TensorEntry:
    if not isinstance(entry, dict) or entry.keys() != {"dtype", "shape", "data_offsets"}:
        raise _Damaged(f"the entry of the tensor {name!r} is incomplete")
    dtype, shape, offsets = entry["dtype"], entry["shape"], entry["data_offsets"]
    if not isinstance(dtype, str) or dtype not in _WIDTHS:
        raise _Damaged(f"the tensor {name!r} has numbers of an unknown kind ({str(dtype)[:20]})")
    if not _counts(shape) or len(shape) > _MAX_DIMENSIONS:
        raise _Damaged(f"the tensor {name!r} has no sensible shape")
    if not _counts(offsets) or len(offsets) != 2:
        raise _Damaged(f"the tensor {name!r} has no sensible place in the file")
    begin, end = offsets
    if end - begin != math.prod(shape) * _WIDTHS[dtype]:
        raise _Damaged(f"the tensor {name!r} has a size that does not fit its shape")
    return TensorEntry(dtype, tuple(shape), offset + begin, offset + end)


def _counts(value: Any) -> bool:
    """Whether it is a list of whole numbers from 0 up."""
    return isinstance(value, list) and all(
        type(number) is int and 0 <= number < _MAX_SIDE for number in value
    )


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    data = dict(pairs)
    if len(data) != len(pairs):
        raise ValueError
    return data
