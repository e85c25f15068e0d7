"""Pixels that never change, cut into squares: states share every square that is the same in both."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np

from core.arrays import Picture
from core.geometry import Rect, Size

SIDE = 256
"""Pixels of a square; those at the right and lower edge may be smaller."""

Square = Picture | None
"""uint8 (h, w, 4), read-only; None where all bytes are 0."""


class Tiles:
    """uint8 (h, w, 4) RGBA with straight alpha; immutable.

    Undo keeps states side by side, a writer on another thread reads one while the next is painted: both
    cost only the squares that differ.

    Attributes:
        size: Width and height.
    """

    __slots__ = ("_across", "_squares", "size")

    def __init__(self, size: Size, squares: tuple[Square, ...] | None = None) -> None:
        self.size = size
        self._across = -(-size.width // SIDE)
        count = self._across * -(-size.height // SIDE)
        self._squares: tuple[Square, ...] = (None,) * count if squares is None else squares
        assert len(self._squares) == count

    @classmethod
    def of(cls, pixels: Picture) -> Tiles:
        """A copy of ``pixels``, uint8 (h, w, 4), or (h, w, 3), which is opaque.

        Raises:
            InputError: If a side is out of range.
        """
        empty = cls(Size(pixels.shape[1], pixels.shape[0]))
        return empty.replaced({index: pixels[box.slices] for index, box in empty.squares()})

    @property
    def bytes(self) -> int:
        """Memory of all squares."""
        return sum(square.nbytes for square in self._squares if square is not None)

    @property
    def array(self) -> Picture:
        """All pixels, a read-only copy."""
        return self.read(Rect.whole(self.size))

    def read(self, box: Rect) -> Picture:
        """The pixels of ``box``, which lies inside; read-only."""
        found = [(self._squares[index], place) for index, place in self.squares(box)]
        square, place = found[0]
        if len(found) == 1 and square is not None:
            view = square[box.y - place.y : box.bottom - place.y, box.x - place.x : box.right - place.x]
            view.flags.writeable = False
            return view
        out = np.zeros((box.height, box.width, 4), np.uint8)
        for square, place in found:
            if square is not None:
                part = place.common(box)
                assert part is not None
                out[part.moved(-box.x, -box.y).slices] = square[part.moved(-place.x, -place.y).slices]
        out.flags.writeable = False
        return out

    def square(self, index: int) -> Square:
        """The square of that number."""
        return self._squares[index]

    def squares(self, box: Rect | None = None) -> Iterator[tuple[int, Rect]]:
        """Number and place of each square that has a part in ``box`` (or of all)."""
        box = Rect.whole(self.size) if box is None else box.cut(self.size)
        if box is None:
            return
        for row in range(box.y // SIDE, (box.bottom - 1) // SIDE + 1):
            for column in range(box.x // SIDE, (box.right - 1) // SIDE + 1):
                x, y = column * SIDE, row * SIDE
                width, height = min(SIDE, self.size.width - x), min(SIDE, self.size.height - y)
                yield row * self._across + column, Rect(x, y, width, height)

    def replaced(self, squares: Mapping[int, Picture]) -> Tiles:
        """The same with copies of some squares, given by their number: uint8 (h, w, 3|4)."""
        all_of_them = list(self._squares)
        for index, pixels in squares.items():
            all_of_them[index] = _kept(pixels)
        return Tiles(self.size, tuple(all_of_them))

    def shown(self, squares: Mapping[int, Picture]) -> Tiles:
        """The same with the arrays themselves, which may go on changing: for a stroke that is being made."""
        all_of_them = list(self._squares)
        for index, pixels in squares.items():
            all_of_them[index] = pixels
        return Tiles(self.size, tuple(all_of_them))

    def written(self, box: Rect, pixels: Picture) -> Tiles:
        """The same with ``pixels``, uint8 (h, w, 4), in ``box``, which lies inside."""
        new: dict[int, Picture] = {}
        for index, place in self.squares(box):
            part = place.common(box)
            assert part is not None
            square = self.copy_of(index)
            square[part.moved(-place.x, -place.y).slices] = pixels[part.moved(-box.x, -box.y).slices]
            new[index] = square
        return self.replaced(new)

    def framed(self, frame: Rect) -> Tiles:
        """What lies in ``frame``, which may reach beyond the edges: there it is clear.

        Raises:
            InputError: If the frame is larger than 8192 pixels a side.
        """
        new = Tiles(frame.size)
        squares: list[Square] = [None] * len(new._squares)
        for index, place in new.squares():
            there = place.moved(frame.x, frame.y)
            part = there.common(Rect.whole(self.size))
            if part is None:
                continue
            same = next((old for old, where in self.squares(part) if where == there), None)
            if same is not None:
                squares[index] = self._squares[same]
                continue
            pixels = np.zeros((place.height, place.width, 4), np.uint8)
            pixels[part.moved(-there.x, -there.y).slices] = self.read(part)
            squares[index] = _kept(pixels)
        return Tiles(new.size, tuple(squares))

    def copy_of(self, index: int) -> Picture:
        """A square to write in."""
        square = self._squares[index]
        if square is not None:
            return square.copy()
        row, column = divmod(index, self._across)
        height, width = self.size.height - row * SIDE, self.size.width - column * SIDE
        return np.zeros((min(SIDE, height), min(SIDE, width), 4), np.uint8)

    def difference(self, other: Tiles) -> Rect | None:
        """The box of all squares that are not the same objects; both have one size."""
        box: Rect | None = None
        for index, place in self.squares():
            if self._squares[index] is not other._squares[index]:
                box = place if box is None else box.united(place)
        return box

    def only(self) -> Iterator[Picture]:
        """The squares there are."""
        return (square for square in self._squares if square is not None)

    def small(self, longest: int) -> Picture:
        """Every n-th pixel, so that the longer side is ``longest`` or up to twice that: for a thumbnail."""
        step = max(1, max(self.size.width, self.size.height) // longest)
        step = 1 << (step.bit_length() - 1)  # divides the side of a square
        out = np.zeros((-(-self.size.height // step), -(-self.size.width // step), 4), np.uint8)
        for index, place in self.squares():
            square = self._squares[index]
            if square is not None:
                part = square[::step, ::step]
                y, x = place.y // step, place.x // step
                out[y : y + part.shape[0], x : x + part.shape[1]] = part
        return out

    def bounds(self) -> Rect | None:
        """The box of everything that is not wholly clear; None if nothing is to be seen."""
        box: Rect | None = None
        for index, place in self.squares():
            square = self._squares[index]
            seen = None if square is None else _bounds(square)
            if seen is not None:
                seen = seen.moved(place.x, place.y)
                box = seen if box is None else box.united(seen)
        return box


def _kept(pixels: Picture) -> Square:
    if pixels.shape[2] == 3:
        square = np.empty((*pixels.shape[:2], 4), np.uint8)
        square[..., :3], square[..., 3] = pixels, 255
    elif not pixels.any():
        return None
    else:
        square = np.array(pixels, order="C", copy=True)
    square.flags.writeable = False
    return square


def _bounds(square: Picture) -> Rect | None:
    seen = square[..., 3] > 0
    rows, columns = np.flatnonzero(seen.any(axis=1)), np.flatnonzero(seen.any(axis=0))
    if not len(rows):
        return None
    x, y = int(columns[0]), int(rows[0])
    return Rect(x, y, int(columns[-1]) + 1 - x, int(rows[-1]) + 1 - y)
