"""OpenRaster files: layers as Krita, GIMP and MyPaint read and write them.

The standard is at https://www.openraster.org/baseline. Beside what it names, a file can hold parts of our
own, in a folder of our own.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from core.arrays import Picture
from core.atomic_file import atomic_file, short_name
from core.document.tiles import Tiles
from core.errors import FileError
from core.files.archive import Archive, DamagedError
from core.files.pictures import picture_from_bytes, thumbnail
from core.files.stack_xml import Entry, format_stack, parse_stack
from core.geometry import MAX_SIDE

MIMETYPE = b"image/openraster"
SUFFIX = ".ora"
OWN = "latentscape/"
"""The folder of our own parts."""
THUMBNAIL = 256
MAX_PIXEL_BYTES = 4 << 30
MAX_STACK_BYTES = 8 << 20
MAX_OWN_BYTES = 512 << 20
MAX_OWN_PARTS = 2048

_PNG = b"\x89PNG\r\n\x1a\n"
_SPARE = 16 << 20
_DATE = (1980, 1, 1, 0, 0, 0)
_LEVEL = 1  # PNG's: over it the file shrinks by a tenth and takes five times as long


@dataclass(frozen=True, slots=True, eq=False)
class RasterLayer:
    """A layer: how it lies, and its pixels.

    Attributes:
        entry: Name, place, opacity and so on; ``src`` is not looked at when it is written.
        tiles: Its pixels.
    """

    entry: Entry
    tiles: Tiles


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Raster:
    """What an OpenRaster file holds.

    Attributes:
        width: Of the picture.
        height: Of the picture.
        layers: The lowest first.
        merged: uint8 (height, width, 3|4): all of them together, as seen; the standard asks for it. None for
            a file that is only for ourselves, and in what was read.
        parts: Our own parts by name (without the folder).
        note: What could not be read as it was written, in a sentence or two; "" if all was.
    """

    width: int
    height: int
    layers: tuple[RasterLayer, ...]
    merged: Picture | None = None
    parts: Mapping[str, bytes] = field(default_factory=dict)
    note: str = ""


def encoded(tiles: Tiles) -> bytes:
    """A layer's pixels as PNG."""
    buffer = BytesIO()
    Image.fromarray(tiles.array).save(buffer, "PNG", compress_level=_LEVEL)
    return buffer.getvalue()


def write_raster(path: Path, raster: Raster, encode: Callable[[Tiles], bytes] = encoded) -> None:
    """Write an OpenRaster file, whole or not at all.

    Args:
        path: Where to; an existing file is replaced.
        raster: What to write.
        encode: Makes a PNG of a layer's pixels, or has one already.

    Raises:
        FileError: If it cannot be written; what was there before is untouched.
    """
    with atomic_file(path) as file:
        _write(file, raster, encode)


def read_raster(path: Path) -> Raster:
    """Read an OpenRaster file, of whatever program and however hostile.

    Groups are taken apart; what has no pixels (text, filters) is left out, and a ``note`` says so. A file
    whose layers are lost but whose merged picture is whole opens as that picture.

    Raises:
        FileError: If it is missing, damaged beyond that, too large, or made to do harm; one sentence.
    """
    name = short_name(path)
    try:
        if path.exists() and not path.is_file():
            raise FileError(f"“{name}” is not an ordinary file.")
        with path.open("rb") as file:
            if not file.read(1):
                raise FileError(f"“{name}” is empty: it has no bytes.")
            file.seek(0)
            return _Reader(Archive(file, name), name).raster()
    except FileNotFoundError:
        raise FileError(f"“{name}” does not exist: check the path.") from None
    except PermissionError:
        raise FileError(f"“{name}” cannot be read: there is no permission to open it.") from None
    except MemoryError:
        raise FileError(f"“{name}” is too large for the memory that is free.") from None
    except OSError:
        raise FileError(f"“{name}” cannot be read from the disk.") from None


def is_raster(path: Path) -> bool:
    """Whether a file is (or was meant to be) an OpenRaster file, by its name or its first bytes."""
    if path.suffix.lower() == SUFFIX:
        return True
    try:
        with path.open("rb") as file:
            return MIMETYPE in file.read(30 + 8 + len(MIMETYPE))
    except OSError:
        return False


def _write(file: BinaryIO, raster: Raster, encode: Callable[[Tiles], bytes]) -> None:
    entries = []
    with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", _DATE), MIMETYPE)  # first, and stored
        for number, layer in enumerate(raster.layers):
            src = f"data/layer{number:03}.png"
            entries.append(replace(layer.entry, src=src))
            archive.writestr(zipfile.ZipInfo(src, _DATE), encode(layer.tiles))
        _write_text(archive, "stack.xml", format_stack(raster.width, raster.height, entries))
        if raster.merged is not None:
            _write_png(archive, "mergedimage.png", raster.merged)
            _write_png(archive, "Thumbnails/thumbnail.png", thumbnail(raster.merged, THUMBNAIL))
        for name, data in raster.parts.items():
            _write_text(archive, OWN + name, data)


