"""What the generate panel says: the settings of the next picture."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.geometry import Size
from core.model_info import ModelInfo
from core.recipe import Recipe


class Recall(Enum):
    """Which part of a recipe to take over."""

    ALL = "all"
    SEED = "seed"
    PROMPT = "prompt"
    REMIX = "remix"
    """All but the seed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The settings of the next picture.

    Attributes:
        prompt: What to draw.
        negative: What to stay away from.
        seed: Of the next picture if locked, otherwise of the last one.
        seed_locked: Whether the seed stays; unlocked, each generation rolls a new one.
        steps: Of the whole schedule.
        guidance: Classifier-free guidance scale.
        sampler: A name in ``core.samplers.SAMPLERS``.
        size: In pixels.
        count: Pictures per generation, 1..64.
        strength: 0..1, share of the schedule run from the picture.
        use_picture: Whether to start from the document's picture.
    """

    prompt: str = ""
    negative: str = ""
    seed: int = 0
    seed_locked: bool = False
    steps: int = 25
    guidance: float = 7.5
    sampler: str = "ddim"
    size: Size = Size(512, 512)
    count: int = 1
    strength: float = 0.6
    use_picture: bool = False


class DraftStore(QObject):
    """The draft, remembered over a restart.

    Signals:
        changed (object): The new ``Draft``.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @property
    def draft(self) -> Draft:
        """The settings as they are now."""
        raise NotImplementedError

    def update(self, **fields: Any) -> None:
        """Change some fields; nothing is changed if one is invalid.

        Raises:
            InputError: If a value is out of range (TypeError for an unknown field).
        """
        raise NotImplementedError

    def roll_seed(self) -> int:
        """Throw the dice: a new random seed, returned."""
        raise NotImplementedError

    def apply_defaults(self, info: ModelInfo) -> None:
        """Take over what suits the model, in fields the person has not touched."""
        raise NotImplementedError

    def reset(self, field: str) -> None:
        """Put one field back to what suits the model (a double click)."""
        raise NotImplementedError

    def recall(self, recipe: Recipe, what: Recall = Recall.ALL) -> None:
        """Take over a recipe, or a part of it; a recalled seed is locked."""
        raise NotImplementedError

    def close(self) -> None:
        """Write what is not yet written."""
        raise NotImplementedError
