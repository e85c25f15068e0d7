"""What a model file or folder holds, told from its header and the small files beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Any

from core.errors import ModelError
from core.models.folder import describe_folder
from core.models.lora_names import is_other_kind, split
from core.models.single_file import UNET, checked_header, lay_out, something_else
from core.models.small_json import Fields, read_object
from core.models.vae_file import is_vae_file
from core.models.weights import PICKLES, REFUSED, part_weights, precision
from core.safetensors_header import Header

_SMALL = 2**22
"""Bytes: no embedding is larger."""
_CARD = 65536
"""Bytes of a model card that are looked at."""
_LATER = {
    "StableDiffusion3": "Stable Diffusion 3",
    "Flux": "Flux",
    "PixArt": "PixArt",
    "Sana": "Sana",
    "QwenImage": "Qwen-Image",
    "Kandinsky": "Kandinsky",
    "StableCascade": "Stable Cascade",
}
"""Pipelines of text-to-image models that cannot run yet, by the beginnings of their names."""
_CONTEXTS = {768: "sd1", 1024: "sd2", 2048: "sdxl"}
_FAMILIES = {
    "sd1": "Stable Diffusion 1",
    "sd2": "Stable Diffusion 2",
    "sdxl": "Stable Diffusion XL",
    "sd2-mini": "Small Stable Diffusion 2",
    "sdxl-mini": "Small Stable Diffusion XL",
}


class FileKind(StrEnum):
    """What a file or folder holds."""

    CHECKPOINT = "checkpoint"
    FOLDER = "folder"
    LATER = "later"
    """A model that is known and cannot run yet."""
    LORA = "lora"
    VAE = "vae"
    EMBEDDING = "embedding"
    UNUSABLE = "unusable"
    """Damaged, or a pickle."""
    OTHER = "other"
    """Nothing a person would choose: a ControlNet, a part of a model, another program's weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFile:
    """A model file or folder.

    Attributes:
        path: Where it is.
        kind: What it holds.
        family: "sd1", "sd2", "sdxl"…; of a LoRA or an embedding, that it is for; empty if not known.
        title: What its metadata call it, or its name.
        words: Its kind in words: "Stable Diffusion XL, inpainting".
        licence: Of its metadata or its card, if they say.
        description: What its maker says it draws, if anything.
        precision: "fp16", "fp32"…
        bytes: Of its weights on disk.
        preview: A picture beside it, if there is one.
        problem: Why it cannot be used; empty if it can.
        name: Under which it is in the list of the person's models; empty if it is not.
        bundled: Whether it came in the box.
    """

    path: Path
    kind: FileKind
    family: str = ""
    title: str = ""
    words: str = ""
    licence: str = ""
    description: str = ""
    precision: str = ""
    bytes: int = 0
    preview: Path | None = None
    problem: str = ""
    name: str = ""
    bundled: bool = False

    @property
    def is_model(self) -> bool:
        """Whether it draws pictures by itself, now or one day; or is meant to."""
        return self.kind in {FileKind.CHECKPOINT, FileKind.FOLDER, FileKind.LATER, FileKind.UNUSABLE}

    def to_json(self) -> dict[str, Any]:
        """What is worth remembering; the rest is looked up at each scan."""
        values = asdict(self)
        for name in ("path", "preview", "name", "bundled"):
            del values[name]
        return {key: value for key, value in values.items() if value}

    @classmethod
    def from_json(cls, path: Path, values: Mapping[str, Any]) -> FoundFile:
        """Read what :meth:`to_json` wrote.

        Raises:
            TypeError, ValueError: If it is damaged.
        """
        values = dict(values)
        count = values.pop("bytes", 0)
        kind = FileKind(values.pop("kind"))
        if type(count) is not int or not all(isinstance(value, str) for value in values.values()):
            raise TypeError
        return cls(path=path, kind=kind, bytes=count, **values)


def look_at(path: Path) -> FoundFile:
    """What a file holds, from its header; never fails."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    suffix = path.suffix.lower()
    if suffix in PICKLES:
        words = f"“{path.name}” cannot be used: {REFUSED}."
        kind = FileKind.UNUSABLE if suffix == ".ckpt" else FileKind.OTHER  # which may hold anything
        return FoundFile(path=path, kind=kind, title=path.stem, bytes=size, problem=words)
    try:
        return replace(_told(path, checked_header(path)), bytes=size)
    except ModelError as error:
        return FoundFile(
            path=path, kind=FileKind.UNUSABLE, title=path.stem, bytes=size, problem=error.message
        )


def look_at_folder(path: Path) -> FoundFile:
    """What a folder in diffusers' layout holds, from its small files and headers; never fails."""
    title, own = _folder_title(path), "latentscape.json"
    try:
        kind = str(read_object(path / "model_index.json", "model_index.json").get("_class_name", ""))
        later = _later(kind)
        if later:
            return FoundFile(path=path, kind=FileKind.LATER, title=title, words=later, problem=not_yet(kind))
        info = describe_folder(path, fingerprinted=False)
        said = Fields(read_object(path / own, own) if (path / own).is_file() else {}, own)
        licence = said.text("licence", "", longest=200) or _licence(path / "README.md")
        unet = part_weights(path / "unet").files
    except (ModelError, OSError) as error:
        problem = error.message if isinstance(error, ModelError) else "This folder cannot be read."
        return FoundFile(path=path, kind=FileKind.UNUSABLE, title=title, problem=problem)
    return FoundFile(
        path=path,
        kind=FileKind.FOLDER,
        family=info.family,
        title=said.text("title", title, longest=80),
        words=_in_words(info.family, inpaints=info.inpaints),
        licence=licence,
        description=said.text("description", ""),
        precision=precision(next(iter(unet.values()))),
        bytes=info.bytes,
    )


