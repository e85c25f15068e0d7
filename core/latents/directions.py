"""Directions in latent space: learned as differences of means, and added to latents.

The mean difference of two sets of examples is the simplest direction that works (Larsen et al., arXiv
1512.09300; Radford et al., arXiv 1511.06434). With enough examples it is whitened by their own scatter,
shrunk as Ledoit and Wolf (2004) do: what merely varies a lot (colour, size) does not drown what differs.
Attributes to be kept are projected out (Shen et al., InterFaceGAN, arXiv 1907.10786, section 3.3).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from core.arrays import Floats, frozen
from core.direction import Direction, Kept, Kind
from core.errors import InputError

ENOUGH = 64
"""Examples in the smaller set from which a direction is whitened, unless it is said otherwise."""

_SAME = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Learned:
    """What two sets of examples give.

    Attributes:
        vector: float32, shaped like one example, of norm 1.
        unit: Standard deviation of all examples along it, the two sets counting alike: from the middle of one
            set to that of the other it is up to 2.
        kept: The vectors it is orthogonal to.
    """

    vector: Floats
    unit: float
    kept: tuple[Kept, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Examples:
    """Two sets of examples of an attribute.

    Attributes:
        name: For sentences and the drift meter.
        more: float (n, …), those that have it.
        less: float (m, …), those that do not.
    """

    name: str
    more: Tensor
    less: Tensor


def learn(examples: Examples, keep: Sequence[Examples] = (), *, whiten: bool | None = None) -> Learned:
    """The direction from ``less`` to ``more``.

    Args:
        examples: Latents (n, C, h, w) or conditionings (n, L, D).
        keep: Attributes to be left alone, in the same space.
        whiten: Whether to whiten; None where there are ``ENOUGH`` examples.

    Raises:
        InputError: If the sets do not differ, or in nothing but what is to be kept.
    """
    more, less = _flat(examples.more), _flat(examples.less)
    vector = more.mean(0) - less.mean(0)
    if float(vector.norm()) <= _SAME * max(1.0, float(more.norm(dim=1).mean())):
        raise InputError(
            "The two sets of examples are the same: a direction needs two that differ in something."
        )
    if whiten is None:
        whiten = min(len(more), len(less)) >= ENOUGH
    if whiten:
        vector = _whitened(vector, torch.cat([more - more.mean(0), less - less.mean(0)]))
    kept = [_kept(attribute) for attribute in keep]
    length = float(vector.norm())
    vector = orthogonal(vector, [torch.from_numpy(other.vector.copy()) for other in kept])
    if float(vector.norm()) < 1e-3 * length:
        names = " and ".join(f"“{other.name}”" for other in kept)
        raise InputError(f"Nothing is left of this direction without {names}: keep less.")
    vector = vector / vector.norm()
    return Learned(
        vector=_array(vector, examples.more.shape[1:]), unit=_unit(vector, more, less), kept=tuple(kept)
    )


def orthogonal(vector: Tensor, others: Sequence[Tensor]) -> Tensor:
    """The part of a vector that is orthogonal to all the others; float64, flat."""
    flat = vector.double().flatten()
    if not others:
        return flat
    basis, _ = torch.linalg.qr(torch.stack([other.double().flatten() for other in others]).T)
    for _ in range(2):  # once more, for what rounding left
        flat = flat - basis @ (basis.T @ flat)
    return flat


def shift(steps: Sequence[tuple[Direction, float]], like: Tensor) -> Tensor:
    """What latent directions add together, float32 (1, C, h, w) on the device of ``like``.

    Args:
        steps: Directions and amounts; those of other kinds add nothing here.
        like: Latent (B, C, h, w); a direction learned at another size is scaled to it.

    Raises:
        InputError: If a direction has another number of channels.
    """
    total = torch.zeros_like(like[:1], dtype=torch.float32)
    for direction, amount in steps:
        if direction.kind is not Kind.LATENT or not amount:
            continue
        vector = torch.from_numpy(direction.main.copy())[None].to(like.device)
        if vector.shape[1] != like.shape[1]:
            raise InputError(
                f"The direction “{direction.name}” has {vector.shape[1]} channels where this model's latents "
                f"have {like.shape[1]}: it belongs to another model."
            )
        if vector.shape[2:] != like.shape[2:]:
            vector = functional.interpolate(vector, size=like.shape[2:], mode="bilinear", align_corners=False)
        total += amount * direction.unit * vector
    return total


def drift(direction: Direction, change: Floats) -> list[tuple[str, float]]:
    """How far a change (C, h, w) of a latent goes along what the direction keeps, in standard deviations.

    A latent of another size is scaled to the one the direction was learned at.
    """
    if direction.kind is not Kind.LATENT:
        return []
    if change.shape != direction.main.shape:
        size = direction.main.shape[1:]
        there = torch.from_numpy(np.array(change, np.float32))[None]
        change = functional.interpolate(there, size=size, mode="bilinear", align_corners=False)[0].numpy()
    return [
        (kept.name, float(np.vdot(change.astype(np.float64), kept.vector.astype(np.float64))) / kept.unit)
        for kept in direction.kept
    ]


def _kept(attribute: Examples) -> Kept:
    more, less = _flat(attribute.more), _flat(attribute.less)
    vector = more.mean(0) - less.mean(0)
    if float(vector.norm()) <= _SAME * max(1.0, float(more.norm(dim=1).mean())):
        raise InputError(f"“{attribute.name}” cannot be kept: it makes no difference to this model.")
    vector = vector / vector.norm()
    unit = _unit(vector, more, less)
    return Kept(name=attribute.name, vector=_array(vector, attribute.more.shape[1:]), unit=unit)


def _unit(vector: Tensor, more: Tensor, less: Tensor) -> float:
    """Standard deviation along a vector over both sets, each counting half."""
    up, down = more @ vector, less @ vector
    within = (up.var(unbiased=False) + down.var(unbiased=False)) / 2
    between = (up.mean() - down.mean()) / 2
    return float((within + between**2).sqrt())


def _whitened(difference: Tensor, residuals: Tensor) -> Tensor:
    """The inverse of the shrunk scatter, times the difference; through the examples' own (n, n) products.

    Args:
        difference: float64 (d,).
        residuals: float64 (n, d), each set about its mean.
    """
    count, size = residuals.shape
    gram = residuals @ residuals.T / count
    scale = float(gram.trace()) / size
    if scale <= 0:
        return difference
    lengths = (residuals**2).sum(1)
    spread = float((gram**2).sum()) - size * scale**2  # |S - scale I|², S the scatter
    noise = (float((lengths**2).sum()) / count - float((gram**2).sum())) / count
    shrinkage = min(1.0, max(0.05, noise / spread)) if spread > 0 else 1.0
    ridge = shrinkage * scale
    if shrinkage >= 1:
        return difference
    # Woodbury: (ridge I + a RᵀR/n)⁻¹ δ
    weight = (1 - shrinkage) / count
    inner = torch.eye(count, dtype=torch.float64) * ridge + weight * count * gram
    back = torch.linalg.solve(inner, residuals @ difference)
    whitened: Tensor = (difference - weight * residuals.T @ back) / ridge
    return whitened


def _flat(examples: Tensor) -> Tensor:
    return examples.detach().cpu().double().flatten(1)


def _array(vector: Tensor, shape: torch.Size) -> Floats:
    return frozen(vector.float().reshape(shape).numpy())
