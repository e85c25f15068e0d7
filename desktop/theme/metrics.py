"""The grid and the type: two sizes, one weight for emphasis."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFont, QFontDatabase

from core.resources import resource

GRID = 8
"""Every distance is a multiple of it (or half of it)."""
ROW = 32
"""Height of a control."""
RADIUS = 6
"""Of the corners of controls."""
BODY = 13
SMALL = 11

FAMILY = "Inter"
SCALE = "latentscapeTextScale"
"""The application's property that holds the text size; asked each time, so that nothing keeps an old one."""


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the shipped faces known to Qt; the families that are there now."""
    families: list[str] = []
    for face in ("Inter-Regular.otf", "Inter-SemiBold.otf"):
        number = QFontDatabase.addApplicationFont(str(resource("fonts", face)))
        families += QFontDatabase.applicationFontFamilies(number)
    return tuple(families)


def _font(pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(scaled(pixels))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)  # numbers that change do not make the text dance
    return font


def text_scale() -> float:
    """How much larger than usual the person wants text (1 is as usual)."""
    app = QCoreApplication.instance()
    scale = None if app is None else app.property(SCALE)
    return scale if isinstance(scale, float) else 1.0


def scaled(pixels: int) -> int:
    """A size of type as the person wants it."""
    return round(pixels * text_scale())


def body_font() -> QFont:
    """The usual size."""
    return _font(BODY, QFont.Weight.Normal)


def strong_font() -> QFont:
    """The usual size, emphasised."""
    return _font(BODY, QFont.Weight.DemiBold)


def small_font() -> QFont:
    """The small size."""
    return _font(SMALL, QFont.Weight.Normal)
