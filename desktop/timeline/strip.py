"""The strip: times, keyframes, frames, changes; takes the mouse, the wheel, the keys, what is dropped."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
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

from core.document import timeline as edits
from core.document.timeline import Timeline
from desktop.language import tr
from desktop.state.offers import offers_source
from desktop.state.timeline_store import TimelineStore
from desktop.state.walk_store import WalkStore
from desktop.theme import theme_of
from desktop.timeline import drawing
from desktop.timeline.film import Film
from desktop.timeline.gestures import Board, Gesture, Point, band, lead, scrub, take
from desktop.timeline.layout import MARGIN, MOST, TRACK, Layout
from desktop.timeline.looks import Looks
from desktop.timeline.scale import Scale
from desktop.timeline.stepping import Stepping
from desktop.timeline.tracks import draw_tracks
from desktop.timeline.words import EASINGS, about, stand
from desktop.widgets.direction_slider import title_of
from desktop.widgets.paint import from_keyboard, ring

STEP = 1.25
LOWEST = 132
"""Height without tracks."""
OWN_KEYS = (
    Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Delete, Qt.Key.Key_Backspace,
)  # fmt: skip


class Strip(QWidget):
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
        self._store, self._walk = store, walk
        self._board = Board(store)
        self._scale = Scale(margin=MARGIN)
        self._film = Film()
        self._looks = Looks(store)
        self._stepping = Stepping(store, self._look_at, self.go_to)
        self._gesture: Gesture | None = None
        self._sending = False
        self._hover_key = self._hover_way = self._drop_key = ""
        self._hover_dot: tuple[str, int] | None = None
        self._drop: int | None = None
        self._pan: QPointF | None = None
        self._ring = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setMinimumSize(240, LOWEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Timeline"))
        store.changed.connect(self._changed)
        store.selection_changed.connect(self._tell)
        store.thumbnails_changed.connect(self.update)
        store.playhead_moved.connect(self._playhead_moved)
        walk.frame_added.connect(self.update)
        walk.frames_changed.connect(self.update)
        self._changed()

    @property
    def layout_(self) -> Layout:
        """Where everything lies now."""
        return self._laid_out(self._timeline)

    @property
    def busy(self) -> bool:
        """Whether a drag goes on."""
        return self._gesture is not None

    def sizeHint(self) -> QSize:
        return QSize(600, 156)

    def fit(self) -> None:
        """Show all of the walk."""
        self._set_scale(self._scale.zoomed(0, 0))

    def break_off(self) -> None:
        """Leave everything as it was before the drag."""
        gesture, self._gesture = self._gesture, None
        if gesture is not None:
            gesture.close()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, layout = theme_of(self), self.layout_
        painter = QPainter(self)
        painter.fillRect(event.rect(), theme.colour("panel"))
        if not layout.timeline.keyframes and self._drop is None:
            if self._ring:
                ring(painter, QRectF(self.rect()), theme.colour("accent"))
            return
        chosen = self._store.selected if self._board.chosen is None else self._board.chosen
        drawing.draw_ground(painter, layout, theme)
        drawing.draw_ruler(painter, layout, theme)
        more = self._film.draw(painter, layout, self._walk.frames, QRectF(event.rect()))
        drawing.draw_graph(painter, layout, self._walk.changes, theme)
        drawing.draw_ways(painter, layout, theme, self._hover_way)
        beyond = len(self._store.timeline.directions) - MOST
        draw_tracks(painter, layout, theme, self._hover_dot, max(0, beyond))
        pairs = list(zip(layout.timeline.frames, layout.timeline.keyframes, strict=True))
        for frame, keyframe in sorted(pairs, key=lambda pair: pair[1].id in chosen):
            drawing.draw_key(
                painter,
                layout.key(frame),
                keyframe,
                self._looks.of(keyframe),
                theme,
                selected=keyframe.id in chosen,
                hovered=keyframe.id in (self._hover_key, self._drop_key),
                foot=layout.film.top(),
            )
        if layout.timeline.keyframes:
            drawing.draw_playhead(painter, layout, self._store.playhead, theme, focused=self.hasFocus())
        if self._drop is not None and not self._drop_key:
            drawing.draw_insertion(painter, layout, self._drop, theme)
        if self._board.band is not None:
            drawing.draw_band(painter, self._board.band, theme)
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
            plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
            everything = (
                event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier
            )
            letting_go = event.key() == Qt.Key.Key_Escape and (self.busy or self._store.selected)
            if self.busy or everything or letting_go or (plain and event.key() in OWN_KEYS):
                event.accept()
                return True
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._explain(event)
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
        elif self._gesture is not None:
            beyond = not 0 <= event.position().x() <= self.width()
            if beyond and not self._board.band:
                self._set_scale(self._scale.showing(self._scale.time(event.position().x())))
            self._send(self._point(event))
        else:
            self._hover(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.MiddleButton:
            self._pan = None
        elif event.button() is Qt.MouseButton.LeftButton and self._gesture is not None:
            self._send(self._point(event, released=True))
            self._hover(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        name, dot = self.layout_.key_at(event.position()), self.layout_.dot_at(event.position())
        if event.button() is Qt.MouseButton.LeftButton and name:
            self.go_to(name)
        elif event.button() is Qt.MouseButton.LeftButton and dot is not None:
            self._let_go(*dot)
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
        key = event.key()
        if key == Qt.Key.Key_Escape and (self.busy or self._store.selected):
            self.break_off() if self.busy else self._store.select(())
        elif self.busy or self._stepping.press(event):
            return
        elif key == Qt.Key.Key_Space and not event.isAutoRepeat():
            self.play_asked.emit()
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.remove_asked.emit()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            factor = 1 / STEP if key == Qt.Key.Key_Minus else STEP
            self._set_scale(self._scale.zoomed(factor, self.layout_.x(self._store.playhead)))
        else:
            super().keyPressEvent(event)

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

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring = from_keyboard(event)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._ring = False
        self.break_off()
        super().focusOutEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offers_source(event.mimeData()):
            event.acceptProposedAction()
            self._show_drop(event.position())

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()
        self._show_drop(event.position())

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_drop(None)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_drop(event.position())
        frame, name = self._drop or 0, self._drop_key
        self._show_drop(None)
        event.acceptProposedAction()
        self.dropped.emit(event.mimeData(), frame, name)

    def go_to(self, name: str) -> None:
        """Select a keyframe and show its frame."""
        self._store.select([name])
        self._look_at(self._timeline.frame(self._timeline.keyframe(name).time))

    @property
    def _timeline(self) -> Timeline:
        return self._store.timeline if self._board.draft is None else self._board.draft

    def _laid_out(self, timeline: Timeline) -> Layout:
        return Layout(
            width=self.width(),
            height=self.height(),
            timeline=timeline,
            scale=self._scale,
            directions=self._store.timeline.directions[:MOST],
        )

    def _press(self, point: Point) -> None:
        layout, place = point.layout, point.place
        way = layout.easing_at(place)
        if layout.key_at(place):
            self._begin(take(self._board, point))
        elif layout.dot_at(place):
            self._begin(lead(self._board, point))
        elif way:
            start = next(mark for name, *mark in layout.spans() if name == way)
            mark = layout.easing(*start)
            assert mark is not None
            self.easing_asked.emit(way, self.mapToGlobal(mark.bottomLeft().toPoint() + QPoint(0, 4)))
        elif layout.keys.contains(place):
            self._begin(band(self._board, point))
        else:
            self.looked.emit()
            self._begin(scrub(self._board, point))

    def _begin(self, gesture: Gesture) -> None:
        self._gesture = gesture
        try:
            next(gesture)
        except StopIteration:
            self._gesture = None
        self.update()

    def _send(self, point: Point) -> None:
        assert self._gesture is not None
        self._sending = True
        try:
            self._gesture.send(point)
        except StopIteration:
            self._gesture = None
        finally:
            self._sending = False
        if self._board.refused:
            self.refused.emit(self._board.refused[0])
            self._board.refused.clear()
        self.update()

    def _point(self, event: QMouseEvent, *, released: bool = False) -> Point:
        held = event.modifiers()
        return Point(
            place=event.position(),
            layout=self._laid_out(self._store.timeline),
            shift=bool(held & Qt.KeyboardModifier.ShiftModifier),
            control=bool(held & Qt.KeyboardModifier.ControlModifier),
            alt=bool(held & Qt.KeyboardModifier.AltModifier),
            released=released,
        )

    def _look_at(self, frame: int) -> None:
        self.looked.emit()
        self._store.move_playhead(frame)

    def _hover(self, place: QPointF) -> None:
        layout = self.layout_
        key = layout.key_at(place)
        way = "" if key else layout.easing_at(place)
        dot = None if key or way else layout.dot_at(place)
        if (key, way, dot) != (self._hover_key, self._hover_way, self._hover_dot):
            self._hover_key, self._hover_way, self._hover_dot = key, way, dot
            self.update()
        shape = Qt.CursorShape.PointingHandCursor if key or way else Qt.CursorShape.ArrowCursor
        self.setCursor(Qt.CursorShape.SizeVerCursor if dot else shape)

    def _explain(self, event: QHelpEvent) -> None:
        layout = self.layout_
        key = layout.key_at(QPointF(event.pos()))
        way, dot = layout.easing_at(QPointF(event.pos())), layout.dot_at(QPointF(event.pos()))
        if key:
            text = about(self._timeline.keyframe(key), self._timeline)
        elif dot is not None:
            along = layout.directions[dot[1]]
            text = tr("{name}: drag up or down, double-click for 0", name=title_of(along.name))
        elif way:
            text = tr(
                "{easing}: click for another easing",
                easing=tr(EASINGS[self._timeline.keyframe(way).easing]),
            )
        else:
            text = ""
        QToolTip.showText(event.globalPos(), text, self)

    def _let_go(self, name: str, number: int) -> None:
        """A keyframe is no longer led along the direction of a track."""
        along = self.layout_.directions[number]
        after = edits.lead(self._timeline, [name], replace(along, amount=0.0))
        self._store.edit(tr("Lead along {name}", name=title_of(along.name)), after)

    def _show_drop(self, place: QPointF | None) -> None:
        layout = self.layout_
        self._drop = None if place is None else layout.frame(place.x())
        self._drop_key = "" if place is None else layout.key_at(place)
        self.update()

    def _changed(self) -> None:
        if not self._sending:  # somebody else changed it: what is dragged may be gone
            self.break_off()
        tracks = min(MOST, len(self._store.timeline.directions))
        self.setMinimumHeight(LOWEST + tracks * TRACK)
        self._hover_dot = None
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
