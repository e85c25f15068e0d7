"""The keys of the strip: they move the playhead and what is selected, play, delete, zoom."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QKeyEvent

from core.document import timeline as edits
from desktop.language import tr
from desktop.state.timeline_store import TimelineStore

FAST = 10
OWN = (
    Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Backspace,
)  # fmt: skip


class Stage(Protocol):
    """The strip, as keys see it."""

    play_asked: SignalInstance
    remove_asked: SignalInstance

    def look_at(self, frame: int) -> None:
        """Show a frame."""
        ...

    def go_to(self, name: str) -> None:
        """Select a keyframe (id) and show its frame."""
        ...

    def zoom(self, steps: float) -> None:
        """See less of the walk and larger, or more of it."""
        ...


class Stepping:
    """What each key asks for, and which are the strip's own.

    Args:
        store: What is moved.
        stage: Does the rest.
    """

    def __init__(self, store: TimelineStore, stage: Stage) -> None:
        self._store, self._stage = store, stage

    def owns(self, event: QKeyEvent) -> bool:
        """Whether a key is the strip's, whatever command has it elsewhere."""
        key, held = event.key(), event.modifiers()
        if key == Qt.Key.Key_Escape:
            return bool(self._store.selected)
        if key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            return True
        return key in OWN and held in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; whether it was one of these."""
        key, held = event.key(), event.modifiers()
        timeline = self._store.timeline
        if key == Qt.Key.Key_A and held == Qt.KeyboardModifier.ControlModifier:
            self._store.select(keyframe.id for keyframe in timeline.keyframes)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._step(-1 if key == Qt.Key.Key_Left else 1, held)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._stage.look_at(0 if key == Qt.Key.Key_Home else timeline.count - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._jump(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self._stage.play_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._stage.remove_asked.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self._stage.zoom(-1 if key == Qt.Key.Key_Minus else 1)
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
            self._stage.look_at(store.playhead + frames)

    def _jump(self, direction: int) -> None:
        """To the next keyframe, or the one before."""
        timeline, now = self._store.timeline, self._store.playhead
        there = timeline.frames
        ahead = [f for f in there if f > now] if direction > 0 else [f for f in reversed(there) if f < now]
        if ahead:
            self._stage.go_to(timeline.keyframes[there.index(ahead[0])].id)
