"""A morph: the picture at a share of the way between two recipes. A walk of which one frame is drawn."""

from __future__ import annotations

from core.document.keyframe import Keyframe, PromptSource
from core.document.timeline import Pace, Timeline
from core.model_info import ModelInfo
from core.recipe import Recipe
from core.walk.problems import agreeing

STEPS = 100
"""A morph is told in percent, so that places looked at before are found again."""


def morphs(recipe: Recipe | None, info: ModelInfo) -> bool:
    """Whether a picture's recipe alone makes it again with this model: then noise and prompt can be mixed."""
    return (
        recipe is not None
        and recipe.source is None
        and recipe.repaint is None
        and recipe.mix is None
        and not recipe.directions
        and recipe.fingerprint in {"", info.fingerprint}
    )


def morph(first: Recipe, second: Recipe, share: float) -> tuple[Timeline, int]:
    """The walk from one recipe to the other, and which of its frames lies at ``share`` (0..1).

    Size, steps and sampler are those of the first.
    """
    keyframes = (
        Keyframe(time=0.0, source=PromptSource(recipe=first), id="first"),
        Keyframe(time=1.0, source=PromptSource(recipe=second), id="second"),
    )
    timeline = Timeline(keyframes=keyframes, fps=STEPS, duration=(STEPS + 1) / STEPS, pace=Pace.LINEAR)
    return agreeing(timeline), round(min(max(share, 0.0), 1.0) * STEPS)
