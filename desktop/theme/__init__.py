"""How everything looks: colours, type, icons, and the style sheet made of them."""

from desktop.theme.appearance import Appearance, Mode
from desktop.theme.colours import DARK, LIGHT, TINTS, Theme, mask_tint, theme_of
from desktop.theme.icons import app_icon, draw_icon, pixmap
from desktop.theme.metrics import (
    BODY,
    GRID,
    RADIUS,
    ROW,
    SMALL,
    body_font,
    scaled,
    small_font,
    strong_font,
    text_scale,
)

__all__ = [
    "BODY",
    "DARK",
    "GRID",
    "LIGHT",
    "RADIUS",
    "ROW",
    "SMALL",
    "TINTS",
    "Appearance",
    "Mode",
    "Theme",
    "app_icon",
    "body_font",
    "draw_icon",
    "mask_tint",
    "pixmap",
    "scaled",
    "small_font",
    "strong_font",
    "text_scale",
    "theme_of",
]
