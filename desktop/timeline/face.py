"""All of the strip, painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from desktop.state.timeline_store import TimelineStore
from desktop.state.walk_store import WalkStore
from desktop.theme import Theme
from desktop.timeline import drawing
from desktop.timeline.film import Film
from desktop.timeline.gestures import Board
from desktop.timeline.layout import MOST, Layout
from desktop.timeline.looks import Looks
from desktop.timeline.tracks import draw_tracks
from desktop.timeline.under import Under


@dataclass(frozen=True, slots=True, kw_only=True)
class Drop:
    """Where something is held over the strip.

    Attributes:
        frame: The frame it would go to; None while nothing is held there.
        key: The keyframe (id) whose place it would take; "" for none.
    """

    frame: int | None = None
    key: str = ""


class Face:
    """Paints the timeline, its frames, and what the person is about to do."""

    def __init__(self, store: TimelineStore, walk: WalkStore) -> None:
        self._store, self._walk = store, walk
        self._film, self._looks = Film(), Looks(store)

    def draw(
        self, painter: QPainter, layout: Layout, theme: Theme, area: QRectF, *, focused: bool,
        board: Board, under: Under, drop: Drop,
    ) -> bool:  # fmt: skip
        """Paint what lies in ``area``; whether there is more to paint soon."""
        if not layout.timeline.keyframes and drop.frame is None:
            return False
        drawing.draw_ground(painter, layout, theme)
        drawing.draw_ruler(painter, layout, theme)
        more = self._film.draw(painter, layout, self._walk.frames, area)
        drawing.draw_graph(painter, layout, self._walk.changes, theme)
        drawing.draw_ways(painter, layout, theme, under.way)
        beyond = len(self._store.timeline.directions) - MOST
        draw_tracks(painter, layout, theme, under.dot, max(0, beyond))
        self._draw_keys(painter, layout, theme, board, {under.key, drop.key})
        if layout.timeline.keyframes:
            drawing.draw_playhead(painter, layout, self._store.playhead, theme, focused=focused)
        moved = board.moved
        if moved is not None:
            drawing.draw_moment(painter, layout, moved, theme)
        if drop.frame is not None and not drop.key:
            drawing.draw_insertion(painter, layout, drop.frame, theme)
        if board.band is not None:
            drawing.draw_band(painter, board.band, theme)
        return more

    def _draw_keys(
        self, painter: QPainter, layout: Layout, theme: Theme, board: Board, hovered: set[str]
    ) -> None:
        """Keyframes, those that are selected over the others."""
        chosen = self._store.selected if board.chosen is None else board.chosen
        pairs = list(zip(layout.timeline.frames, layout.timeline.keyframes, strict=True))
        for frame, keyframe in sorted(pairs, key=lambda pair: pair[1].id in chosen):
            drawing.draw_key(
                painter,
                layout.key(frame),
                keyframe,
                self._looks.of(keyframe),
                theme,
                selected=keyframe.id in chosen,
                hovered=keyframe.id in hovered,
                foot=layout.film.top(),
            )
