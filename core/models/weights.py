"""The weight files of a model folder: which they are, whether they are sound, what they are."""

from __future__ import annotations

import hashlib
import json
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from core.atomic_file import write_atomically
from core.errors import FileError, ModelError
from core.models.small_json import read_object
from core.resources import data_folder
from core.safetensors_header import Header, TensorEntry, read_header

PICKLES = frozenset({".ckpt", ".pt", ".pth", ".bin", ".pkl"})
"""Suffixes of files that can run code when they are opened."""

OTHER_FORMATS = {
    ".gguf": "GGUF",
    ".onnx": "ONNX",
    ".ggml": "GGML",
    ".engine": "TensorRT",
    ".mlmodel": "Core ML",
}
"""Formats of other programs, by the suffixes of their files."""

_STEMS = ("diffusion_pytorch_model", "model")
_VARIANTS = ("", ".fp16", ".bf16")
_BLOCK = 4096
_SAMPLES = 256
_WORDS = {"F16": "fp16", "BF16": "bf16", "F32": "fp32", "F8_E4M3": "fp8", "F8_E5M2": "fp8"}
_CACHE = "catalog-cache.json"
SETTLED = 2.0
"""Seconds after which a file's time of change tells later changes apart on any file system."""

REFUSED = (
    "a pickle can run any program when it is opened, so only safetensors are read; "
    "get the safetensors version or convert it with the scripts that come with diffusers"
)


@dataclass(frozen=True, slots=True)
class PartWeights:
    """The weights of one network.

    Attributes:
        files: With their checked headers.
    """

    files: Mapping[Path, Header]

    @property
    def bytes(self) -> int:
        """On disk."""
        return sum(header.bytes for header in self.files.values())

    def tensors(self) -> dict[str, tuple[Path, TensorEntry]]:
        """Each tensor and the file it lies in."""
        return {
            name: (path, entry)
            for path, header in self.files.items()
            for name, entry in header.tensors.items()
        }


def weight_files(folder: Path) -> list[Path]:
    """The safetensors files of one network's folder, the widest precision first: one file or all shards.

    Raises:
        ModelError: If there are none, some are missing, or there are only pickles.
    """
    for stem in _STEMS:
        for variant in _VARIANTS:
            whole = folder / f"{stem}{variant}.safetensors"
            if whole.is_file():
                return [whole]
            for index in (
                f"{stem}.safetensors.index{variant}.json",
                f"{stem}{variant}.safetensors.index.json",
            ):
                if (folder / index).is_file():
                    return _shards(folder, folder / index)
    present = sorted(folder.iterdir()) if folder.is_dir() else []
    if pickles := [file.name for file in present if file.suffix.lower() in PICKLES]:
        raise ModelError(f"“{folder.name}/{pickles[0]}” cannot be used: {REFUSED}.")
    raise ModelError(f"This model has no weights in “{folder.name}”: a .safetensors file is missing there.")


def part_weights(folder: Path) -> PartWeights:
    """Find and check the weights of one network.

    Raises:
        ModelError: If a file is missing or damaged.
    """
    files = {
        file: read_header(file, f"{folder.name}/{file.name}", ModelError) for file in weight_files(folder)
    }
    if not any(header.tensors for header in files.values()):
        raise ModelError(f"The weights in “{folder.name}” are empty: get the model again.")
    names = [name for header in files.values() for name in header.tensors]
    if len(names) != len(set(names)):
        raise ModelError(f"The weights in “{folder.name}” hold a tensor twice: get the model again.")
    return PartWeights(files)


def fingerprint(folder: Path, parts: Mapping[str, PartWeights]) -> str:
    """What the weights are: hex sha256, the same wherever and in however many files they lie.

    Over the name, dtype and shape of every tensor of every part, and of its numbers those of small tensors
    (up to 4 KiB) and the 4 KiB in the middle of larger ones: a fine-tune changes them, and billions of
    numbers need not be read. It tells models apart; it does not protect against a wish to deceive.

    Remembered by the files' sizes and times of change.

    Raises:
        ModelError: If a file cannot be read.
    """
    files = [file for part in parts.values() for file in part.files]

    def hashed() -> str:
        digest = hashlib.sha256(b"latentscape weights 1\n")
        for name in sorted(parts):
            digest.update(f"part {name}\n".encode())
            _add(digest, parts[name])
        return digest.hexdigest()

    return _remembered(folder, files, hashed)


