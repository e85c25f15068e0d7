"""What was foreseen on the way to the last pictures, so that it can be looked at and taken up again."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal

from core.events import Trajectory
from core.jobs import Generate
from core.recipe import Recipe
from desktop.state.repainting import Repainting

MAX_BYTES = 256 << 20
LEAST_KEPT = 4
"""Pictures whose steps fit at least."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Walked:
    """The way to one picture.

    Attributes:
        recipe: Of the picture.
        job: What drew it, maybe with others.
        trajectory: What was foreseen.
        repainting: What it is a part of; None for a whole picture.
    """

    recipe: Recipe
    job: Generate
    trajectory: Trajectory
    repainting: Repainting | None = None

    @property
    def bytes(self) -> int:
        """Memory of its latents."""
        return sum(latent.nbytes for latent in self.trajectory.latents)


class TrajectoryStore(QObject):
    """The ways to pictures, known by their recipes; the oldest go first.

    Signals:
        changed: There are others.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: OrderedDict[Recipe, Walked] = OrderedDict()
        self._limit = MAX_BYTES

    def room(self, pictures: int) -> int:
        """Bytes the steps of each of so many pictures may take."""
        return self._limit // (LEAST_KEPT * pictures)

    def find(self, recipe: Recipe | None) -> Walked | None:
        """The way to the picture of that recipe, if it is kept."""
        return None if recipe is None else self._kept.get(recipe)

    def keep(self, walked: Walked) -> None:
        """Keep one more."""
        self._kept.pop(walked.recipe, None)
        self._kept[walked.recipe] = walked
        self._bound()
        self.changed.emit()

    def set_limit(self, max_bytes: int) -> None:
        """Let all of them take so much memory; 0 to keep none."""
        self._limit = max_bytes
        self._bound()
        self.changed.emit()

    def _bound(self) -> None:
        total = sum(walked.bytes for walked in self._kept.values())
        while self._kept and total > self._limit:
            _, oldest = self._kept.popitem(last=False)
            total -= oldest.bytes
