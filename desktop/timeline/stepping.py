"""The keys that move the playhead, what is selected, and the selection itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from core.document import timeline as edits
from desktop.language import tr
from desktop.state.timeline_store import TimelineStore

FAST = 10


class Stepping:
    """Arrows, Home, End, Ctrl+A.

    Args:
        store: What is moved.
        look_at: Shows a frame.
        go_to: Selects a keyframe (id) and shows its frame.
    """

    def __init__(
        self, store: TimelineStore, look_at: Callable[[int], object], go_to: Callable[[str], object]
    ) -> None:
        self._store, self._look_at, self._go_to = store, look_at, go_to

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; whether it was one of these."""
        key, held = event.key(), event.modifiers()
        timeline = self._store.timeline
        if key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            self._store.select(keyframe.id for keyframe in timeline.keyframes)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(-1 if key == Qt.Key.Key_Left else 1, held)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._look_at(0 if key == Qt.Key.Key_Home else timeline.count - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._jump(-1 if key == Qt.Key.Key_Up else 1)
        else:
            return False
        return True

    def _step(self, frames: int, held: Qt.KeyboardModifier) -> None:
        if held & Qt.KeyboardModifier.ShiftModifier:
            frames *= FAST
        store = self._store
        if held & Qt.KeyboardModifier.AltModifier and store.selected:
            moved = edits.move(store.timeline, store.selected, frames / store.timeline.fps)
            store.edit(tr("Move a keyframe"), moved, knob="keys")
        else:
            self._look_at(store.playhead + frames)

    def _jump(self, direction: int) -> None:
        """To the next keyframe, or the one before."""
        timeline, now = self._store.timeline, self._store.playhead
        there = timeline.frames
        ahead = [f for f in there if f > now] if direction > 0 else [f for f in reversed(there) if f < now]
        if ahead:
            self._go_to(timeline.keyframes[there.index(ahead[0])].id)
