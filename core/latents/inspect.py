"""Looking into a latent: its numbers, its channels, and what is lost on the way there and back."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from core.arrays import Floats, LatentArray, Picture, frozen
from core.inspection import Inspection

BINS = 61
REACH = 5.0
"""The histogram shows -5..5; what lies beyond counts in its outer bins."""
WINDOW = 7
"""Side of the window SSIM compares, as in scikit-image."""


def inspect(picture: Picture, latent: LatentArray, decoded: Picture) -> Inspection:
    """All the inspector shows.

    Args:
        picture: uint8 (H, W, 3), at least 7x7.
        latent: float32 (C, h, w), of the picture.
        decoded: uint8 (H, W, 3), of the latent.
    """
    edges = np.linspace(-REACH, REACH, BINS + 1)
    counts, _ = np.histogram(np.clip(latent, -REACH, REACH), edges)
    share = np.diff([0.5 * (1 + math.erf(edge / math.sqrt(2))) for edge in edges])
    off = np.abs(picture.astype(np.int16) - decoded)
    worst = int(off.max())
    height, width = picture.shape[:2]
    return Inspection(
        latent=frozen(latent),
        shape=(height, width, 3),
        norm=float(np.linalg.norm(latent.astype(np.float64))),
        shell=math.sqrt(latent.size),
        means=tuple(float(mean) for mean in latent.mean((1, 2))),
        deviations=tuple(float(deviation) for deviation in latent.std((1, 2))),
        counts=frozen(counts.astype(np.float32)),
        edges=frozen(edges.astype(np.float32)),
        normal=frozen((share * latent.size).astype(np.float32)),
        channels=tuple(channel_picture(channel) for channel in latent),
        decoded=frozen(decoded),
        error=frozen((off * (255.0 / max(worst, 1))).round().astype(np.uint8)),
        worst=worst,
        psnr=psnr(picture, decoded),
        ssim=ssim(picture, decoded),
    )


def channel_picture(channel: Floats) -> Picture:
    """A channel (h, w) in grey, its smallest value black and its largest white."""
    low, high = float(channel.min()), float(channel.max())
    scaled = (channel - low) / max(high - low, 1e-12) * 255
    return frozen(scaled.round().astype(np.uint8))


def psnr(one: Picture, other: Picture) -> float:
    """Peak signal to noise of two pictures, in dB; infinite if they are the same."""
    error = float(np.mean((one.astype(np.float64) - other) ** 2))
    return math.inf if error == 0 else 10 * math.log10(255**2 / error)


def ssim(one: Picture, other: Picture) -> float:
    """Structural similarity (Wang et al. 2004), -1..1: 7x7 windows, sample covariance, mean over channels.

    Args:
        one: uint8 (H, W, 3), at least 7x7.
        other: The same shape.
    """
    a, b = one.astype(np.float64), other.astype(np.float64)
    count = WINDOW**2
    mean_a, mean_b = _windows(a), _windows(b)
    correction = count / (count - 1)
    var_a = correction * (_windows(a * a) - mean_a**2)
    var_b = correction * (_windows(b * b) - mean_b**2)
    cov = correction * (_windows(a * b) - mean_a * mean_b)
    c1, c2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2
    top = (2 * mean_a * mean_b + c1) * (2 * cov + c2)
    return float(np.mean(top / ((mean_a**2 + mean_b**2 + c1) * (var_a + var_b + c2))))


def _windows(values: NDArray[np.float64]) -> NDArray[np.float64]:
    """The mean of every whole window, (H - 6, W - 6, 3)."""
    sums = np.pad(values.cumsum(0).cumsum(1), ((1, 0), (1, 0), (0, 0)))
    side = WINDOW
    block = sums[side:, side:] - sums[:-side, side:] - sums[side:, :-side] + sums[:-side, :-side]
    mean: NDArray[np.float64] = block / side**2
    return mean
