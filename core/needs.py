"""How much of a device's memory a picture needs, told before it is begun; without torch."""

from __future__ import annotations

from dataclasses import dataclass

from core.geometry import Size

WHOLE = 1024 * 1024
"""Pictures up to this many pixels are coded in one piece."""

# Tensors of the widest level that are alive at once, measured with torch's memory profiler on Stable
# Diffusion's shapes: at small sizes the widest convolution's weights, packed for the processor, weigh more.
_STEP_TENSORS = 27
_STEP_TENSORS_BESIDE = 7
_CODING_TENSORS = 6
_PER_PIXEL = 32
"""Bytes for each pixel of the picture itself, in float32 and in bytes, and of its tiles' weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Needs:
    """What a model's work takes.

    Attributes:
        weights: Bytes of its networks.
        packed: Bytes of its largest weight.
        cell: Bytes of the UNet's widest level for one latent cell.
        pixel: Bytes of the VAE's widest level for one pixel.
        factor: Pixels per latent cell along a side.
        together: Latent cells that are worth drawing at once on the device.
        room: Bytes of memory that the device has; 0 if it cannot be told.
    """

    weights: int
    packed: int
    cell: int
    pixel: int
    factor: int
    together: int
    room: int = 0

    def batch(self, size: Size) -> int:
        """How many pictures of ``size`` are drawn together."""
        return max(1, min(8, self.together // (4 * self._cells(size))))

    def work(self, size: Size, batch: int, *, guided: bool = True) -> int:
        """About how many bytes drawing ``batch`` pictures takes on top of the weights."""
        level = batch * (1 + guided) * self._cells(size) * self.cell
        step = max(_STEP_TENSORS * level, self.packed + _STEP_TENSORS_BESIDE * level)
        pixels = min(size.area, WHOLE)  # larger pictures are decoded in tiles
        return max(step, _CODING_TENSORS * pixels * self.pixel + _PER_PIXEL * size.area)

    def total(self, size: Size, count: int, *, guided: bool = True) -> int:
        """About how many bytes it takes in all, weights included, to draw ``count`` pictures."""
        return self.weights + self.work(size, min(count, self.batch(size)), guided=guided)

    def _cells(self, size: Size) -> int:
        return max(1, size.area // self.factor**2)
