"""The autoencoder: pictures to a small latent grid and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from box_data import Drawing, Pictures, load
from box_profile import PICTURE_SIZE, WORK, Profile
from box_shipped import go_on_from_shipped
from box_training import Clock, StopRequest, Threads, descend, device, log, mean, restore, save, set_rate
from diffusers import AutoencoderKL
from PIL import Image
from torch import Tensor, nn
from torch.nn import functional

KL_WEIGHT = 2e-4
HINT_WEIGHT = 0.5  # the green-magenta axis is learned last, and not at all without help
CHROMA_WEIGHT = 1.0
RATIO_WEIGHT = 0.15
CROP = 128
CROPS_UNTIL = 0.5  # of the time; whole pictures after that
ADVERSARY_FROM = 0.75
RARE_COLOURS = 6.0
SHOW_EVERY = 500


def build(profile: Profile) -> AutoencoderKL:
    """Makes an untrained autoencoder in diffusers' own class."""
    levels = len(profile.vae_channels)
    make: Any = AutoencoderKL  # diffusers' constructors are not typed
    vae: AutoencoderKL = make(
        in_channels=3,
        out_channels=3,
        down_block_types=("DownEncoderBlock2D",) * levels,
        up_block_types=("UpDecoderBlock2D",) * levels,
        block_out_channels=profile.vae_channels,
        layers_per_block=1,
        latent_channels=profile.latent_channels,
        norm_num_groups=profile.vae_groups,
        sample_size=PICTURE_SIZE,
        scaling_factor=1.0,
        force_upcast=False,
        mid_block_add_attention=False,
    )
    return vae


class Adversary(nn.Module):
    """A small PatchGAN: it says for every patch whether it looks drawn or decoded."""

    def __init__(self, width: int = 48) -> None:
        super().__init__()
        layers: list[nn.Module] = []
        before = 3
        for level in range(3):
            after = width * 2**level
            layers += [nn.Conv2d(before, after, 4, 2, 1), nn.LeakyReLU(0.2, inplace=True)]
            before = after
        self.body = nn.Sequential(*layers, nn.Conv2d(before, 1, 3, 1, 1))

    def forward(self, pictures: Tensor) -> Tensor:
        """Scores patches; above zero means drawn."""
        return cast("Tensor", self.body(pictures))


def as_float(pictures: Tensor) -> Tensor:
    """Bytes (B, H, W, 3) to floats (B, 3, H, W) in -1..1."""
    floats = pictures.permute(0, 3, 1, 2).float().div_(127.5).sub_(1)
    return floats.contiguous(memory_format=torch.channels_last)


class Crops:
    """Random batches of whole pictures or crops, flipped half of the time."""

    def __init__(self, drawings: list[Drawing], pictures: Pictures, profile: Profile) -> None:
        wanted = [place for place, drawing in enumerate(drawings) if drawing.split != "held_out"]
        self._pictures = torch.from_numpy(np.asarray(pictures[wanted]))
        weights = [3.0 if drawings[place].split == "train" else 1.0 for place in wanted]
        self._weights = torch.tensor(weights if not profile.all_concepts else [1.0] * len(wanted))
        self._weights *= 1 + RARE_COLOURS * self._rarely_coloured()

    def _rarely_coloured(self) -> Tensor:
        """The share of each picture that is green, violet or blue: most are yellow, red, brown or grey."""
        red, green, blue = self._pictures[:, ::8, ::8].int().unbind(-1)
        greener = green - torch.maximum(red, blue)
        violet = torch.minimum(red, blue) - green
        bluer = blue - red - 24  # the light blue of tears
        return (torch.stack((greener, violet, bluer)).amax(0) > 24).float().mean((1, 2)).sqrt()

    def batch(self, count: int, size: int) -> Tensor:
        """Draws `count` pictures of size x size."""
        picked = torch.multinomial(self._weights, count)
        space = PICTURE_SIZE - size
        parts = []
        for place in picked.tolist():
            top, left = (int(torch.randint(space + 1, ())) for _ in range(2))
            part = self._pictures[place, top : top + size, left : left + size]
            parts.append(part.flip(1) if bool(torch.rand(()) < 0.5) else part)
        return as_float(torch.stack(parts))


