"""A - B + C: three pictures, what is done with them, and what comes of it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from core.arrays import Picture
from desktop.images import to_qimage
from desktop.language import mark, tr
from desktop.state.arithmetic_store import LETTERS, ArithmeticStore, Operation
from desktop.state.offers import entry_in, files_in, offers_pictures
from desktop.state.specimens import Specimen
from desktop.theme import GRID, strong_font, theme_of
from desktop.widgets.buttons import Look, TextButton, describe
from desktop.widgets.choice import Choice
from desktop.widgets.number_slider import NumberSlider
from desktop.widgets.paint import ring, rounded

SIDE = 64
OPERATIONS = {
    Operation.SUM: mark("A − B + C"),
    Operation.BETWEEN: mark("Between A and B, latents"),
    Operation.MORPH: mark("Between A and B, drawn anew"),
}
EMPTY = mark("What comes of it is seen here.")


class Slot(QAbstractButton):
    """A place for a picture: press it to choose one, drop one on it, Del empties it.

    Signals:
        entry_dropped (str): This picture of the history was dropped.
        file_dropped (object): This file was.
        emptied: The person wants it empty.
    """

    entry_dropped = Signal(str)
    file_dropped = Signal(object)
    emptied = Signal()

    def __init__(self, letter: str) -> None:
        super().__init__()
        self._letter = letter
        self._specimen: Specimen | None = None
        self._over = False
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_(None)

    def show_(self, specimen: Specimen | None) -> None:
        """Show a picture, or that there is none."""
        self._specimen = specimen
        if specimen is None:
            describe(self, tr("{letter}: choose a picture", letter=self._letter), keys=tr("Enter"))
        else:
            words = specimen.words[:80]
            describe(
                self,
                tr("{letter}: {words}", letter=self._letter, words=words),
                tr("{words}: press for another, Del empties", words=words),
            )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, room = theme_of(self), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rounded(painter, room, theme.colour("hover" if self.underMouse() or self._over else "field"))
        if self._specimen is not None:
            shape = QPainterPath()
            shape.addRoundedRect(room, 6, 6)
            painter.setClipPath(shape)
            draw_picture(painter, room, self._specimen.small, covering=True)
            painter.setClipping(False)
        painter.setFont(strong_font())
        if self._specimen is None:
            painter.setPen(theme.colour("soft"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._letter)
        else:
            badge = QRectF(room.left() + 4, room.top() + 4, 20, 20)
            ground = QColor(theme.colour("panel"))
            ground.setAlphaF(0.9)
            rounded(painter, badge, ground, 4)
            painter.setPen(theme.colour("text"))
            painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, self._letter)
        focused = self.hasFocus() or self._over
        ring(painter, room, theme.colour("accent" if focused else "line"), 6, 2 if focused else 1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offers_pictures(event.mimeData()):
            event.acceptProposedAction()
            self._mark(on=True)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._mark(on=False)

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self._mark(on=False)
        entry, files = entry_in(event.mimeData()), files_in(event.mimeData())
        if entry:
            self.entry_dropped.emit(entry)
        elif files:
            self.file_dropped.emit(files[0])

    def _mark(self, *, on: bool) -> None:
        self._over = on
        self.update()


class _Outcome(QWidget):
    """The picture, as large as there is room."""

    def __init__(self, store: ArithmeticStore) -> None:
        super().__init__()
        self._store = store
        self.setMinimumHeight(6 * GRID)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("What comes of it"))
        store.outcome_changed.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, room = theme_of(self), QRectF(self.rect())
        painter = QPainter(self)
        painter.fillRect(room, theme.colour("canvas"))
        outcome = self._store.outcome
        if outcome is not None:
            draw_picture(painter, room, outcome.picture, covering=False)
        else:
            painter.setPen(theme.colour("soft"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, tr(EMPTY))


class ArithmeticPanel(QWidget):
    """Operation, slots, share, outcome.

    Signals:
        pick_asked (int): The person wants to choose a picture for this slot.
        entry_dropped (int, str): This picture of the history is for this slot.
        file_dropped (int, object): This file is.
    """

    pick_asked = Signal(int)
    entry_dropped = Signal(int, str)
    file_dropped = Signal(int, object)

    def __init__(self, store: ArithmeticStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self.operation = Choice(
            tr("Reckon"), [(operation.value, tr(text)) for operation, text in OPERATIONS.items()]
        )
        self.slots = [Slot(letter) for letter in LETTERS]
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(GRID // 2)
        self._signs = [QLabel("−"), QLabel("+")]
        for slot, sign in zip(self.slots, [None, *self._signs], strict=True):
            if sign is not None:
                sign.setFont(strong_font())
                line.addWidget(sign)
            line.addWidget(slot, 1)
        self.share = NumberSlider(tr("From A to B"), 0.0, 1.0, step=0.01, decimals=2)
        self.word = QLabel()
        self.word.setWordWrap(True)
        self.outcome = _Outcome(store)
        self.clear = TextButton(tr("Clear"), Look.FIELD)
        self.clear.setToolTip(tr("Empty all three places"))
        self.keep = TextButton(tr("Keep"), Look.MAIN)
        foot = QHBoxLayout()
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(GRID)
        foot.addWidget(self.clear)
        foot.addWidget(self.keep, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, 2 * GRID, 2 * GRID)
        self.setMinimumWidth(38 * GRID)
        column.setSpacing(GRID)
        column.addWidget(self.operation)
        column.addLayout(line)
        column.addWidget(self.share)
        column.addWidget(self.outcome, 1)
        column.addWidget(self.word)
        column.addLayout(foot)
        for number, slot in enumerate(self.slots):
            slot.clicked.connect(lambda _on=False, n=number: self.pick_asked.emit(n))
            slot.emptied.connect(lambda n=number: store.put(n, None))
            slot.entry_dropped.connect(lambda entry, n=number: self.entry_dropped.emit(n, entry))
            slot.file_dropped.connect(lambda path, n=number: self.file_dropped.emit(n, path))
        self.operation.chosen.connect(lambda key: store.set_operation(Operation(key)))
        self.share.edited.connect(store.set_share)
        self.share.reset_asked.connect(lambda: store.set_share(0.5))
        self.clear.clicked.connect(store.clear)
        self.keep.clicked.connect(store.keep)
        store.changed.connect(self.refresh)
        store.outcome_changed.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(38 * GRID, super().sizeHint().height())

    def refresh(self) -> None:
        """Show how things stand."""
        store = self._store
        for slot, specimen in zip(self.slots, store.slots, strict=True):
            slot.show_(specimen)
        summing = store.operation is Operation.SUM
        self.slots[2].setVisible(summing)
        self._signs[0].setText("−" if summing else "→")
        self._signs[1].setVisible(summing)
        self.share.setVisible(not summing)
        self.operation.set_current(store.operation.value)
        self.share.setEnabled(not store.lacks)
        if self.share.number != store.share:
            self.share.set_number(store.share)
        self.word.setText(store.lacks)
        self.word.setVisible(bool(store.lacks))
        done = store.outcome is not None and store.outcome.recipe is not None
        self.keep.setEnabled(done)
        self.keep.setToolTip(
            tr("Put it into the history and on the canvas")
            if done
            else tr("There is no finished picture yet")
        )
        self.clear.setEnabled(any(store.slots))


def draw_picture(painter: QPainter, room: QRectF, picture: Picture, *, covering: bool) -> None:
    """A picture in the middle of a rectangle: all of it, or so large that nothing of the ground is seen."""
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    height, width = picture.shape[:2]
    scales = (room.width() / width, room.height() / height)
    scale = max(scales) if covering else min(scales)
    place = QRectF(QPointF(), QPointF(width * scale, height * scale))
    place.moveCenter(room.center())
    painter.drawImage(place, to_qimage(picture))
