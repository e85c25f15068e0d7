"""How the strip looks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from core.document.keyframe import Easing, Keyframe, PromptSource
from core.document.timeline import Ending
from desktop.language import tr
from desktop.theme import GRID, Theme, draw_icon, small_font
from desktop.timeline.layout import Layout
from desktop.timeline.words import moment
from desktop.widgets.paint import ring, rounded

HEAD = 9
"""Width of the playhead's handle."""
CURVE = 10
"""Side of an easing's curve."""


def draw_ruler(painter: QPainter, layout: Layout, theme: Theme) -> None:
    """Marks and times."""
    foot = layout.ruler.bottom()
    painter.setFont(small_font())
    for mark in layout.scale.marks():
        x = round(layout.scale.x(mark.time)) + 0.5
        painter.setPen(QPen(theme.colour("faint" if mark.label else "line"), 1))
        painter.drawLine(QPointF(x, foot - (6 if mark.label else 3)), QPointF(x, foot))
        if mark.label:
            painter.setPen(theme.colour("soft"))
            place = QRectF(x + 4, layout.ruler.top(), 60, layout.ruler.height() - 2)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, mark.label)


def draw_ground(painter: QPainter, layout: Layout, theme: Theme) -> None:
    """The lanes, as long as the walk."""
    left, right = layout.x(0), layout.end
    for lane in (layout.film, layout.graph):
        rounded(painter, QRectF(left, lane.top(), right - left, lane.height()), theme.colour("canvas"), 4)


