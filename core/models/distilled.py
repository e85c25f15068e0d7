"""UNets that are told their guidance, instead of running twice for it (LCM, arXiv 2310.04378)."""

from __future__ import annotations

import math

import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from torch import Tensor

import core.models.libraries  # noqa: F401  (silences them)


def embedding_width(unet: UNet2DConditionModel) -> int:
    """How many numbers tell a UNet its guidance; 0 if it is not told."""
    return int(unet.config.get("time_cond_proj_dim") or 0)


def guidance_embedding(scale: Tensor, width: int) -> Tensor:
    """Sines and cosines of the guidance beyond 1, as the timestep's are made (arXiv 2107.00630).

    Args:
        scale: (B,), 1 or more.
        width: Of the embedding.

    Returns:
        float32 (B, width).
    """
    half = width // 2
    rates = torch.exp(torch.arange(half, dtype=torch.float32) * -(math.log(10000.0) / (half - 1)))
    angles = (scale - 1).float()[:, None] * 1000 * rates
    embedded = torch.cat([angles.sin(), angles.cos()], dim=1)
    return torch.nn.functional.pad(embedded, (0, width % 2))
