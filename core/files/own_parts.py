"""The parts of a project that are our own: read back exactly, and never trusted."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any, cast

import numpy as np
from PIL import Image

from core.arrays import Mask, Picture, frozen
from core.errors import InputError
from core.geometry import MAX_SIDE, Rect
from core.recipe import Recipe


class PartError(Exception):
    """A part is missing or damaged; never leaves :mod:`core.files`."""


def png_of(array: Picture | Mask) -> bytes:
    """A picture or a mask as PNG."""
    buffer = io.BytesIO()
    Image.fromarray(array).save(buffer, "PNG", compress_level=1)
    return buffer.getvalue()


def picture_of(data: bytes) -> Picture:
    """What :func:`png_of` made of a picture: read-only, with as many channels as it had.

    Raises:
        PartError: If it is damaged or not that.
    """
    return _array(data, {"RGB", "RGBA"})


def mask_of(data: bytes) -> Mask:
    """What :func:`png_of` made of a mask; read-only.

    Raises:
        PartError: If it is damaged or not that.
    """
    return _array(data, {"L"})


def _array(data: bytes, modes: set[str]) -> Picture:
    try:
        with Image.open(io.BytesIO(data), formats=["PNG"]) as image:
            if image.mode not in modes or max(image.size) > MAX_SIDE:
                raise PartError
            return frozen(np.asarray(image, dtype=np.uint8))
    except PartError:
        raise
    except Exception:  # a decoder fed with anything raises anything
        raise PartError from None


def object_of(data: bytes) -> dict[str, Any]:
    """A JSON object.

    Raises:
        PartError: If it is none.
    """
    try:
        value = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError):
        raise PartError from None
    return section(value)


def section(value: object) -> dict[str, Any]:
    """``value`` if it is a JSON object.

    Raises:
        PartError: If it is not.
    """
    if not isinstance(value, dict):
        raise PartError
    return cast("dict[str, Any]", value)


def part(parts: Mapping[str, bytes], name: str) -> bytes:
    """One of the parts.

    Raises:
        PartError: If it is missing.
    """
    if name not in parts:
        raise PartError
    return parts[name]


def whole(value: object) -> int:
    """``value`` if it is a whole number.

    Raises:
        PartError: If it is not.
    """
    if not isinstance(value, int) or isinstance(value, bool):
        raise PartError
    return value


def number(value: object) -> float:
    """``value`` if it is a finite number.

    Raises:
        PartError: If it is not.
    """
    if not isinstance(value, int | float) or isinstance(value, bool) or not np.isfinite(value):
        raise PartError
    return float(value)


def text(value: object) -> str:
    """``value`` if it is a text.

    Raises:
        PartError: If it is not.
    """
    if not isinstance(value, str):
        raise PartError
    return value


def rect_of(value: object) -> Rect:
    """A rectangle from ``[x, y, width, height]``.

    Raises:
        PartError: If it is none.
    """
    if not isinstance(value, list) or len(value) != 4:
        raise PartError
    try:
        rect = Rect(*(whole(side) for side in value))
    except InputError:
        raise PartError from None
    if max(abs(side) for side in (rect.x, rect.y, rect.width, rect.height)) > 4 * MAX_SIDE:
        raise PartError
    return rect


def rect_values(rect: Rect | None) -> list[int] | None:
    """What :func:`rect_of` reads."""
    return None if rect is None else [rect.x, rect.y, rect.width, rect.height]


def recipe_of(value: object) -> Recipe | None:
    """A recipe from its JSON object.

    Raises:
        PartError: If it is damaged.
    """
    if value is None:
        return None
    try:
        return Recipe.from_json(json.dumps(value))
    except InputError:
        raise PartError from None


def recipe_values(recipe: Recipe | None) -> Any:
    """What :func:`recipe_of` reads."""
    return None if recipe is None else json.loads(recipe.to_json())
