"""Scores: monotone over -3..3, smiles that are seen, drift, and what is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from examples import SAD, SMILING, Box, Pixels
from measures import Classifier, spearman

from core.direction import Direction, cosine
from core.geometry import Rect, Size
from core.jobs import Generate, Inpaint, Job, PreviewMode
from core.model_info import ModelInfo
from core.recipe import Recipe

AMOUNTS = (-3.0, -2.0, -1.0, 0.0, 1.0, 2.0, 3.0)
MOUTH = Rect(56, 134, 144, 88)
"""Where an emoji of 256 pixels has its mouth: x, y, width, height."""
MOUTHS = 20
"""Faces of each mood that are edited."""

Measure = Callable[[Pixels], float]


class Studio(Protocol):
    """What scoring needs of the studio."""

    info: ModelInfo

    def picture(self, prompt: str, seed: int) -> Pixels: ...
    def result(self, job: Job) -> Pixels: ...


@dataclass(eq=False)
class Scores:
    """What was measured.

    Attributes:
        curves: Mean score at each amount, by direction.
        rank: Spearman of those means, and the mean over faces of each face's own.
        smiled: Share of sad faces that the classifier calls smiling at +2, and how many there were.
        saddened: The same for smiling ones at -2.
        before: Share of sad and of smiling faces it calls so before.
        drift: Mean change outside the mouth at +2, without and with a mask of the mouth.
        kept: For "closed eyes": cosine to "smile" and change of the smile at +2, free and kept.
        faces: The sad ones.
    """

    curves: dict[str, list[float]] = field(default_factory=dict)
    rank: dict[str, tuple[float, float]] = field(default_factory=dict)
    smiled: tuple[float, int] = (0.0, 0)
    saddened: tuple[float, int] = (0.0, 0)
    before: tuple[float, float] = (0.0, 0.0)
    drift: tuple[float, float] = (0.0, 0.0)
    kept: list[tuple[str, float, float]] = field(default_factory=list)
    faces: list[Pixels] = field(default_factory=list)

    def lines(self) -> Iterator[str]:
        """For the terminal."""
        for name, (rank, each) in self.rank.items():
            curve = "  ".join(f"{value:8.2f}" for value in self.curves[name])
            yield f"{name:12} Spearman {rank:5.2f} (each face {each:5.2f}) | {curve}"
        good = sum(rank >= 0.8 for rank, _ in self.rank.values())
        yield f"{good} of {len(self.rank)} are monotone"
        yield f"smile at +2: {self.smiled[0]:.0%} of {self.smiled[1]}"
        yield f"smile at -2: {self.saddened[0]:.0%} of {self.saddened[1]} sad"
        yield f"drift outside the mouth: {self.drift[0]:.2f} without a mask, {self.drift[1]:.2f} with one"
        for name, angle, change in self.kept:
            yield f"closed eyes, {name}: cosine to smile {angle:.6f}, change of the smile at +2 {change:.2f}"


def edited(
    studio: Studio, picture: Pixels, direction: Direction, amount: float, *, mask: bool = False
) -> Pixels:
    """A picture led along a direction, as the program does it."""
    recipe = Recipe(
        prompt="",
        size=studio.info.native_size,
        steps=1,
        guidance=1.0,
        sampler="ddim",
        strength=0.0,
        directions=(direction.by(amount),),
    )
    if not mask:
        return studio.result(
            Generate(
                recipe=recipe, seeds=(0,), source=picture, directions=(direction,), preview=PreviewMode.OFF
            )
        )
    height, width = picture.shape[:2]
    return studio.result(
        Inpaint(
            recipe=recipe,
            seeds=(0,),
            source=picture,
            directions=(direction,),
            preview=PreviewMode.OFF,
            mask=mouth(picture),
            place=Rect.whole(Size(width, height)),
            match=False,
        )
    )


def mouth(picture: Pixels) -> Pixels:
    """The mask of the mouth."""
    mask = np.zeros(picture.shape[:2], np.uint8)
    mask[MOUTH.slices] = 255
    return mask


def score(
    studio: Studio,
    box: Box,
    *,
    found: dict[str, Direction],
    classifiers: dict[str, Classifier],
    counts: dict[str, Measure],
    styles: tuple[str, ...],
    count: int,
) -> Scores:
    """Everything.

    Args:
        studio: Draws and edits.
        box: The drawings: the names the model was taught.
        found: The directions.
        classifiers: For labelled attributes.
        counts: For the others.
        styles: The model's.
        count: Faces each direction is scored on.
    """
    taught = {drawing.name for drawing in box.drawings if drawing.split == "train"}
    sad = _drawn(studio, sorted(SAD & taught), styles, MOUTHS)
    glad = _drawn(studio, sorted(SMILING & taught), styles, MOUTHS)
    scores = Scores()
    measures: dict[str, Measure] = {**counts, **classifiers}
    for name, direction in found.items():
        mixed = [face for pair in zip(sad, glad, strict=False) for face in pair][:count]
        table = []
        for face in mixed:
            pictures = [face if not a else edited(studio, face, direction, a) for a in AMOUNTS]
            table.append([measures[name](picture) for picture in pictures])
        means = np.mean(table, axis=0)
        scores.curves[name] = [float(mean) for mean in means]
        each = float(np.mean([spearman(AMOUNTS, row) for row in table]))
        scores.rank[name] = (spearman(AMOUNTS, list(means)), each)
        print(f"scored {name}: {scores.rank[name][0]:.2f}", flush=True)
    scores.faces = sad
    _smiles(studio, found["smile"], classifiers["smile"], sad=sad, glad=glad, scores=scores)
    return scores


def _drawn(studio: Studio, names: list[str], styles: tuple[str, ...], most: int) -> list[Pixels]:
    prompts = [f"{name}, {style} style" for name in names for style in styles]
    step = max(1.0, len(prompts) / most)
    chosen = [prompts[int(place * step)] for place in range(min(most, len(prompts)))]
    return [studio.picture(prompt, seed) for seed, prompt in enumerate(chosen, 1)]


def _smiles(
    studio: Studio,
    smile: Direction,
    sees: Classifier,
    *,
    sad: list[Pixels],
    glad: list[Pixels],
    scores: Scores,
) -> None:
    happier = [edited(studio, face, smile, 2.0) for face in sad]
    sadder = [edited(studio, face, smile, -2.0) for face in glad]
    scores.before = (
        float(np.mean([sees(face) < 0 for face in sad])),
        float(np.mean([sees(face) > 0 for face in glad])),
    )
    scores.smiled = (float(np.mean([sees(face) > 0 for face in happier])), len(sad))
    scores.saddened = (float(np.mean([sees(face) < 0 for face in sadder])), len(glad))
    masked = [edited(studio, face, smile, 2.0, mask=True) for face in sad[:8]]
    outside = mouth(sad[0]) == 0
    scores.drift = (
        float(np.mean([_off(face, after)[outside].mean() for face, after in zip(sad, happier, strict=True)])),
        float(np.mean([_off(face, after)[outside].mean() for face, after in zip(sad, masked, strict=False)])),
    )


def _off(before: Pixels, after: Pixels) -> Pixels:
    off: Pixels = np.abs(before.astype(np.int16) - after).astype(np.uint8)
    return off


def keeping(studio: Studio, free: Direction, held: Direction, sees: Classifier, scores: Scores) -> None:
    """What keeping an attribute changes: the cosine, and how much the attribute moves at +2."""
    (kept,) = held.kept
    for name, direction in (("free", free), ("keeping the smile", held)):
        moved = [sees(edited(studio, face, direction, 2.0)) - sees(face) for face in scores.faces[:8]]
        scores.kept.append((name, cosine(direction.main, kept.vector), float(np.mean(np.abs(moved)))))
