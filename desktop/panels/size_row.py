"""The size: typed, turned, or taken from the shapes that suit the model."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from core.errors import InputError
from core.geometry import Size
from desktop.language import mark, tr
from desktop.theme import theme_of
from desktop.widgets.buttons import IconButton
from desktop.widgets.menu import popup_menu
from desktop.widgets.rows import EditRow

SHAPES = (
    (mark("Square"), 1, 1),
    (mark("Landscape"), 4, 3),
    (mark("Portrait"), 3, 4),
    (mark("Wide"), 16, 9),
    (mark("Tall"), 9, 16),
)


def presets(native: Size, factor: int) -> tuple[tuple[str, Size], ...]:
    """Sizes that suit a model: about as many pixels as it was trained at, in several shapes."""
    return tuple(
        (name, Size(width * 64, height * 64).scaled_to_area(native.area, factor))
        for name, width, height in SHAPES
    )


class SizeRow(EditRow):
    """A row with the size.

    Signals:
        edited (object): The person chose another ``Size``.
        rejected (str): What was typed cannot be used: one sentence.
    """

    edited = Signal(object)
    rejected = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Size"), parent)
        self._size = Size(512, 512)
        self._native, self._factor = Size(512, 512), 8
        self.edit.setToolTip(tr("Width x height in pixels; type it, for example 512x768"))
        self.edit.editingFinished.connect(self._commit)
        self.turn = IconButton("arrow-left-right", tr("Swap width and height"))
        self.turn.clicked.connect(self._swap)
        self.shapes = IconButton("chevron-down", tr("Choose a size"), tip=tr("Sizes that suit the model"))
        self.shapes.clicked.connect(self._open)
        self.line.addWidget(self.turn)
        self.line.addWidget(self.shapes)
        self._show()

    @property
    def chosen(self) -> Size:
        """The size."""
        return self._size

    def set_size(self, size: Size) -> None:
        """Show ``size``; says nothing."""
        if size != self._size or not self.edit.hasFocus():
            self._size = size
            self._show()

    def set_model(self, native: Size, factor: int) -> None:
        """What suits: ``native`` pixels, sides that are multiples of ``factor``."""
        self._native, self._factor = native, factor

    def menu(self) -> QMenu:
        """A fresh menu of shapes, each with its outline."""
        menu = popup_menu(self)
        for name, size in presets(self._native, self._factor):
            action = menu.addAction(self._outline(size), f"{name}\t{_words(size)}")
            action.triggered.connect(lambda _checked=False, size=size: self._choose(size))
        menu.setMinimumWidth(self.width())
        return menu

    def _open(self) -> None:
        self.menu().popup(self.mapToGlobal(QPoint(0, self.height() + 4)))

    def _outline(self, size: Size) -> QIcon:
        scale = self.devicePixelRatioF()
        side = 16
        image = QPixmap(round(side * scale), round(side * scale))
        image.setDevicePixelRatio(scale)
        image.fill(Qt.GlobalColor.transparent)
        longer = max(size.width, size.height)
        width, height = 13 * size.width / longer, 13 * size.height / longer
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme_of(self).colour("soft"), 1.25))
        painter.drawRoundedRect(QRectF((side - width) / 2, (side - height) / 2, width, height), 1.5, 1.5)
        painter.end()
        return QIcon(image)

    def _swap(self) -> None:
        self._choose(Size(self._size.height, self._size.width))

    def _commit(self) -> None:
        text = self.edit.text()
        if text == _words(self._size):
            return
        try:
            size = Size.parse(text)
        except InputError as problem:
            self._show()
            self.rejected.emit(problem.message)
            return
        self._choose(size.snapped(self._factor))

    def _choose(self, size: Size) -> None:
        changed = size != self._size
        self._size = size
        self._show()
        if changed:
            self.edited.emit(size)

    def _show(self) -> None:
        self.edit.setText(_words(self._size))
        self.turn.setEnabled(self._size.width != self._size.height)


def _words(size: Size) -> str:
    return f"{size.width} × {size.height}"
