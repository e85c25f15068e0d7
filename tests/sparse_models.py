"""Model files with real headers and no numbers: gigabytes that take no room, made in milliseconds."""

from __future__ import annotations

import json
import math
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

Shapes = Mapping[str, tuple[int, ...]]

_WIDTHS = {"F16": 2, "BF16": 2, "F32": 4}


def sparse_file(
    path: Path, shapes: Shapes, *, dtype: str = "F16", metadata: Mapping[str, str] | None = None
) -> Path:
    """Write a safetensors file whose header is true and whose numbers are a hole (zeros)."""
    header: dict[str, Any] = {"__metadata__": dict(metadata)} if metadata else {}
    end = 0
    for name, shape in shapes.items():
        begin, end = end, end + math.prod(shape) * _WIDTHS[dtype]
        header[name] = {"dtype": dtype, "shape": list(shape), "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(len(text).to_bytes(8, "little") + text)
        file.truncate(8 + len(text) + end)
    return path


def settle(path: Path, *, seconds: float = 60.0) -> Path:
    """Let a file have changed a while ago: what is new may still be being written."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns - round(seconds * 1e9)))
    return path


@cache
def checkpoint_shapes(family: str, *, small: bool = False, channels: int = 4) -> Shapes:
    """The tensors of a whole checkpoint in one file.

    Args:
        family: "sd1", "sd2" or "sdxl".
        small: Of few tensors, for tests in which only the kind matters.
        channels: What its UNet takes: 4, or 9 for inpainting.
    """
    import torch
    from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
    from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
    from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

    from tests.ldm_layout import in_ldm

    xl, width = family == "sdxl", {"sd1": 768, "sd2": 1024, "sdxl": 2048}[family]
    levels = 3 if xl else 4
    down = ["DownBlock2D" if xl else "CrossAttnDownBlock2D", *["CrossAttnDownBlock2D"] * (levels - 1)]
    unet: dict[str, Any] = {
        "in_channels": channels,
        "block_out_channels": [320, 640, 1280, 1280][:levels],
        "down_block_types": down if xl else [*down[:-1], "DownBlock2D"],
        "cross_attention_dim": width,
        "layers_per_block": 1 if small else 2,
        "use_linear_projection": family != "sd1",
        "attention_head_dim": [5, 10, 20, 20][:levels] if family != "sd1" else 8,
        "transformer_layers_per_block": ([1, 1, 1] if small else [1, 2, 10]) if xl else 1,
    }
    unet["up_block_types"] = [kind.replace("Down", "Up") for kind in reversed(unet["down_block_types"])]
    if xl:
        unet |= {"addition_embed_type": "text_time", "addition_time_embed_dim": 256}
        unet |= {"projection_class_embeddings_input_dim": 2816}
    first: dict[str, Any] = {"hidden_size": width if not xl else 768, "num_hidden_layers": 2 if small else 12}
    second: dict[str, Any] = {
        "hidden_size": 1280,
        "num_hidden_layers": 2 if small else 32,
        "projection_dim": 1280,
    }
    networks: dict[str, Any] = {
        "unet": lambda: UNet2DConditionModel(**unet),
        "vae": lambda: AutoencoderKL(
            block_out_channels=(128, 256, 512, 512),
            down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4,
            latent_channels=4,
            layers_per_block=1 if small else 2,
        ),
        "text_encoder": lambda: CLIPTextModel(
            CLIPTextConfig(vocab_size=49408, num_attention_heads=4, **first)
        ),
        "text_encoder_2": lambda: CLIPTextModelWithProjection(
            CLIPTextConfig(vocab_size=49408, num_attention_heads=4, **second)
        ),
    }

    def part(name: str) -> dict[str, Any]:
        with torch.device("meta"):
            found: dict[str, Any] = networks[name]().state_dict()
        return found

    return {name: tuple(tensor.shape) for name, tensor in in_ldm(part, family)}


def lora_shapes(width: int = 768, rank: int = 8) -> Shapes:
    """A small LoRA of kohya's for a UNet whose text is ``width`` numbers wide."""
    layer = "lora_unet_down_blocks_1_attentions_0_transformer_blocks_0_attn2_to_k"
    return {f"{layer}.lora_down.weight": (rank, width), f"{layer}.lora_up.weight": (640, rank)}


FLUX: Shapes = {"double_blocks.0.img_attn.qkv.weight": (9216, 3072), "img_in.weight": (3072, 64)}
SD3: Shapes = {"model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight": (4608, 1536)}
VAE: Shapes = {"decoder.conv_in.weight": (512, 4, 3, 3), "encoder.conv_in.weight": (128, 3, 3, 3)}
CONTROL: Shapes = {"control_model.input_hint_block.0.weight": (16, 3, 3, 3)}
EMBEDDING: Shapes = {"emb_params": (2, 768)}
