"""A rectangle of latent cells that was given other values, as recipes hold it."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from core.arrays import Floats, LatentArray, frozen
from core.errors import InputError
from core.geometry import MAX_SIDE, Rect

MAX_CELLS = 256
"""Changes in one recipe."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """New values for a rectangle of a latent.

    Attributes:
        x: Column of its first cell.
        y: Row of its first cell.
        width: In cells, 1 or more.
        height: In cells, 1 or more.
        values: Base64 of float32 (C, height, width), little-endian: text, so that recipes can be compared.
            Empty for zeros, the middle of latent space.

    Raises:
        InputError: If the rectangle is empty or out of range.
    """

    x: int
    y: int
    width: int
    height: int
    values: str = ""

    def __post_init__(self) -> None:
        first, last = (self.x, self.y), (self.x + self.width, self.y + self.height)
        if min(first) < 0 or min(self.width, self.height) < 1 or max(last) > MAX_SIDE:
            raise InputError(f"There are no latent cells at {first} of {self.width}x{self.height}.")

    @classmethod
    def of(cls, place: Rect, values: LatentArray | None) -> Cells:
        """Values (C, h, w) for the cells of ``place``; None for zeros."""
        text = ""
        if values is not None:
            text = base64.b64encode(np.ascontiguousarray(values, "<f4").tobytes()).decode()
        return cls(x=place.x, y=place.y, width=place.width, height=place.height, values=text)

    @property
    def place(self) -> Rect:
        """Where they lie, in cells."""
        return Rect(self.x, self.y, self.width, self.height)

    def array(self, channels: int) -> LatentArray:
        """The values, float32 (channels, height, width).

        Raises:
            InputError: If they are not for so many channels, or damaged.
        """
        shape = (channels, self.height, self.width)
        if not self.values:
            return frozen(np.zeros(shape, np.float32))
        try:
            values: Floats = np.frombuffer(base64.b64decode(self.values, validate=True), "<f4")
            values = values.astype(np.float32).reshape(shape)
        except (binascii.Error, ValueError):
            raise InputError(
                f"The latent cells of this recipe are damaged, or not for a model of {channels} channels."
            ) from None
        if not np.isfinite(values).all():
            raise InputError("The latent cells of this recipe are damaged: some are not finite.")
        return frozen(values)


NEAR, FAR = 2.0, 4.0
"""What a cell decodes to lies within so many cells of it: all of its change up to NEAR, none beyond FAR."""


def reach(changes: Sequence[Cells], grid: tuple[int, int], shape: tuple[int, int]) -> Floats:
    """How much of the changes' decoding counts at each pixel of a picture.

    A decoder normalises over the whole picture, so that a change of one cell stirs every pixel by a level or
    two: that says nothing of the cell, and is left out.

    Args:
        changes: One or more.
        grid: Rows and columns of the latent.
        shape: Rows and columns of the picture.

    Returns:
        float32 (H, W), 0..1.
    """
    rows, columns = (
        (np.arange(length, dtype=np.float32) + 0.5) * cells / length
        for length, cells in zip(shape, grid, strict=True)
    )
    nearest = np.full(shape, np.inf, np.float32)
    for change in changes:
        place = change.place
        down = np.maximum(np.maximum(place.y - rows, rows - place.bottom), 0)
        across = np.maximum(np.maximum(place.x - columns, columns - place.right), 0)
        nearest = np.minimum(nearest, np.maximum(down[:, None], across[None]))
    share: Floats = np.clip((FAR - nearest) / (FAR - NEAR), 0, 1).astype(np.float32)
    return share


def written(latent: LatentArray, changes: Sequence[Cells]) -> LatentArray:
    """A latent (C, h, w) with the changes made in it, one after the other.

    Raises:
        InputError: If one does not lie in the latent.
    """
    channels, height, width = latent.shape
    after = np.array(latent)
    for change in changes:
        if change.place.right > width or change.place.bottom > height:
            raise InputError(
                f"The recipe changes latent cells up to {change.place.right}x{change.place.bottom}, "
                f"but this picture has {width}x{height}."
            )
        after[:, *change.place.slices] = change.array(channels)
    return frozen(after)
