"""The frames of a walk that are there, small enough that all of them fit into memory."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Sequence

from core.arrays import Picture, frozen
from core.files.pictures import resized
from core.geometry import Size

MAX_BYTES = 384 << 20


class Frames:
    """Pictures by the number of their frame.

    Args:
        count: Frames in all. Each may take the same share of ``max_bytes``; a larger picture is made smaller,
            so that a long walk is seen less sharp rather than in parts.
        max_bytes: For all of them together.
    """

    def __init__(self, count: int = 0, max_bytes: int = MAX_BYTES) -> None:
        self.count = count
        self._area = max_bytes // (3 * max(1, count))
        self._pictures: dict[int, Picture] = {}
        self._there: list[int] = []

    @property
    def there(self) -> tuple[int, ...]:
        """The numbers of the frames there are, in order."""
        return tuple(self._there)

    @property
    def bytes(self) -> int:
        """Of all pictures."""
        return sum(picture.nbytes for picture in self._pictures.values())

    def __len__(self) -> int:
        return len(self._there)

    def __contains__(self, number: object) -> bool:
        return number in self._pictures

    def put(self, number: int, picture: Picture) -> Picture:
        """Take a frame in; what is kept of it."""
        height, width = picture.shape[:2]
        if height * width > self._area:
            factor = (self._area / (height * width)) ** 0.5
            picture = resized(picture, Size(max(1, int(width * factor)), max(1, int(height * factor))))
        if number not in self._pictures:
            insort(self._there, number)
        kept = self._pictures[number] = frozen(picture)
        return kept

    def at(self, number: int) -> Picture | None:
        """The frame itself, or the nearest one there is."""
        found = nearest(self._there, number)
        return None if found is None else self._pictures[found]


def nearest(sorted_: Sequence[int], wanted: int) -> int | None:
    """The number nearest to ``wanted``; the earlier one of two; None if there are none."""
    if not sorted_:
        return None
    at = bisect_left(sorted_, wanted)
    around = sorted_[max(0, at - 1) : at + 1]
    return min(around, key=lambda number: abs(number - wanted))
