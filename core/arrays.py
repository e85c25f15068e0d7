"""The arrays that cross from one half of the house to the other."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Picture = NDArray[np.uint8]
"""uint8 (H, W, 3) RGB or (H, W, 4) RGBA with straight alpha."""

Mask = NDArray[np.uint8]
"""uint8 (H, W): 255 = make anew, 0 = keep."""

Floats = NDArray[np.float32]
"""float32, as many axes as it is said where it is used."""

LatentArray = NDArray[np.float32]
"""float32 (C, h, w): one picture's latent, scaled to about unit variance."""


def frozen(array: NDArray[Any]) -> NDArray[Any]:
    """A read-only, contiguous copy of ``array`` (the array itself if it is one already)."""
    if not array.flags.writeable and array.flags.c_contiguous and array.base is None:
        return array
    copy = np.array(array, order="C", copy=True)
    copy.flags.writeable = False
    return copy


def with_alpha(picture: Picture) -> Picture:
    """``picture`` with a fourth channel: all opaque if it has none, else as it is."""
    if picture.shape[2] == 4:
        return picture
    return np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])
