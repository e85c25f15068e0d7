"""Pixels on the canvas are those of the picture."""

import numpy as np
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from core.arrays import Picture
from core.geometry import Rect, Size
from desktop.canvas.compositor import CRISP, Compositor, checkerboard, enlarged
from desktop.images import from_qimage, to_qimage
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
    assert not image[104:, 104:].any()


class Source:
    """A picture that counts how much of it is read."""

    def __init__(self, pixels: Picture) -> None:
        self.pixels = pixels
        self.read: list[Rect] = []

    def __call__(self, box: Rect) -> QImage:
        self.read.append(box)
        return to_qimage(self.pixels[box.slices])


def shot(compositor: Compositor, side: int, zoom: float) -> Picture:
    canvas = QImage(side, side, QImage.Format.Format_RGB32)
    canvas.fill(QColor("black"))
    painter = QPainter(canvas)
    whole = QRectF(0, 0, side, side)
    compositor.draw(painter, whole, whole, zoom)
    painter.end()
    return from_qimage(canvas)


@pytest.mark.parametrize("zoom", [1.0, 0.5, 0.25])
def test_only_what_changed_is_read_again(zoom: float) -> None:
    source, compositor = Source(noise(512)), Compositor()
    compositor.follow(Size(512, 512), source)
    side = round(512 * zoom)
    first = shot(compositor, side, zoom)
    source.read.clear()
    assert np.array_equal(shot(compositor, side, zoom), first)
    assert not source.read, "nothing changed"
    source.pixels = source.pixels.copy()
    box = Rect(203, 101, 90, 7)
    source.pixels[box.slices] = 255 - source.pixels[box.slices]
    compositor.touch(box)
    after = shot(compositor, side, zoom)
    assert sum(part.width * part.height for part in source.read) == box.width * box.height
    fresh = Compositor()
    fresh.set_picture(source.pixels)
    assert np.array_equal(after, shot(fresh, side, zoom)), "as if all had been made anew"
    assert not np.array_equal(after, first)


def test_what_there_was_no_time_for_comes_with_the_next_frames(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.canvas.compositor.FIRST_PATIENCE", 0.0)
    compositor, pixels = Compositor(), noise(600)
    compositor.set_picture(pixels)
    shot(compositor, 600, 1.0)
    assert not compositor.complete
    for _ in range(100):
        image = shot(compositor, 600, 1.0)
        if compositor.complete:
            break
    assert np.array_equal(image, pixels)


def test_odd_sizes_keep_their_last_row_and_column() -> None:
    shown = np.zeros((35, 35, 3), np.uint8)
    shown[34:], shown[:, 34:] = 255, 255
    compositor = Compositor()
    compositor.set_picture(shown)
    canvas = QImage(35, 35, QImage.Format.Format_RGB32)
    canvas.fill(QColor("black"))
    painter = QPainter(canvas)
    compositor.draw(painter, QRectF(0, 0, 7, 7), QRectF(0, 0, 35, 35), 0.2)
    painter.end()
    image = from_qimage(canvas)
    assert image[3, 6].min() > 0
    assert image[6, 3].min() > 0
    assert not image[7:, 7:].any(), "nothing beyond the picture"


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
