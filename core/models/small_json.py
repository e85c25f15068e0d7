"""The small JSON files of a model folder, read without trusting them."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from core.errors import InputError, ModelError
from core.geometry import Size

_LARGEST = 64 * 2**20
"""Bytes; an index of shards may be some megabytes."""


def read_object(path: Path, name: str) -> dict[str, Any]:
    """Read a JSON object.

    Args:
        path: The file.
        name: What sentences call it.

    Raises:
        ModelError: If it is missing, unreadable or not an object.
    """
    try:
        if path.stat().st_size > _LARGEST:
            raise ModelError(f"“{name}” is far too large for a configuration: get the model again.")
        data = json.loads(path.read_bytes())
    except FileNotFoundError:
        raise ModelError(f"“{name}” is missing: get the model again.") from None
    except OSError:
        raise ModelError(f"“{name}” cannot be read: check that you may open it.") from None
    except (ValueError, RecursionError):
        raise ModelError(f"“{name}” is damaged, it is not valid JSON: get the model again.") from None
    if not isinstance(data, dict):
        raise ModelError(f"“{name}” is not a configuration: get the model again.")
    return data


class Fields:
    """The values of one such file; each is asked for with its kind and range.

    Args:
        data: What :func:`read_object` gave.
        name: What sentences call the file.
    """

    def __init__(self, data: Mapping[str, Any], name: str) -> None:
        self._data = data
        self._name = name

    def integer(self, key: str, default: int | None = None, *, low: int = 1, high: int = 10**6) -> int:
        """A whole number ``low``..``high``."""
        value = self._data.get(key, default)
        if type(value) is not int or not low <= value <= high:
            raise self.wrong(key)
        return value

    def integers(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers from 1, at least one."""
        value = self._data.get(key)
        if not isinstance(value, list) or not value or not all(type(n) is int and n > 0 for n in value):
            raise self.wrong(key)
        return tuple(value)

    def size(self, key: str, default: Size) -> Size:
        """A size: one whole number for a square, or [width, height]."""
        value = self._data.get(key)
        if value is None:
            return default
        sides = [value, value] if type(value) is int else value
        if not isinstance(sides, list) or len(sides) != 2 or not all(type(side) is int for side in sides):
            raise self.wrong(key)
        try:
            return Size(*sides)
        except InputError:
            raise self.wrong(key) from None

    def number(self, key: str, default: float, *, low: float, high: float) -> float:
        """A finite number ``low``..``high``."""
        value = self._data.get(key, default)
        if type(value) not in {int, float} or not math.isfinite(value) or not low <= value <= high:
            raise self.wrong(key)
        return float(value)

    def value(self, key: str) -> object:
        """Whatever stands there; None if it is missing."""
        return self._data.get(key)

    def text(self, key: str, default: str, *, longest: int = 2000) -> str:
        """A text of at most ``longest`` characters."""
        value = self._data.get(key, default)
        if not isinstance(value, str) or len(value) > longest:
            raise self.wrong(key)
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none if it is not there."""
        value = self._data.get(key, [])
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            raise self.wrong(key)
        return tuple(value)

    def wrong(self, key: str) -> ModelError:
        """The sentence for a value that is missing or of the wrong kind."""
        return ModelError(f"“{self._name}” cannot be used: its value “{key}” is missing or makes no sense.")
