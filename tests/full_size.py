"""Checkpoints of full size with random numbers: gigabytes, for the checks that need them.

``python -m tests.full_size sd1|sd2|sdxl FILE`` writes one; fp16, about 2, 2.5 and 7 GB.
"""

from __future__ import annotations

import math
import sys
from pathlib import Path

import numpy as np

from core.arrays import Floats
from core.errors import ModelError
from core.safetensors_header import TensorEntry, read_header
from tests.sparse_models import checkpoint_shapes, sparse_file

_BLOCK = 1 << 22


def full_size_file(path: Path, family: str) -> Path:
    """Write a checkpoint in one file, its numbers drawn as a fresh network's are: sampling stays in range.

    Args:
        path: The file.
        family: "sd1", "sd2" or "sdxl".
    """
    sparse_file(path, checkpoint_shapes(family))
    noise = np.random.default_rng(0).standard_normal(_BLOCK, np.float32)
    with path.open("r+b") as file:
        for name, entry in read_header(path, path.name, ModelError).tensors.items():
            file.seek(entry.begin)
            for values in _values(name, entry, noise):
                file.write(values.astype(np.float16).tobytes())
    return path


def _values(name: str, entry: TensorEntry, noise: Floats) -> list[Floats]:
    """A tensor's numbers in pieces: norms are one, offsets nought, the others of unit gain."""
    count = math.prod(entry.shape)
    if len(entry.shape) < 2:
        return [np.full(count, float(name.endswith("weight")), np.float32)]
    gain = 0.02 if "embedding" in name else 1 / math.sqrt(math.prod(entry.shape[1:]))
    scaled = noise * np.float32(gain)
    return [scaled[: count - begin] for begin in range(0, count, _BLOCK)]


if __name__ == "__main__":
    full_size_file(Path(sys.argv[2]), sys.argv[1])
