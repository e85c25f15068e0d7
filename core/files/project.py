"""Projects: a document as OpenRaster file, and beside its layers everything that only Latentscape knows.

Other programs open the layers; what is ours lies in the same file in a folder of our own: JSON, PNG and
safetensors.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any

from core.arrays import Mask, Picture
from core.atomic_file import short_name
from core.document.composite import flattened
from core.document.document import Document
from core.document.layer import Blend, Layer, new_id
from core.document.region import CONTEXT
from core.document.tiles import Tiles
from core.errors import FileError
from core.files.latents import KeptLatent, latent_bytes, latent_from
from core.files.openraster import Raster, RasterLayer, read_raster, write_raster
from core.files.own_parts import (
    PartError,
    mask_of,
    number,
    object_of,
    part,
    png_of,
    recipe_of,
    recipe_values,
    rect_of,
    rect_values,
    section,
)
from core.files.stack_xml import Entry
from core.files.staged import FOLDER as STAGED
from core.files.staged import Staged, read_staged, write_staged
from core.geometry import Rect, Size
from core.recipe import Recipe

VERSION = (1, 0)
"""Major: an older program cannot read it. Minor: it can, and loses what it does not know."""
FORMAT = "latentscape project"

_DOCUMENT, _MASK, _RESULTS = "document.json", "mask.png", "results/"
_ID = re.compile(r"[0-9a-zA-Z_-]{1,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionSettings:
    """How the region is set.

    Attributes:
        context: How far it reaches beyond the mask, as a share of the mask's box.
        frame: Where the person dragged it; None while it follows the mask.
        locked: Whether it stays there.
    """

    context: float = CONTEXT
    frame: Rect | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Project:
    """A document with all that belongs to it.

    Attributes:
        document: Its layers.
        mask: uint8 (H, W), of the document's size; None if nothing was painted.
        mask_visible: Whether the mask is shown, and so applied.
        region: How the region is set.
        recipe: What made the picture, if known.
        settings: Of the next picture: what the generate panel said, as JSON.
        results: Latents of what was made in this document, with their recipes; the oldest first.
        staged: Candidates that wait to be chosen.
        parts: What others keep in the file, by name: for example ``{"timeline.json": b"…"}``. A part that is
            not known here is kept and written back as it was.
        note: What could not be read as it was written, in a sentence or two; "" if all was.
        merged: The document flattened, if that is known already; it saves the time to do it again.
    """

    document: Document
    mask: Mask | None = None
    mask_visible: bool = True
    region: RegionSettings = field(default_factory=RegionSettings)
    recipe: Recipe | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)
    results: tuple[KeptLatent, ...] = ()
    staged: Staged | None = None
    parts: Mapping[str, bytes] = field(default_factory=dict)
    note: str = ""
    merged: Picture | None = None


def write_project(path: Path, project: Project) -> None:
    """Write a project, whole or not at all.

    Raises:
        FileError: If it cannot be written; what was there before is untouched.
    """
    merged = flattened(project.document) if project.merged is None else project.merged
    write_raster(path, _raster(project, merged))


def write_for_ourselves(path: Path, project: Project, encode: Callable[[Tiles], bytes]) -> None:
    """Write a project quickly: without the merged picture that other programs want.

    Args:
        path: Where to.
        project: What to write.
        encode: Makes a PNG of a layer's pixels, or has one already.

    Raises:
        FileError: If it cannot be written; what was there before is untouched.
    """
    write_raster(path, _raster(project, None), encode)


def _raster(project: Project, merged: Picture | None) -> Raster:
    document = project.document
    return Raster(
        width=document.size.width,
        height=document.size.height,
        layers=tuple(_raster_layers(document)),
        merged=merged,
        parts=_own(project),
    )


def read_project(path: Path) -> Project:
    """Read a project, or a plain OpenRaster file of any program.

    Damage to what is ours beside the layers costs only that, and ``note`` says so.

    Raises:
        FileError: If it is missing, damaged, made to do harm, or of a newer version; one sentence.
    """
    name = short_name(path)
    raster = read_raster(path)
    parts, notes = dict(raster.parts), [raster.note]
    values: dict[str, Any] = {}
    if _DOCUMENT in parts:
        try:
            values = object_of(parts[_DOCUMENT])
            notes.append(_check_version(values, name))
        except PartError:
            notes.append("What Latentscape kept beside its layers is damaged: mask and settings are lost.")
    document, layer_note = _document(raster, values)
    notes.append(layer_note)
    lost: list[str] = []
    mask = _mask(values, parts, document.size, lost)
    settings: dict[str, Any] = {}
    recipe, staged, region = None, None, RegionSettings()
    with _losing(lost, "settings"):
        settings = section(values.get("settings", {}))
    with _losing(lost, "recipe"):
        recipe = recipe_of(values.get("recipe"))
    with _losing(lost, "candidates"):
        staged = read_staged(values.get("staged"), parts)
    with _losing(lost, "region"):
        region = _region(values.get("region"))
    results = tuple(_results(parts, lost))
    if lost:
        notes.append(f"What it keeps beside its layers is damaged and was passed over: {', '.join(lost)}.")
    mask_values = values.get("mask")
    return Project(
        document=document,
        mask=mask,
        mask_visible=not (isinstance(mask_values, dict) and mask_values.get("visible") is False),
        region=region,
        recipe=recipe,
        settings=settings,
        results=results,
        staged=staged,
        parts={key: data for key, data in parts.items() if not _ours(key)},
        note=" ".join(filter(None, notes)),
    )


def _raster_layers(document: Document) -> Iterator[RasterLayer]:
    for layer in document.layers:
        entry = Entry(
            name=layer.name,
            x=layer.x,
            y=layer.y,
            opacity=layer.opacity,
            visible=layer.visible,
            operator=layer.blend.value,
            locked=layer.locked,
            selected=layer.id == document.active,
        )
        yield RasterLayer(entry, layer.tiles)


def _own(project: Project) -> dict[str, bytes]:
    """Our own parts, by name."""
    parts = {name: data for name, data in project.parts.items() if not _ours(name)}
    values: dict[str, Any] = {
        "format": FORMAT,
        "version": list(VERSION),
        "layers": [{"id": layer.id} for layer in project.document.layers],
        "mask": None if project.mask is None else {"visible": project.mask_visible},
        "region": {
            "context": project.region.context,
            "frame": rect_values(project.region.frame),
            "locked": project.region.locked,
        },
        "recipe": recipe_values(project.recipe),
        "settings": dict(project.settings),
        "staged": None if project.staged is None else write_staged(project.staged, parts),
    }
    if project.mask is not None:
        parts[_MASK] = png_of(project.mask)
    for index, kept in enumerate(project.results):
        parts[f"{_RESULTS}{index:04}.safetensors"] = latent_bytes(kept)
    text = json.dumps(values, ensure_ascii=False, indent=1)
    return {_DOCUMENT: text.encode("utf-8", "surrogatepass")} | parts


def _ours(name: str) -> bool:
    """Whether a part is written anew each time."""
    return name in {_DOCUMENT, _MASK} or name.startswith((_RESULTS, STAGED))


def _check_version(values: dict[str, Any], name: str) -> str:
    version = values.get("version")
    if (
        values.get("format") != FORMAT
        or not isinstance(version, list)
        or len(version) != 2
        or not all(isinstance(part, int) for part in version)
    ):
        raise PartError
    if version[0] > VERSION[0]:
        raise FileError(f"“{name}” was written by a newer Latentscape: update the program to open it.")
    if version > list(VERSION):
        return "It was written by a newer Latentscape: what this one does not know of it may be lost."
    return ""


def _document(raster: Raster, values: dict[str, Any]) -> tuple[Document, str]:
    """The layers; our own ids for them, if they are still those that were written."""
    ids = _ids(values.get("layers"), len(raster.layers))
    layers, unknown, active = [], 0, ""
    for its_id, layer in zip(ids, raster.layers, strict=True):
        entry = layer.entry
        blend = next((blend for blend in Blend if blend.value == entry.operator), None)
        unknown += blend is None
        active = its_id if entry.selected else active
        layers.append(
            Layer(
                tiles=layer.tiles,
                name=entry.name or "Layer",
                x=entry.x,
                y=entry.y,
                opacity=entry.opacity,
                visible=entry.visible,
                locked=entry.locked,
                blend=blend or Blend.NORMAL,
                id=its_id,
            )
        )
    size = Size(raster.width, raster.height)
    layers = layers or [Layer.empty(size)]
    note = ""
    if unknown:
        which = "1 layer blends" if unknown == 1 else f"{unknown} layers blend"
        note = f"{which} in a way that is not known here, and is laid over normally."
    return Document(size=size, layers=tuple(layers), active=active), note


def _ids(value: object, count: int) -> list[str]:
    if isinstance(value, list) and len(value) == count:
        kept = [entry.get("id") for entry in value if isinstance(entry, dict)]
        ids = [its for its in kept if isinstance(its, str) and _ID.fullmatch(its)]
        if len(set(ids)) == count:
            return ids
    return [new_id() for _ in range(count)]


def _mask(values: dict[str, Any], parts: Mapping[str, bytes], size: Size, lost: list[str]) -> Mask | None:
    if values.get("mask") is None:
        return None
    with _losing(lost, "mask"):
        mask = mask_of(part(parts, _MASK))
        if mask.shape != (size.height, size.width):
            raise PartError
        return mask
    return None


def _region(value: object) -> RegionSettings:
    if value is None:
        return RegionSettings()
    values = section(value)
    frame = values.get("frame")
    return RegionSettings(
        context=number(values.get("context", CONTEXT)),
        frame=None if frame is None else rect_of(frame),
        locked=values.get("locked") is True,
    )


def _results(parts: Mapping[str, bytes], lost: list[str]) -> Iterator[KeptLatent]:
    for name in sorted(parts):
        if name.startswith(_RESULTS):
            try:
                yield latent_from(BytesIO(parts[name]), name)
            except FileError:
                if "latents" not in lost:
                    lost.append("latents")


@contextmanager
def _losing(lost: list[str], what: str) -> Iterator[None]:
    """Go on without a part that is damaged."""
    try:
        yield
    except PartError:
        lost.append(what)
