"""The strip: times, keyframes, frames, changes; takes the mouse, the wheel, the keys, what is dropped."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from core.document.timeline import Timeline
from desktop.language import tr
from desktop.state.timeline_store import TimelineStore
from desktop.state.walk_store import WalkStore
from desktop.theme import theme_of
from desktop.timeline.dropping import Dropping
from desktop.timeline.face import Face
from desktop.timeline.gestures import Point, let_go
from desktop.timeline.layout import MARGIN, MOST, TRACK, Layout
from desktop.timeline.pointing import Pointing
from desktop.timeline.scale import Scale
from desktop.timeline.stepping import Stepping
from desktop.timeline.under import NOTHING, under
from desktop.timeline.words import stand
from desktop.widgets.paint import ring
from desktop.widgets.painted import Painted

STEP = 1.25
LOWEST = 132
"""Height without tracks."""


class Strip(Painted):
    """The timeline in time.

    Signals:
        looked: The person wants to see the frame at the playhead.
        play_asked: Play, or stop playing.
        remove_asked: Delete what is selected.
        menu_asked (str, QPoint): The menu of a keyframe ("" for the strip's own), where (global).
        easing_asked (str, QPoint): The easings of the way out of a keyframe, where (global).
        dropped (object, int, str): This mime data was dropped on a frame, on a keyframe's id ("" for none).
        refused (str): It could not be done: one sentence.
    """

    looked = Signal()
    play_asked = Signal()
    remove_asked = Signal()
    menu_asked = Signal(str, QPoint)
    easing_asked = Signal(str, QPoint)
    dropped = Signal(object, int, str)
    refused = Signal(str)

    def __init__(self, store: TimelineStore, walk: WalkStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._pointing = Pointing(store, self)
        self._face = Face(store, walk)
        self._scale = Scale(margin=MARGIN)
        self._stepping = Stepping(store, self)
        self._dropping = Dropping(self, lambda: self.layout_)
        self._under = NOTHING
        self._pan: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(240, LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Timeline"))
        store.changed.connect(self._changed)
        store.selection_changed.connect(self._tell)
        store.thumbnails_changed.connect(self.update)
        store.playhead_moved.connect(self._playhead_moved)
        walk.frame_added.connect(self.update)
        walk.frames_changed.connect(self.update)
        self._pointing.moved.connect(self.update)
        self._dropping.moved.connect(self.update)
        self._dropping.dropped.connect(self.dropped)
        self._pointing.looked.connect(self.looked)
        self._pointing.refused.connect(self.refused)
        self._changed()

    @property
    def layout_(self) -> Layout:
        """Where everything lies now."""
        return self._laid_out(self._timeline)

    @property
    def busy(self) -> bool:
        """Whether a drag goes on."""
        return self._pointing.busy

    def sizeHint(self) -> QSize:
        return QSize(600, 156)

    def fit(self) -> None:
        """Show all of the walk."""
        self._set_scale(self._scale.zoomed(0, 0))

    def break_off(self) -> None:
        """Leave everything as it was before the drag."""
        self._pointing.break_off()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("panel"))
        more = self._face.draw(
            painter,
            self.layout_,
            theme,
            QRectF(event.rect()),
            focused=self.hasFocus(),
            board=self._pointing.board,
            under=self._under,
            drop=self._dropping.drop,
        )
        if self._ring:
            ring(painter, QRectF(self.rect()), theme.colour("accent"))
        painter.end()
        if more:
            self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._refit()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride:
            owned = self.busy or self._stepping.owns(event)
            event.setAccepted(owned)
            if owned:
                return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = QPointF(event.pos())
            QToolTip.showText(event.globalPos(), under(self.layout_, place).words(self.layout_), self)
            return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = event.position()
        elif event.button() is Qt.MouseButton.LeftButton and self._timeline.keyframes:
            self._press(self._point(event))
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pan is not None:
            self._set_scale(self._scale.scrolled(self._pan.x() - event.position().x()))
            self._pan = event.position()
        elif self.busy:
            beyond = not 0 <= event.position().x() <= self.width()
            if beyond and not self._pointing.board.band:
                self._set_scale(self._scale.showing(self._scale.time(event.position().x())))
            self._pointing.send(self._point(event))
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = None
        elif event.button() is Qt.MouseButton.LeftButton and self.busy:
            self._pointing.send(self._point(event, released=True))
            self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        layout, there = self.layout_, under(self.layout_, event.position())
        if event.button() is Qt.MouseButton.LeftButton and there.key:
            self.go_to(there.key)
        elif event.button() is Qt.MouseButton.LeftButton and there.dot is not None:
            let_go(self._store, there.dot[0], layout.directions[there.dot[1]])
        else:
            self.mousePressEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(QPointF(-1, -1))
        super().leaveEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        turns = event.angleDelta()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._set_scale(self._scale.zoomed(STEP ** (turns.y() / 120), event.position().x()))
        else:
            pixels = event.pixelDelta().x() or event.pixelDelta().y() or (turns.x() or turns.y()) / 2
            self._set_scale(self._scale.scrolled(-pixels))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and (self.busy or self._store.selected):
            self.break_off() if self.busy else self._store.select(())
        elif not self.busy and not self._stepping.press(event):
            super().keyPressEvent(event)

    def zoom(self, steps: float) -> None:
        """See less of the walk and larger, about the playhead; with less than 0 more of it."""
        self._set_scale(self._scale.zoomed(STEP**steps, self.layout_.x(self._store.playhead)))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.busy:
            return
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            name = self.layout_.key_at(QPointF(event.pos()))
            if name and name not in self._store.selected:
                self._store.select([name])
            self.menu_asked.emit(name, event.globalPos())
        else:
            chosen = self._store.selection
            name = chosen[0].id if chosen else ""
            place = self.layout_.key(self._timeline.frame(chosen[0].time)) if chosen else QRectF(self.rect())
            self.menu_asked.emit(name, self.mapToGlobal(place.center().toPoint()))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.break_off()
        super().focusOutEvent(event)

    def look_at(self, frame: int) -> None:
        """Show a frame."""
        self.looked.emit()
        self._store.move_playhead(frame)

    def go_to(self, name: str) -> None:
        """Select a keyframe and show its frame."""
        self._store.select([name])
        self.look_at(self._timeline.frame(self._timeline.keyframe(name).time))

    @property
    def _timeline(self) -> Timeline:
        draft = self._pointing.board.draft
        return self._store.timeline if draft is None else draft

    def _laid_out(self, timeline: Timeline) -> Layout:
        return Layout(
            width=self.width(),
            height=self.height(),
            timeline=timeline,
            scale=self._scale,
            directions=self._store.timeline.directions[:MOST],
        )

    def _press(self, point: Point) -> None:
        way = under(point.layout, point.place).way
        if way:
            foot = point.layout.mark(way).bottomLeft().toPoint()
            self.easing_asked.emit(way, self.mapToGlobal(foot + QPoint(0, 4)))
        else:
            self._pointing.press(point)

    def _point(self, event: QMouseEvent, *, released: bool = False) -> Point:
        return Point.of(event, self._laid_out(self._store.timeline), released=released)

    def _hover(self, place: QPointF) -> None:
        there = under(self.layout_, place)
        if there != self._under:
            self._under = there
            self.update()
        self.setCursor(there.cursor)

    def _changed(self) -> None:
        if not self._pointing.sending:  # somebody else changed it: what is dragged may be gone
            self.break_off()
        tracks = min(MOST, len(self._store.timeline.directions))
        self.setMinimumHeight(LOWEST + tracks * TRACK)
        self._under = replace(self._under, dot=None)
        self._refit()
        self._tell()

    def _refit(self) -> None:
        timeline = self._store.timeline
        width = max(1.0, self.width() - 2.0 * MARGIN)
        self._scale = self._scale.fitted(width, timeline.count / timeline.fps, timeline.fps)
        self.update()

    def _set_scale(self, scale: Scale) -> None:
        if scale != self._scale:
            self._scale = scale
            self.update()

    def _playhead_moved(self, frame: int) -> None:
        self._set_scale(self._scale.showing(frame / self._store.timeline.fps))
        self._tell()

    def _tell(self) -> None:
        self.setAccessibleDescription(stand(self._store))
        self.update()
