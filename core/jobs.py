"""What the engine can be asked to do: frozen values that hold everything it needs.

No job looks anything up in the window; arrays in a job are read-only copies.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum

from core.arrays import LatentArray, Mask, Picture, frozen
from core.direction import Direction
from core.document.fill import Fill
from core.document.output import Output
from core.document.timeline import Timeline
from core.errors import InputError
from core.geometry import Rect
from core.recipe import MAX_SEED, Recipe

MAX_COUNT = 64
MAX_DIRECTIONS = 32


class PreviewMode(Enum):
    """How the predicted clean latent is shown while it is being made."""

    OFF = "off"
    FAST = "fast"
    """A linear map from latent to RGB: blurry, costs next to nothing."""
    FINE = "fine"
    """The real decoder at every step."""
    AUTO = "auto"
    """Fast at every step, fine as often as 3 % of the job's time allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A request to the engine.

    Attributes:
        id: Unique; every event of the job carries it.
        model: Name in the catalogue or path of a model folder; "" is the bundled model.
    """

    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    model: str = ""

    @property
    def title(self) -> str:
        """What the queue calls it."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadModel(Job):
    """Bring a model into memory (while the person still types)."""

    @property
    def title(self) -> str:
        return "Loading the model"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Generate(Job):
    """Draw one picture for each seed, from noise or from a source picture.

    Attributes:
        recipe: The settings; its own ``seed`` is replaced by each of ``seeds``.
        seeds: 1 to 64, one for each picture.
        source: Picture to start from (uint8, (H, W, 3|4)); resized to ``recipe.size`` if it differs.
        preview: How to show the steps.
        batch: How many pictures are drawn together; 0 lets the engine choose.
        directions: Those of ``recipe.directions``, in its order. With a source and a strength of 0 no step is
            run: the source itself is led along them.
        kept_steps: Bytes that the denoised latents of the steps may take for each picture, to be looked at
            later (``events.Trajectory``); 0 to keep none.

    Raises:
        InputError: If there are no seeds, too many, or one is out of range; if the directions are not the
            recipe's; or if latent cells are to be changed where steps are run.
    """

    recipe: Recipe
    seeds: tuple[int, ...]
    source: Picture | None = None
    preview: PreviewMode = PreviewMode.AUTO
    batch: int = 0
    directions: tuple[Direction, ...] = ()
    kept_steps: int = 0

    def __post_init__(self) -> None:
        if not 1 <= len(self.seeds) <= MAX_COUNT:
            raise InputError(
                f"{len(self.seeds)} pictures cannot be drawn at once: choose between 1 and {MAX_COUNT}."
            )
        for seed in self.seeds:
            if not 0 <= seed <= MAX_SEED:
                raise InputError(f"The seed {seed} cannot be used: it must be between 0 and {MAX_SEED}.")
        if len(self.directions) > MAX_DIRECTIONS:
            raise InputError(f"{len(self.directions)} directions are too many: use {MAX_DIRECTIONS} at most.")
        wanted = [steering.digest for steering in self.recipe.directions]
        if [direction.digest for direction in self.directions] != wanted:
            raise InputError("The directions of this picture are not those of its recipe.")
        if self.recipe.cells and not self.edits:
            raise InputError(
                "Latent cells are changed in a picture that is there: give it, with a strength of 0."
            )
        if self.recipe.branches and self.edits:
            raise InputError("No step is run at a strength of 0: there is none to branch at.")
        if len(self.seeds) > 1 and any(branch.seed is not None for branch in self.recipe.branches):
            raise InputError("A branch with noise of its own is drawn one picture at a time: give one seed.")
        if self.source is not None:
            object.__setattr__(self, "source", frozen(self.source))

    @property
    def edits(self) -> bool:
        """Whether the source is only led or changed in its latent: no step is run."""
        return self.source is not None and self.recipe.edits

    @property
    def steps(self) -> tuple[tuple[Direction, float], ...]:
        """The directions, each with its amount."""
        amounts = (steering.amount for steering in self.recipe.directions)
        return tuple(zip(self.directions, amounts, strict=True))

    @property
    def title(self) -> str:
        return self.recipe.prompt or ("Variation" if self.source is not None else "Picture")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inpaint(Generate):
    """Make a masked part anew and keep the rest to the bit.

    Attributes:
        source: What the model sees: the region's pixels, uint8 (h, w, 3|4). Its ``recipe.size`` is the size
            the model draws at; pictures come back at the region's own size, kept pixels untouched.
        mask: uint8 (h, w): 255 = make anew, 0 = keep; values between are soft (arXiv 2306.00950).
        place: Where the region lies in the person's picture; results and previews carry it back.
        fill: What the model starts from inside the mask.
        feather: Pixels over which the new part fades in, inside the mask.
        match: Whether the new part's colours are fitted to the surroundings.

    Raises:
        InputError: If the mask is empty or does not fit the region.
    """

    mask: Mask
    place: Rect
    fill: Fill = Fill.ORIGINAL
    feather: float = 0.0
    match: bool = True

    def __post_init__(self) -> None:
        super(Inpaint, self).__post_init__()
        if self.source is None or self.source.shape[:2] != (self.place.height, self.place.width):
            raise InputError("The region's picture does not have the region's size.")
        if self.mask.shape != self.source.shape[:2]:
            height, width = self.mask.shape[:2]
            raise InputError(
                f"The mask is {width}x{height} where the picture is {self.place.size}: use one of its size."
            )
        if not self.mask.any():
            raise InputError("The mask is empty: paint over what should be made anew.")
        if not 0 <= self.feather <= 1024:
            raise InputError(f"A feather of {self.feather} cannot be used: choose between 0 and 1024 pixels.")
        object.__setattr__(self, "mask", frozen(self.mask))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Encode(Job):
    """Picture to latent.

    Attributes:
        picture: uint8 (H, W, 3|4); both sides must be multiples of the model's latent factor.
    """

    picture: Picture

    def __post_init__(self) -> None:
        object.__setattr__(self, "picture", frozen(self.picture))

    @property
    def title(self) -> str:
        return "Encoding"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Decode(Job):
    """Latent to picture.

    Attributes:
        latent: float32 (C, h, w), scaled to about unit variance.
        recipe: What made it, if known; travels with the picture.
    """

    latent: LatentArray
    recipe: Recipe | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "latent", frozen(self.latent))

    @property
    def title(self) -> str:
        return "Decoding"