def _write_png(archive: zipfile.ZipFile, name: str, picture: Picture) -> None:
    with archive.open(zipfile.ZipInfo(name, _DATE), "w") as file:
        Image.fromarray(picture).save(file, "PNG", compress_level=_LEVEL)


def _write_text(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    kind = zipfile.ZIP_STORED if name.endswith((".png", ".safetensors")) else zipfile.ZIP_DEFLATED
    archive.writestr(zipfile.ZipInfo(name, _DATE), data, kind)


class _Reader:
    def __init__(self, archive: Archive, name: str) -> None:
        self._archive, self._name = archive, name
        self._notes: list[str] = []

    def raster(self) -> Raster:
        if self._archive.head("mimetype", len(MIMETYPE) + 1).strip() != MIMETYPE:
            raise FileError(f"“{self._name}” is not an OpenRaster file.")
        try:
            return self._layered()
        except DamagedError as damage:
            return self._merged(damage)

    def _layered(self) -> Raster:
        stack = parse_stack(self._archive.read("stack.xml", MAX_STACK_BYTES), self._name)
        if max(stack.width, stack.height) > MAX_SIDE:
            raise FileError(
                f"“{self._name}” is too large ({stack.width}x{stack.height}): "
                f"at most {MAX_SIDE} pixels a side can be opened."
            )
        layers = self._layers(stack.entries)
        if stack.groups:
            look = ": it may look a little different" if stack.mixed else ""
            self._notes.append(f"Its groups of layers were taken apart{look}.")
        return Raster(
            width=stack.width,
            height=stack.height,
            layers=layers,
            parts=self._parts(),
            note=" ".join(self._notes),
        )

    def _merged(self, damage: DamagedError) -> Raster:
        """All that is left of a file whose layers are lost."""
        try:
            self._check("mergedimage.png")
            pixels = self._pixels("mergedimage.png")
        except DamagedError:
            raise damage from None
        entry = Entry(name="Merged picture")
        return Raster(
            width=pixels.shape[1],
            height=pixels.shape[0],
            layers=(RasterLayer(entry, Tiles.of(pixels)),),
            note="Its layers are damaged: it was opened as one flattened picture.",
        )

    def _layers(self, entries: Sequence[Entry]) -> tuple[RasterLayer, ...]:
        drawn = [entry for entry in entries if self._archive.head(entry.src, len(_PNG)) == _PNG]
        left_out = len(entries) - len(drawn)
        needed = sum(4 * size[0] * size[1] for size in (self._check(entry.src) for entry in drawn))
        if needed > MAX_PIXEL_BYTES:
            raise FileError(
                f"“{self._name}” is not opened: its layers need {needed / (1 << 30):.0f} GB of memory."
            )
        layers, damage = [], None
        for entry in drawn:
            try:
                layers.append(RasterLayer(entry, Tiles.of(self._pixels(entry.src))))
            except DamagedError as error:
                damage = error
                left_out += 1
        if left_out and not layers:
            raise damage or DamagedError(f"“{self._name}” is damaged: it holds no layer that can be read.")
        if left_out:
            were = "1 layer" if left_out == 1 else f"{left_out} layers"
            self._notes.append(f"{were} could not be read, or hold no pixels, and had to be left out.")
        return tuple(layers)

    def _check(self, src: str) -> tuple[int, int]:
        """A PNG's size, before any of it is unpacked.

        Raises:
            FileError: If it is larger than a picture may be, or unpacks to more than one of its size can.
        """
        head = self._archive.head(src, 26)
        width, height = (int.from_bytes(head[at : at + 4], "big") for at in (16, 20))
        if max(width, height) > MAX_SIDE:
            raise FileError(
                f"“{self._name}” is too large: a layer in it has {width}x{height} pixels, "
                f"and at most {MAX_SIDE} a side can be opened."
            )
        if self._archive.size(src) > 8 * width * height + _SPARE:
            raise FileError(f"“{self._name}” is not opened: a layer in it is far larger than its picture.")
        return width, height

    def _pixels(self, src: str) -> Picture:
        try:
            return picture_from_bytes(self._archive.read(src), self._name).picture
        except DamagedError:
            raise
        except FileError:  # what its own decoder found wrong
            raise DamagedError(f"“{self._name}” is damaged: “{src[:60]}” cannot be decoded.") from None

    def _parts(self) -> dict[str, bytes]:
        own = [name for name in self._archive.names if name.startswith(OWN) and not name.endswith("/")]
        if len(own) > MAX_OWN_PARTS or sum(map(self._archive.size, own)) > MAX_OWN_BYTES:
            raise FileError(f"“{self._name}” is not opened: its Latentscape parts are far too large.")
        return {name.removeprefix(OWN): self._archive.read(name) for name in own}
