"""What the timeline says."""

from __future__ import annotations

from core.document.keyframe import Easing, Keyframe, LatentSource, PictureMode, PictureSource
from core.document.timeline import Ending, Pace, Path, Timeline
from desktop.language import counted, mark, tr
from desktop.state.timeline_store import TimelineStore

EASINGS = {
    Easing.LINEAR: mark("Linear"),
    Easing.IN: mark("Ease in"),
    Easing.OUT: mark("Ease out"),
    Easing.IN_OUT: mark("Ease in and out"),
    Easing.CUBIC: mark("Cubic"),
    Easing.HOLD: mark("Hold, then cut"),
}
MODES = {
    PictureMode.INVERT: mark("Invert"),
    PictureMode.MORPH: mark("Morph"),
    PictureMode.LATENT: mark("Latent only"),
}
MODE_TIPS = {
    PictureMode.INVERT: mark(
        "Finds the noise the picture could have come from: smoothest, takes a while to begin"
    ),
    PictureMode.MORPH: mark("Mixes, adds some noise and draws again: quicker to begin, looser"),
    PictureMode.LATENT: mark("Mixes latents and decodes: instant, close to a cross-fade"),
}
PACES = {Pace.EVEN: mark("Even"), Pace.LINEAR: mark("Linear")}
PATHS = {Path.SLERP: mark("Direct"), Path.SPLINE: mark("Smooth")}
ENDINGS = {Ending.ONCE: mark("Once"), Ending.LOOP: mark("Loop"), Ending.PING_PONG: mark("Ping-pong")}


def name_of(keyframe: Keyframe) -> str:
    """What a keyframe shows, in a few words."""
    source = keyframe.source
    if isinstance(source, PictureSource):
        return source.name or tr("Picture")
    return keyframe.recipe.prompt or (
        tr("Kept result") if isinstance(source, LatentSource) else tr("No prompt")
    )


def about(keyframe: Keyframe, timeline: Timeline) -> str:
    """A keyframe in some lines, for its tooltip."""
    lines = [name_of(keyframe)[:160]]
    if isinstance(keyframe.source, PictureSource | LatentSource):
        lines.append(tr(MODES[keyframe.source.mode]))
    else:
        lines.append(tr("Seed {seed}", seed=keyframe.recipe.seed))
    lines.append(moment(timeline.frame(keyframe.time), timeline))
    return "\n".join(lines)


def moment(frame: int, timeline: Timeline) -> str:
    """When a frame is shown."""
    return tr("{time:.2f} s · frame {frame}", time=frame / timeline.fps, frame=frame + 1)


def readout(frame: int, timeline: Timeline) -> str:
    """Where the playhead is."""
    return tr(
        "{time:.2f} s · frame {frame} of {count}",
        time=frame / timeline.fps,
        frame=frame + 1,
        count=timeline.count,
    )


def stand(store: TimelineStore) -> str:
    """The whole strip in a sentence, for those who do not see it."""
    timeline, chosen = store.timeline, store.selection
    many = len(timeline.keyframes)
    if not many:
        return tr("No keyframes yet")
    parts = [
        counted("{count} keyframe", "{count} keyframes", many),
        readout(store.playhead, timeline),
    ]
    if len(chosen) == 1:
        number = timeline.keyframes.index(chosen[0]) + 1
        parts.append(tr("keyframe {number} selected: {name}", number=number, name=name_of(chosen[0])[:60]))
    elif chosen:
        parts.append(tr("{count} keyframes selected", count=len(chosen)))
    return ", ".join(parts)
