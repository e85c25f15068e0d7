"""The list of models: a picture, a name, and in a line what it is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QKeyEvent, QPainter, QPainterPath, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.models.found import FileKind, FoundFile
from desktop.language import mark, tr
from desktop.panels.history_model import Index
from desktop.retold import retold
from desktop.state.background import Background
from desktop.theme import GRID, body_font, draw_icon, scaled, small_font, theme_of
from desktop.widgets.paint import item_ground
from desktop.words import size_of

FOUND = Qt.ItemDataRole.UserRole
THUMBNAIL = Qt.ItemDataRole.UserRole + 1
SIDE = 96
"""Pixels of a thumbnail, twice what is shown: screens may be dense."""


KINDS = (
    mark("Small Stable Diffusion"),
    mark("Small Stable Diffusion 2"),
    mark("Small Stable Diffusion XL"),
)
"""What the core says a model is, where that is no name."""


def line_of(found: FoundFile) -> str:
    """What a model is, in a line."""
    if found.kind is FileKind.UNUSABLE:
        return retold(found.problem)
    if found.kind is FileKind.LATER:
        return " · ".join([found.words, tr("not yet")])
    size = size_of(found.bytes) if found.bytes else ""
    return " · ".join(word for word in (tr(found.words), found.precision, size) if word)


class ModelsModel(QAbstractListModel):
    """Some of what was found; thumbnails are read when they are first seen, off the GUI thread."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._found: list[FoundFile] = []
        self._pixmaps: dict[Path, QPixmap] = {}
        self._background = Background(self)

    def show(self, found: Sequence[FoundFile]) -> None:
        """Show these; rows that were there and come first again stay as they are."""
        kept = len(self._found)
        if list(found[:kept]) == self._found:
            if len(found) > kept:
                self.beginInsertRows(QModelIndex(), kept, len(found) - 1)
                self._found = list(found)
                self.endInsertRows()
            return
        self.beginResetModel()
        self._found = list(found)
        self.endResetModel()

    def close(self) -> None:
        """Read no more pictures."""
        self._background.close()

    def row_of(self, path: Path) -> int:
        """Where a model is; -1 if it is not there."""
        return next((row for row, found in enumerate(self._found) if found.path == path), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._found):
            return None
        found = self._found[index.row()]
        if role == FOUND:
            return found
        if role == THUMBNAIL:
            return self._pixmap(found)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{found.title}, {line_of(found)}"
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{found.title}\n{line_of(found)}"
        return None

    def _pixmap(self, found: FoundFile) -> QPixmap | None:
        picture = found.preview
        if picture is None:
            return None
        if picture not in self._pixmaps:
            self._pixmaps[picture] = QPixmap()
            self._background.run(lambda: _small(picture), lambda image: self._keep(picture, image))
        return self._pixmaps[picture]

    def _keep(self, picture: Path, image: QImage) -> None:
        self._pixmaps[picture] = QPixmap.fromImage(image)
        for row, found in enumerate(self._found):
            if found.preview == picture:
                index = self.index(row)
                self.dataChanged.emit(index, index, [THUMBNAIL])


def _small(picture: Path) -> QImage:
    """The middle square of a picture file, small; a null image if it cannot be read."""
    reader = QImageReader(str(picture))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(SIDE, SIDE, Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()


class _Row(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(240, max(56, scaled(40) + 2 * GRID))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        found = index.data(FOUND)
        if not isinstance(found, FoundFile):
            return
        theme = theme_of(self._view)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        state: QStyle.StateFlag = option.state
        painter.save()
        item_ground(painter, rect, state, self._view)
        usable = not found.problem
        side = rect.height() - 2 * GRID + 2
        place = QRectF(rect.left() + GRID, rect.center().y() - side / 2, side, side)
        self._draw_picture(painter, place, index, found)
        words = QRectF(
            place.right() + 12, rect.top(), rect.right() - place.right() - 12 - GRID, rect.height()
        )
        half = words.height() / 2
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        for box, font, text, role in (
            (words.adjusted(0, GRID, 0, -half), body_font(), found.title, "text" if usable else "soft"),
            (words.adjusted(0, half, 0, -GRID), small_font(), line_of(found), "soft"),
        ):
            painter.setFont(font)
            painter.setPen(theme.colour(role))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()))
            painter.drawText(box, left, shown)
        painter.restore()

    def _draw_picture(self, painter: QPainter, place: QRectF, index: Index, found: FoundFile) -> None:
        theme = theme_of(self._view)
        shape = QPainterPath()
        shape.addRoundedRect(place, 4, 4)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(shape, theme.colour("fill"))
        image = index.data(THUMBNAIL)
        if isinstance(image, QPixmap) and not image.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            side = min(image.width(), image.height())
            middle = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
            painter.setClipPath(shape)
            painter.drawPixmap(place, image, middle)
            painter.setClipping(False)
            return
        icon = "triangle-alert" if found.kind is FileKind.UNUSABLE else "image"
        draw_icon(painter, icon, theme.colour("soft"), place, 16)


class ModelsList(QListView):
    """Chooses a model.

    Signals:
        pointed: Another one is the current one.
        used: The person wants to draw with it: Enter, or a double click.
        removed: The person pressed Delete.
    """

    pointed = Signal()
    used = Signal()
    removed = Signal()

    def __init__(self, model: ModelsModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAccessibleName(tr("Models"))
        self.doubleClicked.connect(lambda _index: self.used.emit())

    @property
    def current(self) -> FoundFile | None:
        """The one that is pointed at."""
        found = self.currentIndex().data(FOUND)
        return found if isinstance(found, FoundFile) else None

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.pointed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.used.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)
