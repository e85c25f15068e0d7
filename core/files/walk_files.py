"""A walk as an exported film keeps it: its timeline, with the mask if only a part moves.

Pictures are too large for a film's metadata: they are known by their content, and looked for beside the film.
"""

from __future__ import annotations

import base64
import binascii
import json
from dataclasses import replace
from pathlib import Path

from core.arrays import Picture
from core.document.keyframe import PictureSource, Source, content_hash
from core.document.timeline import Timeline
from core.document.timeline_json import Part, from_json, to_json
from core.errors import LatentscapeError
from core.files.own_parts import PartError, mask_of, png_of
from core.files.pictures import read_picture

MASK = "mask_png"
LARGEST = 64 * 1024
"""Bytes of a mask that are kept at most: pictures of a sequence hold it each."""


def film_recipe(timeline: Timeline) -> str:
    """The timeline's JSON for a film; a mask that is not too large goes along."""
    text = to_json(timeline)
    mask = None if timeline.base is None else timeline.base.mask
    if mask is None:
        return text
    data = json.loads(text)
    png = png_of(mask)
    if len(png) <= LARGEST:
        data["base"][MASK] = base64.b64encode(png).decode("ascii")
    return json.dumps(data, ensure_ascii=False)


def timeline_of_film(text: str, folder: Path) -> Timeline:
    """What :func:`film_recipe` wrote, with the pictures that lie in ``folder`` under their names.

    Those that do not, or whose content is another, stay None in the timeline.

    Raises:
        InputError: If it is not a timeline, one of a newer version, or damaged.
    """
    timeline = from_json(text, _mask_in(text))
    keyframes = tuple(replace(k, source=_with_picture(k.source, folder)) for k in timeline.keyframes)
    base = timeline.base
    if base is not None and base.picture is None:
        picture = picture_at(folder, base.name)
        if picture is not None and content_hash(picture) == base.sha256[0]:
            base = replace(base, picture=picture)
    return replace(timeline, keyframes=keyframes, base=base)


def picture_at(folder: Path, name: str) -> Picture | None:
    """The picture file of that name; None if there is none, or it cannot be read."""
    if not name or Path(name).name != name:  # a film from elsewhere must not say where to look
        return None
    try:
        return read_picture(folder / name).picture
    except LatentscapeError:
        return None


def _with_picture(source: Source, folder: Path) -> Source:
    if not isinstance(source, PictureSource) or source.picture is not None:
        return source
    picture = picture_at(folder, source.name)
    if picture is None or content_hash(picture) != source.sha256:
        return source
    return replace(source, picture=picture)


def _mask_in(text: str) -> dict[str, Part]:
    try:
        base = json.loads(text)["base"]
        mask = mask_of(base64.b64decode(base[MASK], validate=True))
        return {content_hash(mask): mask}
    except (ValueError, RecursionError, KeyError, TypeError, binascii.Error, PartError):
        return {}