def losses(made: Tensor, wanted: Tensor) -> Tensor:
    """What a decoded picture lowers.

    L1, gradients, MSE and the logarithm of each picture's MSE (which is what PSNR averages); the same after
    pooling, and there once more for colour without brightness.
    """
    error = made - wanted
    total = error.abs().mean() + error.pow(2).mean()
    total = total + RATIO_WEIGHT * (error.pow(2).mean((1, 2, 3)) + 1e-3).log().mean()
    total = total + 0.5 * (error[..., 1:] - error[..., :-1]).abs().mean()
    total = total + 0.5 * (error[..., 1:, :] - error[..., :-1, :]).abs().mean()
    pooled = functional.avg_pool2d(error, 4)
    total = total + 0.5 * pooled.abs().mean() + 0.5 * functional.avg_pool2d(error, 16).abs().mean()
    return total + CHROMA_WEIGHT * (pooled - pooled.mean(1, keepdim=True)).abs().mean()


def latent_losses(wanted: Tensor, hint: Tensor, means: Tensor, logs: Tensor) -> Tensor:
    """What the latent itself lowers: a colour hint read from it, and a light KL."""
    colour = hint - functional.adaptive_avg_pool2d(wanted, (hint.shape[-2], hint.shape[-1]))
    total = HINT_WEIGHT * (colour.abs().mean() + colour.pow(2).mean())
    return total + KL_WEIGHT * 0.5 * (means.pow(2) + logs.exp() - 1 - logs).mean()


@torch.no_grad()
def fit_hint(vae: Any, layer: nn.Conv2d, wanted: Tensor) -> None:
    """Starts the colour hint at its least-squares solution on a batch."""
    latent = vae.encode(wanted).latent_dist.mode()
    colour = functional.adaptive_avg_pool2d(wanted, latent.shape[-2:])
    inputs = functional.pad(latent, (0, 0, 0, 0, 0, 1), value=1.0).transpose(0, 1).flatten(1).T
    solved = torch.linalg.lstsq(inputs, colour.transpose(0, 1).flatten(1).T).solution
    layer.weight.copy_(solved[:-1].T[:, :, None, None])
    assert layer.bias is not None
    layer.bias.copy_(solved[-1])


