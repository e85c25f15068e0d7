"""How the plane of the map lies in its view: pan and zoom, without a widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QPointF, QRectF

from core.arrays import Floats

LOWEST, HIGHEST = 0.5, 40.0
SMALLEST, LARGEST = 20.0, 112.0
USUAL = 40.0
"""Pixels of a thumbnail's side: at most, at least, and where the whole map fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lens:
    """Maps the plane (about -1..1, y up) to pixels of a view.

    Attributes:
        width: Of the view.
        height: Of the view.
        zoom: 1 where the plane fits.
        centre: The place in the middle of the view.
    """

    width: float
    height: float
    zoom: float = 1.0
    centre: tuple[float, float] = (0.0, 0.0)

    @property
    def scale(self) -> float:
        """Pixels for one unit of the plane."""
        room = max(16.0, min(self.width, self.height) - USUAL - 24)
        return room / 2 * self.zoom

    @property
    def side(self) -> float:
        """Pixels of a thumbnail."""
        usual = USUAL * min(1.0, max(0.6, min(self.width, self.height) / 320))
        return min(LARGEST, max(SMALLEST, usual * float(self.zoom**0.6)))

    def to_view(self, place: tuple[float, float]) -> QPointF:
        """Where a place of the plane is seen."""
        return QPointF(
            self.width / 2 + (place[0] - self.centre[0]) * self.scale,
            self.height / 2 - (place[1] - self.centre[1]) * self.scale,
        )

    def all_to_view(self, places: Floats) -> Floats:
        """The same for many at once: float32 (n, 2)."""
        middle = np.array((self.width / 2, self.height / 2))
        seen: Floats = middle + (places - np.array(self.centre)) * np.array((self.scale, -self.scale))
        return seen

    def to_plane(self, point: QPointF) -> tuple[float, float]:
        """The place of the plane that is seen there."""
        return (
            self.centre[0] + (point.x() - self.width / 2) / self.scale,
            self.centre[1] - (point.y() - self.height / 2) / self.scale,
        )

    def zoomed(self, factor: float, at: QPointF | None = None) -> Lens:
        """Nearer or farther; what is under ``at`` (the middle if None) stays there."""
        at = at or QPointF(self.width / 2, self.height / 2)
        under = self.to_plane(at)
        closer = replace(self, zoom=min(HIGHEST, max(LOWEST, self.zoom * factor)))
        now = closer.to_plane(at)
        return closer.moved_to((self.centre[0] + under[0] - now[0], self.centre[1] + under[1] - now[1]))

    def panned(self, by: QPointF) -> Lens:
        """Moved by pixels."""
        return self.moved_to((self.centre[0] - by.x() / self.scale, self.centre[1] + by.y() / self.scale))

    def showing(self, place: tuple[float, float]) -> Lens:
        """The same, moved as little as it takes to have a point in sight."""
        middle, half = self.to_view(place), self.side / 2
        box = QRectF(middle.x() - half, middle.y() - half, 2 * half, 2 * half)
        left = max(0.0, 8 - box.left()) or min(0.0, self.width - 8 - box.right())
        up = max(0.0, 8 - box.top()) or min(0.0, self.height - 8 - box.bottom())
        return self.panned(QPointF(left, up)) if left or up else self

    def moved_to(self, centre: tuple[float, float]) -> Lens:
        """With another middle; a part of the plane always stays in sight."""
        x, y = (min(1.0, max(-1.0, value)) for value in centre)
        return replace(self, centre=(x, y))


def next_along(places: Sequence[tuple[float, float]], at: tuple[float, float], way: tuple[int, int]) -> int:
    """The index of the point that an arrow key goes to from ``at``; -1 if there is none that way.

    Args:
        places: Of all points.
        at: From where.
        way: Right and up: one of them 1 or -1, the other 0.
    """
    best, found = float("inf"), -1
    for index, place in enumerate(places):
        ahead = (place[0] - at[0]) * way[0] + (place[1] - at[1]) * way[1]
        aside = abs((place[0] - at[0]) * way[1]) + abs((place[1] - at[1]) * way[0])
        if ahead > 1e-9 and ahead + 2 * aside < best:
            best, found = ahead + 2 * aside, index
    return found
