"""Pace: how much pictures differ, and where frames must stand so that each differs as much from the last.

Two pictures are compared in CIELAB, at several scales at once: the root mean square of the differences of
their pyramids. 2.3 is about what can just be noticed where it is spread evenly.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from core.arrays import Floats, Picture

SIDE = 64
"""Side at which pictures are looked at; finer detail shimmers without moving."""
SCALES = 4
"""How often the picture is halved."""
NARROW = 0.4
"""Gaps below this share of the step from frame to frame are not looked into."""
CLOSEST = 2.0**-14
VERSION = 1
"""Of the way an even pace is found."""

_LINEAR = ((np.arange(256) / 255 + 0.055) / 1.055) ** 2.4
_LINEAR[:11] = np.arange(11) / 255 / 12.92
_TO_XYZ = np.array(  # of sRGB, for a D65 white
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
_WHITE = _TO_XYZ.sum(axis=1)


def look(picture: Picture) -> Floats:
    """What is seen of a picture: a float32 vector whose distance to another's is their difference.

    Args:
        picture: uint8 (H, W, 3|4); transparency is laid on white.
    """
    image = Image.fromarray(picture)
    if picture.shape[2] == 4:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    height, width = picture.shape[:2]
    scale = SIDE / max(height, width)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    lab: Floats = _lab(np.asarray(image.resize(size, Image.Resampling.BOX)))
    levels = []
    for _ in range(SCALES):
        levels.append(lab.ravel() / np.sqrt(SCALES * lab.shape[0] * lab.shape[1]))
        lab = _halved(lab)
    return np.concatenate(levels).astype(np.float32)


def difference(one: Picture, other: Picture) -> float:
    """How much two pictures of the same shape differ; 0 if not at all, 100 from black to white."""
    return distance(look(one), look(other))


def distance(one: Floats, other: Floats) -> float:
    """Between two looks."""
    return float(np.linalg.norm(one - other))


def unevenness(changes: Sequence[float]) -> float:
    """Coefficient of variation (standard deviation by mean) of successive differences; 0 is even."""
    values = np.asarray(changes, float)
    mean = values.mean() if len(values) else 0.0
    return float(values.std() / mean) if mean > 0 else 0.0


@dataclass(slots=True, eq=False)
class Track:
    """What has been seen of the way along a span.

    Attributes:
        shares: Where it was looked at, rising from 0 to 1.
        looks: What was seen there.
    """

    shares: list[float] = field(default_factory=list)
    looks: dict[float, Floats] = field(default_factory=dict)

    def add(self, share: float, seen: Floats) -> None:
        """One more look."""
        if share not in self.looks:
            insort(self.shares, share)
        self.looks[share] = seen

    @property
    def gaps(self) -> NDArray[np.float64]:
        """Differences between neighbours."""
        seen = [self.looks[share] for share in self.shares]
        return np.array([distance(a, b) for a, b in pairwise(seen)])

    def wanted(self, frames: int, batch: int) -> list[float]:
        """Where to look next: evenly at first, then in the middles of the widest gaps.

        Args:
            frames: Steps that the span is to be divided into.
            batch: How many looks are taken at once, at most.

        Returns:
            Shares, rising at first, later in the order of the gaps' widths; none if enough has been seen.
        """
        if not self.shares:
            count = 1 << max(2, (frames // 2).bit_length())
            return [n / count for n in range(count + 1)]
        left = budget(frames) - len(self.shares)
        gaps = self.gaps
        ranked = sorted(range(len(gaps)), key=lambda n: (-gaps[n], n))
        return [
            (self.shares[n] + self.shares[n + 1]) / 2
            for n in ranked[: max(0, min(batch, left))]
            if gaps[n] > NARROW * gaps.sum() / frames and self.shares[n + 1] - self.shares[n] > CLOSEST
        ]


def budget(frames: int) -> int:
    """How many looks are taken at most along a span that is divided into so many steps."""
    return max(12, round(frames * 1.25) + 2)


def even(track: Track, parts: Sequence[float]) -> tuple[float, ...]:
    """Where frames must stand so that each step changes the picture by what is due to it.

    From a frame the next one is sought as far ahead as the picture differs enough; between two looks it is
    taken to change along a straight line. The amount is found by bisection so that the last step ends at 1.

    Args:
        track: Looks along the span.
        parts: Of the frames between the ends: how much of the whole change should be done there, rising
            within 0..1 (an easing of their times).

    Returns:
        Their shares, rising within 0..1.
    """
    steps = np.diff([0.0, *parts, 1.0])
    looks = np.stack([track.looks[share] for share in track.shares])
    places = np.array(track.shares)
    total = float(np.linalg.norm(np.diff(looks, axis=0), axis=1).sum())
    if total <= 0 or not len(parts):
        return tuple(float(part) for part in parts)
    low, high = 0.0, 1.5 * total
    best: list[float] = []
    for _ in range(40):
        middle = (low + high) / 2
        shares, rest = _march(looks, places, steps[:-1] * middle)
        if rest > steps[-1] * middle:
            low = middle
        else:
            high = middle
        if len(shares) == len(parts):
            best = shares
    return tuple(best) if len(best) == len(parts) else tuple(float(part) for part in parts)


def _march(
    looks: Floats, places: NDArray[np.float64], steps: NDArray[np.float64]
) -> tuple[list[float], float]:
    """Walk along the looks in steps of given differences.

    Returns:
        The shares where they end, and the difference that is left to the end of the span; 0 (and fewer
        shares) if the end comes first.
    """
    here, at, share = looks[0], 0, float(places[0])
    shares = []
    for step in steps:
        if step <= 0:
            shares.append(share)
            continue
        while True:
            if at + 1 >= len(looks):
                return shares, 0.0
            if distance(here, looks[at + 1]) >= step:
                break
            at += 1
        inside = _crossing(looks[at] - here, looks[at + 1] - looks[at], float(step))
        here = looks[at] + np.float32(inside) * (looks[at + 1] - looks[at])
        share = float(max(share, places[at] + inside * (places[at + 1] - places[at])))
        shares.append(share)
    return shares, distance(here, looks[-1])


def _crossing(offset: Floats, along: Floats, step: float) -> float:
    """The last u in 0..1 where |offset + u along| reaches ``step`` from within."""
    a, b = float(along @ along), float(offset @ along)
    c = float(offset @ offset) - step**2
    if a <= 0:
        return 1.0
    root = np.sqrt(max(0.0, b * b - a * c))
    return float(min(1.0, max(0.0, (-b + root) / a)))


def _lab(rgb: Picture) -> Floats:
    xyz = _LINEAR[rgb] @ _TO_XYZ.T / _WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), xyz * 7.787 + 16 / 116)
    lab: Floats = np.empty(xyz.shape, np.float32)
    lab[..., 0] = 116 * f[..., 1] - 16
    lab[..., 1] = 500 * (f[..., 0] - f[..., 1])
    lab[..., 2] = 200 * (f[..., 1] - f[..., 2])
    return lab


def _halved(array: Floats) -> Floats:
    height, width = array.shape[:2]
    padded: Floats = np.pad(array, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    total: Floats = padded[::2, ::2] + padded[1::2, ::2] + padded[::2, 1::2] + padded[1::2, 1::2]
    quarter: Floats = total * np.float32(0.25)
    return quarter
