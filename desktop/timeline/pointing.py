"""The gesture that goes on at the strip: begun by a press, fed with moves, ended or broken off."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from desktop.state.timeline_store import TimelineStore
from desktop.timeline.gestures import Board, Gesture, Point, band, lead, scrub, take


class Pointing(QObject):
    """One gesture at a time.

    Attributes:
        board: What the gesture shows while it goes on.
        sending: Whether it changes the timeline just now.

    Signals:
        moved: The board shows something else.
        looked: The person wants to see the frame at the playhead.
        refused (str): It could not be done: one sentence.
    """

    moved = Signal()
    looked = Signal()
    refused = Signal(str)

    def __init__(self, store: TimelineStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.board = Board(store)
        self.sending = False
        self._gesture: Gesture | None = None

    @property
    def busy(self) -> bool:
        """Whether a drag goes on."""
        return self._gesture is not None

    def press(self, point: Point) -> None:
        """Begin what is begun by a press there."""
        layout, place = point.layout, point.place
        if layout.key_at(place):
            self._begin(take(self.board, point))
        elif layout.dot_at(place):
            self._begin(lead(self.board, point))
        elif layout.keys.contains(place):
            self._begin(band(self.board, point))
        else:
            self.looked.emit()
            self._begin(scrub(self.board, point))

    def send(self, point: Point) -> None:
        """The pointer is somewhere else, or was let go."""
        if self._gesture is None:
            return
        self.sending = True
        try:
            self._gesture.send(point)
        except StopIteration:
            self._gesture = None
        finally:
            self.sending = False
        if self.board.refused:
            self.refused.emit(self.board.refused[0])
            self.board.refused.clear()
        self.moved.emit()

    def break_off(self) -> None:
        """Leave everything as it was before."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.close()
            self.moved.emit()

    def _begin(self, gesture: Gesture) -> None:
        self._gesture = gesture
        try:
            next(gesture)
        except StopIteration:
            self._gesture = None
        self.moved.emit()
