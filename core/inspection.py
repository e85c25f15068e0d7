"""What the inspector shows of a picture's latent: plain numbers and pictures."""

from __future__ import annotations

from dataclasses import dataclass

from core.arrays import Floats, LatentArray, Picture


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inspection:
    """A picture, its latent, and what comes back of it.

    Attributes:
        latent: float32 (C, h, w).
        shape: Of the picture as the model saw it: height, width, 3.
        norm: Length of the latent.
        shell: Where a standard normal latent of its size lies: about sqrt(C h w).
        means: Of each channel.
        deviations: Of each channel.
        counts: Histogram over all channels: numbers of values in each bin.
        edges: Of its bins, one more than ``counts``.
        normal: What a standard normal latent would have in each bin.
        channels: One picture for each channel, uint8 (h, w): its smallest value black, its largest white.
        decoded: uint8 (H, W, 3), what comes back.
        error: uint8 (H, W, 3), how far each value is off, brightened so that the largest is white.
        worst: The largest error, in levels of 255.
        psnr: In dB, of what comes back; infinite for the same picture.
        ssim: -1..1 (Wang et al. 2004), as scikit-image computes it.
    """

    latent: LatentArray
    shape: tuple[int, int, int]
    norm: float
    shell: float
    means: tuple[float, ...]
    deviations: tuple[float, ...]
    counts: Floats
    edges: Floats
    normal: Floats
    channels: tuple[Picture, ...]
    decoded: Picture
    error: Picture
    worst: int
    psnr: float
    ssim: float

    @property
    def compression(self) -> float:
        """How many times fewer numbers the latent has than the picture."""
        height, width, depth = self.shape
        return height * width * depth / self.latent.size
