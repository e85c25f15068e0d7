"""What the engine can be asked to do with many latents: encode, lay out on a plane, mix."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from core.arrays import LatentArray, Picture, frozen
from core.errors import InputError
from core.jobs import Job
from core.mix import MAX_PARTS, How
from core.model_info import ModelInfo
from core.recipe import Recipe

MAX_POINTS = 2000


class Space(Enum):
    """What the map's plane is the plane of."""

    LATENTS = "latents"
    """How the pictures look."""
    WORDS = "words"
    """What the text encoder makes of their prompts."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EncodePictures(Job):
    """Pictures to latents of the model's native size, one ``Encoded`` for each.

    Attributes:
        pictures: uint8 (H, W, 3|4); scaled to cover the native size, cut round their middle.
    """

    pictures: tuple[Picture, ...]

    def __post_init__(self) -> None:
        object.__setattr__(self, "pictures", tuple(frozen(picture) for picture in self.pictures))

    @property
    def title(self) -> str:
        return "Looking at pictures"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LayOut(Job):
    """Find where points lie on a plane; ends with ``LaidOut``.

    Attributes:
        latents: float32 (C, h, w) each, of any size; or none.
        prompts: The same for words.

    Raises:
        InputError: If there are neither, both, or too many.
    """

    latents: tuple[LatentArray, ...] = ()
    prompts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if bool(self.latents) == bool(self.prompts):
            raise InputError("A map is made of latents or of prompts: give one of the two.")
        count = len(self.latents) + len(self.prompts)
        if count > MAX_POINTS:
            raise InputError(f"{count} points are too many for a map: choose {MAX_POINTS} at most.")
        object.__setattr__(self, "latents", tuple(frozen(latent) for latent in self.latents))

    @property
    def title(self) -> str:
        return "Laying out the map"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Ingredient:
    """One of the pictures that are mixed: its latent, or the picture itself.

    Attributes:
        latent: float32 (C, h, w), of the job's model; None if there is only the picture.
        picture: uint8 (H, W, 3|4); None if there is a latent.
    """

    latent: LatentArray | None = None
    picture: Picture | None = None

    def __post_init__(self) -> None:
        if (self.latent is None) == (self.picture is None):
            raise InputError("An ingredient is a latent or a picture: give one of the two.")
        for name in ("latent", "picture"):
            array = getattr(self, name)
            if array is not None:
                object.__setattr__(self, name, frozen(array))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MixLatents(Job):
    """Mix latents and decode what comes of it.

    Attributes:
        ingredients: One for each part of ``recipe.mix``.
        recipe: Size, and the mixture. Latents of another size are scaled to it.
        draft: Whether a quick picture is enough: one ``Preview``, no result.

    Raises:
        InputError: If the ingredients are not the recipe's.
    """

    ingredients: tuple[Ingredient, ...]
    recipe: Recipe
    draft: bool = False

    def __post_init__(self) -> None:
        mix = self.recipe.mix
        if mix is None or mix.how is not How.LATENT or len(mix.parts) != len(self.ingredients):
            raise InputError(f"A mixture has 1 to {MAX_PARTS} latents, and its recipe says how much of each.")

    @property
    def title(self) -> str:
        return "Mixing"


def ingredient(
    picture: Picture, latent: LatentArray | None, recipe: Recipe | None, info: ModelInfo
) -> Ingredient:
    """A picture as an ingredient: by its latent where one was kept that is this model's, and of all of it.

    Args:
        picture: uint8 (H, W, 3|4).
        latent: What was kept when it was made, if anything.
        recipe: What made it, if known.
        info: The model that mixes.
    """
    height, width = picture.shape[:2]
    if (
        latent is not None
        and recipe is not None
        and recipe.repaint is None
        and recipe.fingerprint == info.fingerprint
        and latent.shape == (info.channels, height // info.factor, width // info.factor)
    ):
        return Ingredient(latent=latent)
    return Ingredient(picture=picture)
