"""Directions: vectors in latent or conditioning space that mean something, with a name and a unit.

A value of plain arrays: jobs carry it, files hold it (``core/files/directions.py``), and the engine learns
and applies it (``core/latents/directions.py``, ``core/diffusion/steering.py``).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, Picture, frozen
from core.errors import InputError, ModelError
from core.model_info import ModelInfo
from core.recipe import Steering

MAX_NAME = 80


class Kind(Enum):
    """Where a direction lies."""

    LATENT = "latent"
    """Added to latents: acts on any picture, without sampling."""
    CONDITIONING = "conditioning"
    """Added to what the text encoder makes of the prompt: acts while a picture is drawn."""
    GUIDANCE = "guidance"
    """A difference of noise predictions, added at each step (semantic guidance, arXiv 2301.12247)."""


NEEDED = {
    Kind.LATENT: {"vector": 3},
    Kind.CONDITIONING: {"tokens": 2},
    Kind.GUIDANCE: {"more": 2},
}
"""The tensors each kind has, with their number of axes."""

OPTIONAL = {
    Kind.LATENT: {},
    Kind.CONDITIONING: {"pooled": 1},
    Kind.GUIDANCE: {"less": 2, "more_pooled": 1, "less_pooled": 1},
}
"""Those it may have: the second prompt of a guidance, and the pooled vectors of models that take them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Semantic:
    """How a guidance direction acts (SEGA, arXiv 2301.12247, section 3).

    Attributes:
        warmup: Share of the steps before it acts, 0..1; the picture's layout is settled in them.
        cooldown: Share of the steps after which it stops, 0..1.
        threshold: Share of the cells it leaves alone, 0..1: only the strongest differences are applied.
        momentum: How much of what built up in earlier steps is added, 0..1.
        beta: How much of what has built up is kept at each step, 0..1.
    """

    warmup: float = 0.2
    cooldown: float = 1.0
    threshold: float = 0.9
    momentum: float = 0.1
    beta: float = 0.4

    def __post_init__(self) -> None:
        for name in ("warmup", "cooldown", "threshold", "momentum", "beta"):
            value = getattr(self, name)
            if not (math.isfinite(value) and 0 <= value <= 1):
                raise InputError(f"A {name} of {value} cannot be used: choose between 0 and 1.")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Kept:
    """An attribute a direction leaves alone: it is orthogonal to this one.

    Attributes:
        name: The prompt, or what the person called it.
        vector: float32, of norm 1, shaped like the direction's own.
        unit: One standard deviation along it, in the space's own numbers.
    """

    name: str
    vector: Floats
    unit: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Direction:
    """A direction.

    Attributes:
        name: 1..80 characters.
        kind: Where it lies.
        model: Name of the model it was learned on.
        fingerprint: Of that model; it acts on no other.
        tensors: float32, by the names of ``NEEDED`` and ``OPTIONAL``. ``vector`` (C, h, w) and ``tokens``
            (L, D) have norm 1, and ``pooled`` (P,) is in the same measure; ``more`` and ``less`` (L, D) are
            conditionings.
        unit: What an amount of 1 adds: for ``vector`` and ``tokens`` one standard deviation of the examples
            along it; for a guidance the edit scale.
        kept: What it leaves alone.
        semantic: How it acts, for a guidance.
        more: Small pictures of what it leads to, uint8 (n, side, side, 3).
        less: Small pictures of what it leads away from.
        counts: How many examples it was learned from: more, less.

    Raises:
        InputError: If a part is missing, not finite, or of the wrong shape.
    """

    name: str
    kind: Kind
    model: str
    fingerprint: str
    tensors: Mapping[str, Floats]
    unit: float
    kept: tuple[Kept, ...] = ()
    semantic: Semantic = field(default_factory=Semantic)
    more: tuple[Picture, ...] = ()
    less: tuple[Picture, ...] = ()
    counts: tuple[int, int] = (1, 1)

    def __post_init__(self) -> None:
        if not 1 <= len(self.name.strip()) <= MAX_NAME:
            raise InputError(f"A direction's name has 1 to {MAX_NAME} characters.")
        arrays = {name: frozen(np.asarray(array, np.float32)) for name, array in self.tensors.items()}
        object.__setattr__(self, "tensors", MappingProxyType(arrays))
        problem = self._problem()
        if problem:
            raise InputError(f"The direction “{self.name}” cannot be used: {problem}.")

    @property
    def main(self) -> Floats:
        """The tensor it is about: ``vector``, ``tokens`` or ``more``."""
        (name,) = NEEDED[self.kind]
        return self.tensors[name]

    @property
    def digest(self) -> str:
        """16 hex digits of what it does (not of its name or thumbnails): recipes know it by them."""
        parts = hashlib.sha256(f"{self.kind.value} {self.unit!r} {self.semantic!r}".encode())
        for name in sorted(self.tensors):
            array = self.tensors[name]
            parts.update(f" {name} {array.shape} ".encode())
            parts.update(np.ascontiguousarray(array, "<f4").data)
        return parts.hexdigest()[:16]

    def by(self, amount: float) -> Steering:
        """This direction and how far along it, as a recipe holds it."""
        return Steering(name=self.name, digest=self.digest, amount=amount)

    def renamed(self, name: str) -> Direction:
        """The same under another name."""
        return replace(self, name=name)

    def check_model(self, info: ModelInfo) -> None:
        """See that it belongs to a model.

        Raises:
            ModelError: If it was learned on another one, with both names.
        """
        if self.fingerprint != info.fingerprint:
            name = self.model or "of unknown name"
            what = f"the model “{name}”" if self.model != info.name else f"other weights of “{name}”"
            raise ModelError(
                f"The direction “{self.name}” was learned on {what} and means nothing to “{info.name}”: "
                "choose that model, or learn the direction again."
            )

    def _problem(self) -> str:
        """What is wrong with it, as the middle of a sentence."""
        known = NEEDED[self.kind] | OPTIONAL[self.kind]
        missing = NEEDED[self.kind].keys() - self.tensors.keys()
        if missing:
            return f"its tensor {min(missing)!r} is missing"
        surplus = self.tensors.keys() - known.keys()
        if surplus:
            return f"a {self.kind.value} direction has no tensor {min(surplus)!r}"
        for name, array in self.tensors.items():
            if array.ndim != known[name] or 0 in array.shape:
                return f"its tensor {name!r} has the shape {array.shape}"
            if not np.isfinite(array).all():
                return f"some numbers of its tensor {name!r} are not finite"
        for name, other in (("less", "more"), ("less_pooled", "more_pooled")):
            if name in self.tensors and self.tensors[name].shape != _shape(self.tensors.get(other)):
                return f"its tensors {other!r} and {name!r} differ in shape"
        if not (math.isfinite(self.unit) and self.unit > 0):
            return f"its unit is {self.unit}"
        for kept in self.kept:
            if kept.vector.shape != self.main.shape or not np.isfinite(kept.vector).all():
                return f"what it keeps (“{kept.name}”) is not in its space"
            if not (math.isfinite(kept.unit) and kept.unit > 0):
                return f"the unit of what it keeps (“{kept.name}”) is {kept.unit}"
        return ""


def _shape(array: Floats | None) -> tuple[int, ...]:
    return () if array is None else array.shape


def cosine(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """The cosine of the angle between two vectors of one shape, -1..1; 0 if either has no length."""
    a, b = one.astype(np.float64).ravel(), other.astype(np.float64).ravel()
    lengths = float(np.linalg.norm(a) * np.linalg.norm(b))
    return float(a @ b) / lengths if lengths else 0.0
