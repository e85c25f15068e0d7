"""What one click can do about a timeline that is no walk."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from core.document import timeline as edits
from core.document.keyframe import Keyframe, LatentSource, PictureSource, Source
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
    if len(set(timeline.frames)) < len(timeline.frames):
        label = tr("Move them apart")
        return Remedy(label=label, step=label, timeline=apart(timeline))
    first = timeline.keyframes[0].recipe
    if not SAMPLERS[first.sampler].deterministic:
        instead = tr("Use {size}", size=SAMPLERS[deterministic(first.sampler)].label)
        return Remedy(label=instead, step=instead, timeline=agreeing(timeline))
    if agreeing(timeline) != timeline:
        label, step = tr("Use the first one’s"), tr("Agree with the first keyframe")
        return Remedy(label=label, step=step, timeline=agreeing(timeline))
    base = timeline.base
    if base is not None and (base.picture is None or base.mask is None):
        label = tr("Move all of the picture")
        return Remedy(label=label, step=label, timeline=replace(timeline, base=None))
    if info is not None and base is None and not first.size.is_multiple_of(info.factor):
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


def apart(timeline: Timeline) -> Timeline:
    """With each keyframe on a frame of its own; longer if there are too few."""
    least = len(timeline.keyframes) / timeline.fps
    return edits.retimed(timeline, duration=max(timeline.duration, least))


def incomplete(timeline: Timeline) -> Keyframe | None:
    """The first keyframe whose picture or kept result is not there any more."""
    return next((keyframe for keyframe in timeline.keyframes if _gone(keyframe.source)), None)


def _gone(source: Source) -> bool:
    match source:
        case PictureSource(picture=None) | LatentSource(latent=None):
            return True
    return False
