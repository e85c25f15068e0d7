"""One set of examples for a direction: described in a line of text, or shown as pictures."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.direction_jobs import MAX_EXAMPLES
from desktop.images import to_qimage
from desktop.language import counted, tr
from desktop.state.offers import entry_in, files_in, folders_in, offers_pictures
from desktop.state.specimens import Specimen
from desktop.theme import GRID, body_font, theme_of
from desktop.widgets.buttons import IconButton
from desktop.widgets.paint import ring, rounded
from desktop.widgets.rows import EditRow

SIDE = 40


class ExampleRow(QWidget):
    """A line of text with buttons for pictures; once there are pictures, a line of thumbnails in its place.

    Signals:
        changed: Something else is filled in.
        folder_asked: The person wants to choose a folder.
        history_asked: … pictures of the history.
        entry_dropped (str): This picture of the history was dropped.
        files_dropped (object): These files and folders were.
    """

    changed = Signal()
    folder_asked = Signal()
    history_asked = Signal()
    entry_dropped = Signal(str)
    files_dropped = Signal(object)

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = label
        self._pictures: tuple[Specimen, ...] = ()
        self.setAcceptDrops(True)
        self.words = EditRow(label)
        self.words.edit.setPlaceholderText(hint)
        self.history = IconButton("image-plus", tr("{label}: choose from the history", label=label))
        self.folder = IconButton("folder-open", tr("{label}: choose a folder of pictures", label=label))
        self.words.line.addWidget(self.history)
        self.words.line.addWidget(self.folder)
        self.thumbnails = _Thumbnails()
        self.more = IconButton("image-plus", tr("{label}: more from the history", label=label))
        self.clear = IconButton("x", tr("{label}: without pictures", label=label))
        self.shown = QWidget()
        line = QHBoxLayout(self.shown)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        line.addWidget(self.thumbnails, 1)
        line.addWidget(self.more)
        line.addWidget(self.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(self.shown)
        self.shown.hide()
        self.words.edit.textChanged.connect(self.changed)
        self.folder.clicked.connect(self.folder_asked)
        self.history.clicked.connect(self.history_asked)
        self.more.clicked.connect(self.history_asked)
        self.clear.clicked.connect(self._clear)

    @property
    def label(self) -> str:
        """What the set is called."""
        return self._label

    @property
    def pictures(self) -> tuple[Specimen, ...]:
        """The pictures; () while it is described in words."""
        return self._pictures

    @property
    def text(self) -> str:
        """The words."""
        return self.words.edit.text().strip()

    def add(self, pictures: Sequence[Specimen]) -> int:
        """Show pictures, each once; how many are over the limit and left out."""
        found = {one.key: one for one in (*self._pictures, *pictures)}
        self._set(tuple(found.values())[:MAX_EXAMPLES])
        return max(0, len(found) - MAX_EXAMPLES)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offers_pictures(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        entry = entry_in(event.mimeData())
        if entry:
            self.entry_dropped.emit(entry)
        else:
            paths: tuple[Path, ...] = (*files_in(event.mimeData()), *folders_in(event.mimeData()))
            self.files_dropped.emit(paths)

    def _clear(self) -> None:
        self._set(())
        self.words.edit.setFocus()

    def _set(self, pictures: tuple[Specimen, ...]) -> None:
        self._pictures = pictures
        self.words.setVisible(not pictures)
        self.shown.setVisible(bool(pictures))
        self.thumbnails.show_(self._label, pictures)
        self.changed.emit()


class _Thumbnails(QWidget):
    """As many thumbnails as there is room for, and how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self._label = ""
        self._pictures: tuple[Specimen, ...] = ()
        self.setFixedHeight(SIDE + GRID)

    def show_(self, label: str, pictures: tuple[Specimen, ...]) -> None:
        self._label, self._pictures = label, pictures
        self.setAccessibleName(f"{label}: {self._count}")
        self.setToolTip("\n".join(one.words[:60] for one in pictures[:12]))
        self.update()

    @property
    def _count(self) -> str:
        return counted("{count} picture", "{count} pictures", len(self._pictures))

    def sizeHint(self) -> QSize:
        return QSize(280, SIDE + GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, room = theme_of(self), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rounded(painter, room, theme.colour("field"))
        painter.setFont(body_font())
        painter.setPen(theme.colour("soft"))
        inner = room.adjusted(12, 0, -12, 0)
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(inner, left, self._label)
        painter.setPen(theme.colour("text"))
        painter.drawText(inner, right, self._count)
        start = inner.left() + painter.fontMetrics().horizontalAdvance(self._label) + GRID
        end = inner.right() - painter.fontMetrics().horizontalAdvance(self._count) - GRID
        step = SIDE + GRID // 2
        for number, one in enumerate(self._pictures[: max(0, int((end - start) // step))]):
            box = QRectF(start + number * step, room.center().y() - SIDE / 2, SIDE, SIDE)
            side = min(one.small.shape[:2])
            top, across = (one.small.shape[0] - side) // 2, (one.small.shape[1] - side) // 2
            painter.drawImage(box, to_qimage(one.small), QRectF(across, top, side, side))
            ring(painter, box, theme.colour("line"), 2, 1)
