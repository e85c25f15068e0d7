"""Where a picture's drawing was taken up again with other words, as recipes hold it."""

from __future__ import annotations

from dataclasses import dataclass

from core.errors import InputError

MAX_BRANCHES = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """From a step on, a picture is drawn otherwise. What is not said stays as it was.

    The steps before it are run again, which is exact: one seed, one picture.

    Attributes:
        step: Steps of the sampling loop that are run before, 1 or more.
        prompt: What to draw from there on; None as before.
        negative: What to stay away from; None as before.
        guidance: Guidance scale; None as before.
        seed: The noise that is left at the step is drawn anew from it, and so is what the sampler adds
            afterwards; None as before.

    Raises:
        InputError: If the step is none.
    """

    step: int
    prompt: str | None = None
    negative: str | None = None
    guidance: float | None = None
    seed: int | None = None

    def __post_init__(self) -> None:
        if self.step < 1:
            raise InputError(f"A picture cannot branch at step {self.step}: the first is 1.")
