"""One seed, one picture: all noise is drawn on the CPU, from one generator for each picture."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor


def generators(seeds: Sequence[int]) -> list[torch.Generator]:
    """A fresh CPU generator for each seed; further noise (ancestral samplers) is drawn from it too."""
    return [torch.Generator("cpu").manual_seed(seed) for seed in seeds]


def draw(sources: Sequence[torch.Generator], shape: tuple[int, int, int]) -> Tensor:
    """Standard normal noise, as diffusers' pipelines draw it for a single picture.

    Args:
        sources: One generator for each picture; each gives one ``randn`` of (1, C, h, w).
        shape: (C, h, w).

    Returns:
        float32 (B, C, h, w) on the CPU.
    """
    return torch.cat([torch.randn((1, *shape), generator=source, dtype=torch.float32) for source in sources])
