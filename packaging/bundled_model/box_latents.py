"""Latents with zero mean and even axes, made so once and for all inside the autoencoder's own weights."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from box_data import HELD_OUT_SPLITS, learned, load
from box_profile import WORK, Profile
from box_shipped import go_on_from_shipped
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


def half_whitening(means: Tensor) -> tuple[Tensor, Tensor]:
    """A turn and a centre that leave axes uncorrelated, centred and of similar size.

    Axes keep the square root of their spread: small ones matter less, but are not lost in the noise.
    """
    flat = means.permute(0, 2, 3, 1).reshape(-1, means.shape[1]).double()
    centre = flat.mean(0)
    spread, axes = torch.linalg.eigh(torch.cov((flat - centre).T))
    order = spread.argsort(descending=True)
    spread, axes = spread[order].clamp_min(1e-8), axes[:, order]
    turn = torch.diag(spread.pow(-0.25)) @ axes.T
    return turn / spread.sqrt().mean().sqrt(), centre


def alignment(means: Tensor, earlier: Tensor) -> tuple[Tensor, Tensor]:
    """The turn and the centre that come nearest to an earlier autoencoder's latents of the same pictures.

    A denoiser trained on those goes on learning instead of starting again.
    """
    flat, wanted = (part.permute(0, 2, 3, 1).reshape(-1, part.shape[1]).double() for part in (means, earlier))
    centre = flat.mean(0)
    turn = torch.linalg.lstsq(flat - centre, wanted - wanted.mean(0)).solution.T
    return turn, centre - torch.linalg.solve(turn, wanted.mean(0))


@torch.no_grad()
def fold(vae: Any, logs: Tensor, turn: Tensor, centre: Tensor) -> None:
    """Makes the latents turn @ (latent - centre) instead, inside quant_conv and post_quant_conv.

    The log variances, which no linear layer can carry through a rotation, become the constants that fit
    the average spread.
    """
    channels = len(turn)
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
    means, logs = encode(vae, chosen)
    earlier = cast("Any", build(profile)).to(device(), memory_format=torch.channels_last).eval()
    if state["warm"] and go_on_from_shipped(profile, "vae", earlier):
        some = torch.arange(0, len(chosen), 4)
        fold(vae, logs, *alignment(means[some], encode(earlier, chosen[some])[0]))
    else:
        fold(vae, logs, *half_whitening(means))
    variants = []
    for number in range(profile.variants):
        shown = chosen if number == 0 else torch.cat([vary(part) for part in torch.split(chosen, 64)])
        variants.append(encode(vae, shown)[0].half())
        log(f"latents: variant {number + 1} of {profile.variants}")
    latents = torch.stack(variants, 1)
    spread = latents[:, 0].float().std((0, 2, 3))
    log(f"latents: {tuple(latents.shape)}, deviations {[round(float(x), 2) for x in spread]}")
    # The held-out ones are kept for measuring only.
    apart = [place for place, drawing in enumerate(drawings) if drawing.split in HELD_OUT_SPLITS]
    unseen = encode(vae, torch.from_numpy(np.asarray(pictures[apart])))[0].half()
    parts = {"places": torch.tensor(places), "latents": latents}
    measured = {"held_out_places": torch.tensor(apart), "held_out_latents": unseen}
    save(path, {"vae": vae.state_dict(), **parts, **measured})
    return path
