"""Latents with zero mean and even axes, made so once and for all inside the autoencoder's own weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from box_data import learned, load
from box_profile import WORK, Profile
from box_training import device, log, restore, save
from box_vae import as_float, build
from torch import Tensor
from torch.nn import functional

LARGEST_SHIFT = 0.045  # of the width
SMALLEST_SCALE = 0.86
LATENTS_FILE = "latents.pt"


@torch.no_grad()
def encode(vae: Any, pictures: Tensor, size: int = 32) -> tuple[Tensor, Tensor]:
    """Means and log variances of pictures given as bytes (B, H, W, 3)."""
    place = next(vae.parameters()).device
    means, logs = [], []
    for start in range(0, len(pictures), size):
        batch = as_float(pictures[start : start + size]).to(place)
        with torch.autocast(place.type, torch.bfloat16):
            posterior = vae.encode(batch).latent_dist
        means.append(posterior.mean.float().cpu())
        logs.append(posterior.logvar.float().cpu())
    return torch.cat(means), torch.cat(logs)


@torch.no_grad()
def fold(vae: Any, means: Tensor, logs: Tensor) -> None:
    """Turns the latent space so that its axes are uncorrelated, centred and of similar size.

    The rotation and the half-whitening (axes keep the square root of their spread) go into quant_conv and
    their inverse into post_quant_conv. The log variances, which no linear layer can carry through a
    rotation, become the constants that fit the average spread.
    """
    channels = means.shape[1]
    flat = means.permute(0, 2, 3, 1).reshape(-1, channels).double()
    centre = flat.mean(0)
    spread, axes = torch.linalg.eigh(torch.cov((flat - centre).T))
    order = spread.argsort(descending=True)
    spread, axes = spread[order].clamp_min(1e-8), axes[:, order]
    turn = torch.diag(spread.pow(-0.25)) @ axes.T
    turn /= spread.sqrt().mean().sqrt()
    noise = logs.double().exp().mean((0, 2, 3))
    logs_after = (turn.pow(2) @ noise).log()
    into, out = vae.quant_conv, vae.post_quant_conv
    weight, bias = into.weight.double()[:, :, 0, 0].cpu(), into.bias.double().cpu()
    new_weight = torch.cat([turn @ weight[:channels], torch.zeros_like(weight[channels:])])
    new_bias = torch.cat([turn @ (bias[:channels] - centre), logs_after])
    into.weight.copy_(new_weight[:, :, None, None])
    into.bias.copy_(new_bias)
    weight, bias = out.weight.double()[:, :, 0, 0].cpu(), out.bias.double().cpu()
    out.weight.copy_((weight @ torch.linalg.inv(turn))[:, :, None, None])
    out.bias.copy_(bias + weight @ centre)


def vary(pictures: Tensor) -> Tensor:
    """Shrinks and shifts drawings a little on their white page."""
    floats = pictures.permute(0, 3, 1, 2).float()
    count = len(floats)
    scale = torch.empty(count).uniform_(SMALLEST_SCALE, 1.0)
    shift = torch.empty(count, 2).uniform_(-2 * LARGEST_SHIFT, 2 * LARGEST_SHIFT)
    turns = torch.zeros(count, 2, 3)
    turns[:, 0, 0] = turns[:, 1, 1] = 1 / scale
    turns[:, :, 2] = shift
    grid = functional.affine_grid(turns, list(floats.shape), align_corners=False)
    moved = 255 - functional.grid_sample(255 - floats, grid, mode="bicubic", align_corners=False)
    return moved.clamp(0, 255).round().byte().permute(0, 2, 3, 1)


def make(profile: Profile) -> Path:
    """Writes the folded autoencoder and every learned drawing's latents, in a few positions each."""
    path = WORK / profile.name / LATENTS_FILE
    if path.exists():
        return path
    torch.manual_seed(2)
    vae = cast("Any", build(profile)).to(device(), memory_format=torch.channels_last).eval()
    state = cast("dict[str, Any]", restore(WORK / profile.name / "vae.pt"))
    vae.load_state_dict(state["vae"])
    drawings, pictures = load()
    places = learned(drawings, profile)[: 8 if profile.name == "smoke" else None]
    chosen = torch.from_numpy(np.asarray(pictures[places]))
    fold(vae, *encode(vae, chosen))
    variants = []
    for number in range(profile.variants):
        shown = chosen if number == 0 else torch.cat([vary(part) for part in torch.split(chosen, 64)])
        variants.append(encode(vae, shown)[0].half())
        log(f"latents: variant {number + 1} of {profile.variants}")
    latents = torch.stack(variants, 1)
    spread = latents[:, 0].float().std((0, 2, 3))
    log(f"latents: {tuple(latents.shape)}, deviations {[round(float(x), 2) for x in spread]}")
    save(path, {"vae": vae.state_dict(), "latents": latents, "places": torch.tensor(places)})
    return path
