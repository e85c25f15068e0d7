"""What the mouse does on the strip: each gesture is one press, its moves and its release.

Every ``yield`` waits for the next point; closing a gesture breaks it off and leaves everything as it was.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QMouseEvent

from core.document import timeline as edits
from core.document.timeline import Timeline
from core.errors import InputError
from core.recipe import MAX_AMOUNT, Steering
from desktop.language import counted, tr
from desktop.state.timeline_store import TimelineStore
from desktop.timeline.layout import Layout
from desktop.widgets.direction_slider import title_of

FAR = 4
"""Pixels the pointer must go before a press is a drag."""
PER_PIXEL, STEP = 0.05, 0.05
"""Of the amount of a direction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """Where the pointer is.

    Attributes:
        place: On the strip.
        layout: Of the strip, now.
        shift: Whether Shift is held.
        control: Whether Ctrl is held.
        alt: Whether Alt is held.
        released: Whether this is the end.
    """

    place: QPointF
    layout: Layout
    shift: bool = False
    control: bool = False
    alt: bool = False
    released: bool = False

    @classmethod
    def of(cls, event: QMouseEvent, layout: Layout, *, released: bool) -> Point:
        """Where an event has the pointer, and what is held."""
        held = event.modifiers()
        return cls(
            place=event.position(),
            layout=layout,
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            control=bool(held & Qt.KeyboardModifier.ControlModifier),
            alt=bool(held & Qt.KeyboardModifier.AltModifier),
            released=released,
        )

    @property
    def time(self) -> float:
        """Seconds there."""
        return self.layout.scale.time(self.place.x())


@dataclass(slots=True, eq=False)
class Board:
    """What gestures work with, and what they show while they go on.

    Attributes:
        store: What they change at their end.
        draft: The timeline as it would be; None while there is no other.
        chosen: The keyframes as they would be selected; None as above.
        band: The rubber band; None while there is none.
    """

    store: TimelineStore
    draft: Timeline | None = None
    chosen: frozenset[str] | None = None
    band: QRectF | None = None
    refused: list[str] = field(default_factory=list)

    @property
    def moved(self) -> int | None:
        """The frame of what is being moved or copied, of the first of several; None while nothing is."""
        if self.draft is None or not self.chosen:
            return None
        return min(self.draft.frame(self.draft.keyframe(name).time) for name in self.chosen)


Gesture = Generator[None, Point, None]


def scrub(board: Board, point: Point) -> Gesture:
    """The playhead follows the pointer; broken off, it goes back."""
    before, done = board.store.playhead, False
    try:
        while True:
            board.store.move_playhead(point.layout.frame(point.place.x()))
            if point.released:
                done = True
                return
            point = yield
    finally:
        if not done:
            board.store.move_playhead(before)


def take(board: Board, point: Point) -> Gesture:
    """Select the keyframe that was pressed; move what is selected, or with Alt a copy of it."""
    store, start = board.store, point
    pressed = point.layout.key_at(point.place)
    if point.control or point.shift:
        store.select(_toggled(store, pressed, through=point.shift))
        if pressed not in store.selected:
            return
    elif pressed not in store.selected:
        store.select([pressed])
    label = ""
    try:
        while not point.released:
            point = yield
            if not label and abs(point.place.x() - start.place.x()) < FAR:
                continue
            label = _moved(board, start, point)
    except GeneratorExit:
        board.draft, board.chosen = None, None
        raise
    draft, chosen = board.draft, board.chosen
    board.draft, board.chosen = None, None
    if draft is not None:
        store.edit(label, draft, select=chosen)
    elif not label and not (point.control or point.shift):
        store.select([pressed])


def lead(board: Board, point: Point) -> Gesture:
    """A dot on a track goes up and down; with Shift ten times finer."""
    store, timeline = board.store, board.store.timeline
    hit = point.layout.dot_at(point.place)
    assert hit is not None
    name, number = hit
    along = point.layout.directions[number]
    there = timeline.amount(along.digest, timeline.frame(timeline.keyframe(name).time))
    height, at, taken = 0.0, point.place.y(), False
    store.select([name])
    try:
        while not point.released:
            point = yield
            height += (at - point.place.y()) * (0.1 if point.shift else 1.0)
            at = point.place.y()
            taken = taken or abs(height) >= FAR
            if taken:
                amount = min(max(round((there + height * PER_PIXEL) / STEP) * STEP, -MAX_AMOUNT), MAX_AMOUNT)
                board.draft = edits.lead(timeline, [name], replace(along, amount=round(amount, 2)))
    except GeneratorExit:
        board.draft = None
        raise
    draft, board.draft = board.draft, None
    if draft is not None:
        store.edit(tr("Lead along {name}", name=title_of(along.name)), draft)


def let_go(store: TimelineStore, name: str, along: Steering) -> None:
    """A keyframe is no longer led along the direction of a track."""
    after = edits.lead(store.timeline, [name], replace(along, amount=0.0))
    store.edit(tr("Lead along {name}", name=title_of(along.name)), after)


def band(board: Board, point: Point) -> Gesture:
    """Select what a rubber band touches; Shift and Ctrl add to what is selected. A click lets all go."""
    start = point
    kept = board.store.selected if point.shift or point.control else frozenset()
    before, done = board.store.selected, False
    try:
        while not point.released:
            point = yield
            box = QRectF(start.place, point.place).normalized()
            if board.band is None and max(box.width(), box.height()) < FAR:
                continue
            board.band = box
            board.store.select(kept | set(point.layout.keys_in(box)))
        if board.band is None:
            board.store.select(kept)
        done = True
    finally:
        board.band = None
        if not done:
            board.store.select(before)


def _moved(board: Board, start: Point, point: Point) -> str:
    """Show what a drag would do; what it is called."""
    store = board.store
    chosen = store.selected
    seconds = (point.place.x() - start.place.x()) / point.layout.scale.per_second
    if point.alt:
        try:
            board.draft, made = edits.copy(store.timeline, chosen, seconds)
        except InputError as problem:
            board.draft, board.chosen = None, None
            board.refused.append(problem.message)
            return tr("Copy")
        board.chosen = frozenset(made)
        return counted("Copy a keyframe", "Copy {count} keyframes", len(chosen))
    board.draft, board.chosen = edits.move(store.timeline, chosen, seconds), chosen
    return counted("Move a keyframe", "Move {count} keyframes", len(chosen))


def _toggled(store: TimelineStore, pressed: str, *, through: bool) -> Iterable[str]:
    """The selection with one more or one less; ``through`` with all between it and the others."""
    if not through or not store.selected:
        return store.selected ^ {pressed}
    order = [keyframe.id for keyframe in store.timeline.keyframes]
    places = [order.index(name) for name in (*store.selected, pressed)]
    return order[min(places) : max(places) + 1]
