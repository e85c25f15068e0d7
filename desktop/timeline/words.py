"""What the timeline says."""

from __future__ import annotations

from core.document.keyframe import Easing, Keyframe, LatentSource, PictureMode, PictureSource
from core.document.timeline import Ending, Pace, Path, Timeline
from desktop.state.timeline_store import TimelineStore

EASINGS = {
    Easing.LINEAR: "Linear",
    Easing.IN: "Ease in",
    Easing.OUT: "Ease out",
    Easing.IN_OUT: "Ease in and out",
    Easing.CUBIC: "Cubic",
    Easing.HOLD: "Hold, then cut",
}
MODES = {
    PictureMode.INVERT: "Invert",
    PictureMode.MORPH: "Morph",
    PictureMode.LATENT: "Latent only",
}
MODE_TIPS = {
    PictureMode.INVERT: "Finds the noise the picture could have come from: smoothest, takes a while to begin",
    PictureMode.MORPH: "Mixes, adds some noise and draws again: quicker to begin, looser",
    PictureMode.LATENT: "Mixes latents and decodes: instant, close to a cross-fade",
}
PACES = {Pace.EVEN: "Even", Pace.LINEAR: "Linear"}
PATHS = {Path.SLERP: "Direct", Path.SPLINE: "Smooth"}
ENDINGS = {Ending.ONCE: "Once", Ending.LOOP: "Loop", Ending.PING_PONG: "Ping-pong"}


def name_of(keyframe: Keyframe) -> str:
    """What a keyframe shows, in a few words."""
    source = keyframe.source
    if isinstance(source, PictureSource):
        return source.name or "Picture"
    return keyframe.recipe.prompt or ("Kept result" if isinstance(source, LatentSource) else "No prompt")


def about(keyframe: Keyframe, timeline: Timeline) -> str:
    """A keyframe in some lines, for its tooltip."""
    frame = timeline.frame(keyframe.time)
    lines = [name_of(keyframe)[:160]]
    if isinstance(keyframe.source, PictureSource | LatentSource):
        lines.append(MODES[keyframe.source.mode])
    else:
        lines.append(f"Seed {keyframe.recipe.seed}")
    lines.append(f"{keyframe.time:.2f} s · frame {frame + 1}")
    return "\n".join(lines)


def readout(frame: int, timeline: Timeline) -> str:
    """Where the playhead is."""
    return f"{frame / timeline.fps:.2f} s · frame {frame + 1} of {timeline.count}"


def stand(store: TimelineStore) -> str:
    """The whole strip in a sentence, for those who do not see it."""
    timeline, chosen = store.timeline, store.selection
    many = len(timeline.keyframes)
    if not many:
        return "No keyframes yet"
    parts = [f"{many} keyframe{'' if many == 1 else 's'}", readout(store.playhead, timeline)]
    if len(chosen) == 1:
        number = timeline.keyframes.index(chosen[0]) + 1
        parts.append(f"keyframe {number} selected: {name_of(chosen[0])[:60]}")
    elif chosen:
        parts.append(f"{len(chosen)} keyframes selected")
    return ", ".join(parts)
