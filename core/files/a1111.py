"""The ``parameters`` text that A1111 writes into its pictures and most tools read."""

from __future__ import annotations

import json
import re

from core.errors import InputError
from core.geometry import Size
from core.recipe import Lora, Recipe
from core.samplers import SAMPLERS


def to_parameters(recipe: Recipe) -> str:
    """The text as A1111 writes it: prompt, negative prompt, one line of settings."""
    lines = [" ".join([recipe.prompt, *(_tag(lora) for lora in recipe.loras)]).strip()]
    if recipe.negative:
        lines.append(f"Negative prompt: {recipe.negative}")
    fields = [
        f"Steps: {recipe.steps}",
        f"Sampler: {SAMPLERS[recipe.sampler].a1111}",
        f"CFG scale: {recipe.guidance:g}",
        f"Seed: {recipe.seed}",
        f"Size: {recipe.size}",
    ]
    if recipe.fingerprint:
        fields.append(f"Model hash: {recipe.fingerprint[:10]}")
    if recipe.model:
        fields.append(f"Model: {_quoted(recipe.model)}")
    if recipe.clip_skip > 1:
        fields.append(f"Clip skip: {recipe.clip_skip}")
    if recipe.vae:
        fields.append(f"VAE: {_quoted(recipe.vae)}")
    if recipe.source is not None:
        fields.append(f"Denoising strength: {recipe.strength:g}")
    fields.append("Version: Latentscape")
    return "\n".join([*lines, ", ".join(fields)])


def from_parameters(text: str) -> Recipe:
    """Read what was written by A1111, ourselves or another tool.

    Unknown fields are passed over; an unknown sampler becomes DDIM.

    Raises:
        InputError: If it has no line of settings.
    """
    body, _, settings = text.rstrip().rpartition("\n")
    pairs = dict(re.findall(r'\s*([\w ]+):\s*("(?:\\.|[^"\\])*"|[^,]*)(?:,|$)', settings))
    if "Steps" not in pairs:
        raise InputError("The parameters text in this file has no line of settings.")
    prompt, _, negative = body.partition("\nNegative prompt:")
    if body.startswith("Negative prompt:"):
        prompt, negative = "", body.removeprefix("Negative prompt:")
    labels = {s.a1111.lower(): s.name for s in SAMPLERS.values()}
    name = pairs.get("Sampler", "").strip().lower()
    schedule = pairs.get("Schedule type", "").strip().lower()
    if schedule in {"karras", "exponential", "sgm uniform"} and f"{name} {schedule}" in labels:
        name = f"{name} {schedule}"
    try:
        return Recipe(
            prompt=prompt.strip(),
            negative=negative.strip(),
            seed=int(pairs.get("Seed", "0")),
            size=Size.parse(pairs.get("Size", "512x512")),
            steps=int(pairs["Steps"]),
            guidance=float(pairs.get("CFG scale", "7")),
            sampler=labels.get(name, "ddim"),
            model=_unquoted(pairs.get("Model", "").strip()),
            strength=float(pairs.get("Denoising strength", "1")),
            clip_skip=int(pairs.get("Clip skip", "1")),
            vae=_named(_unquoted(pairs.get("VAE", "").strip())),
        )
    except ValueError:
        raise InputError("The parameters text in this file is damaged: a number is not a number.") from None


def _tag(lora: Lora) -> str:
    second = "" if lora.text_weight == lora.weight else f":{lora.weight:g}"
    return f"<lora:{lora.name}:{lora.text_weight:g}{second}>"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False) if re.search(r'[,:"\n]', text) else text


def _unquoted(text: str) -> str:
    return str(json.loads(text)) if text.startswith('"') and text.endswith('"') and len(text) > 1 else text


def _named(vae: str) -> str:
    """A VAE's name as A1111 writes it, without the words it uses for the model's own."""
    return "" if vae.lower() in {"none", "automatic"} else vae
