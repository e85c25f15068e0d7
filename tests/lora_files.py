"""Files of LoRAs for tiny models, under the names that different tools write."""

from __future__ import annotations

from pathlib import Path

import torch
from safetensors.torch import load_file, save_file

from tests.ldm_layout import unet_in_ldm

RANK, ALPHA = 3, 1.5


def factors(folder: Path, seed: int) -> dict[str, dict[str, tuple[torch.Tensor, torch.Tensor]]]:
    """A change of every attention and of some convolutions: (down, up) by network and layer."""
    generator = torch.Generator().manual_seed(seed)
    found: dict[str, dict[str, tuple[torch.Tensor, torch.Tensor]]] = {}
    for part, words in {
        "unet": ("to_q.", "to_k.", "to_v.", "to_out.0.", "proj_in.", "resnets.0.conv1."),
        "text_encoder": ("q_proj.", "v_proj.", "fc1."),
    }.items():
        weights = load_file(next((folder / part).glob("*.safetensors")))
        for name, weight in weights.items():
            if name.endswith(".weight") and any(word in name for word in words):
                down = torch.randn(RANK, *weight.shape[1:], generator=generator) * 0.3
                up = torch.randn(weight.shape[0], RANK, *[1] * (weight.ndim - 2), generator=generator) * 0.3
                found.setdefault(part, {})[name.removesuffix(".weight").removeprefix("text_model.")] = (
                    down,
                    up,
                )
    return found


def lora_file(
    folder: Path, out: Path, kind: str, seed: int, parts: tuple[str, ...] = ("unet", "text_encoder")
) -> Path:
    weights: dict[str, torch.Tensor] = {}
    for part, layers in factors(folder, seed).items():
        if part not in parts:
            continue
        for layer, (down, up) in layers.items():
            if kind.startswith("kohya"):
                name = layer.replace(".", "_")
                if part == "unet" and "LDM" in kind:
                    (ldm,) = unet_in_ldm({f"{layer}.weight": down}, 1)
                    name = ldm.removesuffix(".weight").replace(".", "_")
                prefix = "lora_unet_" if part == "unet" else "lora_te_text_model_"
                weights[f"{prefix}{name}.lora_down.weight"] = down
                weights[f"{prefix}{name}.lora_up.weight"] = up
                weights[f"{prefix}{name}.alpha"] = torch.tensor(ALPHA)
                continue
            scaled = up * (ALPHA / RANK)
            if kind == "diffusers":
                prefix = "unet." if part == "unet" else "text_encoder.text_model."
                weights |= {f"{prefix}{layer}.lora_A.weight": down, f"{prefix}{layer}.lora_B.weight": scaled}
            else:
                prefix = "unet." if part == "unet" else "text_encoder.text_model."
                weights |= {
                    f"{prefix}{layer}.lora.down.weight": down,
                    f"{prefix}{layer}.lora.up.weight": scaled,
                }
    save_file(weights, out)
    return out
