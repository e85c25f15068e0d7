"""A model folder with everything the catalogue looks at and no network behind it: made without torch."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from safetensors.numpy import save_file

INDEX = {
    "_class_name": "StableDiffusionPipeline",
    "unet": ["diffusers", "UNet2DConditionModel"],
    "vae": ["diffusers", "AutoencoderKL"],
    "text_encoder": ["transformers", "CLIPTextModel"],
    "tokenizer": ["transformers", "CLIPTokenizer"],
    "scheduler": ["diffusers", "DDIMScheduler"],
}
UNET = {"in_channels": 4, "sample_size": 8, "block_out_channels": [8, 16], "cross_attention_dim": 32}
VAE = {"latent_channels": 4, "block_out_channels": [8, 8, 8, 8]}
WEIGHTS = {
    "unet": "diffusion_pytorch_model.safetensors",
    "vae": "diffusion_pytorch_model.safetensors",
    "text_encoder": "model.safetensors",
}


def paper_model(folder: Path, *, seed: int = 0, own: dict[str, Any] | None = None) -> Path:
    """Write the folder of a model that can be described but not run.

    Args:
        folder: Where to.
        seed: Of its weights.
        own: What ``latentscape.json`` says; None leaves it out.
    """
    random = np.random.default_rng(seed)
    files: dict[str, Any] = {
        "model_index.json": INDEX,
        "unet/config.json": UNET,
        "vae/config.json": VAE,
        "text_encoder/config.json": {"hidden_size": 32},
        "scheduler/scheduler_config.json": {"prediction_type": "epsilon"},
        "tokenizer/tokenizer.json": {},
    }
    if own is not None:
        files["latentscape.json"] = own
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(data))
    shapes: dict[str, dict[str, tuple[int, ...]]] = {
        "unet": {"conv_in.weight": (8, 4, 3, 3), "conv_out.weight": (4, 8, 3, 3), "mid.weight": (64, 64)},
        "vae": {"decoder.conv_in.weight": (8, 4, 3, 3)},
        "text_encoder": {"embeddings.weight": (16, 32)},
    }
    for part, tensors in shapes.items():
        made = {name: random.standard_normal(shape).astype(np.float32) for name, shape in tensors.items()}
        save_file(made, folder / part / WEIGHTS[part])
    return folder


def change(file: Path, **values: Any) -> None:
    """Change values of a JSON file; None takes one out."""
    data = json.loads(file.read_text()) | values
    file.write_text(json.dumps({key: value for key, value in data.items() if value is not None}))
