"""A rectangle that is dragged by its corners, its sides, or as a whole."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter

from core.geometry import Rect, Size
from desktop.canvas import tool_marks

HANDLE = 7
"""Logical pixels of a handle's side."""
REACH = 7
"""How near the pointer must be, in logical pixels."""
SNAP = 6
"""Within so many logical pixels a side jumps to the picture's edge."""


@dataclass(frozen=True, slots=True)
class Grip:
    """What of a rectangle the pointer holds.

    Attributes:
        across: -1 the left side, 1 the right one, 0 neither.
        down: -1 the upper side, 1 the lower one, 0 neither; with ``across`` 0 the rectangle as a whole.
    """

    across: int
    down: int

    @property
    def cursor(self) -> Qt.CursorShape:
        """The pointer's shape over it."""
        return _CURSORS[self.across, self.down]


WHOLE = Grip(0, 0)
_CURSORS = {
    (-1, -1): Qt.CursorShape.SizeFDiagCursor,
    (1, 1): Qt.CursorShape.SizeFDiagCursor,
    (1, -1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 1): Qt.CursorShape.SizeBDiagCursor,
    (-1, 0): Qt.CursorShape.SizeHorCursor,
    (1, 0): Qt.CursorShape.SizeHorCursor,
    (0, -1): Qt.CursorShape.SizeVerCursor,
    (0, 1): Qt.CursorShape.SizeVerCursor,
    (0, 0): Qt.CursorShape.SizeAllCursor,
}


def handle_at(rect: QRectF, at: QPointF, reach: float = REACH) -> Grip | None:
    """The handle within ``reach`` of a point; None if there is none."""
    for (across, down), place in _handles(rect).items():
        if max(abs(at.x() - place.x()), abs(at.y() - place.y())) <= reach:
            return Grip(across, down)
    return None


def draw_handles(painter: QPainter, rect: QRectF) -> None:
    """Eight small squares that can be seen on anything."""
    for at in _handles(rect).values():
        box = QRectF(at.x() - HANDLE / 2, at.y() - HANDLE / 2, HANDLE, HANDLE)
        painter.fillRect(box.adjusted(-1, -1, 1, 1), tool_marks.DARK)
        painter.fillRect(box, tool_marks.LIGHT)


def dragged(before: Rect, grip: Grip, by: QPointF, size: Size, *, near: float, least: int) -> Rect:
    """The rectangle after a drag.

    Args:
        before: As it was at the press.
        grip: What of it is held.
        by: How far the pointer has gone, in pixels of the picture.
        size: Of the picture; the rectangle may reach over its edges.
        near: Within so many pixels a side jumps to the picture's edge.
        least: Pixels a side keeps.
    """
    if grip == WHOLE:
        x = _snapped(before.x + by.x(), before.width, size.width, near)
        y = _snapped(before.y + by.y(), before.height, size.height, near)
        return Rect(x, y, before.width, before.height)

    def sides(begin: int, end: int, which: int, by: float, limit: int) -> tuple[int, int]:
        if not which:
            return begin, end
        moved = _snapped((begin if which < 0 else end) + by, 0, limit, near)
        return (min(moved, end - least), end) if which < 0 else (begin, max(moved, begin + least))

    left, right = sides(before.x, before.right, grip.across, by.x(), size.width)
    top, bottom = sides(before.y, before.bottom, grip.down, by.y(), size.height)
    return Rect(left, top, right - left, bottom - top)


def _handles(rect: QRectF) -> dict[tuple[int, int], QPointF]:
    """The eight handles: which sides they hold, and where they are."""
    middle = rect.center()
    across = {-1: rect.left(), 0: middle.x(), 1: rect.right()}
    down = {-1: rect.top(), 0: middle.y(), 1: rect.bottom()}
    return {(a, d): QPointF(x, y) for a, x in across.items() for d, y in down.items() if a or d}


def _snapped(start: float, length: int, limit: int, near: float) -> int:
    for edge in (0, limit - length):
        if abs(start - edge) <= near:
            return edge
    return round(start)
