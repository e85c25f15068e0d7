"""What is dropped beside the canvas is taken, too."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.canvas.exchange import Exchange
from desktop.canvas.transfer import offers_something
from desktop.theme import theme_of
from desktop.widgets.paint import ring


class Drops(QObject):
    """Lets a panel take files and pictures; what inside it takes drops of its own comes first.

    Args:
        panel: Where they are dropped.
        exchange: Takes them.
        as_layer: Whether they become layers, those from elsewhere in the window, too. Otherwise they are
            opened, and only what comes from outside: a picture that is let go of by mistake replaces none.
    """

    def __init__(self, panel: QWidget, exchange: Exchange, *, as_layer: bool = False) -> None:
        super().__init__(panel)
        self._panel, self._exchange, self._as_layer = panel, exchange, as_layer
        self._frame = _Frame(panel)
        panel.setAcceptDrops(True)
        panel.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragEnter and isinstance(event, QDragEnterEvent):
            if self._wanted(event):
                event.acceptProposedAction()
                self._frame.lay_over(self._panel)
            else:
                event.ignore()
            return True
        if kind == QEvent.Type.DragLeave:
            self._frame.hide()
        elif kind == QEvent.Type.Drop and isinstance(event, QDropEvent):
            self._frame.hide()
            if self._exchange.take(event.mimeData(), as_layer=self._as_layer):
                event.acceptProposedAction()
            return True
        return False

    def _wanted(self, event: QDragEnterEvent) -> bool:
        source = event.source()
        from_here = isinstance(source, QWidget) and (
            not self._as_layer or source is self._panel or self._panel.isAncestorOf(source)
        )
        return not from_here and offers_something(event.mimeData())


class _Frame(QWidget):
    """Says that what is held over the panel can be let go."""

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def lay_over(self, panel: QWidget) -> None:
        self.setGeometry(panel.rect())
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring(painter, QRectF(self.rect()), theme_of(self).colour("accent"), 0, 2)
        painter.end()
