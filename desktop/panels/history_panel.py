"""The history: a strip of what was drawn, newest first."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language import mark, shown, tr
from desktop.panels.history_model import ENTRY, THUMBNAIL, HistoryModel, Index
from desktop.state.arithmetic_store import LETTERS
from desktop.state.draft_store import Recall
from desktop.state.history_store import HistoryEntry, HistoryStore
from desktop.theme import GRID, theme_of
from desktop.widgets.buttons import IconButton
from desktop.widgets.menu import popup_menu, soften
from desktop.widgets.paint import ring, rounded

SCROLL_BAR = 12
"""Room kept under the pictures, so that they do not jump when the bar appears."""
RECALLS = (
    (Recall.ALL, mark("Recall all settings")),
    (Recall.SEED, mark("Recall the seed")),
    (Recall.PROMPT, mark("Recall the prompts")),
    (Recall.REMIX, mark("Remix: all but the seed")),
)


class Thumbnail(QStyledItemDelegate):
    """A picture with round corners, as high as the strip."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        side = max(48, self._view.height() - SCROLL_BAR)
        return QSize(side + GRID, side)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = theme_of(self._view)
        rect = QRectF(option.rect).adjusted(0, 0, -GRID, 0)
        rect.setHeight(rect.width())
        state: QStyle.StateFlag = option.state
        image = index.data(THUMBNAIL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rounded(painter, rect, theme.colour("field"), 4)
        if isinstance(image, QPixmap) and not image.isNull():
            shape = QPainterPath()
            shape.addRoundedRect(rect, 4, 4)
            painter.setClipPath(shape)
            side = min(image.width(), image.height())
            middle = QRectF((image.width() - side) / 2, (image.height() - side) / 2, side, side)
            painter.drawPixmap(rect, image, middle)
            painter.setClipping(False)
        if state & QStyle.StateFlag.State_Selected:
            ring(painter, rect, theme.colour("accent"), 4, 2)
        elif state & QStyle.StateFlag.State_HasFocus:
            ring(painter, rect, theme.colour("text"), 4, 1)
        else:
            ring(painter, rect, theme.colour("line"), 4, 1)
        painter.restore()


class _HoverBar(QWidget):
    """What can be done at once with the picture under the pointer."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view.viewport())
        self.recall = IconButton("sliders-horizontal", tr("Recall all settings"), side=24)
        self.seed = IconButton("sprout", tr("Recall the seed"), side=24)
        self.more = IconButton("ellipsis", tr("More"), side=24)
        line = QHBoxLayout(self)
        line.setContentsMargins(2, 2, 2, 2)
        line.setSpacing(0)
        for button in (self.recall, self.seed, self.more):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            line.addWidget(button)
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        ground = theme_of(self).colour("panel")
        ground.setAlphaF(0.92)
        rounded(QPainter(self), QRectF(self.rect()), ground, 6)


class _Strip(QListView):
    """One line of thumbnails; the wheel goes along it.

    Signals:
        entered_index (object): The index under the pointer, or an invalid one.
        removed: The person pressed Delete.
    """

    entered_index = Signal(object)
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setLayoutMode(QListView.LayoutMode.SinglePass)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.setItemDelegate(Thumbnail(self))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self.entered_index.emit(self.indexAt(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if self.currentIndex().isValid():
                self.activated.emit(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def wheelEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        turns = event.angleDelta()
        bar = self.horizontalScrollBar()
        bar.setValue(bar.value() - (turns.y() or turns.x()))
        event.accept()


class HistoryPanel(QWidget):
    """The strip, and what to do with its pictures.

    Signals:
        show_asked (str): Put this entry on the canvas.
        use_asked (str): The same, and start the next pictures from it.
        inspect_asked (str): Look into the latent of this entry.
        keyframe_asked (str): Put this entry on the timeline.
        reckon_asked (str, int): Make this entry A (0), B (1) or C (2) of the arithmetic.
        recall_asked (str, object): Take over an entry's recipe, or the ``Recall`` part of it.
        copy_asked (str): Copy this entry.
        save_asked (str): Save this entry as a file.
        remove_asked (str): Take this entry out.
    """

    show_asked = Signal(str)
    use_asked = Signal(str)
    inspect_asked = Signal(str)
    keyframe_asked = Signal(str)
    reckon_asked = Signal(str, int)
    recall_asked = Signal(str, object)
    copy_asked = Signal(str)
    save_asked = Signal(str)
    remove_asked = Signal(str)

    def __init__(self, history: HistoryStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = HistoryModel(history, self)
        self.strip = _Strip()
        self.strip.setModel(self._model)
        self.strip.setAccessibleName(tr("History"))
        self.hover = _HoverBar(self.strip)
        self._hovered: HistoryEntry | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, GRID, GRID, GRID)
        column.addWidget(self.strip)
        self.setMinimumHeight(80)
        self.strip.clicked.connect(self._show)
        self.strip.activated.connect(self._show)
        self.strip.removed.connect(lambda: self._with_current(lambda entry: self.remove_asked.emit(entry.id)))
        self.strip.customContextMenuRequested.connect(self._open_menu)
        self.strip.entered_index.connect(self._hover)
        self.hover.recall.clicked.connect(lambda: self._recall(Recall.ALL))
        self.hover.seed.clicked.connect(lambda: self._recall(Recall.SEED))
        self.hover.more.clicked.connect(self._more)
        for signal in (self._model.rowsInserted, self._model.rowsRemoved, self._model.modelReset):
            signal.connect(self._rows_changed)

    def sizeHint(self) -> QSize:
        return QSize(600, 112)

    def menu(self, entry: HistoryEntry) -> QMenu:
        """A fresh menu for ``entry``."""
        menu = popup_menu(self)
        menu.addAction(tr("Show on the canvas")).triggered.connect(lambda: self.show_asked.emit(entry.id))
        menu.addAction(tr("Start from this picture")).triggered.connect(lambda: self.use_asked.emit(entry.id))
        menu.addAction(tr("Look into its latent")).triggered.connect(
            lambda: self.inspect_asked.emit(entry.id)
        )
        keyframe = menu.addAction(tr("Add to the timeline"))
        keyframe.triggered.connect(lambda: self.keyframe_asked.emit(entry.id))
        reckon = soften(menu.addMenu(tr("Arithmetic")))
        for slot, letter in enumerate(LETTERS):
            action = reckon.addAction(letter)
            action.triggered.connect(lambda _on=False, n=slot: self.reckon_asked.emit(entry.id, n))
        if entry.recipe is not None:
            menu.addSeparator()
            for what, text in RECALLS:
                action = menu.addAction(tr(text))
                action.triggered.connect(lambda _on=False, what=what: self.recall_asked.emit(entry.id, what))
        menu.addSeparator()
        menu.addAction(tr("Copy")).triggered.connect(lambda: self.copy_asked.emit(entry.id))
        menu.addAction(tr("Save as…")).triggered.connect(lambda: self.save_asked.emit(entry.id))
        menu.addSeparator()
        menu.addAction(f"{tr('Remove')}\t{shown('Del')}").triggered.connect(
            lambda: self.remove_asked.emit(entry.id)
        )
        return menu

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._model.rowCount():
            return
        painter = QPainter(self)
        painter.setPen(theme_of(self).colour("soft"))
        painter.drawText(
            self.rect(), Qt.AlignmentFlag.AlignCenter, tr("Every picture you draw is kept here.")
        )

    def leaveEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def _show(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, HistoryEntry):
            self.show_asked.emit(entry.id)

    def _with_current(self, act) -> None:  # type: ignore[no-untyped-def]
        entry = self.strip.currentIndex().data(ENTRY)
        if isinstance(entry, HistoryEntry):
            act(entry)

    def _hover(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY) if index.isValid() else None
        self._hovered = entry if isinstance(entry, HistoryEntry) else None
        if self._hovered is None or self._hovered.recipe is None:
            self.hover.hide()
            return
        rect = self.strip.visualRect(index)
        size = self.hover.sizeHint()
        self.hover.setGeometry(
            rect.left() + (rect.width() - GRID - size.width()) // 2,
            rect.bottom() - size.height() - 3,
            size.width(),
            size.height(),
        )
        self.hover.show()

    def _recall(self, what: Recall) -> None:
        if self._hovered is not None:
            self.recall_asked.emit(self._hovered.id, what)

    def _more(self) -> None:
        if self._hovered is not None:
            menu = self.menu(self._hovered)
            corner = self.hover.more.mapToGlobal(QPoint(0, 0))
            menu.popup(corner - QPoint(0, menu.sizeHint().height() + 4))

    def _open_menu(self, position: QPoint) -> None:
        entry = self.strip.indexAt(position).data(ENTRY)
        if isinstance(entry, HistoryEntry):
            self.menu(entry).popup(self.strip.viewport().mapToGlobal(position))

    def _rows_changed(self) -> None:
        self._hover(QModelIndex())
        self.strip.setVisible(bool(self._model.rowCount()))
        self.update()