def train(profile: Profile, finish_at: str | None = None) -> Path:
    """Trains the autoencoder, or goes on where it stopped; returns its checkpoint."""
    path = WORK / profile.name / "vae.pt"
    place = device()
    kind: Any = {"device": place, "memory_format": torch.channels_last}
    torch.manual_seed(1)
    vae = cast("Any", build(profile))
    warm = go_on_from_shipped(profile, "vae", vae)
    vae.to(**kind)
    hint_layer = nn.Conv2d(profile.latent_channels, 3, 1).to(place)
    learned = [*vae.parameters(), *hint_layer.parameters()]
    optimiser = torch.optim.AdamW(learned, lr=profile.vae_rate, betas=(0.9, 0.98), weight_decay=1e-3)
    adversary = Adversary().to(place)
    rival = torch.optim.AdamW(adversary.parameters(), lr=profile.vae_rate / 2, betas=(0.5, 0.9))
    parts: dict[str, Any] = {
        "vae": vae, "hint": hint_layer, "optimiser": optimiser, "adversary": adversary, "rival": rival,
    }  # fmt: skip
    step, spent = 0, 0.0
    state = cast("dict[str, Any] | None", restore(path))
    if state is not None:
        if state["done"]:
            return path
        for name, part in parts.items():
            part.load_state_dict(state[name])
        step, spent = state["step"], state["spent"]
        torch.manual_seed(step)
    drawings, pictures = load()
    source = Crops(drawings, pictures, profile)
    if warm and step == 0:
        show(profile, vae, drawings, pictures)
        fit_hint(vae, hint_layer, source.batch(48, PICTURE_SIZE).to(**kind))
    clock, stop, threads = Clock(profile.vae_minutes, spent, finish_at), StopRequest(), Threads()
    log(f"vae: {sum(p.numel() for p in vae.parameters()) / 1e6:.2f} M, from step {step}")
    recent: list[Tensor] = []
    saved = clock.spent
    while True:
        done = clock.progress >= 1 or (0 < profile.most_steps <= step)
        if done or stop.asked or clock.spent - saved > profile.checkpoint_minutes * 60:
            saved = clock.spent
            kept = {name: part.state_dict() for name, part in parts.items()}
            save(path, {**kept, "step": step, "spent": saved, "warm": warm, "done": done})
            if stop.asked and not done:
                raise SystemExit(0)
            show(profile, vae, drawings, pictures)
            if done:
                return path
        threads.next_step()
        set_rate(optimiser, profile.vae_rate * clock.rate(step))
        small = clock.progress < CROPS_UNTIL
        count = profile.vae_batch * 2 if small else profile.vae_batch
        wanted = source.batch(count, CROP if small else PICTURE_SIZE).to(**kind)
        with torch.autocast(place.type, torch.bfloat16):
            posterior = vae.encode(wanted).latent_dist
            latent = posterior.sample()
            made = vae.decode(latent).sample
            hint = hint_layer(latent)
        loss = losses(made.float(), wanted)
        loss = loss + latent_losses(wanted, hint.float(), posterior.mean.float(), posterior.logvar.float())
        if profile.adversary and clock.progress > ADVERSARY_FROM:
            loss = loss + 0.05 * duel(adversary, rival, made, wanted)
        recent.append(descend(optimiser, loss, learned))
        step += 1
        if step % 50 == 0:
            pace = f"{clock.spent / step:.2f} s a step, {threads}"
            log(f"vae: step {step}, {clock.progress:.1%}, {pace}, loss {mean(recent):.4f}")
            recent.clear()
        if step % SHOW_EVERY == 0:
            show(profile, vae, drawings, pictures)


def duel(adversary: Adversary, rival: torch.optim.Optimizer, made: Tensor, wanted: Tensor) -> Tensor:
    """Teaches the adversary one step (hinge) and returns what the decoder should lower."""
    drawn, decoded = adversary(wanted), adversary(made.detach().float())
    loss = functional.relu(1 - drawn).mean() + functional.relu(1 + decoded).mean()
    rival.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    rival.step()
    adversary.requires_grad_(False)
    wish: Tensor = -adversary(made.float()).mean()
    adversary.requires_grad_(True)
    return wish


@torch.no_grad()
def show(profile: Profile, vae: Any, drawings: list[Drawing], pictures: Pictures) -> None:
    """Logs the PSNR on the held-out drawings and writes a sheet: originals over reconstructions."""
    held_out = [place for place, drawing in enumerate(drawings) if drawing.split == "held_out"]
    place = next(vae.parameters()).device
    rows, errors = [], []
    for start in range(0, len(held_out), 10):
        wanted = as_float(torch.from_numpy(np.asarray(pictures[held_out[start : start + 10]]))).to(place)
        with torch.autocast(place.type, torch.bfloat16):
            made = vae.decode(vae.encode(wanted).latent_dist.mode()).sample
        made = made.float().clamp(-1, 1)
        errors.append(((made - wanted) / 2).pow(2).mean((1, 2, 3)).cpu())
        rows += [torch.cat(list(part.cpu()), 2) for part in (wanted, made)]
    psnr = float((-10 * torch.cat(errors).log10()).mean())
    log(f"vae: {psnr:.2f} dB on held-out drawings")
    sheet = torch.cat(rows, 1).add(1).mul(127.5).round().byte().permute(1, 2, 0).numpy()
    Image.fromarray(sheet).save(WORK / profile.name / "vae.png")
