"""What one click can do about a timeline that is no walk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from core.document.timeline import Timeline
from core.model_info import ModelInfo
from core.samplers import SAMPLERS
from core.walk.problems import agreeing, deterministic
from desktop.language import tr


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A change that mends it.

    Attributes:
        label: Of the button.
        step: What the undo menu calls it.
        timeline: As it would be.
    """

    label: str
    step: str
    timeline: Timeline


def remedy(timeline: Timeline, info: ModelInfo | None, known: Collection[str]) -> Remedy | None:
    """What mends a timeline with two keyframes or more; None if nothing can at one click.

    Args:
        timeline: One that cannot be walked.
        info: The model that would walk.
        known: Digests of the directions there are.
    """
    first = timeline.keyframes[0].recipe
    if not SAMPLERS[first.sampler].deterministic:
        instead = tr("Use {size}", size=SAMPLERS[deterministic(first.sampler)].label)
        return Remedy(label=instead, step=instead, timeline=agreeing(timeline))
    if agreeing(timeline) != timeline:
        label, step = tr("Use the first one’s"), tr("Agree with the first keyframe")
        return Remedy(label=label, step=step, timeline=agreeing(timeline))
    if info is not None and timeline.base is None and not first.size.is_multiple_of(info.factor):
        size = first.size.snapped(info.factor)
        fitting = replace(
            timeline,
            keyframes=tuple(
                replace(k, source=replace(k.source, recipe=replace(k.recipe, size=size)))
                for k in timeline.keyframes
            ),
        )
        return Remedy(label=tr("Use {size}", size=size), step=tr("Change the size"), timeline=fitting)
    if any(along.digest not in known for along in timeline.directions):
        led = tuple(
            replace(k, amounts=tuple(one for one in k.amounts if one.digest in known))
            for k in timeline.keyframes
        )
        label = tr("Leave it out")
        return Remedy(label=label, step=label, timeline=replace(timeline, keyframes=led))
    return None
