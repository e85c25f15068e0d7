"""What the Hugging Face hub has of a model, and its bytes; asked only when the person asks."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from core.errors import FileError, LatentscapeError, ModelError
from core.models.found import not_yet
from core.models.weights import PICKLES, REFUSED

ENDPOINT: str | None = None
"""Of the hub; None for the usual one (or ``HF_ENDPOINT``)."""
NAME = re.compile(r"([A-Za-z0-9][\w.-]*/[A-Za-z0-9][\w.-]*)(?:/(.+\.safetensors))?")
"""A repository's name, and perhaps a file in it."""
LARGEST_INDEX = 2**20
"""Bytes of a model_index.json."""
TIMEOUT = 15.0
"""Seconds without a byte after which a connection counts as lost."""

_UNREACHED = "The hub cannot be reached: check the connection and try again."
_WEIGHTS = ("unet", "vae", "text_encoder", "text_encoder_2")
_SMALL = ("tokenizer", "tokenizer_2", "scheduler")
_STEMS = ("diffusion_pytorch_model", "model")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A file of a repository.

    Attributes:
        name: With folders, "/" between them.
        bytes: How long it is.
        sha256: Hex; empty for small files, whose length alone is checked.
    """

    name: str
    bytes: int
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What would be downloaded.

    Attributes:
        repository: "owner/name".
        revision: The commit; all parts are of the same.
        parts: The files, small ones first.
        licence: As its card says; empty if it does not.
        file: The checkpoint's name if it is one file; empty for a folder in diffusers' layout.
    """

    repository: str
    revision: str
    parts: tuple[Part, ...]
    licence: str = ""
    file: str = ""

    @property
    def bytes(self) -> int:
        """All of it."""
        return sum(part.bytes for part in self.parts)

    def folder(self, home: Path) -> Path:
        """Where it is put, below ``home``."""
        return home / self.repository.replace("/", "--")

    def path(self, home: Path) -> Path:
        """What the catalogue takes: the folder, or the one file in it."""
        return self.folder(home) / self.file if self.file else self.folder(home)


def look_up(asked: str) -> Offer:
    """What there is under a name, and which of it is needed: of several precisions, fp16.

    Args:
        asked: "owner/name", or "owner/name/file.safetensors".

    Raises:
        ModelError: If there is no such model, it cannot run, or only pickles are offered.
        FileError: If the hub cannot be reached.
    """
    match = NAME.fullmatch(asked.strip())
    if match is None:
        raise ModelError(f"“{asked[:80]}” is not the name of a repository: it looks like “owner/name”.")
    repository, file = match[1], match[2] or ""
    from huggingface_hub import HfApi

    info: Any = _asked(
        lambda: HfApi(endpoint=ENDPOINT).model_info(repository, files_metadata=True), repository
    )
    there = {part.name: part for part in map(_part, info.siblings or ())}
    revision = str(info.sha)
    if file:
        if file not in there:
            raise ModelError(f"There is no file “{file}” in “{repository}”: check its name.")
    elif "model_index.json" in there:
        _check_kind(repository, revision)
    else:
        file = _only_file(repository, there)
    names = [file] if file else _folder_files(repository, there)
    names += [name for name in there if re.fullmatch(r"README\.md|LICENSE[\w.-]*", name)]
    for name in names:
        _check_name(name)
    parts = sorted((there[name] for name in names), key=lambda part: (part.bytes, part.name))
    licence = str(getattr(info.card_data, "license", None) or "")
    return Offer(repository=repository, revision=revision, parts=tuple(parts), licence=licence, file=file)


class BrokenOff(Exception):  # noqa: N818  (caught by whoever asks for more)
    """Nothing more comes for now."""


def stream(offer: Offer, part: Part, begin: int) -> Iterator[tuple[bytes, int]]:
    """Chunks of a file from ``begin`` on; with the first one where it really begins, 0 or ``begin``."""
    from huggingface_hub import get_session, hf_hub_url, utils

    library: Any = utils
    url = hf_hub_url(offer.repository, part.name, revision=offer.revision, endpoint=ENDPOINT)
    headers = {**library.build_hf_headers(), "Accept-Encoding": "identity", "Range": f"bytes={begin}-"}
    session: Any = get_session()
    place = begin
    try:
        with session.stream("GET", url, headers=headers, timeout=TIMEOUT, follow_redirects=True) as response:
            if response.status_code in {401, 403, 404}:
                raise _gated(offer.repository)
            if response.status_code not in {200, 206}:
                raise BrokenOff
            if response.status_code == 200:
                place = 0
            for chunk in response.iter_raw():
                yield chunk, place
                place += len(chunk)
    except (LatentscapeError, BrokenOff, GeneratorExit):
        raise
    except Exception as error:  # whatever the client library makes of a lost connection
        raise BrokenOff from error


