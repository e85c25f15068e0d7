"""Pixels on the canvas are those of the picture."""

import numpy as np
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from core.arrays import Picture
from desktop.canvas.compositor import CRISP, Compositor, checkerboard, enlarged
from desktop.images import from_qimage
from tests.desktop.fakes import picture


def painted(shown: Picture, zoom: float, *, part: QRectF | None = None) -> Picture:
    compositor = Compositor()
    compositor.set_picture(shown)
    height, width = round(shown.shape[0] * zoom), round(shown.shape[1] * zoom)
    canvas = QImage(width, height, QImage.Format.Format_RGB32)
    canvas.fill(QColor("black"))
    painter = QPainter(canvas)
    whole = QRectF(0, 0, width, height)
    compositor.draw(painter, whole, part or whole, zoom)
    painter.end()
    return from_qimage(canvas)


def noise(side: int) -> Picture:
    return np.random.default_rng(1).integers(0, 256, (side, side, 3), dtype=np.uint8)


def test_at_one_to_one_every_pixel_is_the_picture_s() -> None:
    shown = noise(40)
    assert np.array_equal(painted(shown, 1.0), shown)


def test_far_in_pixels_are_squares() -> None:
    shown = noise(8)
    zoom = int(CRISP)
    assert np.array_equal(painted(shown, zoom), shown.repeat(zoom, 0).repeat(zoom, 1))


def test_far_out_areas_are_averaged() -> None:
    shown = np.zeros((64, 64, 3), np.uint8)
    shown[::2] = 255
    middle = painted(shown, 0.25)[4:12, 4:12]
    assert middle.min() > 100
    assert middle.max() < 155


def test_only_what_is_to_be_seen_is_painted_far_in() -> None:
    shown = noise(8)
    zoom = 16
    part = QRectF(0, 0, 64, 64)
    image = painted(shown, zoom, part=part)
    assert np.array_equal(image[:64, :64], shown.repeat(zoom, 0).repeat(zoom, 1)[:64, :64])
    assert not image[100:, 100:].any()


def test_the_halved_copies_are_made_once() -> None:
    compositor = Compositor()
    compositor.set_picture(noise(512))
    canvas = QImage(200, 200, QImage.Format.Format_RGB32)
    painter = QPainter(canvas)
    keys = set()
    for left in range(5):
        compositor.draw(painter, QRectF(left, 0, 100, 100), QRectF(0, 0, 200, 200), 100 / 512)
        keys.add(compositor._level(100 / 512).cacheKey())
    painter.end()
    assert len(keys) == 1
    assert compositor._level(100 / 512).width() == 128


def test_a_tiny_preview_is_enlarged_without_losing_its_colours() -> None:
    small = noise(16)
    bigger = enlarged(small)
    assert bigger.shape == (256, 256, 3)
    assert abs(float(bigger.mean()) - float(small.mean())) < 4
    assert enlarged(picture(1)).shape == (256, 256, 3)
    assert enlarged(noise(200)).shape == (200, 200, 3)


def test_nothing_is_painted_without_a_picture() -> None:
    compositor = Compositor()
    canvas = QImage(10, 10, QImage.Format.Format_RGB32)
    canvas.fill(QColor("red"))
    painter = QPainter(canvas)
    compositor.draw(painter, QRectF(0, 0, 10, 10), QRectF(0, 0, 10, 10), 1.0)
    painter.end()
    assert (from_qimage(canvas) == [255, 0, 0]).all()


def test_the_checkerboard_has_two_tones() -> None:
    tile = checkerboard(QColor("white"), QColor("black")).textureImage()
    assert tile.pixelColor(0, 0) == QColor("black")
    assert tile.pixelColor(tile.width() - 1, 0) == QColor("white")