def draw_ways(painter: QPainter, layout: Layout, theme: Theme, hovered: str) -> None:
    """The ways between keyframes with their easings; where the walk rests; how it ends."""
    timeline, y = layout.timeline, layout.keys.center().y()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    spans = layout.spans()
    names = {keyframe.id: keyframe for keyframe in timeline.keyframes}
    if timeline.keyframes:
        first, last = layout.x(timeline.frames[0]), layout.x(timeline.frames[-1])
        rest = QPen(theme.colour("line"), 2, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
        rest.setDashPattern([0.5, 3])
        painter.setPen(rest)
        painter.drawLine(QPointF(layout.x(0), y), QPointF(first, y))
        if timeline.ending is not Ending.LOOP:
            painter.drawLine(QPointF(last, y), QPointF(layout.end, y))
    for name, start, stop in spans:
        hold = names[name].easing is Easing.HOLD
        painter.setPen(QPen(theme.colour("fill" if hold else "faint"), 2))
        painter.drawLine(QPointF(start, y), QPointF(stop, y))
        mark = layout.easing(start, stop)
        if mark is not None:
            rounded(painter, mark, theme.colour("hover" if name == hovered else "field"), 11)
            draw_curve(painter, names[name].easing, mark, theme.colour("text"))
    icons = {Ending.LOOP: "repeat", Ending.PING_PONG: "arrow-left-right"}
    if timeline.ending in icons:
        place = QRectF(layout.end + 4, y - GRID, 2 * GRID, 2 * GRID)
        draw_icon(painter, icons[timeline.ending], theme.colour("soft"), place, 14)


def draw_curve(painter: QPainter, easing: Easing, rect: QRectF, colour: QColor) -> None:
    """The curve of an easing in the middle of ``rect``."""
    left, foot = rect.center().x() - CURVE / 2, rect.center().y() + CURVE / 2
    if easing is Easing.HOLD:
        middle = [QPointF(left, foot), QPointF(left + CURVE, foot), QPointF(left + CURVE, foot - CURVE)]
    else:
        middle = [QPointF(left + CURVE * n / 16, foot - CURVE * easing.at(n / 16)) for n in range(17)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline(QPolygonF(middle))


def draw_key(
    painter: QPainter,
    rect: QRectF,
    keyframe: Keyframe,
    image: QPixmap | None,
    theme: Theme,
    *,
    selected: bool,
    hovered: bool,
    foot: float,
) -> None:
    """A keyframe: how it looks, or its words while that is not known; a line down to its frame."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    x = round(rect.center().x()) + 0.5
    painter.setPen(QPen(theme.colour("accent" if selected else "faint"), 1))
    painter.drawLine(QPointF(x, rect.bottom()), QPointF(x, foot))
    rounded(painter, rect.adjusted(-2, -2, 2, 2), theme.colour("panel"), 6)
    rounded(painter, rect, theme.colour("field"), 4)
    if image is not None:
        draw_image(painter, rect, image, 4)
    else:
        painter.setFont(small_font())
        painter.setPen(theme.colour("soft"))
        words = keyframe.recipe.prompt or (
            tr("Prompt") if isinstance(keyframe.source, PromptSource) else tr("Picture")
        )
        painter.drawText(rect.adjusted(3, 2, -2, -2), Qt.TextFlag.TextWrapAnywhere, words[:24])
    if not isinstance(keyframe.source, PromptSource):
        badge = QRectF(rect.right() - 17, rect.bottom() - 17, 15, 15)
        ground = theme.colour("panel")
        ground.setAlphaF(0.85)
        rounded(painter, badge, ground, 3)
        draw_icon(painter, "image", theme.colour("text"), badge, 11)
    if selected:
        ring(painter, rect, theme.colour("accent"), 4, 2)
    else:
        ring(painter, rect, theme.colour("soft" if hovered else "line"), 4, 1)


def draw_image(painter: QPainter, rect: QRectF, image: QPixmap, radius: float, strength: float = 1.0) -> None:
    """A picture that fills ``rect``, cut in its middle."""
    shape = rect.width() / max(1.0, rect.height())
    width, height = float(image.width()), float(image.height())
    if width / max(1.0, height) > shape:
        width = height * shape
    else:
        height = width / shape
    middle = QRectF((image.width() - width) / 2, (image.height() - height) / 2, width, height)
    painter.save()
    if radius:
        path = QPainterPath()
        path.addRoundedRect(rect, radius, radius)
        painter.setClipPath(path, Qt.ClipOperation.IntersectClip)
    painter.setOpacity(strength)
    painter.drawPixmap(rect, image, middle)
    painter.restore()


def draw_graph(painter: QPainter, layout: Layout, changes: Sequence[float | None], theme: Theme) -> None:
    """How much each frame differs from the one before it; gaps where that is not known yet."""
    known = [change for change in changes if change is not None]
    top = max(known, default=0.0)
    if top <= 0:
        return
    lane = layout.graph.adjusted(0, 3, 0, 0)
    width = layout.x(1) - layout.x(0)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, width < 3)
    colour = theme.colour("accent")
    colour.setAlphaF(0.75)
    gap = 1.0 if width >= 4 else 0.0
    for number, change in enumerate(changes):
        if change is not None:
            height = max(1.0, lane.height() * change / top)
            left = layout.x(number)
            if left + width >= 0 and left <= layout.width:
                painter.fillRect(QRectF(left, lane.bottom() - height, width - gap, height), colour)


def draw_playhead(painter: QPainter, layout: Layout, frame: int, theme: Theme, *, focused: bool) -> None:
    """The line at the frame that is shown."""
    x = round(layout.x(frame)) + 0.5
    colour = theme.colour("text")
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, 1))
    painter.drawLine(QPointF(x, layout.ruler.bottom() - 4), QPointF(x, layout.graph.bottom()))
    foot = layout.ruler.bottom()
    head = QPolygonF(
        [
            QPointF(x - HEAD / 2, foot - 13),
            QPointF(x + HEAD / 2, foot - 13),
            QPointF(x + HEAD / 2, foot - 6),
            QPointF(x, foot - 1),
            QPointF(x - HEAD / 2, foot - 6),
        ]
    )
    painter.setPen(QPen(theme.colour("panel"), 1))
    painter.setBrush(theme.colour("accent") if focused else colour)
    painter.drawPolygon(head)


def draw_insertion(painter: QPainter, layout: Layout, frame: int, theme: Theme) -> None:
    """Where what is dragged over the strip would go."""
    rect = layout.key(frame)
    wash = theme.colour("accent")
    wash.setAlphaF(0.2)
    rounded(painter, rect, wash, 4)
    ring(painter, rect, theme.colour("accent"), 4, 2)


def draw_moment(painter: QPainter, layout: Layout, frame: int, theme: Theme) -> None:
    """When the keyframe is that is being dragged: over the ruler, where nothing else is said meanwhile."""
    words = moment(frame, layout.timeline)
    width = QFontMetrics(small_font()).horizontalAdvance(words) + 2 * GRID
    left = min(max(0.0, layout.x(frame) - width / 2), layout.width - width)
    place = QRectF(left, layout.ruler.top() + 1, width, layout.ruler.height() - 3)
    rounded(painter, place, theme.colour("accent"), 4)
    painter.setFont(small_font())
    painter.setPen(theme.colour("on_accent"))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, words)


def draw_band(painter: QPainter, band: QRectF, theme: Theme) -> None:
    """The rubber band."""
    wash = theme.colour("accent")
    wash.setAlphaF(0.15)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setPen(QPen(theme.colour("accent"), 1))
    painter.setBrush(wash)
    painter.drawRect(band)


def elided(text: str, width: float) -> str:
    """As much of ``text`` as fits, in small letters."""
    return QFontMetrics(small_font()).elidedText(text, Qt.TextElideMode.ElideRight, int(width))
