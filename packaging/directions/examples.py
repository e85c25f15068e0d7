"""Which drawings show what: by their own names and keywords, or by a change made to the drawing itself."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

sys.path.append(str(Path(__file__).parents[1] / "bundled_model"))

from box_data import Drawing, load, prepare

Pixels = NDArray[np.uint8]
Floats = NDArray[np.float32]

FACES = range(10)
"""Subgroups of the smileys that are plain round faces, from smiling to concerned."""
ANGRY = 10
APART = {
    "melting face", "upside-down face", "face in clouds", "dotted line face", "exploding head",
    "shaking face",
    "rolling on the floor laughing", "face vomiting", "nauseated face", "sneezing face", "hot face",
    "cold face", "cowboy hat face", "partying face", "disguised face", "face with medical mask",
    "face with head-bandage", "face with bags under eyes", "distorted face", "head shaking vertically",
    "head shaking horizontally", "face exhaling", "lying face", "face with diagonal mouth",
}  # fmt: skip
SMILING = {
    "grinning face", "grinning face with big eyes", "grinning face with smiling eyes",
    "beaming face with smiling eyes", "slightly smiling face", "smiling face with smiling eyes",
    "smiling face",
    "smiling face with halo", "smiling face with hearts", "grinning squinting face", "winking face",
    "grinning face with sweat", "face with tears of joy", "smiling face with tear",
}  # fmt: skip
SAD = {
    "neutral face", "expressionless face", "slightly frowning face", "frowning face", "confused face",
    "worried face", "disappointed face", "pensive face", "unamused face", "anguished face",
    "downcast face with sweat", "sad but relieved face", "crying face", "persevering face", "confounded face",
}  # fmt: skip
OPEN_MOUTH = {
    "grinning face", "grinning face with big eyes", "grinning face with smiling eyes",
    "grinning squinting face",
    "face with open mouth", "hushed face", "astonished face", "frowning face with open mouth",
    "anguished face",
    "weary face", "tired face", "yawning face", "loudly crying face", "face screaming in fear",
    "fearful face",
    "grinning face with sweat", "face with tears of joy", "drooling face", "star-struck",
}  # fmt: skip
SHUT_MOUTH = {
    "slightly smiling face", "smiling face with smiling eyes", "smiling face", "neutral face",
    "expressionless face", "slightly frowning face", "frowning face", "confused face", "worried face",
    "disappointed face", "pensive face", "unamused face", "relieved face", "smirking face", "flushed face",
    "crying face", "sleeping face", "angry face", "kissing face",
}  # fmt: skip
SURPRISED = {"face with open mouth", "hushed face", "astonished face", "flushed face"}
CALM = {
    "neutral face", "expressionless face", "slightly smiling face", "slightly frowning face", "relieved face",
    "smiling face", "confused face", "unamused face",
}  # fmt: skip
TEARS = {
    "crying face", "loudly crying face", "face with tears of joy", "smiling face with tear", "sleepy face",
    "sad but relieved face", "face holding back tears",
}  # fmt: skip
CLOSED_EYES = {
    "smiling face with smiling eyes", "relieved face", "pensive face", "sleeping face", "sleepy face",
    "expressionless face", "grinning face with smiling eyes", "beaming face with smiling eyes",
    "kissing face with closed eyes", "kissing face with smiling eyes", "disappointed face", "weary face",
    "tired face", "grinning squinting face", "yawning face",
}  # fmt: skip
OPEN_EYES = {
    "neutral face", "slightly smiling face", "slightly frowning face", "grinning face",
    "grinning face with big eyes", "kissing face", "frowning face", "worried face", "confused face",
    "flushed face", "face with open mouth", "hushed face", "astonished face", "anguished face",
    "pleading face",
}  # fmt: skip
CROSS = {"angry face", "enraged face", "face with steam from nose", "face with symbols on mouth"}
IN_LOVE = {"smiling face with heart-eyes", "smiling face with hearts", "face blowing a kiss"}
SMILES_ONLY = {"smiling face with smiling eyes", "slightly smiling face", "grinning face", "smiling face",
               "grinning face with big eyes"}  # fmt: skip


@dataclass(frozen=True)
class Box:
    """The drawings of faces.

    Attributes:
        drawings: What each shows.
        pictures: uint8 (256, 256, 3) of each.
    """

    drawings: tuple[Drawing, ...]
    pictures: tuple[Pixels, ...]

    def named(self, names: set[str], styles: tuple[str, ...] = ()) -> list[int]:
        """The places of the drawings of those names, in those styles (or in all)."""
        return [
            place
            for place, drawing in enumerate(self.drawings)
            if drawing.name in names and (not styles or drawing.style in styles)
        ]


def faces(styles: tuple[str, ...]) -> Box:
    """The faces in those styles; the drawings are made first where they are missing."""
    prepare()
    drawings, pictures = load()
    chosen = [
        place
        for place, drawing in enumerate(drawings)
        if drawing.group == 0
        and (drawing.subgroup in FACES or (drawing.subgroup == ANGRY and drawing.name in CROSS))
        and drawing.style in styles
        and drawing.name not in APART
    ]
    return Box(
        tuple(drawings[place] for place in chosen), tuple(np.array(pictures[place]) for place in chosen)
    )


def drawn(picture: Pixels) -> Floats:
    """How much of each pixel is drawing and not white page, float32 (H, W, 1)."""
    off = 255 - picture.min(axis=2).astype(np.float32)
    inside = Image.fromarray(np.clip(off * 4, 0, 255).astype(np.uint8)).filter(ImageFilter.MaxFilter(5))
    shape: Floats = (np.asarray(inside)[..., None] / 255).astype(np.float32)
    return shape


def tinted(picture: Pixels, factors: tuple[float, float, float]) -> Pixels:
    """The drawing in a coloured light; the page stays white."""
    share = drawn(picture)
    lit = picture.astype(np.float32) * np.array(factors, np.float32)
    return np.clip(np.round(picture * (1 - share) + lit * share), 0, 255).astype(np.uint8)


def warmer(picture: Pixels) -> Pixels:
    """In the light of a candle."""
    return tinted(picture, (1.04, 0.82, 0.62))


def colder(picture: Pixels) -> Pixels:
    """In the blue of the evening."""
    return np.clip(tinted(picture, (0.55, 0.8, 1.0)).astype(int) + _lift(picture), 0, 255).astype(np.uint8)


def _lift(picture: Pixels) -> NDArray[np.int64]:
    lift: NDArray[np.int64] = np.round(drawn(picture) * np.array([0, 20, 110])).astype(int)
    return lift


def darker(picture: Pixels) -> Pixels:
    """With less light."""
    return tinted(picture, (0.62, 0.62, 0.62))


def paler(picture: Pixels) -> Pixels:
    """Washed out towards the page."""
    return np.round(255 - (255 - picture.astype(np.float32)) * 0.55).astype(np.uint8)


def stretched(picture: Pixels, across: float, along: float) -> Pixels:
    """Wider and lower about its middle (or the other way round)."""
    side = picture.shape[0]
    half = side / 2
    matrix = (1 / across, 0, half - half / across, 0, 1 / along, half - half / along)
    return np.array(
        Image.fromarray(picture).transform(
            (side, side), Image.Transform.AFFINE, matrix, Image.Resampling.BICUBIC, fillcolor=(255, 255, 255)
        )
    )


def wider(picture: Pixels) -> Pixels:
    """Broad."""
    return stretched(picture, 1.06, 0.84)


def larger(picture: Pixels) -> Pixels:
    """Nearer."""
    return stretched(picture, 1.0, 1.0)


def smaller(picture: Pixels) -> Pixels:
    """Farther away."""
    return stretched(picture, 0.8, 0.8)


def with_eyes(picture: Pixels, size: float) -> Pixels:
    """The eyes magnified by ``size``: two lenses where an emoji has its eyes."""
    side = picture.shape[0]
    y, x = np.mgrid[0:side, 0:side].astype(np.float32) / side
    from_x, from_y = x.astype(np.float64), y.astype(np.float64)
    for centre in (0.355, 0.645):
        off_x, off_y = x - centre, y - 0.41
        near = np.clip(1 - (off_x**2 + off_y**2) / 0.14**2, 0, 1)
        pull = (1 / size - 1) * near
        from_x += off_x * pull
        from_y += off_y * pull
    rows = np.clip(np.round(from_y * side), 0, side - 1).astype(int)
    columns = np.clip(np.round(from_x * side), 0, side - 1).astype(int)
    warped: Pixels = picture[rows, columns]
    return warped


Change = Callable[[Pixels], Pixels]
CHANGES: dict[str, tuple[Change, Change]] = {
    "warmer": (warmer, lambda picture: picture),
    "colder": (colder, lambda picture: picture),
    "darker": (darker, lambda picture: picture),
    "paler": (paler, lambda picture: picture),
    "wider": (wider, lambda picture: picture),
    "larger": (larger, smaller),
    "bigger eyes": (lambda picture: with_eyes(picture, 1.5), lambda picture: with_eyes(picture, 0.75)),
}
"""Directions learned from the same drawings twice: changed, and as they are (or changed the other way)."""

LABELLED: dict[str, tuple[set[str], set[str]]] = {
    "smile": (SMILING, SAD),
    "open mouth": (OPEN_MOUTH, SHUT_MOUTH),
    "surprise": (SURPRISED, CALM),
    "tears": (TEARS, SAD - TEARS),
    "closed eyes": (CLOSED_EYES, OPEN_EYES),
    "angry": (CROSS, CALM | SAD - {"crying face"}),
    "in love": (IN_LOVE, SMILES_ONLY),
}
"""Directions learned from drawings whose names say what they show."""
