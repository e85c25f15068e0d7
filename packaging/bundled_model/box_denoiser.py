"""The denoiser and the text encoder, trained together on cached latents."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, cast

import torch
from box_captions import caption, tokenizer_for
from box_check import recognised
from box_data import HELD_OUT_SPLITS, learned, load
from box_export import export, sheet
from box_latents import LATENTS_FILE
from box_parts import build_scheduler, build_text, build_unet
from box_profile import TEXT_LENGTH, WORK, Profile
from box_shipped import go_on_from_shipped
from box_training import (
    Average,
    Clock,
    StopRequest,
    Threads,
    descend,
    device,
    log,
    mean,
    restore,
    save,
    set_rate,
)
from diffusers.models.attention_processor import AttnProcessor
from torch import Tensor
from transformers import CLIPTokenizer

PLAIN_SHARE = 0.95  # how often a drawing is shown in its own place and size
PARTNER_WEIGHT = 1.5  # drawings of concepts of which one style is held out: it has to be guessed from these
TYPICAL_SPREAD, MOST_EMPHASIS = 0.8, 5.0
LATE_BIAS = 0.75  # t = u ** 0.75: a little more often late in the noise, where shape is decided


class Lessons:
    """Random batches: noise-free latents and the tokens of a caption for each.

    `emphasis` weighs the latent's axes in the loss: the smallest ones, which carry the rarer colours (green
    leaves), would hardly count otherwise.
    """

    def __init__(self, profile: Profile, tokenizer: CLIPTokenizer) -> None:
        state = cast("dict[str, Any]", restore(WORK / profile.name / LATENTS_FILE))
        drawings, _ = load()
        wanted = set(learned(drawings, profile))
        places: list[int] = state["places"].tolist()
        rows = [row for row, place in enumerate(places) if place in wanted]
        self._latents: Tensor = state["latents"][rows]
        self._drawings = [drawings[places[row]] for row in rows]
        partners = {drawing.code for drawing in drawings if drawing.split in HELD_OUT_SPLITS}
        self._weights = torch.tensor(
            [PARTNER_WEIGHT if drawing.code in partners else 1.0 for drawing in self._drawings]
        )
        self._tokenizer = tokenizer
        spread = self._latents[:, 0].float().std((0, 2, 3))
        self.emphasis = (TYPICAL_SPREAD / spread).clamp(1.0, MOST_EMPHASIS)[:, None, None]

    def __len__(self) -> int:
        return len(self._drawings)

    def batch(self, count: int, source: random.Random) -> tuple[Tensor, Tensor]:
        """Draws `count` latents and their token numbers."""
        picked = torch.multinomial(self._weights, count)
        variants = self._latents.shape[1]
        others = (
            torch.randint(1, variants, (count,)) if variants > 1 else torch.zeros(count, dtype=torch.long)
        )
        variant = torch.where(torch.rand(count) < PLAIN_SHARE, 0, others)
        texts = [caption(self._drawings[place], source) for place in picked.tolist()]
        tokens = self._tokenizer(
            texts, padding="max_length", max_length=TEXT_LENGTH, truncation=True, return_tensors="pt"
        )
        return self._latents[picked, variant].float(), cast("Tensor", tokens["input_ids"])


def train(profile: Profile, finish_at: str | None = None) -> Path:
    """Trains denoiser and text encoder, or goes on where they stopped; returns their checkpoint."""
    path = WORK / profile.name / "denoiser.pt"
    place = device()
    torch.manual_seed(3)
    tokenizer = tokenizer_for(profile)
    unet = cast("Any", build_unet(profile))
    text = cast("Any", build_text(profile, tokenizer))
    for name, part in (("unet", unet), ("text_encoder", text)):
        go_on_from_shipped(profile, name, part)
    unet.to(place, memory_format=torch.channels_last)
    unet.set_attn_processor(AttnProcessor())  # on processors faster to train than the fused kernel
    text.to(place).set_attn_implementation("eager")
    weights = [*unet.parameters(), *text.parameters()]
    optimiser = torch.optim.AdamW(weights, profile.rate, (0.9, 0.99), weight_decay=1e-2, fused=True)
    average = Average(weights, profile.average)
    step, spent = 0, 0.0
    state = cast("dict[str, Any] | None", restore(path))
    if state is not None:
        if state["done"]:
            return path
        unet.load_state_dict(state["unet"])
        text.load_state_dict(state["text"])
        optimiser.load_state_dict(state["optimiser"])
        for group in optimiser.param_groups:
            group.update(fused=True, foreach=None)
        average.values = [value.to(place) for value in state["average"]]
        step, spent = state["step"], state["spent"]
    torch.manual_seed(1000 + step)
    source = random.Random(1000 + step)
    lessons = Lessons(profile, tokenizer)
    scheduler = build_scheduler()
    clock, stop, threads = Clock(profile.denoiser_minutes, spent, finish_at), StopRequest(), Threads()
    sizes = [sum(p.numel() for p in part.parameters()) / 1e6 for part in (unet, text)]
    log(f"denoiser: {sizes[0]:.2f} M + text {sizes[1]:.2f} M, {len(lessons)} drawings, from step {step}")
    recent: list[Tensor] = []
    saved = clock.spent
    while True:
        done = clock.progress >= 1 or (0 < profile.most_steps <= step)
        if done or stop.asked or clock.spent - saved > profile.checkpoint_minutes * 60:
            saved = clock.spent
            parts = {"unet": unet.state_dict(), "text": text.state_dict(), "average": average.values}
            save(
                path,
                {**parts, "optimiser": optimiser.state_dict(), "step": step, "spent": saved, "done": done},
            )
            if stop.asked and not done:
                raise SystemExit(0)
            average.exchange()
            folder = export(profile, unet, text)
            sheet(folder, WORK / profile.name / f"sheet-{step:06d}.png")
            log(f"step {step}: {recognised(profile, folder)}")
            average.exchange()
            if done:
                return path
        threads.next_step()
        set_rate(optimiser, profile.rate * clock.rate(step))
        loss = one_step(
            unet, text, scheduler, lessons.batch(profile.batch, source), lessons.emphasis.to(place)
        )
        recent.append(descend(optimiser, loss, weights))
        average.update(step)
        step += 1
        if step % 100 == 0:
            rounds = step * profile.batch / len(lessons)
            pace = f"{step * profile.batch / clock.spent:.0f}/s, {threads}"
            log(f"step {step}, {clock.progress:.1%}, {rounds:.0f} rounds, {pace}, loss {mean(recent):.4f}")
            recent.clear()


def export_checkpoint(profile: Profile) -> Path:
    """Exports the last checkpoint's averaged weights; returns the folder."""
    state = cast("dict[str, Any]", restore(WORK / profile.name / "denoiser.pt"))
    unet = cast("Any", build_unet(profile))
    text = cast("Any", build_text(profile, tokenizer_for(profile)))
    weights = [*unet.parameters(), *text.parameters()]
    with torch.no_grad():
        for parameter, value in zip(weights, state["average"], strict=True):
            parameter.copy_(value)
    return export(profile, unet, text)


def one_step(unet: Any, text: Any, scheduler: Any, lesson: tuple[Tensor, Tensor], emphasis: Tensor) -> Tensor:
    """The mean squared error of the predicted velocity, weighed by axis."""
    place = emphasis.device
    clean = lesson[0].to(place).contiguous(memory_format=torch.channels_last)
    noise = torch.randn_like(clean)
    times = torch.rand(len(clean), device=place).pow(LATE_BIAS).mul(1000).long().clamp_max(999)
    noisy = scheduler.add_noise(clean, noise, times)
    wanted = scheduler.get_velocity(clean, noise, times)
    with torch.autocast(place.type, torch.bfloat16):
        words = text(lesson[1].to(place)).last_hidden_state
        made = unet(noisy, times, words).sample
    loss: Tensor = ((made.float() - wanted).pow(2) * emphasis).mean()
    return loss
