"""Small pictures that can be chosen or enlarged."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QSizePolicy, QVBoxLayout, QWidget

from desktop.theme import GRID, small_font, theme_of
from desktop.widgets.buttons import Button, describe
from desktop.widgets.paint import ring, rounded
from desktop.widgets.soft_label import SoftLabel

CAPTION = 16
LARGE = 640


class PictureButton(Button):
    """A picture with a word under it."""

    def __init__(
        self, word: str, tip: str, *, checkable: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.image = QImage()
        self.word = word
        self.setCheckable(checkable)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        describe(self, word, tip)

    def set_image(self, image: QImage) -> None:
        """Show another picture."""
        self.image = image
        self.updateGeometry()
        self.update()

    def set_word(self, word: str) -> None:
        """Say something else under it."""
        self.word = word
        self.setAccessibleName(word)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(64, 64 + CAPTION)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        image = self.image
        share = 1.0 if image.isNull() else min(1.5, image.height() / image.width())
        return round(width * share) + CAPTION

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_of(self)
        painter = QPainter(self)
        room = QRectF(self.rect()).adjusted(0, 0, 0, -CAPTION)
        rounded(painter, room, theme.colour("field"), 4)
        place = room
        if not self.image.isNull():
            place = draw_image(painter, self.image, room)
        if self._ring or self.isChecked():
            ring(painter, place, theme.colour("accent"), 2, 2)
        elif self.underMouse() and self.isEnabled():
            ring(painter, place, theme.colour("soft"), 2, 1)
        painter.setFont(small_font())
        painter.setPen(theme.colour("text" if self.isChecked() else "soft"))
        foot = QRectF(room.left(), room.bottom(), room.width(), CAPTION)
        painter.drawText(foot, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter, self.word)


class Enlarged(QDialog):
    """One picture, as large as it helps; Esc or a click closes it."""

    def __init__(self, image: QImage, word: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(word)
        self.view = _View(image)
        self.view.setAccessibleName(word)
        caption = SoftLabel()
        caption.setText(f"{word} · {image.width()} × {image.height()}")
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, GRID)
        column.addWidget(self.view, 1)
        column.addWidget(caption)

    def mouseReleaseEvent(self, event: object) -> None:
        self.close()


class _View(QWidget):
    def __init__(self, image: QImage) -> None:
        super().__init__()
        self._image = image

    def sizeHint(self) -> QSize:
        return self._image.size().scaled(LARGE, LARGE, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_image(QPainter(self), self._image, QRectF(self.rect()))


def draw_image(painter: QPainter, image: QImage, room: QRectF) -> QRectF:
    """Draw an image whole in the middle of ``room``, few pixels as squares; where it is."""
    size = image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
    place = QRectF(0, 0, size.width(), size.height())
    place.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, image.width() > size.width() / 3)
    painter.drawImage(place, image)
    return place
