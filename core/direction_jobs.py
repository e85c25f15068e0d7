"""What the engine can be asked to do with directions and latents: frozen values, as in ``core/jobs.py``."""

from __future__ import annotations

from dataclasses import dataclass

from core.arrays import Picture, frozen
from core.direction import MAX_NAME, Kind
from core.errors import InputError
from core.jobs import MAX_COUNT, Job
from core.recipe import check_prompt, check_seed

MAX_EXAMPLES = 500


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Examples:
    """What has an attribute: described in words, or shown.

    Attributes:
        prompts: 1 to 500; or none.
        pictures: 1 to 500, uint8 (H, W, 3|4); or none.

    Raises:
        InputError: If there are neither, both, or too many.
    """

    prompts: tuple[str, ...] = ()
    pictures: tuple[Picture, ...] = ()

    def __post_init__(self) -> None:
        if bool(self.prompts) == bool(self.pictures):
            raise InputError("Examples are either prompts or pictures: give one of the two.")
        count = len(self.prompts) + len(self.pictures)
        if count > MAX_EXAMPLES:
            raise InputError(f"{count} examples are too many: choose 1 to {MAX_EXAMPLES}.")
        for prompt in self.prompts:
            check_prompt(prompt)
        object.__setattr__(self, "pictures", tuple(frozen(picture) for picture in self.pictures))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Attribute:
    """Something a direction should leave alone.

    Attributes:
        name: For sentences and the drift meter.
        more: What has it.
        less: What has it not; None for the empty prompt.
    """

    name: str
    more: Examples
    less: Examples | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LearnDirection(Job):
    """Learn a direction from two sets of examples.

    Attributes:
        name: What it will be called.
        more: What it leads to.
        less: What it leads away from.
        keep: What it leaves alone.
        kind: Where it lies; None for a latent one if either set is of pictures, else one of conditioning.
        whiten: Whether a latent one is whitened; None where there are enough examples.
        drawn: Pictures drawn for each prompt where a latent direction is learned from prompts, 1..64.
        seed: Of the first of them.

    Raises:
        InputError: If the name is empty or too long, or the examples do not suit the kind.
    """

    name: str
    more: Examples
    less: Examples
    keep: tuple[Attribute, ...] = ()
    kind: Kind | None = None
    whiten: bool | None = None
    drawn: int = 8
    seed: int = 0

    def __post_init__(self) -> None:
        if not 1 <= len(self.name.strip()) <= MAX_NAME:
            raise InputError(f"A direction's name has 1 to {MAX_NAME} characters.")
        check_seed(self.seed)
        if not 1 <= self.drawn <= MAX_COUNT:
            raise InputError(f"{self.drawn} pictures cannot be drawn for a prompt: choose 1 to {MAX_COUNT}.")
        sets = [self.more, self.less]
        for attribute in self.keep:
            sets += [attribute.more] if attribute.less is None else [attribute.more, attribute.less]
        if self.where is not Kind.LATENT and any(examples.pictures for examples in sets):
            raise InputError(
                f"A {self.where.value} direction is learned from prompts: "
                "describe the examples, or choose the kind “latent”."
            )

    @property
    def where(self) -> Kind:
        """The kind, chosen or given."""
        shown = bool(self.more.pictures or self.less.pictures)
        return self.kind or (Kind.LATENT if shown else Kind.CONDITIONING)

    @property
    def title(self) -> str:
        return f"Learning “{self.name}”"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LookAhead(Job):
    """Look at a picture before it is led: what was seen is remembered until another one is looked at.

    Attributes:
        picture: uint8 (H, W, 3|4); scaled if its sides are no multiples of the latent factor.
    """

    picture: Picture

    def __post_init__(self) -> None:
        object.__setattr__(self, "picture", frozen(self.picture))

    @property
    def title(self) -> str:
        return "Looking at the picture"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inspect(Job):
    """Look into a picture's latent.

    Attributes:
        picture: uint8 (H, W, 3|4), at least 7x7; scaled if its sides are no multiples of the latent factor.
    """

    picture: Picture

    def __post_init__(self) -> None:
        if min(self.picture.shape[:2]) < 7:
            raise InputError("The picture is too small to be inspected: use one of 7x7 pixels or more.")
        object.__setattr__(self, "picture", frozen(self.picture))

    @property
    def title(self) -> str:
        return "Inspecting"
