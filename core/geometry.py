"""Sizes and rectangles, in pixels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.errors import InputError

MAX_SIDE = 8192


@dataclass(frozen=True, slots=True)
class Size:
    """Width and height in pixels, each 1..8192.

    Raises:
        InputError: If a side is out of range.
    """

    width: int
    height: int

    def __post_init__(self) -> None:
        if not (1 <= self.width <= MAX_SIDE and 1 <= self.height <= MAX_SIDE):
            raise InputError(
                f"The size {self.width}x{self.height} cannot be used: "
                f"each side must be between 1 and {MAX_SIDE} pixels."
            )

    @classmethod
    def parse(cls, text: str) -> Size:
        """Read ``"512x768"`` (or ``"512"`` for a square).

        Raises:
            InputError: If the text is not a size.
        """
        match = re.fullmatch(r"\s*(\d{1,6})(?:\s*[xX×]\s*(\d{1,6}))?\s*", text)
        if match is None:
            raise InputError(f"“{text}” is not a size: write width x height in pixels, for example 512x512.")
        width = int(match[1])
        return cls(width, int(match[2]) if match[2] else width)

    @property
    def area(self) -> int:
        """Width times height."""
        return self.width * self.height

    def is_multiple_of(self, step: int) -> bool:
        """Whether both sides are multiples of ``step``."""
        return self.width % step == 0 and self.height % step == 0

    def snapped(self, step: int) -> Size:
        """The nearest size whose sides are multiples of ``step`` (at least one step, at most 8192)."""

        def snap(side: int) -> int:
            return min(max(step, round(side / step) * step), MAX_SIDE // step * step)

        return Size(snap(self.width), snap(self.height))

    def scaled_to_area(self, area: int, step: int) -> Size:
        """The size of the same shape with about ``area`` pixels, snapped to ``step``."""
        factor = (area / self.area) ** 0.5
        return Size(
            min(MAX_SIDE, max(1, round(self.width * factor))),
            min(MAX_SIDE, max(1, round(self.height * factor))),
        ).snapped(step)

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle of pixels: x, y of its upper left corner, width and height of at least 1."""

    x: int
    y: int
    width: int
    height: int

    def __post_init__(self) -> None:
        if self.width < 1 or self.height < 1:
            raise InputError(f"A region of {self.width}x{self.height} pixels is empty: choose a larger one.")

    @classmethod
    def whole(cls, size: Size) -> Rect:
        """All of a picture."""
        return cls(0, 0, size.width, size.height)

    @property
    def right(self) -> int:
        """One past the last column."""
        return self.x + self.width

    @property
    def bottom(self) -> int:
        """One past the last row."""
        return self.y + self.height

    @property
    def size(self) -> Size:
        """Width and height."""
        return Size(self.width, self.height)

    @property
    def slices(self) -> tuple[slice, slice]:
        """Rows and columns, to index an array (H, W, …) that the rectangle lies in."""
        return slice(self.y, self.bottom), slice(self.x, self.right)

    def united(self, other: Rect) -> Rect:
        """The smallest rectangle that holds both."""
        x, y = min(self.x, other.x), min(self.y, other.y)
        return Rect(x, y, max(self.right, other.right) - x, max(self.bottom, other.bottom) - y)

    def common(self, other: Rect) -> Rect | None:
        """What lies in both; None for nothing."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        width, height = min(self.right, other.right) - x, min(self.bottom, other.bottom) - y
        return Rect(x, y, width, height) if width > 0 and height > 0 else None

    def moved(self, right: int, down: int) -> Rect:
        """The same elsewhere."""
        return Rect(self.x + right, self.y + down, self.width, self.height)

    def cut(self, size: Size) -> Rect | None:
        """What of it lies in a picture of ``size``; None for nothing."""
        x, y = max(self.x, 0), max(self.y, 0)
        width, height = min(self.right, size.width) - x, min(self.bottom, size.height) - y
        return Rect(x, y, width, height) if width > 0 and height > 0 else None

    def grown(self, by: int) -> Rect:
        """``by`` pixels more on each side."""
        return Rect(self.x - by, self.y - by, self.width + 2 * by, self.height + 2 * by)

    def within(self, size: Size) -> bool:
        """Whether it lies wholly in a picture of ``size``."""
        return self.x >= 0 and self.y >= 0 and self.right <= size.width and self.bottom <= size.height
