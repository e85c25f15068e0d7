"""What is held over the strip and dropped on it: files, results of the history, latents."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPointF, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from desktop.state.offers import offers_source
from desktop.timeline.face import Drop
from desktop.timeline.layout import Layout


class Dropping(QObject):
    """Takes what a widget is offered.

    Args:
        strip: The widget.
        layout: Where everything lies on it now.

    Attributes:
        drop: Where something is held now.

    Signals:
        moved: ``drop`` is another.
        dropped (object, int, str): This mime data was dropped on a frame, on a keyframe's id ("" for none).
    """

    moved = Signal()
    dropped = Signal(object, int, str)

    def __init__(self, strip: QWidget, layout: Callable[[], Layout]) -> None:
        super().__init__(strip)
        self._layout = layout
        self.drop = Drop()
        strip.setAcceptDrops(True)
        strip.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        match event:
            case QDragLeaveEvent():
                self._hold(None)
            case QDragEnterEvent():  # before the next one, whose kind it is too
                if offers_source(event.mimeData()):
                    event.acceptProposedAction()
                    self._hold(event.position())
            case QDragMoveEvent():
                event.acceptProposedAction()
                self._hold(event.position())
            case QDropEvent():
                self._hold(event.position())
                drop = self.drop
                self._hold(None)
                event.acceptProposedAction()
                self.dropped.emit(event.mimeData(), drop.frame or 0, drop.key)
            case _:
                return False
        return True

    def _hold(self, place: QPointF | None) -> None:
        layout = self._layout()
        self.drop = Drop() if place is None else Drop(frame=layout.frame(place.x()), key=layout.key_at(place))
        self.moved.emit()
