"""The decoder once more, alone: pictures get sharper while the latents, which the denoiser knows, stay."""

from __future__ import annotations

from pathlib import Path
from typing import Any, cast

import torch
from box_data import load
from box_latents import LATENTS_FILE
from box_profile import PICTURE_SIZE, WORK, Profile
from box_training import Clock, StopRequest, Threads, descend, device, log, mean, restore, save, set_rate
from box_vae import SHOW_EVERY, Crops, build, losses, show
from torch import Tensor

DECODER_FILE = "decoder.pt"


def train(profile: Profile, finish_at: str | None = None) -> Path:
    """Trains the decoder on the finished encoder's latents, or goes on where it stopped."""
    path = WORK / profile.name / DECODER_FILE
    kind: Any = {"device": device(), "memory_format": torch.channels_last}
    vae = cast("Any", build(profile)).to(**kind)
    finished = cast("dict[str, Any]", restore(WORK / profile.name / LATENTS_FILE))
    vae.load_state_dict(finished["vae"])
    vae.encoder.requires_grad_(False)
    vae.quant_conv.requires_grad_(False)
    learned = [parameter for parameter in vae.parameters() if parameter.requires_grad]
    optimiser = torch.optim.AdamW(learned, betas=(0.9, 0.98), weight_decay=1e-3, fused=True)
    step, spent = 0, 0.0
    state = cast("dict[str, Any] | None", restore(path))
    if state is not None:
        if state["done"]:
            return path
        vae.load_state_dict(state["vae"])
        optimiser.load_state_dict(state["optimiser"])
        step, spent = state["step"], state["spent"]
    torch.manual_seed(4000 + step)
    drawings, pictures = load()
    source = Crops(drawings, pictures, profile)
    clock, stop, threads = Clock(profile.decoder_minutes, spent, finish_at), StopRequest(), Threads()
    recent: list[Tensor] = []
    saved = clock.spent
    while True:
        done = clock.progress >= 1 or (0 < profile.most_steps <= step)
        if done or stop.asked or clock.spent - saved > profile.checkpoint_minutes * 60:
            saved = clock.spent
            kept = {"vae": vae.state_dict(), "optimiser": optimiser.state_dict()}
            save(path, {**kept, "step": step, "spent": saved, "done": done})
            if stop.asked and not done:
                raise SystemExit(0)
            show(profile, vae, drawings, pictures)
            if done:
                return path
        threads.next_step()
        set_rate(optimiser, profile.decoder_rate * min(clock.rate(step), 1 - clock.progress))
        wanted = source.batch(profile.vae_batch, PICTURE_SIZE).to(**kind)
        with torch.autocast(kind["device"].type, torch.bfloat16):
            with torch.no_grad():
                latent = vae.encode(wanted).latent_dist.mode()
            made = vae.decode(latent).sample
        loss = losses(made.float(), wanted)
        recent.append(descend(optimiser, loss, learned))
        step += 1
        if step % 50 == 0:
            pace = f"{clock.spent / step:.2f} s a step, {threads}"
            log(f"decoder: step {step}, {clock.progress:.1%}, {pace}, loss {mean(recent):.4f}")
            recent.clear()
        if step % SHOW_EVERY == 0:
            show(profile, vae, drawings, pictures)
