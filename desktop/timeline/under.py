"""What lies under the pointer on the strip, and what is said about it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt

from desktop.language import tr
from desktop.timeline.layout import Layout
from desktop.timeline.words import EASINGS, about
from desktop.widgets.direction_slider import title_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Under:
    """What the pointer is over; at most one of them.

    Attributes:
        key: The id of a keyframe; "" for none.
        way: The id of the keyframe whose way's easing it is; "" for none.
        dot: A keyframe's id and the number of a track; None for none.
    """

    key: str = ""
    way: str = ""
    dot: tuple[str, int] | None = None

    @property
    def cursor(self) -> Qt.CursorShape:
        """What the pointer looks like there."""
        if self.dot:
            return Qt.CursorShape.SizeVerCursor
        return Qt.CursorShape.PointingHandCursor if self.key or self.way else Qt.CursorShape.ArrowCursor

    def words(self, layout: Layout) -> str:
        """What is said about it; "" if there is nothing to say."""
        timeline = layout.timeline
        if self.key:
            return about(timeline.keyframe(self.key), timeline)
        if self.dot is not None:
            along = layout.directions[self.dot[1]]
            return tr("{name}: drag up or down, double-click for 0", name=title_of(along.name))
        if self.way:
            easing = tr(EASINGS[timeline.keyframe(self.way).easing])
            return tr("{easing}: click for another easing", easing=easing)
        return ""


NOTHING = Under()


def under(layout: Layout, place: QPointF) -> Under:
    """What lies at ``place``; keyframes lie over easings, and those over dots."""
    if key := layout.key_at(place):
        return Under(key=key)
    if way := layout.easing_at(place):
        return Under(way=way)
    return Under(dot=layout.dot_at(place))
