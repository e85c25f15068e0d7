"""numpy to Qt and back."""

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage

from desktop.images import from_qimage, to_qimage
from tests.desktop.fakes import picture


@pytest.mark.parametrize("width", [1, 3, 64, 101])
@pytest.mark.parametrize("channels", [3, 4])
def test_a_picture_survives_the_round_trip(width: int, channels: int) -> None:
    rng = np.random.default_rng(width)
    pixels = rng.integers(0, 256, (7, width, channels), dtype=np.uint8)
    if channels == 4:
        pixels[..., 3] = 255
        pixels[0, 0] = (0, 0, 0, 0)
    back = from_qimage(to_qimage(pixels))
    assert back.shape == pixels.shape
    assert np.array_equal(back, pixels)
    assert not back.flags.writeable


def test_the_image_owns_its_pixels() -> None:
    pixels = np.array(picture(1))
    image = to_qimage(pixels)
    before = image.pixelColor(3, 3)
    pixels[:] = 0
    assert image.pixelColor(3, 3) == before


def test_an_opaque_image_with_an_alpha_channel_has_three_channels() -> None:
    image = QImage(4, 4, QImage.Format.Format_ARGB32)
    image.fill(QColor(10, 20, 30))
    back = from_qimage(image)
    assert back.shape == (4, 4, 3)
    assert back[0, 0].tolist() == [10, 20, 30]
