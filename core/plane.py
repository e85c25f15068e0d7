"""A plane on which like lies beside like: the two principal components, and what lies between the points.

Without torch: the window asks it, too.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats

NEIGHBOURS = 6
"""From how many points a place on the plane is made."""
CLOSE = 0.01
"""Points nearer than this to each other (of a plane 2 wide) are spread round their middle."""
_GOLDEN = np.pi * (3 - 5**0.5)


def arrange(vectors: Floats) -> tuple[Floats, tuple[float, float]]:
    """Where vectors lie on the plane of their two principal components (Pearson, 1901).

    Both axes have the same scale. Points that would hide each other are spread like the seeds of a sunflower.

    Args:
        vectors: float (n, …), one for each point.

    Returns:
        float32 (n, 2), their box round 0 with its longer side from -1 to 1, and the share of the variance on
        each axis.
    """
    flat = vectors.reshape(len(vectors), -1).astype(np.float32)
    flat -= flat.mean(axis=0)
    products = (flat @ flat.T).astype(np.float64)
    values, axes = np.linalg.eigh(products)
    order = np.argsort(values)[::-1][:2]
    kept = np.clip(values[order], 0, None)
    places = np.zeros((len(flat), 2))
    places[:, : len(order)] = axes[:, order] * np.sqrt(kept)
    farthest = places[np.abs(places).argmax(axis=0), (0, 1)]
    places[:, farthest < 0] *= -1  # an axis has no sign of its own: the farthest point is on the plus side
    places -= (places.min(axis=0) + places.max(axis=0)) / 2
    reach = np.abs(places).max()
    if reach > 0:
        places /= reach
    total = float(np.trace(products))
    shares = [float(value) / total if total > 0 else 0.0 for value in kept] + [0.0, 0.0]
    return _spread(places).astype(np.float32), (shares[0], shares[1])


def signs(places: Floats, before: Floats) -> Floats:
    """1 or -1 for each axis: times it, the same points lie on the side where they lay ``before`` (n, 2)."""
    return np.where((places * before).sum(axis=0) < 0, -1, 1).astype(np.float32)


def weights(places: Floats, at: tuple[float, float]) -> tuple[NDArray[np.intp], Floats]:
    """Of which points a place is made, and how much of each.

    Inverse distances that end at the first point left out (Franke and Nielson, 1980): no jump when another
    point comes near, and on a point there is that point alone.

    Args:
        places: float (n, 2), n at least 1.
        at: x, y.

    Returns:
        Up to ``NEIGHBOURS`` indices, nearest first, and their weights, which sum to 1.
    """
    distances = np.hypot(*(places.astype(np.float64) - at).T)
    order = np.argsort(distances, kind="stable")
    chosen = order[:NEIGHBOURS]
    near = distances[chosen]
    if near[0] < 1e-9:
        return chosen[:1], np.ones(1, np.float32)
    edge = distances[order[NEIGHBOURS]] if len(order) > NEIGHBOURS else near[-1] * 1.5
    pull = np.clip((edge - near) / (edge * near), 0, None) ** 2
    if not pull.any():  # all are equally far
        pull = np.ones_like(near)
    kept = pull > 0
    return chosen[kept], (pull[kept] / pull[kept].sum()).astype(np.float32)


def _spread(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Points of one heap, side by side."""
    cells: dict[tuple[int, int], list[int]] = {}
    for index, (x, y) in enumerate(places):
        cells.setdefault((round(x / CLOSE), round(y / CLOSE)), []).append(index)
    spread = places.copy()
    for heap in cells.values():
        for number, index in enumerate(heap if len(heap) > 1 else ()):
            radius, angle = 2 * CLOSE * number**0.5, number * _GOLDEN
            spread[index] += radius * np.array([np.cos(angle), np.sin(angle)])
    return spread
