"""The written form of a timeline: versioned JSON; pictures, masks and latents beside it, named by content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from core.arrays import LatentArray, Mask, Picture
from core.document.keyframe import (
    Easing,
    Keyframe,
    LatentSource,
    PictureMode,
    PictureSource,
    PromptSource,
    Source,
)
from core.document.timeline import Ending, MaskedBase, Pace, Path, Timeline
from core.errors import InputError
from core.recipe import Recipe, Steering

VERSION = 1
KEY = "latentscape-walk"
"""The key that tells a timeline's JSON from a recipe's."""

Part = Picture | Mask | LatentArray


def to_json(timeline: Timeline) -> str:
    """One line of JSON; floats are written so that they read back exactly. Contents go by their hashes."""
    data: dict[str, Any] = {
        KEY: VERSION,
        "fps": timeline.fps,
        "duration": timeline.duration,
        "ending": timeline.ending.value,
        "pace": timeline.pace.value,
        "path": timeline.path.value,
        "keyframes": [_keyframe(keyframe) for keyframe in timeline.keyframes],
    }
    if timeline.base is not None:
        picture, mask = timeline.base.sha256
        data["base"] = {
            "name": timeline.base.name,
            "feather": timeline.base.feather,
            "picture": picture,
            "mask": mask,
        }
    return json.dumps(data, ensure_ascii=False)


def parts(timeline: Timeline) -> dict[str, Part]:
    """The arrays a timeline holds, by the hashes its JSON names them by."""
    held: dict[str, Part] = {}
    for keyframe in timeline.keyframes:
        source = keyframe.source
        if isinstance(source, PictureSource) and source.picture is not None:
            held[source.sha256] = source.picture
        elif isinstance(source, LatentSource) and source.latent is not None:
            held[source.sha256] = source.latent
    base = timeline.base
    if base is not None and base.picture is not None and base.mask is not None:
        held |= {base.sha256[0]: base.picture, base.sha256[1]: base.mask}
    return held


def is_timeline(text: str) -> bool:
    """Whether ``text`` is the JSON of a timeline (of any version), not of a recipe."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and KEY in data


def from_json(text: str, held: Mapping[str, Part] | None = None) -> Timeline:
    """Read what :func:`to_json` wrote.

    Args:
        text: The JSON.
        held: Arrays by their hashes; what is missing stays None in the timeline.

    Raises:
        InputError: If it is not a timeline, one of a newer version, or damaged.
    """
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        raise InputError("The walk in this file is damaged: it is not valid JSON.") from None
    if not isinstance(data, dict) or not isinstance(data.get(KEY), int):
        raise InputError("There is no walk of Latentscape's in this file.")
    if data[KEY] > VERSION:
        raise InputError("The walk in this file was written by a newer Latentscape: update the program.")
    held = held or {}
    try:
        return Timeline(
            keyframes=tuple(_read_keyframe(entry, held) for entry in data["keyframes"]),
            fps=float(data["fps"]),
            duration=float(data["duration"]),
            ending=Ending(data["ending"]),
            pace=Pace(data["pace"]),
            path=Path(data["path"]),
            base=_read_base(data.get("base"), held),
        )
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        raise InputError(
            "The walk in this file is damaged: a value is missing or of the wrong kind."
        ) from None


def _keyframe(keyframe: Keyframe) -> dict[str, Any]:
    return {
        "id": keyframe.id,
        "time": keyframe.time,
        "easing": keyframe.easing.value,
        "amounts": [asdict(one) for one in keyframe.amounts],
        "source": _source(keyframe.source),
    }


def _source(source: Source) -> dict[str, Any]:
    recipe = json.loads(source.recipe.to_json())
    match source:
        case PromptSource():
            return {"kind": "prompt", "recipe": recipe}
        case PictureSource():
            return {
                "kind": "picture",
                "name": source.name,
                "sha256": source.sha256,
                "mode": source.mode.value,
                "recipe": recipe,
            }
        case LatentSource():
            return {"kind": "latent", "sha256": source.sha256, "mode": source.mode.value, "recipe": recipe}


def _read_keyframe(data: Any, held: Mapping[str, Part]) -> Keyframe:
    return Keyframe(
        id=str(data["id"]),
        time=float(data["time"]),
        easing=Easing(data["easing"]),
        amounts=tuple(
            Steering(name=str(one["name"]), digest=str(one["digest"]), amount=float(one["amount"]))
            for one in data["amounts"]
        ),
        source=_read_source(data["source"], held),
    )


def _read_source(data: Any, held: Mapping[str, Part]) -> Source:
    recipe = Recipe.from_json(json.dumps(data["recipe"]))
    kind = data["kind"]
    if kind == "prompt":
        return PromptSource(recipe=recipe)
    sha256, mode = str(data["sha256"]), PictureMode(data["mode"])
    if kind == "picture":
        picture: Any = held.get(sha256)
        return PictureSource(picture=picture, name=str(data["name"]), recipe=recipe, mode=mode, sha256=sha256)
    if kind == "latent":
        latent: Any = held.get(sha256)
        return LatentSource(latent=latent, recipe=recipe, mode=mode, sha256=sha256)
    raise ValueError(kind)


def _read_base(data: Any, held: Mapping[str, Part]) -> MaskedBase | None:
    if data is None:
        return None
    hashes = (str(data["picture"]), str(data["mask"]))
    picture: Any = held.get(hashes[0])
    mask: Any = held.get(hashes[1])
    return MaskedBase(
        picture=picture, mask=mask, name=str(data["name"]), feather=float(data["feather"]), sha256=hashes
    )
