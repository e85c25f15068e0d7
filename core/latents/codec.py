"""Between pictures and latents: encode and decode, in overlapping tiles above a size."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import numpy as np
import torch
from torch import Tensor, nn

from core.arrays import Picture, frozen
from core.errors import JobCancelled
from core.files.pictures import flatten, resized
from core.geometry import Size
from core.models.model import Model
from core.needs import WHOLE

TILE = 768
"""Side of a tile in pixels."""
OVERLAP = 128
"""How far neighbouring tiles reach into each other, in pixels; they are cross-faded there."""
SMALL_TILE = 384
"""The same where memory has run out."""


def check(cancel: threading.Event) -> None:
    """Stop here if the person has cancelled.

    Raises:
        JobCancelled: If so.
    """
    if cancel.is_set():
        raise JobCancelled


def to_tensor(picture: Picture, size: Size) -> Tensor:
    """A picture as the VAE takes it.

    Args:
        picture: uint8 (H, W, 3|4); transparency is laid on white.
        size: Resized to this (Lanczos) if it differs.

    Returns:
        float32 (1, 3, H, W), -1..1, on the CPU.
    """
    rgb = resized(flatten(picture, (255, 255, 255)), size)
    return torch.from_numpy(np.array(rgb)).permute(2, 0, 1)[None].float() / 127.5 - 1


def to_pictures(pixels: Tensor) -> tuple[Picture, ...]:
    """What the VAE gives, as pictures: (B, 3, H, W), -1..1 → uint8 (H, W, 3), read-only, for each."""
    scaled = (pixels.float() / 2 + 0.5).clamp(0, 1).mul(255).round().to(torch.uint8)
    return tuple(frozen(array) for array in scaled.permute(0, 2, 3, 1).cpu().numpy())


def encode(model: Model, pixels: Tensor, cancel: threading.Event) -> Tensor:
    """Pictures to latents: the mean of the VAE's distribution, scaled to about unit variance.

    Args:
        model: Whose VAE.
        pixels: (B, 3, H, W), -1..1.
        cancel: Looked at between tiles.

    Returns:
        float32 (B, C, h, w) on the model's device.
    """
    factor = model.info.factor

    def code(tile: Tensor) -> Tensor:
        with _breaks(model.vae.encoder, cancel):
            mean: Tensor = model.vae.encode(tile).latent_dist.mode()
        return mean

    mean = _coded(model, pixels, code, step=factor, scale=1 / factor, cancel=cancel)
    return (mean - _shift(model)) * _scaling(model)


def decode(model: Model, latent: Tensor, cancel: threading.Event) -> Tensor:
    """Latents to pictures.

    Args:
        model: Whose VAE.
        latent: (B, C, h, w), scaled to about unit variance.
        cancel: Looked at between tiles.

    Returns:
        float32 (B, 3, H, W), about -1..1, on the model's device.

    Raises:
        OutOfMemoryError: If there is not enough memory even for small tiles.
    """

    def code(tile: Tensor) -> Tensor:
        with _breaks(model.vae.decoder, cancel):
            sample: Tensor = model.vae.decode(tile).sample
        return sample

    unscaled = latent.float() / _scaling(model) + _shift(model)
    return _coded(model, unscaled, code, step=1, scale=model.info.factor, cancel=cancel)


def _coded(
    model: Model,
    whole: Tensor,
    code: Callable[[Tensor], Tensor],
    *,
    step: int,
    scale: float,
    cancel: threading.Event,
) -> Tensor:
    """Run the VAE, as sparingly as memory asks for and in a precision that holds its numbers."""
    vae, economy = model.vae, model.economy

    def exact(tile: Tensor) -> Tensor:
        tile = tile.contiguous(memory_format=torch.channels_last)
        coded = code(tile.to(vae.dtype))
        if vae.dtype is torch.float16 and torch.isfinite(tile).all() and not torch.isfinite(coded).all():
            economy.widen(vae, torch.float32)
            coded = code(tile)
        return coded.float()

    def tiled() -> Tensor:
        tile = SMALL_TILE if economy.small_tiles else 0
        place = model.placement.device
        return _tiled(whole.to(place), exact, step=step, scale=scale, cancel=cancel, tile=tile)

    larger = max(whole.shape[-2:]) * max(scale, 1.0) > SMALL_TILE
    return economy.attempt(tiled, vae, tiled=larger)


@contextmanager
def _breaks(part: nn.Module, cancel: threading.Event) -> Iterator[None]:
    """Look at ``cancel`` before each convolution, too: one tile takes longer than a step."""
    hooks = [
        module.register_forward_pre_hook(lambda *_: check(cancel))
        for module in part.modules()
        if isinstance(module, nn.Conv2d)
    ]
    try:
        yield
    finally:
        for hook in hooks:
            hook.remove()


def _scaling(model: Model) -> float:
    return float(model.vae.config["scaling_factor"])


def _shift(model: Model) -> float:
    return float(model.vae.config.get("shift_factor") or 0.0)


@torch.inference_mode()
def _tiled(
    whole: Tensor,
    code: Callable[[Tensor], Tensor],
    *,
    step: int,
    scale: float,
    cancel: threading.Event,
    tile: int = 0,
) -> Tensor:
    """Run ``code`` over the picture, in one piece if it is small enough.

    Tiles start at multiples of ``step``; their results, ``scale`` times as large, are cross-faded linearly
    over the overlap, so that no seam shows.
    """
    check(cancel)
    height, width = whole.shape[-2:]
    pixels_per_cell = 1.0 if scale < 1 else scale
    if not tile and height * width * pixels_per_cell**2 <= WHOLE:
        return code(whole)
    side = _cells((tile or TILE) / pixels_per_cell, step)
    overlap = _cells(OVERLAP / pixels_per_cell, step)
    total: Tensor | None = None
    weight: Tensor | None = None
    for top in _starts(height, side, overlap, step):
        for left in _starts(width, side, overlap, step):
            check(cancel)
            part = code(whole[..., top : top + side, left : left + side])
            rows, columns = part.shape[-2:]
            if total is None or weight is None:
                total = part.new_zeros(*part.shape[:2], round(height * scale), round(width * scale))
                weight = part.new_zeros(total.shape[-2:])
            window = _ramp(rows, overlap * scale)[:, None] * _ramp(columns, overlap * scale)[None]
            y, x = round(top * scale), round(left * scale)
            total[..., y : y + rows, x : x + columns] += part * window.to(part.device)
            weight[y : y + rows, x : x + columns] += window.to(part.device)
    assert total is not None
    assert weight is not None
    return total / weight


def _cells(length: float, step: int) -> int:
    return max(step, round(length / step) * step)


def _starts(length: int, side: int, overlap: int, step: int) -> list[int]:
    """Where tiles begin, so that the last one ends at the edge."""
    if length <= side:
        return [0]
    count = -(-(length - overlap) // (side - overlap))
    return [(length - side) * index // (count - 1) // step * step for index in range(count - 1)] + [
        length - side
    ]


def _ramp(length: int, overlap: float) -> Tensor:
    """Weights that rise from the edges over the overlap; never zero, so that outer edges divide out."""
    distance = torch.arange(length, dtype=torch.float32) + 0.5
    return torch.minimum(distance, length - distance).div(max(overlap, 1.0)).clamp(max=1.0)