class Quality(Enum):
    """Which pass over a walk."""

    DRAFT = "draft"
    """Fewer steps, and no larger than the model was trained at."""
    FINAL = "final"


def missing_direction(timeline: Timeline, directions: Iterable[Direction]) -> str:
    """Why a timeline cannot be drawn with these directions; "" if it can."""
    there = {direction.digest for direction in directions}
    for along in timeline.directions:
        if along.digest not in there:
            return (
                f"The direction “{along.name}” that the walk is led along is not in the library: import "
                "it, or set its amounts to 0."
            )
    return ""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class RenderWalk(Job):
    """Draw frames of a walk; those that are in the cache are only fetched.

    Attributes:
        timeline: The walk.
        quality: Which pass.
        frames: Indices in the order they are wanted; () for all of them, a draft from coarse to fine, else in
            time. Neighbours in the order are drawn together.
        batch: How many frames are drawn together; 0 lets the engine choose.
        directions: Those that keyframes are led along, in any order.

    Raises:
        InputError: If a frame lies beyond the walk, or a direction is missing.
    """

    timeline: Timeline
    quality: Quality = Quality.FINAL
    frames: tuple[int, ...] = ()
    batch: int = 0
    directions: tuple[Direction, ...] = ()

    def __post_init__(self) -> None:
        sentence = missing_direction(self.timeline, self.directions)
        if sentence:
            raise InputError(sentence)
        for index in self.frames:
            if not 0 <= index < self.timeline.count:
                raise InputError(f"The walk has no frame {index}: its last is {self.timeline.count - 1}.")

    @property
    def title(self) -> str:
        return "Draft of the walk" if self.quality is Quality.DRAFT else "Walk"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ExportWalk(RenderWalk):
    """Draw a walk and write it into a file as its frames are made; ``frames`` is not looked at.

    Attributes:
        output: Where to and how.
    """

    output: Output

    @property
    def title(self) -> str:
        return f"Exporting “{self.output.path.name}”"