def file_fingerprint(path: Path, header: Header) -> str:
    """What the weights of a single file are: hex sha256 over its list of tensors and samples of its numbers.

    The samples are the 4 KiB in the middle of up to 256 tensors, evenly chosen: a slow disk with hundreds of
    checkpoints is not kept busy by thousands of reads.

    Raises:
        ModelError: If the file cannot be read.
    """

    def hashed() -> str:
        digest = hashlib.sha256(b"latentscape file 1\n")
        entries = sorted(header.tensors.items())
        for name, entry in entries:
            digest.update(json.dumps([name, entry.dtype, entry.shape]).encode())
        with path.open("rb") as file:
            for _, entry in entries[:: max(1, -(-len(entries) // _SAMPLES))]:
                _add_middle(digest, file, entry)
        return digest.hexdigest()

    return _remembered(path, [path], hashed)


def precision(header: Header) -> str:
    """The kind of number most of the bytes are, as people write it: "fp16", "bf16", "fp32", "fp8"."""
    bytes_of: Counter[str] = Counter()
    for entry in header.tensors.values():
        bytes_of[entry.dtype] += entry.end - entry.begin
    dtype = bytes_of.most_common(1)[0][0] if bytes_of else ""
    return _WORDS.get(dtype, dtype.lower())


def _remembered(place: Path, files: Sequence[Path], hashed: Callable[[], str]) -> str:
    try:
        stamps = [[str(file), file.stat().st_size, file.stat().st_mtime_ns] for file in files]
        newest = max(file.stat().st_mtime for file in files)
        cached = _cache().get(str(place))
        if isinstance(cached, dict) and cached.get("files") == stamps:
            known = cached.get("fingerprint")
            if isinstance(known, str) and len(known) == 64:
                return known
        found = hashed()
    except OSError:
        raise ModelError(f"The weights of “{place.name}” cannot be read from the disk.") from None
    if time.time() - newest > SETTLED:
        _remember(str(place), stamps, found)
    return found


def _add(digest: hashlib._Hash, part: PartWeights) -> None:
    handles = {path: path.open("rb") for path in part.files}
    try:
        for name, (path, entry) in sorted(part.tensors().items()):
            digest.update(json.dumps([name, entry.dtype, entry.shape]).encode())
            _add_middle(digest, handles[path], entry)
    finally:
        for handle in handles.values():
            handle.close()


def _add_middle(digest: hashlib._Hash, file: BinaryIO, entry: TensorEntry) -> None:
    length = entry.end - entry.begin
    file.seek(entry.begin if length <= _BLOCK else entry.begin + (length - _BLOCK) // 2)
    digest.update(file.read(min(length, _BLOCK)))


def _shards(folder: Path, index: Path) -> list[Path]:
    name = f"{folder.name}/{index.name}"
    weight_map = read_object(index, name).get("weight_map")
    if not isinstance(weight_map, dict) or not weight_map:
        raise ModelError(f"“{name}” is damaged: it names no files; get the model again.")
    shards = sorted({str(shard) for shard in weight_map.values()})
    for shard in shards:
        if Path(shard).name != shard or not shard.endswith(".safetensors"):
            raise ModelError(
                f"“{name}” names a file that is not a safetensors file beside it: it is not used."
            )
        if not (folder / shard).is_file():
            raise ModelError(f"“{folder.name}/{shard}” is missing: get the model again.")
    return [folder / shard for shard in shards]


def _cache() -> dict[str, object]:
    try:
        data = json.loads((data_folder() / _CACHE).read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return data if isinstance(data, dict) else {}


def _remember(folder: str, stamps: Sequence[Sequence[object]], found: str) -> None:
    """Keep it for the next time; a cache that cannot be written is no harm."""
    kept = {key: value for key, value in _cache().items() if key != folder and Path(key).exists()}
    kept[folder] = {"files": stamps, "fingerprint": found}
    with suppress(OSError, FileError):
        data_folder().mkdir(parents=True, exist_ok=True)
        write_atomically(data_folder() / _CACHE, json.dumps(kept).encode())
