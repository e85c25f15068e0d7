"""Model files in the folders where people keep them: found by walking, known by their headers alone."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from core.errors import ModelError
from core.models.lora_names import is_other_kind, split
from core.models.single_file import checked_header, lay_out
from core.models.vae_file import is_vae_file
from core.models.weights import PICKLES, REFUSED, precision

_PREVIEWS = (".preview.png", ".png", ".jpg", ".jpeg", ".webp")
_PLACES = (
    "stable-diffusion-webui/models",
    "stable-diffusion-webui/embeddings",
    "ComfyUI/models",
    "invokeai/models",
    ".cache/huggingface/hub",
)
"""Where A1111, ComfyUI, InvokeAI and Hugging Face's libraries keep models, below the person's home."""


class FileKind(StrEnum):
    """What a file holds."""

    CHECKPOINT = "checkpoint"
    FOLDER = "folder"
    LORA = "lora"
    VAE = "vae"
    EMBEDDING = "embedding"
    UNUSABLE = "unusable"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A model file or folder.

    Attributes:
        path: Where it is.
        kind: What it holds.
        family: "sd1", "sd2", "sdxl"… for checkpoints; else empty.
        title: What its metadata call it, or its name.
        licence: Of its metadata, if they say.
        precision: "fp16", "fp32"…
        bytes: On disk; 0 for a folder.
        preview: A picture beside it, if there is one.
        problem: Why it cannot be used; empty if it can.
    """

    path: Path
    kind: FileKind
    family: str = ""
    title: str = ""
    licence: str = ""
    precision: str = ""
    bytes: int = 0
    preview: Path | None = None
    problem: str = ""


def scan(folders: Iterable[Path]) -> Iterator[FoundFile]:
    """All models below the folders, one after another as they are found; close it to stop.

    Only headers are read; a file seen before and not changed since is not read again. Links to files are
    followed (Hugging Face's cache is made of them), links to folders are not. Nothing in the folders can
    make it fail.
    """
    seen: set[Path] = set()
    for folder in folders:
        for here, inner, names in os.walk(folder, followlinks=False):
            inner.sort()
            place = Path(here)
            if "model_index.json" in names:
                inner.clear()
                if place.resolve() not in seen:
                    seen.add(place.resolve())
                    yield FoundFile(path=place, kind=FileKind.FOLDER, title=_folder_title(place))
                continue
            for name in sorted(names):
                suffix = Path(name).suffix.lower()
                if suffix == ".safetensors" or suffix in PICKLES:
                    try:
                        path = (place / name).resolve()
                        stat = path.stat()
                    except OSError:
                        continue
                    if path not in seen:
                        seen.add(path)
                        yield look_at(place / name, stat.st_size, stat.st_mtime_ns)


def find_file(name: str, folders: Iterable[Path]) -> Path | None:
    """The .safetensors file of that name (with or without suffix) below the folders; a path is itself."""
    direct = Path(name).expanduser()
    if direct.suffix == ".safetensors" and direct.is_file():
        return direct.resolve()
    wanted = name.removesuffix(".safetensors").casefold()
    for folder in folders:
        for here, inner, names in os.walk(folder, followlinks=False):
            inner.sort()
            for file in sorted(names):
                if file.endswith(".safetensors") and file.removesuffix(".safetensors").casefold() == wanted:
                    return Path(here, file)
    return None


def known_places(home: Path | None = None) -> list[Path]:
    """Folders in which other programs keep models, those that there are."""
    home = home or Path.home()
    places = [home / place for place in _PLACES]
    if hub := os.environ.get("HF_HOME"):
        places.append(Path(hub) / "hub")
    return [place for place in places if place.is_dir()]


@lru_cache(maxsize=4096)
def look_at(path: Path, size: int, _changed: int) -> FoundFile:
    """What a file holds, from its header; remembered until it changes."""
    if path.suffix.lower() in PICKLES:
        return FoundFile(
            path=path, kind=FileKind.UNUSABLE, title=path.stem, bytes=size, problem=f"{REFUSED}."
        )
    try:
        header = checked_header(path)
        metadata = header.metadata
        names = header.tensors.keys()
        family = ""
        if is_vae_file(header):
            kind = FileKind.VAE
        elif any(split(name) or is_other_kind(name) for name in names) and not _has_unet(names):
            kind = FileKind.LORA
        elif names & {"emb_params", "clip_l", "clip_g"} or (len(names) == 1 and size < 2**22):
            kind = FileKind.EMBEDDING
        else:
            kind, family = FileKind.CHECKPOINT, lay_out(header, path.name).family
    except ModelError as error:
        return FoundFile(
            path=path, kind=FileKind.UNUSABLE, title=path.stem, bytes=size, problem=error.message
        )
    beside = (path.with_name(path.stem + suffix) for suffix in _PREVIEWS)
    return FoundFile(
        path=path,
        kind=kind,
        family=family,
        title=metadata.get("modelspec.title", "")[:80] or path.stem,
        licence=metadata.get("modelspec.license", "")[:200],
        precision=precision(header),
        bytes=size,
        preview=next((picture for picture in beside if picture.is_file()), None),
    )


def _has_unet(names: Iterable[str]) -> bool:
    return any(name.startswith("model.diffusion_model.") for name in names)


def _folder_title(place: Path) -> str:
    """Its name; in Hugging Face's cache, where folders are called by revision, the repository's."""
    for parent in place.parents:
        if parent.name.startswith("models--"):
            return parent.name.removeprefix("models--").replace("--", "/")
    return place.name
