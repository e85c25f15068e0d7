"""Beyond the edge: a picture with more room round it, and what is to be made there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from core.arrays import Mask, Picture
from core.errors import InputError
from core.geometry import Rect, Size


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """How much a picture grows on each side, in pixels, 0 or more."""

    left: int = 0
    top: int = 0
    right: int = 0
    bottom: int = 0

    def __post_init__(self) -> None:
        if min(self.left, self.top, self.right, self.bottom) < 0:
            raise InputError("A picture cannot be extended by less than nothing: crop it instead.")

    def __bool__(self) -> bool:
        return bool(self.left or self.top or self.right or self.bottom)

    @classmethod
    def reaching(cls, place: Rect, size: Size) -> Margins:
        """What a picture of ``size`` lacks to hold ``place``."""
        return cls(
            left=max(0, -place.x),
            top=max(0, -place.y),
            right=max(0, place.right - size.width),
            bottom=max(0, place.bottom - size.height),
        )

    def around(self, size: Size) -> Size:
        """The size of the larger picture.

        Raises:
            InputError: If that is more than a picture may have.
        """
        return Size(size.width + self.left + self.right, size.height + self.top + self.bottom)

    def extended(self, picture: Picture) -> Picture:
        """The larger picture, its own edges drawn out into the new room.

        Args:
            picture: uint8 (H, W, 3|4).
        """
        return np.pad(picture, (*self._padding, (0, 0)), mode="edge")

    def masked(self, mask: Mask | None, size: Size) -> Mask:
        """The mask of the larger picture: the old one, and all of the new room.

        Args:
            mask: uint8 (H, W); None for one that keeps all.
            size: Of the picture as it is.
        """
        if mask is None:
            mask = np.zeros((size.height, size.width), np.uint8)
        return np.pad(mask, self._padding, constant_values=255)

    @property
    def _padding(self) -> tuple[tuple[int, int], tuple[int, int]]:
        return (self.top, self.bottom), (self.left, self.right)
