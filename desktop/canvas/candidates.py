"""The strip that floats at the canvas's foot while there are several pictures to choose from."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.arrays import Picture
from desktop.canvas.compositor import enlarged
from desktop.images import to_qimage
from desktop.language import tr
from desktop.theme import GRID, theme_of
from desktop.widgets.buttons import Button, IconButton, Look, TextButton, describe
from desktop.widgets.paint import ring, rounded

SIDE = 56


class _Thumb(Button):
    """One candidate, small."""

    def __init__(self, index: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._pixmap = QPixmap()
        self.setCheckable(True)
        self.setFixedSize(SIDE, SIDE)
        describe(
            self,
            tr("Picture {number}", number=index + 1),
            tr("Show picture {number}; click again to keep it", number=index + 1),
            "Left, Right",
        )

    def set_picture(self, picture: Picture) -> None:
        scale = self.devicePixelRatioF()
        side = round(SIDE * scale)
        self._pixmap = QPixmap.fromImage(to_qimage(enlarged(picture))).scaled(
            QSize(side, side),
            Qt.AspectRatioMode.KeepAspectRatioByExpanding,
            Qt.TransformationMode.SmoothTransformation,
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        rounded(painter, rect, theme.colour("field"), 4)
        if not self._pixmap.isNull():
            shape = QPainterPath()
            shape.addRoundedRect(rect, 4, 4)
            painter.setClipPath(shape)
            side = min(self._pixmap.width(), self._pixmap.height())
            left, top = (self._pixmap.width() - side) / 2, (self._pixmap.height() - side) / 2
            painter.drawPixmap(rect, self._pixmap, QRectF(left, top, side, side))
            painter.setClipping(False)
        if self.isChecked():
            ring(painter, rect, theme.colour("accent"), 4, 2)
            if self._ring:
                ring(painter, rect.adjusted(2, 2, -2, -2), theme.colour("text"), 3, 1)
        elif self._ring or self.underMouse():
            ring(painter, rect, theme.colour("soft"), 4, 1.5)
        else:
            ring(painter, rect, theme.colour("line"), 4, 1)


class Candidates(QWidget):
    """Thumbnails of the candidates; which one is shown; keep it or let all go.

    Signals:
        picked (int): Another one is to be shown.
        accepted (int): This one is to be kept.
        layered (int): This one is to be kept on a layer of its own.
        discarded: None is wanted on the canvas.
        more_asked: Others are wanted, made in the same way.
    """

    picked = Signal(int)
    accepted = Signal(int)
    layered = Signal(int)
    discarded = Signal()
    more_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._thumbs: list[_Thumb] = []
        self._ready = 0
        self.current = 0
        self.keep = TextButton(tr("Keep"), Look.MAIN)
        describe(
            self.keep,
            tr("Keep this picture"),
            tr("Keep this picture; hold \\ to see the one before"),
            keys="Enter",
        )
        self.layer = IconButton(
            "layers",
            tr("Keep as a new layer"),
            tip=tr("Keep it on a layer of its own"),
            keys="Shift+Enter",
            side=32,
        )
        self.more = IconButton(
            "refresh-cw",
            tr("More like this"),
            tip=tr("Draw others with the next seeds; these stay in the history"),
            side=32,
        )
        self.drop = IconButton(
            "x", tr("Keep none"), tip=tr("Keep none; all stay in the history"), keys="Esc", side=32
        )
        self.keep.clicked.connect(lambda: self.accepted.emit(self.current))
        self.layer.clicked.connect(lambda: self.layered.emit(self.current))
        self.more.clicked.connect(self.more_asked)
        self.drop.clicked.connect(self.discarded)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(GRID, GRID, GRID, GRID)
        self._line.setSpacing(GRID // 2)
        self._line.addSpacing(4)
        self._line.addWidget(self.keep)
        self._line.addWidget(self.layer)
        self._line.addWidget(self.more)
        self._line.addWidget(self.drop)
        self.setAccessibleName(tr("Candidates"))
        self.setCursor(Qt.CursorShape.ArrowCursor)
        self.hide()

    @property
    def count(self) -> int:
        """Pictures there are, or will be."""
        return len(self._thumbs)

    def begin(self, count: int) -> None:
        """Make room for ``count`` pictures (none: hide)."""
        for thumb in self._thumbs:
            self._line.removeWidget(thumb)
            thumb.setParent(None)
            thumb.deleteLater()
        self._thumbs = [_Thumb(index, self) for index in range(count if count > 1 else 0)]
        for index, thumb in enumerate(self._thumbs):
            self._line.insertWidget(index, thumb)
            thumb.clicked.connect(lambda _on=False, index=index: self._clicked(index))
        self.current = 0
        self.set_ready(0)
        self._mark()
        self.setVisible(bool(self._thumbs))
        self.adjustSize()

    def set_thumbnail(self, index: int, picture: Picture) -> None:
        """Show what there is of a picture."""
        if 0 <= index < len(self._thumbs):
            self._thumbs[index].set_picture(picture)

    def set_ready(self, ready: int) -> None:
        """How many can be kept by now."""
        self._ready = ready
        self.keep.setEnabled(self.current < ready)
        self.layer.setEnabled(self.current < ready)
        self.drop.setEnabled(ready > 0)
        self.more.setEnabled(ready > 0)

    def pick(self, index: int) -> None:
        """Show another one; from the last it goes on to the first."""
        if self._thumbs:
            self.current = index % len(self._thumbs)
            self._mark()
            self.set_ready(self._ready)
            self.picked.emit(self.current)

    def accept_current(self, *, new_layer: bool = False) -> None:
        """Keep the one that is shown, if it is there; on a layer of its own if that is wanted."""
        if self._thumbs and self.current < self._ready:
            (self.layered if new_layer else self.accepted).emit(self.current)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rounded(painter, QRectF(self.rect()), theme.colour("panel"), 10)
        ring(painter, QRectF(self.rect()), theme.colour("line"), 10, 1)

    def _clicked(self, index: int) -> None:
        if index == self.current and index < self._ready:
            self._mark()
            self.accepted.emit(index)
        else:
            self.pick(index)

    def _mark(self) -> None:
        for index, thumb in enumerate(self._thumbs):
            thumb.setChecked(index == self.current)
