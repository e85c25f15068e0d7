"""Pictures in and out: any common file in, PNG, JPEG and WebP with their recipe out."""

from __future__ import annotations

import hashlib
import io
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
from PIL import Image, UnidentifiedImageError

from core.arrays import Picture
from core.atomic_file import short_name, write_atomically
from core.errors import FileError
from core.files.picture_recipe import Origin, exif_and_xmp, find_recipe, png_chunks
from core.files.pixels import to_picture
from core.geometry import MAX_SIDE, Size
from core.recipe import Recipe

_WRITERS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".webp": "WEBP"}
_READERS = ("PNG", "JPEG", "MPO", "WEBP", "AVIF", "GIF", "BMP", "TIFF", "PPM", "ICO", "JPEG2000", "QOI")
_SUFFIXES = {
    ".png": {"PNG"},
    ".jpg": {"JPEG", "MPO"},
    ".jpeg": {"JPEG", "MPO"},
    ".webp": {"WEBP"},
    ".gif": {"GIF"},
    ".bmp": {"BMP"},
    ".tif": {"TIFF"},
    ".tiff": {"TIFF"},
}
_warnings_lock = threading.Lock()

SUFFIXES = tuple(_WRITERS)
"""What :func:`save_picture` can write."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class OpenedPicture:
    """A picture from a file.

    Attributes:
        picture: uint8 (H, W, 3), or (H, W, 4) if something in it is transparent; sRGB, the right way up.
        recipe: What made it, if the file says so.
        origin: Whose form of recipe it was; None without a recipe.
        note: A sentence or two worth telling the person ("" if there is nothing to say).
        recipe_note: What of it is about a recipe that cannot be read.
    """

    picture: Picture
    recipe: Recipe | None = None
    origin: Origin | None = None
    note: str = ""
    recipe_note: str = ""


def read_picture(path: Path) -> OpenedPicture:
    """Open a picture file of any common format, whatever its suffix says.

    Of an animation the first frame is taken. Nothing is decoded before its size has been looked at.

    Raises:
        FileError: If it is missing, empty, damaged, not a picture, or over 8192 pixels a side.
    """
    name = short_name(path)
    try:
        if path.is_dir():
            raise FileError(f"“{name}” is a folder, not a picture.")
        if path.exists() and not path.is_file():  # a pipe or device would be waited for without end
            raise FileError(f"“{name}” is not an ordinary file.")
        with path.open("rb") as file:
            opened = _decode(file, name)
    except FileNotFoundError:
        raise FileError(f"“{name}” does not exist: check the path.") from None
    except PermissionError:
        raise FileError(f"“{name}” cannot be read: there is no permission to open it.") from None
    except (OSError, ValueError):
        raise FileError(f"“{name}” cannot be read from the disk.") from None
    return opened


def picture_from_bytes(data: bytes, name: str = "The pasted picture") -> OpenedPicture:
    """Open a picture from memory (pasted or dropped); ``name`` is used in sentences.

    Raises:
        FileError: As :func:`read_picture`.
    """
    return _decode(io.BytesIO(data), name)


def save_picture(
    path: Path, picture: Picture, recipe: Recipe | None = None, *, quality: int | None = None
) -> None:
    """Write a picture, whole or not at all; the suffix chooses PNG, JPEG or WebP.

    Args:
        path: Where to; an existing file is replaced.
        picture: uint8 (H, W, 3|4); JPEG knows no transparency and puts it on white.
        recipe: Written into the file, for ourselves and for other tools.
        quality: 1..100; None is 95 for JPEG and lossless for WebP. PNG is always lossless.

    Raises:
        FileError: If the suffix is unknown or the file cannot be written.
    """
    form = check_suffix(path)
    write_atomically(path, _encoded(picture, recipe, form, quality))


def check_suffix(path: Path) -> str:
    """Which format :func:`save_picture` writes for ``path``: "PNG", "JPEG" or "WEBP".

    Raises:
        FileError: If the suffix is unknown.
    """
    form = _WRITERS.get(path.suffix.lower())
    if form is None:
        raise FileError(
            f"“{short_name(path)}” cannot be written: choose a name that ends in .png, .jpg or .webp."
        )
    return form


def thumbnail(picture: Picture, side: int) -> Picture:
    """The picture made to fit ``side`` x ``side`` pixels, of the same shape; never made larger."""
    height, width = picture.shape[:2]
    scale = side / max(height, width)
    if scale >= 1:
        return picture
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = Image.fromarray(picture).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    return np.array(small)


def resized(picture: Picture, size: Size) -> Picture:
    """The picture scaled to exactly ``size``, well filtered."""
    if picture.shape[:2] == (size.height, size.width):
        return picture
    filtered = Image.fromarray(picture).resize((size.width, size.height), Image.Resampling.LANCZOS)
    return np.array(filtered)


def covering(picture: Picture, size: Size) -> Picture:
    """The picture scaled to cover ``size`` and cut round its middle, uint8 (h, w, 3)."""
    height, width = picture.shape[:2]
    scale = max(size.width / width, size.height / height)
    wide, high = min(width, round(size.width / scale)), min(height, round(size.height / scale))
    x, y = (width - wide) // 2, (height - high) // 2
    return resized(picture[y : y + high, x : x + wide], size)


def flatten(picture: Picture, background: tuple[int, int, int] = (255, 255, 255)) -> Picture:
    """The picture on a plain background: uint8 (H, W, 3)."""
    if picture.shape[2] == 3:
        return picture
    alpha = picture[..., 3:].astype(np.uint16)
    blend = picture[..., :3] * alpha + np.array(background, np.uint16) * (255 - alpha) + 127
    return (blend // 255).astype(np.uint8)


def fingerprint(picture: Picture) -> str:
    """Hex sha256 of a picture's content: its height, width and RGB bytes.

    Alpha counts only where something is transparent, so an opaque RGBA picture equals its RGB.
    """
    if picture.shape[2] == 4 and picture[..., 3].min() == 255:
        picture = picture[..., :3]
    digest = hashlib.sha256("x".join(map(str, picture.shape)).encode() + b"\n")
    digest.update(np.ascontiguousarray(picture).data)
    return digest.hexdigest()


def _decode(file: BinaryIO | io.BytesIO, name: str) -> OpenedPicture:
    if not file.read(1):
        raise FileError(f"“{name}” is empty: it has no bytes.")
    file.seek(0)
    with _quiet():
        try:
            image = Image.open(file, formats=_available_readers())
        except UnidentifiedImageError:
            raise FileError(
                f"“{name}” is not a picture that can be opened, or it is damaged: save it as PNG first."
            ) from None
        except Image.DecompressionBombError:
            raise FileError(_too_large(name)) from None
        except Exception:  # a decoder fed with anything raises anything
            raise FileError(f"“{name}” is damaged: its beginning cannot be read.") from None
        if max(image.size) > MAX_SIDE:
            raise FileError(_too_large(name, image.size))
        note = _about(image, name)
        try:
            image.load()
            recipe, origin, recipe_note = find_recipe(image)
            picture, pixel_note = to_picture(image)
        except MemoryError:
            raise FileError(f"“{name}” is too large for the memory that is free.") from None
        except Exception:
            raise FileError(f"“{name}” is damaged or cut short: it cannot be decoded.") from None
    notes = " ".join(filter(None, (note, pixel_note, recipe_note)))
    return OpenedPicture(picture=picture, recipe=recipe, origin=origin, note=notes, recipe_note=recipe_note)


def _about(image: Image.Image, name: str) -> str:
    """What the person should know before the pixels are looked at."""
    notes = []
    expected = _SUFFIXES.get(Path(name).suffix.lower())
    if expected and image.format not in expected:
        notes.append(f"It is a {image.format} file in spite of its name.")
    try:
        frames = 1 if image.format in {"MPO", "ICO"} else int(getattr(image, "n_frames", 1))
    except Exception:  # a later frame is damaged; the first may still be good
        frames = 1
    if frames > 1:
        image.seek(0)
        parts = "pages" if image.format == "TIFF" else "frames"
        notes.append(f"Only the first of its {frames} {parts} is used.")
    return " ".join(notes)


def _encoded(picture: Picture, recipe: Recipe | None, form: str, quality: int | None) -> bytes:
    if picture.dtype != np.uint8 or picture.ndim != 3 or picture.shape[2] not in {3, 4} or not picture.size:
        raise ValueError(f"not a picture: {picture.dtype} {picture.shape}")
    options: dict[str, Any] = {}
    if form == "PNG":
        options = {} if recipe is None else {"pnginfo": png_chunks(recipe)}
    else:
        options = {} if recipe is None else exif_and_xmp(recipe)
    if form == "JPEG":
        picture = flatten(picture)
        options |= {"quality": quality or 95, "subsampling": 0, "optimize": True}
    elif form == "WEBP":
        options |= {"lossless": quality is None, "quality": quality or 80, "exact": True}
    buffer = io.BytesIO()
    Image.fromarray(picture).save(buffer, form, **options)
    return buffer.getvalue()


def _too_large(name: str, size: tuple[int, int] | None = None) -> str:
    found = f" ({size[0]}x{size[1]})" if size else ""
    return f"“{name}” is too large{found}: at most {MAX_SIDE} pixels a side can be opened."


def _available_readers() -> list[str]:
    Image.init()
    return [name for name in _READERS if name in Image.OPEN]


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Pillow's warnings about odd files to ourselves (one thread at a time: filters are global)."""
    with _warnings_lock, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield
