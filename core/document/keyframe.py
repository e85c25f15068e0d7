"""Keyframes: a moment on the timeline, what is seen there, and how the way on from it is timed."""

from __future__ import annotations

import hashlib
import math
import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import Enum

from core.arrays import LatentArray, Picture, frozen
from core.errors import InputError
from core.recipe import MAX_AMOUNT, Recipe, Steering


class Easing(Enum):
    """How the way from a keyframe to the next one is timed; its value is the word on the command line."""

    LINEAR = "linear"
    IN = "ease-in"
    OUT = "ease-out"
    IN_OUT = "ease-in-out"
    CUBIC = "cubic"
    """As in-out, but with a longer rest at both ends."""
    HOLD = "hold"
    """Stays, and cuts to the next keyframe."""

    def at(self, share: float) -> float:
        """How much of the way is done after ``share`` of the time; both 0..1, 0 at 0, 1 at 1, rising."""
        share = min(max(share, 0.0), 1.0)
        match self:
            case Easing.LINEAR:
                return share
            case Easing.IN:
                return share**2
            case Easing.OUT:
                return 1 - (1 - share) ** 2
            case Easing.IN_OUT:
                return 0.5 - 0.5 * math.cos(math.pi * share)
            case Easing.CUBIC:
                return 4 * share**3 if share < 0.5 else 1 - 4 * (1 - share) ** 3
            case Easing.HOLD:
                return 1.0 if share >= 1 else 0.0


class PictureMode(Enum):
    """How a walk reaches a picture that no recipe makes."""

    INVERT = "invert"
    """The noise that the model would have made it from is found (DDIM inversion): the smoothest walk."""
    MORPH = "morph"
    """Latents are mixed, noised in part and drawn again: quicker to begin, looser."""
    LATENT = "latent"
    """Latents are mixed and decoded: instant, a cross-fade with a little more sense."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromptSource:
    """A picture drawn from a prompt and a seed.

    Attributes:
        recipe: All of it; one without ``source``, ``repaint`` and ``mix``. Its size, steps and sampler are
            the walk's.
    """

    recipe: Recipe

    def __post_init__(self) -> None:
        recipe = self.recipe
        if recipe.source is not None or recipe.repaint is not None or recipe.mix is not None:
            raise InputError(
                "A picture that was made from another picture cannot be drawn from its words alone: "
                "use the picture itself as the keyframe."
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureSource:
    """A picture as it is: a photograph, the canvas.

    Two are equal if content, name, mode and recipe are.

    Attributes:
        picture: uint8 (H, W, 3|4), read-only; None if it was not at hand when the timeline was read.
        name: What it is called on screen (a file name without folders).
        recipe: Prompt (may be empty), guidance and so on under which the walk leaves it, the walk's size,
            steps and sampler. A guidance of 1 follows the picture most closely.
        mode: How it is reached.
        sha256: Of its content (filled in; given only where the picture is missing).
    """

    picture: Picture | None = field(compare=False, repr=False)
    name: str
    recipe: Recipe
    mode: PictureMode = PictureMode.INVERT
    sha256: str = ""

    def __post_init__(self) -> None:
        if self.picture is not None:
            object.__setattr__(self, "picture", frozen(self.picture))
            object.__setattr__(self, "sha256", content_hash(self.picture))


@dataclass(frozen=True, slots=True, kw_only=True)
class LatentSource:
    """A kept result: its final latent.

    Two are equal if content, mode and recipe are.

    Attributes:
        latent: float32 (C, h, w), read-only; None if it was not at hand when the timeline was read.
        recipe: What made it; its ``fingerprint`` says whose latent it is. It is not used with another model.
        mode: How the walk reaches it.
        sha256: Of its content (filled in; given only where the latent is missing).
    """

    latent: LatentArray | None = field(compare=False, repr=False)
    recipe: Recipe
    mode: PictureMode = PictureMode.INVERT
    sha256: str = ""

    def __post_init__(self) -> None:
        if self.latent is not None:
            object.__setattr__(self, "latent", frozen(self.latent))
            object.__setattr__(self, "sha256", content_hash(self.latent))


Source = PromptSource | PictureSource | LatentSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyframe:
    """A moment on the timeline.

    Attributes:
        time: Seconds from the start, 0 or more.
        source: What is seen there.
        easing: How the way to the next keyframe is timed.
        amounts: Along which directions the picture there is led, and how far; each once, none by 0. Those of
            a prompt's recipe are taken over from it when the keyframe is made.
        id: Unique on its timeline; stays when the keyframe is moved or its source replaced.
    """

    time: float
    source: Source
    easing: Easing = Easing.LINEAR
    amounts: tuple[Steering, ...] = ()
    id: str = field(default_factory=lambda: uuid.uuid4().hex[:12])

    def __post_init__(self) -> None:
        if not (math.isfinite(self.time) and self.time >= 0):
            raise InputError(f"A keyframe at {self.time} seconds cannot be: its time is 0 or more.")
        source, amounts = self.source, self.amounts
        if isinstance(source, PromptSource) and source.recipe.directions:
            amounts = (*amounts, *source.recipe.directions)
            source = PromptSource(recipe=replace(source.recipe, directions=()))
            object.__setattr__(self, "source", source)
        object.__setattr__(self, "amounts", _summed(amounts))

    @property
    def recipe(self) -> Recipe:
        """Of its source."""
        return self.source.recipe


def _summed(amounts: Iterable[Steering]) -> tuple[Steering, ...]:
    """Each direction once, in the order they come in; none that leads nowhere."""
    found: dict[str, Steering] = {}
    for one in amounts:
        before = found[one.digest].amount if one.digest in found else 0.0
        amount = min(max(before + one.amount, -MAX_AMOUNT), MAX_AMOUNT)
        found[one.digest] = replace(one, amount=amount)
    return tuple(one for one in found.values() if one.amount)


def content_hash(array: Picture | LatentArray) -> str:
    """Hex sha256 of an array's type, shape and values."""
    digest = hashlib.sha256(f"{array.dtype.str} {array.shape}\n".encode())
    digest.update(array.tobytes())
    return digest.hexdigest()
