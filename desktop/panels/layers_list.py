"""The list of layers: eye, thumbnail, name, lock."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.document.layer import Layer
from desktop.language import tr
from desktop.panels.layer_carry import Carry
from desktop.panels.layers_model import LAYER, THUMBNAIL, Index, LayersModel, look_of
from desktop.theme import body_font, draw_icon, small_font, text_scale, theme_of
from desktop.widgets.paint import item_ground

HIGH = 52
ICON = 32
SMALL = 40


class _Row(QStyledItemDelegate):
    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(160, round(HIGH * max(1.0, text_scale())))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        layer = index.data(LAYER)
        if not isinstance(layer, Layer):
            return
        theme = theme_of(self._view)
        rect = QRectF(option.rect).adjusted(0, 1, 0, -1)
        state: QStyle.StateFlag = option.state
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        item_ground(painter, rect, state, self._view)
        eye, lock = eye_of(option.rect), lock_of(option.rect)
        draw_icon(
            painter,
            "eye" if layer.visible else "eye-off",
            theme.colour("soft" if layer.visible else "faint"),
            QRectF(eye),
        )
        if layer.locked or over or chosen:
            draw_icon(
                painter,
                "lock" if layer.locked else "lock-open",
                theme.colour("text" if layer.locked else "faint"),
                QRectF(lock),
            )
        self._draw_thumbnail(painter, rect, index, theme.colour("check_a"), theme.colour("check_b"))
        words = QRectF(name_of(option.rect))
        upper, lower = (
            words.adjusted(0, 7, 0, -words.height() / 2),
            words.adjusted(0, words.height() / 2, 0, -7),
        )
        painter.setFont(body_font())
        painter.setPen(theme.colour("text" if layer.visible else "faint"))
        name = painter.fontMetrics().elidedText(layer.name, Qt.TextElideMode.ElideRight, int(words.width()))
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(upper, left, name)
        painter.setFont(small_font())
        painter.setPen(theme.colour("soft" if layer.visible else "faint"))
        painter.drawText(lower, left, look_of(layer))
        painter.restore()

    def _draw_thumbnail(
        self, painter: QPainter, rect: QRectF, index: Index, light: QColor, dark: QColor
    ) -> None:
        place = QRectF(rect.left() + ICON, rect.center().y() - SMALL / 2, SMALL, SMALL)
        shape = QPainterPath()
        shape.addRoundedRect(place, 3, 3)
        painter.fillPath(shape, light)
        painter.fillPath(shape, QBrush(dark, Qt.BrushStyle.Dense4Pattern))
        image = index.data(THUMBNAIL)
        if isinstance(image, QPixmap) and not image.isNull():
            painter.setClipPath(shape)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            size = image.size().scaled(SMALL, SMALL, Qt.AspectRatioMode.KeepAspectRatio)
            at = QRectF(0, 0, size.width(), size.height())
            at.moveCenter(place.center())
            painter.drawPixmap(at, image, QRectF(image.rect()))
            painter.setClipping(False)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        edit = QLineEdit(parent)
        edit.setAccessibleName(tr("Name of the layer"))
        edit.setFont(body_font())
        edit.setMaxLength(200)
        edit.setAutoFillBackground(True)
        return edit

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        words = name_of(option.rect)
        editor.setGeometry(words.adjusted(-2, 5, 0, -words.height() // 2 + 2))


class LayersList(QListView):
    """Chooses, shows, hides, locks, renames and drags layers.

    Signals:
        chosen (str): This layer is to be active.
        eye_clicked (str): Show or hide this one.
        lock_clicked (str): Lock or unlock this one.
        delete_asked: The person pressed Delete.
        raise_asked (int): The active layer up (1) or down (-1).
        carried (str, int): The person dragged a layer to where so many layers are below it.
    """

    chosen = Signal(str)
    eye_clicked = Signal(str)
    lock_clicked = Signal(str)
    delete_asked = Signal()
    raise_asked = Signal(int)
    carried = Signal(str, int)

    def __init__(self, model: LayersModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(_Row(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self._carry = Carry(self)
        self.setAccessibleName(tr("Layers"))

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if layer := _layer_at(current):
            self.chosen.emit(layer.id)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._icon(event):
            super().mousePressEvent(event)
            if event.button() is Qt.MouseButton.LeftButton:
                self._carry.press(event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._carry.move(event.position().toPoint()):
            super().mouseMoveEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if not self._icon(event):
            super().mouseDoubleClickEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        carried = self._carry.busy
        if (move := self._carry.release()) is not None:
            layer = _layer_at(self.model().index(move[0], 0))
            assert layer is not None
            self.carried.emit(layer.id, self.model().rowCount() - 1 - move[1])
        if not carried and self._zone(event.position().toPoint()) is None:
            super().mouseReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._carry.draw(painter)
        painter.end()

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and (self._carry.busy or event.key() == Qt.Key.Key_F2)
        ):  # no command while a layer is carried; F2 is here what it is in every list: another name
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._carry.busy:
            if event.key() == Qt.Key.Key_Escape:
                self._carry.cancel()
            return
        layer = _layer_at(self.currentIndex())
        up_down = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}
        if event.key() == Qt.Key.Key_Space and layer is not None:
            self.eye_clicked.emit(layer.id)
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.delete_asked.emit()
        elif event.key() in up_down and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.raise_asked.emit(up_down[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.viewport().update()
        return super().viewportEvent(event)

    def _icon(self, event: QMouseEvent) -> bool:
        """Take a press on an eye or a lock."""
        zone = self._zone(event.position().toPoint())
        if zone is None or event.button() is not Qt.MouseButton.LeftButton:
            return False
        signal, layer = zone
        (self.eye_clicked if signal == "eye" else self.lock_clicked).emit(layer.id)
        return True

    def _zone(self, at: QPoint) -> tuple[str, Layer] | None:
        index = self.indexAt(at)
        layer = _layer_at(index)
        if layer is None:
            return None
        rect = self.visualRect(index)
        if eye_of(rect).contains(at):
            return "eye", layer
        return ("lock", layer) if lock_of(rect).contains(at) else None


def eye_of(row: QRect) -> QRect:
    """Where the eye is in a row."""
    return QRect(row.left(), row.top(), ICON, row.height())


def lock_of(row: QRect) -> QRect:
    """Where the lock is in a row."""
    return QRect(row.right() + 1 - ICON, row.top(), ICON, row.height())


def name_of(row: QRect) -> QRect:
    """Where the words are in a row."""
    left = row.left() + ICON + SMALL + 10
    return QRect(left, row.top(), row.right() + 1 - ICON - left, row.height())


def _layer_at(index: Index | QModelIndex) -> Layer | None:
    layer = index.data(LAYER) if index.isValid() else None
    return layer if isinstance(layer, Layer) else None
