"""Words a model has been taught (textual inversion, arXiv 2208.01618): vectors in place of tokens.

Formats: A1111's (``emb_params``), SDXL's (``clip_l`` and ``clip_g``), and diffusers' (one tensor, whose name
is the word, such as ``<cat-toy>``). As with A1111, an embedding is used by writing the name of its file into
the prompt; ComfyUI's ``embedding:name`` means the same.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from torch import Tensor

from core.errors import ModelError
from core.models.catalog import Catalog
from core.models.found import FileKind, look_at
from core.models.scanning import SUFFIX, files_below
from core.models.single_file import checked_header
from core.models.sources import read_tensors

_LARGEST = 2**22
"""Bytes: no embedding has more."""


@dataclass(frozen=True, slots=True, eq=False)
class Embedding:
    """A taught word.

    Attributes:
        word: As it stands in a prompt, whatever its case.
        name: Of its file, without suffix.
        vectors: float32 (n, D) for each text encoder, by "clip_l" and "clip_g"; by "" if there is one.
    """

    word: str
    name: str
    vectors: dict[str, Tensor]

    def for_encoder(self, number: int, count: int, width: int) -> Tensor:
        """The vectors (n, D) for one of a model's text encoders.

        Args:
            number: Which, from 0.
            count: How many the model has.
            width: Numbers a token of it has.

        Raises:
            ModelError: If it was made for another kind of model.
        """
        vectors = self.vectors.get("" if count == 1 else ("clip_l", "clip_g")[number])
        if vectors is not None and vectors.shape[1] == width:
            return vectors
        own = " and ".join(str(tensor.shape[1]) for tensor in self.vectors.values())
        raise ModelError(
            f"The embedding “{self.name}” was made for another kind of model (its tokens have {own} numbers, "
            f"this model's {width}): take its name out of the prompt, or choose another model."
        )


def named_in(prompt: str, catalog: Catalog | None = None) -> list[Embedding]:
    """The embeddings whose names stand in a prompt, the longest names first.

    Raises:
        ModelError: If one of them is damaged.
    """
    if not prompt.strip():
        return []
    catalog = catalog or Catalog()
    found = {embedding.word.casefold(): embedding for embedding in _candidates(prompt, catalog)}
    return sorted(found.values(), key=lambda embedding: -len(embedding.word))


def pattern_of(embeddings: Iterable[Embedding]) -> re.Pattern[str] | None:
    """What finds their names in a text; None if there are none."""
    words = [re.escape(embedding.word) for embedding in embeddings]
    if not words:
        return None
    return re.compile(rf"(?:\bembedding:)?(?<!\w)({'|'.join(words)})(?!\w)", re.IGNORECASE)


def _candidates(prompt: str, catalog: Catalog) -> Iterator[Embedding]:
    text, tokens = prompt.casefold(), "<" in prompt
    files = _listed((*catalog.files(), *catalog.places()), int(time.monotonic()))
    for path in files:
        if not (tokens or path.stem.casefold() in text):
            continue
        try:
            stat = path.stat()
        except OSError:
            continue
        if stat.st_size > _LARGEST or look_at(path).kind is not FileKind.EMBEDDING:
            continue
        embedding = _read(path, stat.st_mtime_ns)
        for word in (embedding.name, embedding.word):
            one = Embedding(word, embedding.name, embedding.vectors)
            pattern = pattern_of([one])
            if pattern is not None and pattern.search(prompt):
                yield one


@lru_cache(maxsize=2)
def _listed(places: tuple[Path, ...], _second: int) -> tuple[Path, ...]:
    """All .safetensors files there are; looked for once a second, however many prompts a job has."""
    files = (place for place in places if place.suffix == SUFFIX)
    return (*files, *files_below(place for place in places if place.suffix != SUFFIX))


@lru_cache(maxsize=32)
def _read(path: Path, _changed: int) -> Embedding:
    """An embedding file; the last few are remembered. Its word is the one it brings along, if it does."""
    checked_header(path)
    tensors = read_tensors(path, ("",))
    vectors: dict[str, Tensor] = {}
    for key, tensor in tensors.items():
        if not tensor.is_floating_point() or not torch.isfinite(tensor.float()).all():
            raise ModelError(f"The embedding “{path.name}” is damaged ({key} is not finite): get it again.")
        vectors[key if key in {"clip_l", "clip_g"} else ""] = tensor.to(torch.float32, copy=True).reshape(
            -1, tensor.shape[-1]
        )
    (first, *_) = tensors
    word = path.stem if first in {"emb_params", "clip_l", "clip_g"} else first
    return Embedding(word, path.stem, vectors)
