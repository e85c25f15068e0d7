"""A timeline as parts of a project: its JSON, and beside it each picture, mask and latent once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import cast

from core.arrays import LatentArray, Mask, Picture
from core.document.keyframe import content_hash
from core.document.timeline import Timeline
from core.document.timeline_json import Part, from_json, parts, to_json
from core.errors import FileError, InputError
from core.files.latents import KeptLatent, latent_bytes, latent_from
from core.files.own_parts import PartError, mask_of, picture_of, png_of

FOLDER = "timeline/"
_JSON = f"{FOLDER}timeline.json"


class WalkParts(Mapping[str, bytes]):
    """The parts of a project by name, a timeline's made when they are asked for: on the thread that writes.

    Args:
        timeline: The timeline.
        beside: What else the project keeps; another timeline in it is left out.
    """

    def __init__(self, timeline: Timeline, beside: Mapping[str, bytes] | None = None) -> None:
        self._timeline = timeline
        self._held = {_name(key, array): array for key, array in parts(timeline).items()}
        self._beside = others(beside or {})

    def __getitem__(self, name: str) -> bytes:
        if name == _JSON:
            return to_json(self._timeline).encode("utf-8", "surrogatepass")
        if name not in self._held:
            return self._beside[name]
        array = self._held[name]
        if _is_latent(array):
            return latent_bytes(KeptLatent(latent=cast("LatentArray", array)))
        return png_of(cast("Picture | Mask", array))

    def __iter__(self) -> Iterator[str]:
        return iter((_JSON, *self._held, *self._beside))

    def __len__(self) -> int:
        return 1 + len(self._held) + len(self._beside)


def timeline_in(project: Mapping[str, bytes]) -> tuple[Timeline | None, str]:
    """The timeline that :class:`WalkParts` wrote.

    Args:
        project: The parts of a project.

    Returns:
        The timeline, None if there is none; and a sentence about what could not be read, or "". A picture
        that is damaged is missing in the timeline.
    """
    data = project.get(_JSON)
    if data is None:
        return None, ""
    try:
        timeline = from_json(data.decode("utf-8", "surrogatepass"), _Arrays(project))
    except (InputError, UnicodeDecodeError):
        return None, "The timeline in it is damaged and was left out."
    held = {name.partition(".")[0].removeprefix(FOLDER) for name in project if name.startswith(FOLDER)}
    missing = held - parts(timeline).keys() - {"timeline"}
    return timeline, "A picture of its timeline is damaged and was left out." if missing else ""


def others(project: Mapping[str, bytes]) -> dict[str, bytes]:
    """The parts that are not a timeline's."""
    return {name: data for name, data in project.items() if not name.startswith(FOLDER)}


class _Arrays(Mapping[str, Part]):
    """Arrays by their hashes, read when they are asked for; a damaged one is as good as none."""

    def __init__(self, project: Mapping[str, bytes]) -> None:
        self._project = project
        self._names = [name for name in project if name.startswith(FOLDER) and name != _JSON]

    def __getitem__(self, key: str) -> Part:
        for name in self._names:
            if name.removeprefix(FOLDER).partition(".")[0] == key:
                array = _read(name, self._project[name])
                if array is not None and content_hash(array) == key:
                    return array
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return (name.removeprefix(FOLDER).partition(".")[0] for name in self._names)

    def __len__(self) -> int:
        return len(self._names)


def _read(name: str, data: bytes) -> Part | None:
    try:
        if name.endswith(".safetensors"):
            return latent_from(BytesIO(data), name).latent
        return mask_of(data) if name.endswith(".mask.png") else picture_of(data)
    except (PartError, FileError):
        return None


def _name(key: str, array: Part) -> str:
    if _is_latent(array):
        return f"{FOLDER}{key}.safetensors"
    return f"{FOLDER}{key}.mask.png" if array.ndim == 2 else f"{FOLDER}{key}.png"


def _is_latent(array: Part) -> bool:
    return array.dtype.kind == "f"
