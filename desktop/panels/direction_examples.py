"""What a direction leads to and away from, as small pictures."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.arrays import Picture
from core.direction import Direction
from desktop.images import to_qimage
from desktop.language import tr
from desktop.widgets.direction_slider import title_of

SIDE = 28
TIP_SIDE = 80
MOST = 4
"""Pictures of each set in the tooltip."""


class DirectionExamples(QWidget):
    """The first example that a direction leads to; its tooltip has those it leads away from, too.

    Hidden where the direction's file has none.
    """

    def __init__(self, direction: Direction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        shown = [*direction.more, *direction.less]
        self._image = to_qimage(shown[0]) if shown else None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setVisible(bool(shown))
        if shown:
            self.setAccessibleName(tr("Examples of {name}", name=title_of(direction.name)))
            self.setToolTip(examples_tip(direction))

    def sizeHint(self) -> QSize:
        return QSize(SIDE, SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        path = QPainterPath()
        path.addRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setClipPath(path)
        painter.setOpacity(1.0 if self.isEnabled() else 0.5)
        painter.drawImage(QRectF(self.rect()), self._image)


def examples_tip(direction: Direction) -> str:
    """Rich text: the pictures of both sets, each under its word."""
    columns = [
        (word, pictures)
        for word, pictures in (
            (tr("Leads to"), direction.more),
            (tr("Leads away from"), direction.less),
        )
        if pictures
    ]
    cells = "".join(f"<td>{word}<br>{_images(pictures)}</td>" for word, pictures in columns)
    return f"<table cellspacing='6'><tr>{cells}</tr></table>"


def _images(pictures: Sequence[Picture]) -> str:
    return "".join(
        f"<img width='{TIP_SIDE}' height='{TIP_SIDE}' src='data:image/png;base64,{_png(picture)}'>"
        for picture in pictures[:MOST]
    )


def _png(picture: Picture) -> str:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    grown, smooth = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
    to_qimage(picture).scaled(TIP_SIDE, TIP_SIDE, grown, smooth).save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.toBase64().data()).decode()