def _asked(question: Callable[[], Any], repository: str) -> Any:
    from huggingface_hub import errors

    try:
        return question()
    except errors.GatedRepoError:
        raise _gated(repository) from None
    except errors.RepositoryNotFoundError:
        raise ModelError(
            f"There is no repository “{repository}”, or it is private: check its name."
        ) from None
    except Exception:  # whatever the client library makes of a lost connection
        raise FileError(_UNREACHED) from None


def _check_kind(repository: str, revision: str) -> None:
    """See that a repository in diffusers' layout is of a kind that can run, before gigabytes have come."""
    offer = Offer(repository=repository, revision=revision, parts=())
    part = Part(name="model_index.json", bytes=LARGEST_INDEX)
    try:
        text = b"".join(chunk for chunk, _ in stream(offer, part, 0))
        kind = str(json.loads(text).get("_class_name", ""))
    except BrokenOff:
        raise FileError(_UNREACHED) from None
    except (ValueError, AttributeError):
        raise ModelError(f"“{repository}” cannot be used: its model_index.json is damaged.") from None
    if sentence := not_yet(kind):
        raise ModelError(sentence)
    if not kind.startswith("StableDiffusion"):
        raise ModelError(f"“{repository}” is no Stable Diffusion model (a {kind[:60]}): choose another.")


def _only_file(repository: str, there: dict[str, Part]) -> str:
    files = [name for name in there if name.endswith(".safetensors") and "/" not in name]
    if len(files) == 1:
        return files[0]
    if files:
        named = ", ".join(f"{repository}/{name}" for name in files[:6])
        raise ModelError(f"“{repository}” has several files: name one of them ({named}).")
    if any(PurePosixPath(name).suffix in PICKLES for name in there):
        raise ModelError(f"“{repository}” cannot be used: {REFUSED}.")
    raise ModelError(f"“{repository}” holds no model this program can use: choose another.")


def _folder_files(repository: str, there: dict[str, Part]) -> list[str]:
    """The files of a model in diffusers' layout that are needed."""
    names = ["model_index.json"]
    for folder in (*_WEIGHTS, *_SMALL):
        inside = [name for name in there if name.startswith(f"{folder}/") and name.count("/") == 1]
        names += [name for name in inside if name.endswith((".json", ".txt")) and ".index." not in name]
        if folder in _WEIGHTS and inside:
            names += _weights(repository, folder, inside)
    return names


def _weights(repository: str, folder: str, inside: list[str]) -> list[str]:
    for variant in (".fp16", ""):
        for stem in _STEMS:
            pattern = rf"{folder}/{stem}{re.escape(variant)}(-\d+-of-\d+)?\.safetensors"
            sharded = rf"{folder}/{stem}-\d+-of-\d+{re.escape(variant)}\.safetensors"
            found = [name for name in inside if re.fullmatch(f"{pattern}|{sharded}", name)]
            if found:
                indices = (f".safetensors.index{variant}.json", f"{variant}.safetensors.index.json")
                return [*found, *{f"{folder}/{stem}{index}" for index in indices}.intersection(inside)]
    if any(PurePosixPath(name).suffix in PICKLES for name in inside):
        raise ModelError(f"“{repository}” cannot be used: {REFUSED}.")
    raise ModelError(f"“{repository}” has no weights in “{folder}”: choose another.")


def _part(sibling: Any) -> Part:
    lfs = getattr(sibling, "lfs", None)
    digest = "" if lfs is None else str(getattr(lfs, "sha256", "") or "")
    return Part(name=str(sibling.rfilename), bytes=int(sibling.size or 0), sha256=digest)


def _check_name(name: str) -> None:
    path = PurePosixPath(name)
    if path.is_absolute() or ".." in path.parts or re.search(r"[\\:\0]", name):
        raise ModelError("The repository names a file outside of its folder: it is not used.")


def _gated(repository: str) -> ModelError:
    return ModelError(f"“{repository}” is given out only to those who accept its licence on its page.")
