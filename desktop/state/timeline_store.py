"""The document's timeline: keyframes, what is selected, where the playhead is. An edit is one undo step."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from core.arrays import Picture
from core.document import timeline as edits
from core.document.keyframe import (
    Easing,
    Keyframe,
    LatentSource,
    PictureMode,
    PictureSource,
    PromptSource,
    Source,
)
from core.document.timeline import Timeline
from core.files.pictures import thumbnail
from core.geometry import Size
from core.recipe import Steering
from desktop.language import counted, tr
from desktop.state.commands import Change, UndoHistory

THUMBNAIL = 192
"""Pixels of the longer side."""
MAX_THUMBNAILS = 512
PAUSE = 1.0
"""Seconds between two turns of the same knob that make them two steps."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _State:
    timeline: Timeline
    selected: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Shown:
    """A frame for the canvas.

    Attributes:
        picture: uint8 (h, w, 3|4); a draft may be smaller than ``size``.
        size: At which it is shown.
    """

    picture: Picture
    size: Size


class TimelineStore(QObject):
    """One timeline.

    Args:
        history: Of the document.

    Signals:
        changed: ``timeline`` is another.
        selection_changed: ``selected`` is another.
        playhead_moved (int): To this frame.
        thumbnails_changed: More is known of how keyframes look.
        shown_changed: ``shown`` is another.
    """

    changed = Signal()
    selection_changed = Signal()
    playhead_moved = Signal(int)
    thumbnails_changed = Signal()
    shown_changed = Signal()

    def __init__(self, history: UndoHistory, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._history = history
        self._state = _State(timeline=Timeline(), selected=frozenset())
        self._playhead = 0
        self._thumbnails: dict[tuple[Source, tuple[Steering, ...]], Picture] = {}
        self._shown: Shown | None = None
        self._kept = self.timeline

    @property
    def timeline(self) -> Timeline:
        """The walk as data."""
        return self._state.timeline

    @property
    def selected(self) -> frozenset[str]:
        """The ids of the selected keyframes."""
        return self._state.selected

    @property
    def selection(self) -> tuple[Keyframe, ...]:
        """The selected keyframes, in the order of their times."""
        return tuple(k for k in self.timeline.keyframes if k.id in self.selected)

    @property
    def playhead(self) -> int:
        """The frame the playhead is at."""
        return self._playhead

    @property
    def time(self) -> float:
        """Seconds at the playhead."""
        return self._playhead / self.timeline.fps

    @property
    def shown(self) -> Shown | None:
        """The frame that is looked at on the canvas, in the document's place; None while none is."""
        return self._shown

    def show(self, shown: Shown | None) -> None:
        """Look at a frame, or at the document again; the document stays as it is."""
        before, self._shown = self._shown, shown
        same = before is shown if before is None or shown is None else before.picture is shown.picture
        if not same:
            self.shown_changed.emit()

    def here(self) -> Keyframe | None:
        """The keyframe under the playhead."""
        frames = zip(self.timeline.frames, self.timeline.keyframes, strict=True)
        return next((keyframe for frame, keyframe in frames if frame == self._playhead), None)

    def move_playhead(self, frame: int) -> None:
        """Go to a frame, as near as there is one."""
        frame = min(max(0, frame), self.timeline.count - 1)
        if frame != self._playhead:
            self._playhead = frame
            self.playhead_moved.emit(frame)

    def select(self, ids: Iterable[str]) -> None:
        """Select these keyframes and no others."""
        there = {keyframe.id for keyframe in self.timeline.keyframes}
        selected = frozenset(ids) & there
        if selected != self.selected:
            self._state = replace(self._state, selected=selected)
            self.selection_changed.emit()

    def insert(self, source: Source, frame: int | None = None, *, small: Picture | None = None) -> Keyframe:
        """Put in a keyframe, select it, and go there.

        Args:
            source: What is seen there.
            frame: On which frame, or the nearest free one. If not told: the playhead's; if there is one
                already, at the walk's end; if that is taken too, the walk grows.
            small: How it looks, if known.

        Raises:
            InputError: If there is no room for it.
        """
        timeline = self.timeline
        if frame is None:
            timeline, frame = self._place()
        before = {keyframe.id for keyframe in timeline.keyframes}
        after = edits.add(timeline, source, frame / timeline.fps, Easing.LINEAR)
        made = next(keyframe for keyframe in after.keyframes if keyframe.id not in before)
        if small is not None:
            self.set_thumbnail(made, small)
        self.edit(tr("Add a keyframe"), after, select=[made.id])
        self.move_playhead(after.frame(made.time))
        return made

    def _place(self) -> tuple[Timeline, int]:
        """Where the next keyframe goes, and the timeline that has room for it."""
        timeline, taken = self.timeline, self.timeline.frames
        if self._playhead not in taken:
            return timeline, self._playhead
        if timeline.count - 1 not in taken:
            return timeline, timeline.count - 1
        gap = taken[-1] - taken[-2] if len(taken) > 1 else timeline.count
        more = max(0.1, round(gap / timeline.fps, 1))
        longer = edits.retimed(timeline, duration=round(timeline.duration + more, 3))
        return longer, longer.count - 1

    def replace_source(self, ids: Collection[str], source: Source, small: Picture | None = None) -> None:
        """Other contents for these keyframes; their times stay."""
        after = edits.change(self.timeline, ids, source=source)
        if small is not None:
            for id_ in ids:
                self.set_thumbnail(after.keyframe(id_), small)
        self.edit(tr("Replace a keyframe"), after)

    def set_mode(self, mode: PictureMode) -> None:
        """How the walk reaches those selected keyframes that are pictures or kept results."""
        after = self.timeline
        for keyframe in self.selection:
            if not isinstance(keyframe.source, PromptSource):
                after = edits.change(after, [keyframe.id], source=replace(keyframe.source, mode=mode))
        self.edit(tr("Change the mode"), after)

    def remove(self, ids: Iterable[str]) -> None:
        """Take keyframes out."""
        gone = set(ids)
        word = counted("Delete a keyframe", "Delete {count} keyframes", len(gone))
        self.edit(word, edits.remove(self.timeline, gone), select=())

    def edit(
        self, label: str, timeline: Timeline, *, select: Iterable[str] | None = None, knob: str = ""
    ) -> None:
        """Make ``timeline`` the timeline: one undo step, none if nothing is different.

        Args:
            label: What the undo menu calls it.
            timeline: The edited one.
            select: The ids to select; those selected before if not told.
            knob: Quick edits with the same one are one step: a slider that is dragged.
        """
        if timeline == self.timeline:
            return
        there = {keyframe.id for keyframe in timeline.keyframes}
        selected = (self.selected if select is None else frozenset(select)) & there
        after = _State(timeline=timeline, selected=selected)
        last = self._history.last
        if knob and isinstance(last, _Edit) and last.takes_in(knob, self._state):
            last.extend(after)
        else:
            self._history.push(_Edit(self._state, after, self._apply, label, knob))

    @property
    def unsaved(self) -> bool:
        """Whether there are keyframes that no project and no exported walk holds."""
        return bool(self.timeline.keyframes) and self.timeline != self._kept

    def mark_kept(self, timeline: Timeline | None = None) -> None:
        """It is in a file as it is now, or as it was when the file was begun."""
        self._kept = self.timeline if timeline is None else timeline

    def becoming(self, timeline: Timeline) -> Change:
        """The step to the timeline of another document."""
        after = _State(timeline=timeline, selected=frozenset())
        return _Edit(self._state, after, self._apply, tr("Open a timeline"), "")

    def thumbnail(self, keyframe: Keyframe) -> Picture | None:
        """How a keyframe looks: uint8 (h, w, 3|4), its longer side 192 pixels or fewer; None if not known.

        One that is led along directions looks, until it is drawn, as it did the last time.
        """
        source, look = keyframe.source, (keyframe.source, keyframe.amounts)
        plain = (source, ())
        if plain not in self._thumbnails and isinstance(source, PictureSource) and source.picture is not None:
            self._thumbnails[plain] = thumbnail(source.picture, THUMBNAIL)
        if look in self._thumbnails:
            return self._thumbnails[look]
        return next((self._thumbnails[one] for one in reversed(self._thumbnails) if one[0] == source), None)

    def set_thumbnail(self, keyframe: Keyframe, picture: Picture) -> None:
        """Show ``picture`` (of any size) for keyframes with this source and these amounts."""
        self._thumbnails[keyframe.source, keyframe.amounts] = thumbnail(picture, THUMBNAIL)
        while len(self._thumbnails) > MAX_THUMBNAILS:
            del self._thumbnails[next(iter(self._thumbnails))]
        self.thumbnails_changed.emit()

    def _apply(self, state: _State) -> None:
        before, seconds, frame = self._state, self.time, self._playhead
        self._state = state
        self._playhead = state.timeline.frame(seconds)
        if state.timeline != before.timeline:
            self.changed.emit()
        if state.selected != before.selected:
            self.selection_changed.emit()
        if frame != self._playhead:
            self.playhead_moved.emit(self._playhead)


class _Edit:
    """From one state to another."""

    def __init__(
        self, before: _State, after: _State, apply: Callable[[_State], None], label: str, knob: str
    ) -> None:
        self.label, self._knob = label, knob
        self._before, self._after, self._apply = before, after, apply
        self._turned = time.monotonic()

    @property
    def bytes(self) -> int:
        """Of the contents that only the state before holds."""
        kept = set(_contents(self._after.timeline))
        return sum(size for array, size in _contents(self._before.timeline).items() if array not in kept)

    def undo(self) -> None:
        self._apply(self._before)

    def redo(self) -> None:
        self._apply(self._after)

    def takes_in(self, knob: str, now: _State) -> bool:
        """Whether another turn of this knob is a part of this step."""
        soon = time.monotonic() - self._turned < PAUSE
        return knob == self._knob and soon and now.timeline is self._after.timeline

    def extend(self, after: _State) -> None:
        """End in another state."""
        self._after, self._turned = after, time.monotonic()
        self._apply(after)


def _contents(timeline: Timeline) -> dict[int, int]:
    """Bytes of the arrays a timeline holds, by their identity."""
    held: dict[int, int] = {}
    for keyframe in timeline.keyframes:
        source = keyframe.source
        if isinstance(source, PictureSource) and source.picture is not None:
            held[id(source.picture)] = source.picture.nbytes
        elif isinstance(source, LatentSource) and source.latent is not None:
            held[id(source.latent)] = source.latent.nbytes
    if timeline.base is not None and timeline.base.picture is not None and timeline.base.mask is not None:
        held[id(timeline.base.picture)] = timeline.base.picture.nbytes
        held[id(timeline.base.mask)] = timeline.base.mask.nbytes
    return held
