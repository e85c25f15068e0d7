"""The inspector's numbers are scikit-image's, and its pictures show what they say."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from skimage import metrics

from core.latents.inspect import channel_picture, inspect, psnr, ssim
from tests.core.files.made_pictures import colours

SKIMAGE: Any = metrics
RANDOM = np.random.default_rng(3)


@pytest.mark.parametrize("shape", [(64, 96), (7, 7), (33, 250)])
@pytest.mark.parametrize("spread", [1, 12, 120])
def test_psnr_and_ssim_are_those_of_scikit_image(shape: tuple[int, int], spread: int) -> None:
    one = RANDOM.integers(0, 256, (*shape, 3)).astype(np.uint8)
    one[: shape[0] // 2] = 230  # flat parts are where implementations differ
    noise = RANDOM.integers(-spread, spread + 1, one.shape)
    other = np.clip(one.astype(int) + noise, 0, 255).astype(np.uint8)
    assert psnr(one, other) == pytest.approx(SKIMAGE.peak_signal_noise_ratio(one, other), abs=1e-9)
    theirs = SKIMAGE.structural_similarity(one, other, channel_axis=-1)
    assert ssim(one, other) == pytest.approx(theirs, abs=1e-9)


def test_the_same_picture() -> None:
    picture = colours(32, 40)
    assert psnr(picture, picture) == math.inf
    assert ssim(picture, picture) == pytest.approx(1)


def test_what_is_shown_of_a_latent() -> None:
    picture = colours(64, 64)
    decoded = picture.copy()
    decoded[3, 4, 1] -= 100
    latent = RANDOM.standard_normal((4, 8, 8)).astype(np.float32) + 1
    found = inspect(picture, latent, decoded)
    assert found.compression == 48
    assert found.shell == 16
    assert found.norm == pytest.approx(float(np.linalg.norm(latent)), rel=1e-5)
    assert found.counts.sum() == latent.size
    assert found.normal.sum() == pytest.approx(latent.size, rel=1e-3)
    assert (found.worst, int(found.error.max()), int((found.error > 0).sum())) == (100, 255, 1)
    assert found.error[3, 4, 1] == 255
    assert found.means == pytest.approx([float(mean) for mean in latent.mean((1, 2))])
    for channel, shown in zip(latent, found.channels, strict=True):
        assert (shown.min(), shown.max()) == (0, 255)
        assert np.argmax(shown) == np.argmax(channel)


def test_a_flat_channel_is_black() -> None:
    assert not channel_picture(np.full((3, 4), 2.5, np.float32)).any()
