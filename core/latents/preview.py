"""Previews: a linear map from latent to RGB, fitted to the model at hand."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field

import torch
from torch import Tensor
from torch.nn import functional

from core.arrays import Picture
from core.jobs import PreviewMode
from core.latents.codec import decode, encode, to_pictures
from core.latents.tiny import TinyPreview
from core.models import learnt
from core.models.model import Model

# Rows are channels; from latents of unit variance to RGB -1..1 (ComfyUI's published constants).
_SD1 = (
    (0.3512, 0.2297, 0.3227),
    (0.3250, 0.4974, 0.2350),
    (-0.2829, 0.1762, 0.2721),
    (-0.2120, -0.2616, -0.7177),
)
_XL = (
    (0.3651, 0.4232, 0.4341),
    (-0.2533, -0.0042, 0.1068),
    (0.1076, 0.1111, -0.0362),
    (-0.3165, -0.2492, -0.2188),
)
_NO_BIAS, _XL_BIAS = (0.0, 0.0, 0.0), (0.1084, -0.0175, -0.0011)
_FAMILIES = {"sd1": (_SD1, _NO_BIAS), "sd2": (_SD1, _NO_BIAS), "sdxl": (_XL, _XL_BIAS)}


@dataclass(frozen=True, slots=True, eq=False)
class LinearPreview:
    """RGB as a linear function of a latent cell.

    Attributes:
        weight: float32 (C, 3).
        bias: float32 (3,).
    """

    weight: Tensor
    bias: Tensor

    def pictures(self, denoised: Tensor) -> tuple[Picture, ...]:
        """Latents (B, C, h, w) as pictures uint8 (h, w, 3): one pixel for each cell."""
        rgb = torch.einsum("bchw,cd->bdhw", denoised.float().cpu(), self.weight) + self.bias[:, None, None]
        return to_pictures(rgb)


@dataclass(slots=True, eq=False)
class Previewer:
    """Decides at each step of a job how its preview is made, and keeps to the budget.

    Attributes:
        model: Whose decoder makes the fine kind.
        linear: Makes the fast kind.
        mode: What the person wants.
        tiny: Makes a kind between the two; None where the person has no weights for it.
        spent: Seconds previews have cost so far.
    """

    BUDGET = 0.03

    model: Model
    linear: LinearPreview
    mode: PreviewMode
    tiny: TinyPreview | None = None
    spent: float = 0.0
    _fine_cost: float | None = None
    _tiny_cost: float = 0.0
    _begun: float = field(default_factory=time.perf_counter)

    def pictures(self, denoised: Tensor, cancel: threading.Event) -> tuple[tuple[Picture, ...], bool]:
        """Pictures of (B, C, h, w) and whether they are fine."""
        begun = time.perf_counter()
        fine = self.mode is PreviewMode.FINE or (self.mode is PreviewMode.AUTO and self._affordable(begun))
        if fine:
            pictures = tuple(
                picture
                for one in denoised[:, None]
                for picture in to_pictures(decode(self.model, one, cancel))
            )
        elif self.tiny is not None and self._affords(self._tiny_cost, begun):
            pictures = self.tiny.pictures(denoised)
            self._tiny_cost = time.perf_counter() - begun
        else:
            pictures = self.linear.pictures(denoised)
        cost = time.perf_counter() - begun
        self.spent += cost
        if fine:
            self._fine_cost = cost
        return pictures, fine

    def learn(self, seconds: float) -> None:
        """What decoding a batch of this job's pictures costs, measured elsewhere."""
        self._fine_cost = seconds

    def _affordable(self, now: float) -> bool:
        return self._fine_cost is not None and self._affords(self._fine_cost, now)

    def _affords(self, cost: float, now: float) -> bool:
        return self.spent + cost <= self.BUDGET * (now - self._begun)


def linear_preview(model: Model, cancel: threading.Event, *, keep: bool = False) -> LinearPreview:
    """The map for ``model``: known factors where the family has them, else a least-squares fit.

    The fit encodes synthetic pictures of many colours and solves latent → mean colour of the cell. It takes
    well under a second, needs no sample pictures, and sees every hue at every lightness.

    Args:
        model: Whose latents.
        cancel: Looked at while pictures are encoded.
        keep: Whether the fit is kept for the next time, by the model's fingerprint: not if its VAE is
            another's.
    """
    known = _FAMILIES.get(model.info.family)
    if known is not None and model.info.channels == 4:
        return LinearPreview(torch.tensor(known[0]), torch.tensor(known[1]))
    if keep and (kept := _kept(model)) is not None:
        return kept
    pixels = _colours(model.info.factor)
    latent = encode(model, pixels, cancel).cpu()
    target = functional.avg_pool2d(pixels, model.info.factor)
    found = fit(latent, target)
    if keep:
        learnt.keep(model.info.fingerprint, "preview", [found.weight.tolist(), found.bias.tolist()])
    return found


def _kept(model: Model) -> LinearPreview | None:
    """The fit of another time; None if there is none, or it is damaged."""
    try:
        weight, bias = learnt.recall(model.info.fingerprint, "preview")
        found = LinearPreview(torch.tensor(weight), torch.tensor(bias))
    except (TypeError, ValueError):
        return None
    return found if found.weight.shape == (model.info.channels, 3) and found.bias.shape == (3,) else None


def fit(latent: Tensor, target: Tensor) -> LinearPreview:
    """Least squares from latent cells to colours, lightly ridged.

    Args:
        latent: (B, C, h, w).
        target: (B, 3, h, w), -1..1.
    """
    cells = latent.permute(0, 2, 3, 1).flatten(0, 2).double()
    cells = torch.cat([cells, torch.ones(len(cells), 1, dtype=cells.dtype)], dim=1)
    colours = target.permute(0, 2, 3, 1).flatten(0, 2).double()
    ridge = 1e-3 * len(cells) * torch.eye(cells.shape[1], dtype=cells.dtype)
    solution = torch.linalg.solve(cells.T @ cells + ridge, cells.T @ colours).float()
    return LinearPreview(solution[:-1].contiguous(), solution[-1].contiguous())


def _colours(factor: int) -> Tensor:
    """Soft blobs in many colours and lightnesses: float32 (4, 3, 16 * factor, 16 * factor)."""
    generator = torch.Generator().manual_seed(0)
    coarse = torch.rand(4, 3, 8, 8, generator=generator) * 2.4 - 1.2
    white = torch.rand(4, 1, 8, 8, generator=generator) < 0.25
    coarse = torch.where(white, torch.ones(()), coarse).clamp(-1, 1)
    return functional.interpolate(coarse, scale_factor=2 * factor, mode="bicubic", align_corners=False).clamp(
        -1, 1
    )
