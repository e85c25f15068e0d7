"""The colours a mask can have are told apart by any colour vision."""

from itertools import combinations

import numpy as np
import pytest

from desktop.theme import DARK, LIGHT, TINTS, Theme

Triple = np.ndarray[tuple[int], np.dtype[np.float64]]
VISIONS = {
    "usual": np.eye(3),
    "no red": [[0.152, 1.053, -0.205], [0.115, 0.786, 0.099], [-0.004, -0.048, 1.052]],
    "no green": [[0.367, 0.861, -0.228], [0.28, 0.673, 0.047], [-0.012, 0.043, 0.969]],
    "no blue": [[1.256, -0.077, -0.179], [-0.078, 0.931, 0.148], [0.005, 0.691, 0.304]],
}
"""Linear RGB as it is seen with a kind of cones missing (Machado, Oliveira and Fernandes, 2009)."""
TO_XYZ = np.array([[0.4125, 0.3576, 0.1804], [0.2127, 0.7152, 0.0722], [0.0193, 0.1192, 0.9503]])
WHITE = TO_XYZ.sum(axis=1)
APART = 15.0
"""Steps of CIE Lab; two colours side by side are told apart from about 2 on."""


def seen(colour: str, vision: str) -> Triple:
    """A colour in CIE Lab, as it is seen."""
    share = np.array([int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)])
    linear = np.where(share <= 0.04045, share / 12.92, ((share + 0.055) / 1.055) ** 2.4)
    mixed = np.clip(np.array(VISIONS[vision]) @ linear, 0, 1)
    x, y, z = np.cbrt(TO_XYZ @ mixed / WHITE)  # none is dark enough for the linear part
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
def test_two_tints_never_look_alike(theme: Theme, vision: str) -> None:
    colours = [colour or theme.accent for colour in TINTS.values()]
    for one, other in combinations(colours, 2):
        assert np.linalg.norm(seen(one, vision) - seen(other, vision)) > APART, (one, other)
