"""Icons: Lucide's line drawings, tinted by the theme, sharp at every scale."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.resources import resource


@cache
def _source(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")


def _render(svg: str, width: int, height: int) -> QPixmap:
    image = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(svg.encode()).render(painter, QRectF(0, 0, width, height))
    painter.end()
    return QPixmap.fromImage(image)


@lru_cache(maxsize=512)
def pixmap(name: str, colour: str, size: int = 16, scale: float = 1.0) -> QPixmap:
    """The icon ``name`` in ``colour`` (``#rrggbb``), ``size`` logical pixels a side."""
    side = max(1, round(size * scale))
    drawn = _render(_source(name).replace("currentColor", colour), side, side)
    drawn.setDevicePixelRatio(scale)
    return drawn


def draw_icon(painter: QPainter, name: str, colour: QColor, rect: QRectF, size: int = 16) -> None:
    """Paint the icon ``name`` in the middle of ``rect``."""
    scale = painter.device().devicePixelRatioF()
    image = pixmap(name, colour.name(), size, scale)
    left = round((rect.center().x() - size / 2) * scale) / scale
    top = round((rect.center().y() - size / 2) * scale) / scale
    painter.drawPixmap(QRectF(left, top, size, size), image, QRectF(image.rect()))


def app_icon() -> QIcon:
    """The program's own icon, in the sizes that window managers ask for."""
    icon = QIcon()
    svg = _source("latentscape")
    for side in (16, 24, 32, 48, 64, 128, 256):
        icon.addPixmap(_render(svg, side, side))
    return icon


def app_pixmap(size: int, scale: float) -> QPixmap:
    """The program's own icon for a place inside the window."""
    drawn = _render(_source("latentscape"), round(size * scale), round(size * scale))
    drawn.setDevicePixelRatio(scale)
    return drawn
