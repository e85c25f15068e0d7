"""What ships to be tried: pictures, and a project with layers and a walk, each a small picture to click."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from core.files.openraster import SUFFIX
from desktop.language import tr
from desktop.theme import draw_icon, theme_of
from desktop.widgets.buttons import Button, describe
from desktop.widgets.paint import ring, rounded

SIDE = 56
BADGE = 20
THUMBNAIL = "Thumbnails/thumbnail.png"


class Sample(Button):
    """A sample, small; a project has a badge."""

    def __init__(self, path: Path, parent: QWidget) -> None:
        super().__init__(parent)
        self.path = path
        self._layered = path.suffix == SUFFIX
        self._pixmap = QPixmap()
        if self._layered:
            with ZipFile(path) as archive:
                self._pixmap.loadFromData(archive.read(THUMBNAIL))
            name = tr("Sample project: {stem}", stem=path.stem)
            tip = tr("Open this project: three layers, a mask and a walk on the timeline")
        else:
            self._pixmap.load(str(path))
            name = tr("Sample picture: {stem}", stem=path.stem)
            tip = tr("Open this picture, and paint a mask on it")
        self.setFixedSize(SIDE, SIDE)
        describe(self, name, tip)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, rect = theme_of(self), QRectF(self.rect())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(rect, 6, 6)
        painter.setClipPath(shape)
        painter.drawPixmap(rect, self._pixmap, QRectF(self._pixmap.rect()))
        if self._layered:
            corner = QRectF(rect.right() - BADGE - 2, rect.bottom() - BADGE - 2, BADGE, BADGE)
            rounded(painter, corner, theme.colour("panel"), 4)
            draw_icon(painter, "layers", theme.colour("text"), corner, 14)
        painter.setClipping(False)
        if self._ring or self.underMouse():
            ring(painter, rect, theme.colour("accent"), 6, 2)
