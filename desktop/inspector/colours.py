"""Numbers as colours: blue below 0, orange above, the ground at 0; any colour vision tells them apart."""

from __future__ import annotations

import numpy as np
from PySide6.QtGui import QColor, QImage

from core.arrays import Floats
from desktop.images import to_qimage
from desktop.theme import Theme

REACH = 4.0
"""Values so far from 0 have the full colour: of a standard normal one in 16,000 lies beyond."""


def diverging(values: Floats, theme: Theme, reach: float = REACH) -> QImage:
    """An image of (h, w) values, one pixel each."""
    below, middle, above = (_rgb(theme.colour(role)) for role in ("below", "field", "above"))
    share = np.clip(values / reach, -1, 1)[..., None]
    ends = np.where(share < 0, below, above)
    return to_qimage((middle + (ends - middle) * np.abs(share)).round().astype(np.uint8))


def _rgb(colour: QColor) -> Floats:
    return np.array([colour.red(), colour.green(), colour.blue()], np.float32)
