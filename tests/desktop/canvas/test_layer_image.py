"""What the canvas shows of layers is what they make, to a rounding."""

from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from core.arrays import Picture
from core.document.composite import composite
from core.document.document import Document
from core.document.layer import Blend, Layer
from core.geometry import Rect
from desktop.canvas.layer_image import seen


def noise(width: int, height: int, channels: int = 4, seed: int = 0) -> Picture:
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), np.uint8)


def shown(document: Document, box: Rect) -> NDArray[np.int64]:
    """What the canvas shows, colours multiplied by alpha: RGBA, whole numbers."""
    image = seen(document, box).convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
    return np.frombuffer(image.constBits(), np.uint8).reshape(box.height, box.width, 4).astype(np.int64)


def made(document: Document, box: Rect) -> NDArray[np.int64]:
    """The same of what would be saved."""
    pixels = composite(document, box).astype(np.int64)
    pixels[..., :3] = np.round(pixels[..., :3] * pixels[..., 3:] / 255)
    return pixels


@pytest.mark.parametrize("blend", list(Blend))
@pytest.mark.parametrize("opacity", [1.0, 0.4])
@pytest.mark.parametrize("channels", [3, 4])
def test_a_layer_over_another(blend: Blend, opacity: float, channels: int) -> None:
    document = Document.of(noise(600, 300, channels))
    layer = replace(Layer.of(noise(400, 500, seed=1), x=-50, y=40), blend=blend, opacity=opacity)
    document = document.inserted(layer, 1)
    for box in (Rect(0, 0, 600, 300), Rect(250, 90, 77, 31)):
        assert np.abs(shown(document, box) - made(document, box)).max() <= 3


def test_one_opaque_layer_is_shown_to_the_bit_and_a_hidden_one_not_at_all() -> None:
    pixels = noise(300, 280, 3)
    document = Document.of(pixels)
    hidden = replace(Layer.of(noise(300, 280)), visible=False)
    box = Rect(7, 5, 290, 270)
    assert np.array_equal(shown(document.inserted(hidden, 1), box)[..., :3], pixels[box.slices])


def test_where_nothing_lies_nothing_is_shown() -> None:
    document = Document.of(noise(300, 280, 3))
    bottom = document.layers[0]
    assert not shown(document.with_layer(replace(bottom, x=100)), Rect(0, 0, 100, 280)).any()