def _told(path: Path, header: Header) -> FoundFile:
    metadata, names = header.metadata, header.tensors.keys()
    family = words = problem = ""
    kind = FileKind.OTHER
    if metadata.get("format", "").startswith("latentscape"):
        problem = f"“{path.name}” is no model: it is a direction or a latent that this program has saved."
    elif is_vae_file(header):
        kind = FileKind.VAE
    elif f"{UNET}input_blocks.0.0.weight" not in names and any(map(_of_lora, names)):
        kind, family = FileKind.LORA, _family_of_lora(header)
    elif _is_embedding(header):
        kind, family = FileKind.EMBEDDING, _family_of_embedding(header)
    else:
        try:
            layout = lay_out(header, path.name)
            kind, family = FileKind.CHECKPOINT, layout.family
            words = _in_words(family, inpaints=layout.configs["unet"]["in_channels"] == 9)
        except ModelError as error:
            problem = error.message
            other, later = something_else(header) or ("", False)
            if later:
                kind, problem, words = FileKind.LATER, _not_yet(other), re.sub(r"^an? | model$", "", other)
            elif not other and any(name.startswith(UNET) for name in names):
                kind = FileKind.UNUSABLE
    return FoundFile(
        path=path,
        kind=kind,
        family=family,
        title=metadata.get("modelspec.title", "").strip()[:80] or path.stem,
        words=words,
        licence=metadata.get("modelspec.license", "").strip()[:200],
        description=metadata.get("modelspec.description", "").strip()[:500],
        precision=precision(header),
        problem=problem,
    )


def not_yet(pipeline: str) -> str:
    """The sentence about a model of this pipeline that is known and cannot run; "" if it may."""
    later = _later(pipeline)
    return _not_yet(f"a {later} model") if later else ""


def _later(pipeline: str) -> str:
    return next((words for start, words in _LATER.items() if pipeline.startswith(start)), "")


def _not_yet(kind: str) -> str:
    return f"This is {kind}: the program knows it and cannot run it yet."


def _in_words(family: str, *, inpaints: bool) -> str:
    words = _FAMILIES.get(family, "Small Stable Diffusion")
    return f"{words}, inpainting" if inpaints else words


def _of_lora(name: str) -> bool:
    return split(name) is not None or is_other_kind(name)


def _is_embedding(header: Header) -> bool:
    names = header.tensors.keys()
    if names & {"emb_params", "clip_l", "clip_g"}:
        return True
    (entry, *more) = header.tensors.values() or (None,)
    return entry is not None and not more and len(entry.shape) in {1, 2} and header.bytes < _SMALL


def _family_of_lora(header: Header) -> str:
    for name, entry in header.tensors.items():
        place = split(name)
        if place and place[0] == "unet" and place[1].endswith("attn2_to_k") and place[2] == "down":
            return _CONTEXTS.get(entry.shape[1], "") if len(entry.shape) > 1 else ""
    return ""


def _family_of_embedding(header: Header) -> str:
    if "clip_g" in header.tensors:
        return "sdxl"
    entry = next(iter(header.tensors.values()))
    return _CONTEXTS.get(entry.shape[-1], "") if entry.shape else ""


def _folder_title(place: Path) -> str:
    """Its name; in Hugging Face's cache, where folders are called by revision, the repository's."""
    for parent in place.parents:
        if parent.name.startswith("models--"):
            return parent.name.removeprefix("models--").replace("--", "/")
    return place.name


def _licence(card: Path) -> str:
    """What the head of a model card says: ``license: openrail++``."""
    try:
        with card.open(encoding="utf-8", errors="replace") as file:
            text = file.read(_CARD)
    except OSError:
        return ""
    head = re.match(r"---\r?\n(.*?)\r?\n---", text, re.DOTALL)
    found = re.search(r"^license(?:_name)?:\s*[\"']?([\w.+ -]+)", head[1], re.MULTILINE) if head else None
    return found[1].strip() if found else ""
