"""A colour: by eye, by its number, or one of those at hand."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.theme import GRID, theme_of
from desktop.widgets.buttons import describe
from desktop.widgets.paint import ring, rounded
from desktop.widgets.rows import EditRow

Colour = tuple[int, int, int]
SWATCHES: tuple[Colour, ...] = (
    (0, 0, 0), (85, 85, 85), (170, 170, 170), (255, 255, 255),
    (226, 61, 61), (240, 138, 36), (247, 206, 70), (112, 74, 46),
    (67, 160, 71), (38, 166, 154), (56, 142, 224), (57, 73, 171),
    (142, 68, 173), (233, 90, 155), (246, 205, 173), (198, 134, 96),
)  # fmt: skip
ACROSS = 8


class _Plane(QWidget):
    """Something to choose a place on: by dragging, or with the arrow keys.

    Signals:
        moved: The person chose another place.
    """

    moved = Signal()

    def __init__(self, name: str, size: QSize, *, flat: bool) -> None:
        super().__init__()
        self._size, self._flat = size, flat
        self.across, self.down = 0.0, 0.0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        describe(self, name, tr("{name}; drag, or use the arrow keys", name=name))

    def sizeHint(self) -> QSize:
        return self._size

    def place(self, x: float, y: float) -> None:
        """Mark a place, 0..1 each; says nothing."""
        self.across, self.down = x, y
        self.update()

    def picture(self) -> QImage:
        """What is chosen from."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        rect = QRectF(self.rect())
        shape = QPainterPath()
        shape.addRoundedRect(rect, 4, 4)
        painter.setClipPath(shape)
        painter.drawImage(rect, self.picture())
        painter.setClipping(False)
        at = QPointF(
            self.across * (rect.width() - 1), rect.height() / 2 if self._flat else self.down * rect.height()
        )
        at = QPointF(min(max(at.x(), 7), rect.width() - 7), min(max(at.y(), 7), rect.height() - 7))
        painter.setPen(QPen(QColor(0, 0, 0, 160), 3.5))
        painter.drawEllipse(at, 5.5, 5.5)
        painter.setPen(QPen(QColor(255, 255, 255), 2))
        painter.drawEllipse(at, 5.5, 5.5)
        if self.hasFocus():
            ring(painter, rect, theme_of(self).colour("accent"), 4)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go(event.position())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: (-1, 0),
            Qt.Key.Key_Right: (1, 0),
            Qt.Key.Key_Up: (0, -1),
            Qt.Key.Key_Down: (0, 1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None or (self._flat and step[1]):
            event.ignore()
            return
        far = 0.1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 0.01
        self._choose(self.across + step[0] * far, self.down + step[1] * far)

    def _go(self, at: QPointF) -> None:
        self._choose(at.x() / max(1, self.width() - 1), at.y() / max(1, self.height() - 1))

    def _choose(self, x: float, y: float) -> None:
        self.place(min(1.0, max(0.0, x)), min(1.0, max(0.0, y)))
        self.moved.emit()


class _Shade(_Plane):
    """Saturation across, value upwards, of one hue."""

    def __init__(self) -> None:
        super().__init__(tr("Shade"), QSize(240, 144), flat=False)
        self.hue = 0.0

    def picture(self) -> QImage:
        pure = QColor.fromHsvF(self.hue, 1, 1)
        full = np.array((pure.red(), pure.green(), pure.blue()), np.float32)
        saturation, value = np.linspace(0, 1, 32)[None, :, None], np.linspace(1, 0, 32)[:, None, None]
        pixels = ((255 + (full - 255) * saturation) * value).astype(np.uint8)
        return QImage(pixels.tobytes(), 32, 32, 96, QImage.Format.Format_RGB888).copy()


class _Hue(_Plane):
    """All hues."""

    def __init__(self) -> None:
        super().__init__(tr("Hue"), QSize(240, 16), flat=True)

    def picture(self) -> QImage:
        image = QImage(73, 1, QImage.Format.Format_RGB32)
        for x in range(73):
            image.setPixelColor(x, 0, QColor.fromHsvF(min(x / 72, 0.9999), 1, 1))
        return image


class Swatch(QAbstractButton):
    """One colour at hand."""

    def __init__(self, colour: Colour, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.colour = colour
        self.setMinimumSize(24, 24)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        describe(self, "#{:02x}{:02x}{:02x}".format(*colour))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        rect = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        rounded(painter, rect, QColor(*self.colour), 4)
        focused = self.hasFocus()
        ring(painter, rect, theme.colour("accent" if focused else "line"), 4, 2 if focused else 1)


class ColourPicker(QWidget):
    """Chooses a colour.

    Signals:
        picked (object): Another colour: red, green, blue, 0..255.
    """

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour: Colour = (0, 0, 0)
        self.shade, self.hue, self.hex = _Shade(), _Hue(), EditRow(tr("Colour"))
        self._recent = QGridLayout()
        self._recent.setSpacing(GRID // 2)
        grid = QGridLayout()
        grid.setSpacing(GRID // 2)
        for rows in (grid, self._recent):
            for column_ in range(ACROSS):
                rows.setColumnStretch(column_, 1)
        for number, colour in enumerate(SWATCHES):
            grid.addWidget(self._swatch(colour), number // ACROSS, number % ACROSS)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GRID)
        for widget in (self.shade, self.hue, self.hex):
            column.addWidget(widget)
        column.addLayout(grid)
        column.addLayout(self._recent)
        self.shade.moved.connect(self._from_planes)
        self.hue.moved.connect(self._from_planes)
        self.hex.edit.editingFinished.connect(self._typed)

    def set_colour(self, colour: Colour) -> None:
        """Show ``colour``; says nothing."""
        if colour != self._colour or not self.hex.edit.text():
            self._colour = colour
            shown = QColor(*colour)
            if shown.hsvSaturation() > 0 and shown.value() > 0:  # grey has no hue: the bar stays
                self.hue.place(shown.hsvHueF(), 0)
                self.shade.hue = shown.hsvHueF()
            self.shade.place(shown.hsvSaturationF(), 1 - shown.valueF())
        self.hex.edit.setText("#{:02x}{:02x}{:02x}".format(*colour))

    def set_recent(self, colours: Sequence[Colour]) -> None:
        """Offer these too."""
        while (item := self._recent.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        for number, colour in enumerate(colours[:ACROSS]):
            self._recent.addWidget(self._swatch(colour), 0, number)

    def _swatch(self, colour: Colour) -> Swatch:
        swatch = Swatch(colour)
        swatch.clicked.connect(lambda: self._choose(colour))
        return swatch

    def _from_planes(self) -> None:
        self.shade.hue = min(self.hue.across, 0.9999)
        self.shade.update()
        shown = QColor.fromHsvF(self.shade.hue, self.shade.across, 1 - self.shade.down)
        self._colour = (shown.red(), shown.green(), shown.blue())
        self.hex.edit.setText("#{:02x}{:02x}{:02x}".format(*self._colour))
        self.picked.emit(self._colour)

    def _typed(self) -> None:
        text = self.hex.edit.text().strip()
        colour = QColor(text if text.startswith("#") else f"#{text}")
        if colour.isValid():
            self._choose((colour.red(), colour.green(), colour.blue()))
        else:
            self.set_colour(self._colour)

    def _choose(self, colour: Colour) -> None:
        if colour != self._colour:
            self.set_colour(colour)
            self.picked.emit(colour)
