"""How the tracks of directions look: one lane each, its amount over time, a dot at each keyframe."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QPolygonF

from desktop.language import number as written
from desktop.language import tr
from desktop.theme import GRID, Theme, small_font
from desktop.timeline.drawing import elided
from desktop.timeline.layout import GAP, Layout
from desktop.widgets.direction_slider import title_of
from desktop.widgets.paint import rounded

FINE = 4.0
"""Pixels between two points of a curve."""
NAME = 18 * GRID


def draw_tracks(
    painter: QPainter, layout: Layout, theme: Theme, hovered: tuple[str, int] | None, more: int
) -> None:
    """All lanes.

    Args:
        painter: Of the strip.
        layout: Where they lie.
        theme: Colours.
        hovered: The keyframe (id) and the track of the dot under the pointer, whose amount is written.
        more: Directions that have no lane.
    """
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, right = layout.x(0), layout.end
    for number, along in enumerate(layout.directions):
        lane = layout.track(number)
        ground = QRectF(left, lane.top() + GAP / 2, right - left, lane.height() - GAP)
        rounded(painter, ground, theme.colour("canvas"), 4)
        painter.setPen(QPen(theme.colour("line"), 1))
        middle = round(ground.center().y()) + 0.5
        painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        _draw_curve(painter, layout, theme, number)
        words = title_of(along.name)
        if more and number == len(layout.directions) - 1:
            words = tr("{name}, and {count} more", name=words, count=more)
        if hovered is None or hovered[1] != number:  # the amount is written there then
            _draw_name(painter, ground, theme, words)
        _draw_dots(painter, layout, theme, number, hovered)


def _draw_name(painter: QPainter, lane: QRectF, theme: Theme, words: str) -> None:
    """At the left, the curve hidden behind it."""
    words = elided(words, NAME)
    width = QFontMetrics(small_font()).horizontalAdvance(words)
    place = QRectF(max(lane.left(), 0.0) + GRID, lane.top() + 1, width + GRID, lane.height() - 2)
    painter.fillRect(place, theme.colour("canvas"))
    painter.setFont(small_font())
    painter.setPen(theme.colour("soft"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def _draw_curve(painter: QPainter, layout: Layout, theme: Theme, number: int) -> None:
    width = layout.x(1) - layout.x(0)
    first = max(0.0, -layout.x(0) / width)
    last = min(float(layout.timeline.count), first + layout.width / width)
    count = max(1, round((last - first) * width / FINE))
    frames = [first + (last - first) * n / count for n in range(count + 1)]
    points = QPolygonF([layout.dot(number, frame) for frame in frames])
    painter.setPen(QPen(theme.colour("accent"), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(points)


def _draw_dots(
    painter: QPainter, layout: Layout, theme: Theme, number: int, hovered: tuple[str, int] | None
) -> None:
    digest = layout.directions[number].digest
    for frame, keyframe in zip(layout.timeline.frames, layout.timeline.keyframes, strict=True):
        amount, dot = layout.timeline.amount(digest, frame), layout.dot(number, frame)
        under = hovered == (keyframe.id, number)
        painter.setPen(QPen(theme.colour("accent"), 1.5))
        painter.setBrush(theme.colour("accent" if amount else "canvas"))
        painter.drawEllipse(dot, 4.5 if under else 3.5, 4.5 if under else 3.5)
        if under:
            painter.setFont(small_font())
            painter.setPen(theme.colour("text"))
            lane = layout.track(number)
            place = QRectF(dot.x() + GRID, lane.top(), 8 * GRID, lane.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, written(amount, "+.2f"))
