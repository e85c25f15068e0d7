"""A header passes only if every byte of the file is accounted for."""

from __future__ import annotations

import json
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from safetensors.numpy import load, save

from core.errors import FileError, ModelError
from core.safetensors_header import MAX_HEADER, read_header

TENSORS: dict[str, NDArray[Any]] = {
    "a": np.arange(6, dtype=np.float32).reshape(2, 3),
    "b": np.arange(5, dtype=np.int64),
    "c": np.zeros((0, 4), np.float16),
    "d": np.array(7, np.float32),
}
GOOD = save(TENSORS, {"made": "by a test"})


def file_of(header: Any, data: bytes) -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + data


def entry(shape: Any, begin: Any, end: Any, dtype: Any = "F32") -> dict[str, Any]:
    return {"dtype": dtype, "shape": shape, "data_offsets": [begin, end]}


def test_a_sound_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "w.safetensors"
    path.write_bytes(GOOD)
    header = read_header(path, "w", FileError)
    assert header.metadata == {"made": "by a test"}
    assert header.bytes == len(GOOD)
    assert {name: tensor.shape for name, tensor in header.tensors.items()} == {
        name: tensor.shape for name, tensor in TENSORS.items()
    }
    for name, tensor in TENSORS.items():
        place = header.tensors[name]
        assert GOOD[place.begin : place.end] == tensor.tobytes()


BAD: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "is empty"),
    "seven bytes": (b"\1\0\0\0\0\0\0", "cut short"),
    "no header": (struct.pack("<Q", 10) + b"{}", "cut short"),
    "huge length": (struct.pack("<Q", 2**63) + b"{}", "not a safetensors file"),
    "too long header": (struct.pack("<Q", MAX_HEADER + 1) + b" " * 9, "not a safetensors file"),
    "a pickle": (b"\x80\x04\x95\x0e\0\0\0\0\0\0\0\x8c\x08builtins\x94", "not a safetensors file"),
    "a zip": (b"PK\3\4" + b"\0" * 200, "cut short|not a safetensors|damaged"),
    "text": (b"version https://git-lfs.github.com/spec/v1\noid sha256:0", "not a safetensors file"),
    "no json": (file_of(b"{nonsense", b""), "not valid JSON"),
    "no utf-8": (file_of(b'{"\xff\xfe": 1}', b""), "not valid JSON"),
    "a list": (file_of([], b""), "not a list of tensors"),
    "deep": (file_of(b"[" * 200_000, b""), "not valid JSON"),
    "a huge number": (file_of(b'{"a": ' + b"9" * 9000 + b"}", b""), "not valid JSON"),
    "a name twice": (file_of(b'{"a": {}, "a": {}}', b""), "not valid JSON"),
    "metadata of numbers": (file_of({"__metadata__": {"a": 1}}, b""), "metadata"),
    "metadata a list": (file_of({"__metadata__": []}, b""), "metadata"),
    "no entry": (file_of({"a": 1}, b""), "incomplete"),
    "half an entry": (file_of({"a": {"dtype": "F32", "shape": []}}, b""), "incomplete"),
    "too much entry": (file_of({"a": entry([1], 0, 4) | {"more": 1}}, b"1234"), "incomplete"),
    "unknown dtype": (file_of({"a": entry([1], 0, 4, "F31")}, b"1234"), "unknown kind"),
    "dtype a list": (file_of({"a": entry([1], 0, 4, ["F32"])}, b"1234"), "unknown kind"),
    "negative shape": (file_of({"a": entry([-1], 0, 4)}, b"1234"), "shape"),
    "float shape": (file_of({"a": entry([1.0], 0, 4)}, b"1234"), "shape"),
    "true shape": (file_of({"a": entry([True], 0, 4)}, b"1234"), "shape"),
    "endless shape": (file_of({"a": entry([2**62, 4], 0, 0)}, b""), "shape"),
    "many dimensions": (file_of({"a": entry([1] * 99, 0, 4)}, b"1234"), "shape"),
    "overflowing shape": (file_of({"a": entry([2**32, 2**32], 0, 0)}, b""), "does not fit its shape"),
    "one offset": (file_of({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0]}}, b"1234"), "place"),
    "negative offset": (file_of({"a": entry([1], -4, 0)}, b"1234"), "place"),
    "backwards": (file_of({"a": entry([1], 4, 0)}, b"1234"), "does not fit its shape"),
    "wrong length": (file_of({"a": entry([1], 0, 8)}, b"12345678"), "does not fit its shape"),
    "overlap": (file_of({"a": entry([2], 0, 8), "b": entry([1], 4, 8)}, b"12345678"), "overlaps"),
    "gap": (file_of({"a": entry([1], 0, 4), "b": entry([1], 8, 12)}, b"123456789012"), "gap"),
    "gap at the start": (file_of({"a": entry([1], 4, 8)}, b"12345678"), "gap"),
    "surplus": (GOOD + b"x", "surplus"),
    "cut by a byte": (GOOD[:-1], "cut short"),
    "half": (GOOD[: len(GOOD) // 2], "cut short"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_damaged_file_is_refused_in_one_sentence(tmp_path: Path, name: str) -> None:
    data, words = BAD[name]
    path = tmp_path / "w.safetensors"
    path.write_bytes(data)
    with pytest.raises(ModelError, match=words) as error:
        read_header(path, "unet/w.safetensors", ModelError)
    assert "“unet/w.safetensors”" in error.value.message
    assert "\n" not in error.value.message
    assert len(error.value.message) < 250


@pytest.mark.parametrize("seed", range(120))
def test_a_mutated_file_is_refused_or_means_the_same_as_to_the_library(tmp_path: Path, seed: int) -> None:
    """Whatever changes, it neither crashes nor hangs, and what passes is what safetensors itself reads."""
    random = np.random.default_rng(seed)
    data = bytearray(GOOD)
    head = 8 + int.from_bytes(GOOD[:8], "little")
    match seed % 4:
        case 0:  # bytes of the length and the JSON
            for place in random.integers(0, head, random.integers(1, 6)):
                data[place] = random.integers(0, 256)
        case 1:  # one bit
            data[random.integers(0, head)] ^= 1 << random.integers(0, 8)
        case 2:  # a piece taken out or put in
            place = int(random.integers(0, len(data)))
            data[place : place + int(random.integers(0, 9))] = random.bytes(int(random.integers(1, 9)))
        case _:  # a digit of a shape or an offset
            digits = [place for place in range(8, head) if chr(data[place]).isdigit()]
            data[random.choice(digits)] = ord("0") + random.integers(0, 10)
    path = tmp_path / "w.safetensors"
    path.write_bytes(data)
    try:
        header = read_header(path, "w", ModelError)
    except ModelError:
        return
    real = load(bytes(data))
    assert header.tensors.keys() == real.keys()
    for name, tensor in real.items():
        place = header.tensors[name]
        assert place.shape == tensor.shape
        assert bytes(data[place.begin : place.end]) == tensor.tobytes()


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match="“w” does not exist"):
        read_header(tmp_path / "none", "w", FileError)
    with pytest.raises(FileError, match="“w” is not a file"):
        read_header(tmp_path, "w", FileError)
