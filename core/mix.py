"""What a picture was mixed of: other pictures, each with its weight."""

from __future__ import annotations

import math
from dataclasses import dataclass
from enum import Enum
from typing import Any

from core.errors import InputError

MAX_PARTS = 32
MAX_WEIGHT = 10.0
_SUM = 1e-3


class How(Enum):
    """How pictures are mixed; its value is the word in recipes."""

    LATENT = "latent"
    """Their latents are mixed and decoded."""
    MORPH = "morph"
    """Noise and conditioning of two recipes are mixed, and the picture is drawn from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One of the pictures: known by its content, found by its name.

    Attributes:
        name: File name without folders.
        sha256: As ``core.files.pictures.fingerprint``.
        weight: -10..10; 1, -1 and 1 for A - B + C.
    """

    name: str
    sha256: str
    weight: float

    def __post_init__(self) -> None:
        if not (math.isfinite(self.weight) and abs(self.weight) <= MAX_WEIGHT):
            raise InputError(f"“{self.name}” cannot weigh {self.weight}: choose between -10 and 10.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mix:
    """A mixture.

    Attributes:
        how: What is mixed.
        parts: 1 to 32; their weights sum to 1. Exactly two, neither below 0, for a morph.

    Raises:
        InputError: If the parts do not make a mixture.
    """

    how: How
    parts: tuple[Part, ...]

    def __post_init__(self) -> None:
        if not 1 <= len(self.parts) <= MAX_PARTS:
            raise InputError(f"{len(self.parts)} pictures cannot be mixed: take 1 to {MAX_PARTS}.")
        if abs(sum(part.weight for part in self.parts) - 1) > _SUM:
            raise InputError("The weights of a mixture must sum to 1.")
        if self.how is How.MORPH and (len(self.parts) != 2 or min(part.weight for part in self.parts) < 0):
            raise InputError(
                "A morph goes from one picture to another: give two, and a share between 0 and 1."
            )

    @property
    def weights(self) -> tuple[float, ...]:
        """Of the parts, in their order."""
        return tuple(part.weight for part in self.parts)

    @classmethod
    def from_data(cls, data: Any) -> Mix:
        """Read what ``dataclasses.asdict`` and JSON made of one.

        Raises:
            InputError: If the parts do not make a mixture.
            KeyError, TypeError, ValueError: If it is damaged.
        """
        return cls(
            how=How(data["how"]),
            parts=tuple(
                Part(name=_text(part["name"]), sha256=_text(part["sha256"]), weight=float(part["weight"]))
                for part in data["parts"]
            ),
        )


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value
