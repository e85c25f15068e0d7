"""How much of an attribute a picture has: small classifiers of the drawings' labels, and plain counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from examples import Floats, Pixels, drawn
from numpy.typing import NDArray
from PIL import Image

SIDE = 24
TEST = 4
"""One concept in four is kept for the test."""


def features(picture: Pixels) -> Floats:
    """A drawing in small, (24 * 24 * 3,), -1..1."""
    small = Image.fromarray(picture).resize((SIDE, SIDE), Image.Resampling.BOX)
    return (np.asarray(small, np.float32) / 127.5 - 1).ravel()


def moved(picture: Pixels, x: int, y: int) -> Pixels:
    """The drawing shifted on its page."""
    return np.roll(np.roll(picture, y, axis=0), x, axis=1)


@dataclass(frozen=True)
class Classifier:
    """A linear classifier of small pictures (ridge logistic regression).

    Attributes:
        weight: (d,).
        bias: A number.
        accuracy: Of the test concepts, which it never saw in any style.
        train: Concepts it was trained on.
        test: Concepts it was tested on.
    """

    weight: NDArray[np.float64]
    bias: float
    accuracy: float
    train: int
    test: int

    def __call__(self, picture: Pixels) -> float:
        """The logit: above 0 the attribute is there."""
        return float(features(picture) @ self.weight + self.bias)


def train(
    more: Sequence[tuple[str, Pixels]], less: Sequence[tuple[str, Pixels]], *, ridge: float = 30.0
) -> Classifier:
    """Train on three of four concepts, test on the fourth, then keep the classifier of the three.

    Args:
        more: Names and pictures that have the attribute; ``less``: that have it not. Pictures may be seen
            several times (as drawn, and as the autoencoder gives them back).
        less: As above.
        ridge: Weight of the penalty.
    """
    names = {True: sorted({name for name, _ in more}), False: sorted({name for name, _ in less})}
    held = {name for group in names.values() for name in group[:: max(2, min(TEST, len(group) // 2))]}
    rows: list[Floats] = []
    labels: list[float] = []
    tests: list[tuple[Floats, bool]] = []
    for label, group in ((True, more), (False, less)):
        for name, picture in group:
            if name in held:
                tests.append((features(picture), label))
                continue
            for x, y in ((0, 0), (5, 0), (-5, 0), (0, 5), (0, -5)):
                rows.append(features(moved(picture, x, y)))
                labels.append(1.0 if label else 0.0)
    weight, bias = _logistic(np.stack(rows).astype(np.float64), np.array(labels), ridge)
    right = [(float(row @ weight + bias) > 0) == label for row, label in tests]
    everyone = len(names[True]) + len(names[False])
    return Classifier(weight, bias, float(np.mean(right)), everyone - len(held), len(held))


def _logistic(
    rows: NDArray[np.float64], labels: NDArray[np.float64], ridge: float
) -> tuple[NDArray[np.float64], float]:
    """Newton's method in the span of the examples, classes weighing alike."""
    middle = rows.mean(0)
    _, sizes, basis = np.linalg.svd(rows - middle, full_matrices=False)
    basis = basis[: min(60, int((sizes > 1e-6).sum()))]
    inputs = np.column_stack([(rows - middle) @ basis.T, np.ones(len(rows))])
    share = np.where(labels > 0, 0.5 / labels.mean(), 0.5 / (1 - labels.mean()))
    penalty = np.full(inputs.shape[1], ridge)
    penalty[-1] = 1e-6
    solution = np.zeros(inputs.shape[1])
    for _ in range(15):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ solution, -30, 30)))
        slope = inputs.T @ (share * (chance - labels)) + penalty * solution
        curve = (inputs * (share * chance * (1 - chance))[:, None]).T @ inputs + np.diag(penalty)
        solution -= np.linalg.solve(curve, slope)
    weight = basis.T @ solution[:-1]
    return weight, float(solution[-1] - middle @ weight)


def _inside(picture: Pixels) -> tuple[Floats, Floats]:
    share = drawn(picture)[..., 0]
    return picture.astype(np.float32), share


def warmth(picture: Pixels) -> float:
    """Red against blue, within the drawing."""
    values, share = _inside(picture)
    return float(((values[..., 0] - values[..., 2]) * share).sum() / share.sum())


def blueness(picture: Pixels) -> float:
    """Blue against red, within the drawing."""
    return -warmth(picture)


def darkness(picture: Pixels) -> float:
    """255 less the mean lightness of the drawing."""
    values, share = _inside(picture)
    return 255 - float((values.mean(2) * share).sum() / share.sum())


def paleness(picture: Pixels) -> float:
    """Mean lightness of the page's middle, where the drawing is."""
    return float(picture[64:192, 64:192].mean())


def breadth(picture: Pixels) -> float:
    """Width of the drawing over its height (second moments of what is not page)."""
    ink = np.clip((255 - picture.min(axis=2).astype(np.float64)) / 60, 0, 1)
    across, along = np.arange(ink.shape[1]), np.arange(ink.shape[0])
    total = ink.sum()
    spread = []
    for place, weight in ((across, ink.sum(0)), (along, ink.sum(1))):
        mean = (place * weight).sum() / total
        spread.append(((place - mean) ** 2 * weight).sum() / total)
    return float(np.sqrt(spread[0] / spread[1]))


def area(picture: Pixels) -> float:
    """The share of the page that is drawn on."""
    return float(np.clip((255 - picture.min(axis=2).astype(np.float64)) / 60, 0, 1).mean())


def eyes(picture: Pixels) -> float:
    """How much darker than the face the two eyes are, summed over where an emoji has them."""
    grey = picture[..., 1].astype(np.float64)
    band = grey[70:140, 62:194]
    return float(np.clip(np.median(band) - band, 0, None).mean())


COUNTS: dict[str, Callable[[Pixels], float]] = {
    "warmer": warmth,
    "colder": blueness,
    "darker": darkness,
    "paler": paleness,
    "wider": breadth,
    "larger": area,
    "bigger eyes": eyes,
}


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """Rank correlation, -1..1 (ties share their rank)."""
    ranks = [_ranks(np.asarray(values, np.float64)) for values in (one, other)]
    return float(np.corrcoef(ranks[0], ranks[1])[0, 1])


def _ranks(values: NDArray[np.float64]) -> NDArray[np.float64]:
    ranks: NDArray[np.float64] = np.array(
        [((values < v).sum() + (values <= v).sum() - 1) / 2 for v in values]
    )
    return ranks
