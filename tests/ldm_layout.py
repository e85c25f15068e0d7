"""A model folder as one file in the original layout (LDM for SD 1 and 2, SGM for XL), written out.

The program goes the other way with diffusers' converters; this is independent of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor

Weights = dict[str, Tensor]

_RESNET = {
    "norm1": "in_layers.0",
    "conv1": "in_layers.2",
    "time_emb_proj": "emb_layers.1",
    "norm2": "out_layers.0",
    "conv2": "out_layers.3",
    "conv_shortcut": "skip_connection",
}
_UNET = {
    "conv_in": "input_blocks.0.0",
    "time_embedding.linear_1": "time_embed.0",
    "time_embedding.linear_2": "time_embed.2",
    "time_embedding.cond_proj": "time_embed.cond_proj",
    "add_embedding.linear_1": "label_emb.0.0",
    "add_embedding.linear_2": "label_emb.0.2",
    "conv_norm_out": "out.0",
    "conv_out": "out.2",
    "mid_block.resnets.0": "middle_block.0",
    "mid_block.attentions.0": "middle_block.1",
    "mid_block.resnets.1": "middle_block.2",
}
_VAE = (
    (r"mid_block\.resnets\.0\.", "mid.block_1."),
    (r"mid_block\.resnets\.1\.", "mid.block_2."),
    (r"mid_block\.attentions\.0\.group_norm\.", "mid.attn_1.norm."),
    (r"mid_block\.attentions\.0\.to_([qkv])\.", r"mid.attn_1.\1."),
    (r"mid_block\.attentions\.0\.to_out\.0\.", "mid.attn_1.proj_out."),
    (r"down_blocks\.(\d+)\.resnets\.(\d+)\.", r"down.\1.block.\2."),
    (r"down_blocks\.(\d+)\.downsamplers\.0\.", r"down.\1.downsample."),
    (r"conv_shortcut\.", "nin_shortcut."),
    (r"conv_norm_out\.", "norm_out."),
)
_OPEN_CLIP = (
    (r"encoder\.layers\.", "transformer.resblocks."),
    (r"\.layer_norm1\.", ".ln_1."),
    (r"\.layer_norm2\.", ".ln_2."),
    (r"\.mlp\.fc1\.", ".mlp.c_fc."),
    (r"\.mlp\.fc2\.", ".mlp.c_proj."),
    (r"\.self_attn\.out_proj\.", ".attn.out_proj."),
    (r"final_layer_norm\.", "ln_final."),
    (r"embeddings\.token_embedding\.", "token_embedding."),
    (r"embeddings\.position_embedding\.weight", "positional_embedding"),
)


def unet_in_ldm(weights: Weights, layers: int) -> Weights:
    """A UNet's weights under LDM's names; ``layers`` resnets a level."""
    with_attention = {name.split(".")[1] for name in weights if re.match(r"up_blocks\.\d+\.attentions", name)}
    return {_unet_name(name, layers, with_attention): tensor for name, tensor in weights.items()}


def vae_in_ldm(weights: Weights) -> Weights:
    """A VAE's weights under LDM's names, its attention as 1x1 convolutions."""
    numbers = (re.search(r"up_blocks\.(\d+)", name) for name in weights)
    levels = 1 + max(int(number[1]) for number in numbers if number)
    found: Weights = {}

    def up(match: re.Match[str]) -> str:
        return f"up.{levels - 1 - int(match[1])}." + ("block." if match[2] == "resnets" else "upsample.")

    for name, tensor in weights.items():
        renamed = re.sub(r"up_blocks\.(\d+)\.(resnets|upsamplers)\.", up, name)
        renamed = renamed.replace("upsample.0.", "upsample.")
        for pattern, other in _VAE:
            renamed = re.sub(pattern, other, renamed)
        is_attention = "attn_1" in renamed and renamed.endswith(".weight") and tensor.ndim == 2
        found[renamed] = tensor[:, :, None, None] if is_attention else tensor
    return found


def clip_in_open_clip(weights: Weights) -> Weights:
    """A text encoder's weights under OpenCLIP's names."""
    weights = {name.removeprefix("text_model."): tensor for name, tensor in weights.items()}
    found: Weights = {}
    for name, tensor in weights.items():
        if name == "text_projection.weight":
            found["text_projection"] = tensor.T.contiguous()
            continue
        if ".self_attn." in name and ".out_proj." not in name:
            if ".q_proj." in name:
                parts = [weights[name.replace("q_proj", f"{one}_proj")] for one in "qkv"]
                block = name.replace("encoder.layers.", "transformer.resblocks.")
                layer, kind = block.split(".self_attn.q_proj.")
                found[f"{layer}.attn.in_proj_{kind}"] = torch.cat(parts)
            continue
        for pattern, other in _OPEN_CLIP:
            name = re.sub(pattern, other, name)  # noqa: PLW2901  (step by step)
        found[name] = tensor
    return found


def single_file(
    folder: Path, out: Path, family: str, *, leave_out: tuple[str, ...] = (), ema: bool = False
) -> Path:
    """Write the model in ``folder`` as one file.

    Args:
        folder: In diffusers' layout.
        out: The file.
        family: "sd1", "sd2" or "sdxl".
        leave_out: Parts that are not written ("vae", "text_encoder", …).
        ema: Whether averaged weights (of something else) lie beside the plain ones.
    """

    def part(name: str) -> Weights:
        return load_file(next((folder / name).glob("*.safetensors")))

    weights = dict(in_ldm(part, family, leave_out))
    if ema:
        plain = [name for name in weights if name.startswith("model.diffusion_model.")]
        for name in plain:
            flat = "model_ema." + name.removeprefix("model.").replace(".", "")
            weights[flat] = torch.zeros_like(weights[name])
        weights["model_ema.decay"] = torch.tensor(0.9999)
    save_file({name: tensor.contiguous() for name, tensor in weights.items()}, out)
    return out


def in_ldm(
    part: Callable[[str], Weights], family: str, leave_out: tuple[str, ...] = ()
) -> Iterator[tuple[str, Tensor]]:
    """The tensors of a model under the names they have in one file.

    Args:
        part: Gives the weights of a network by its name; on the meta device they are shapes alone.
        family: "sd1", "sd2" or "sdxl".
        leave_out: Parts that are not written.
    """
    layers = 1 + max(
        int(found[1]) for name in part("unet") if (found := re.match(r"down_blocks\.0\.resnets\.(\d+)", name))
    )
    for name, tensor in unet_in_ldm(part("unet"), layers).items():
        yield f"model.diffusion_model.{name}", tensor
    if "vae" not in leave_out:
        for name, tensor in vae_in_ldm(part("vae")).items():
            yield f"first_stage_model.{name}", tensor
    if "text_encoder" not in leave_out:
        yield from _text(part("text_encoder"), family)
    if family == "sdxl" and "text_encoder_2" not in leave_out:
        for name, tensor in clip_in_open_clip(part("text_encoder_2")).items():
            yield f"conditioner.embedders.1.model.{name}", tensor
        yield "conditioner.embedders.1.model.logit_scale", torch.tensor(4.6)
    yield "alphas_cumprod", torch.linspace(1, 0, 1000)


def _text(weights: Weights, family: str) -> Iterator[tuple[str, Tensor]]:
    plain = {name.removeprefix("text_model."): tensor for name, tensor in weights.items()}
    if family == "sd2":
        numbers = (re.match(r"encoder\.layers\.(\d+)", name) for name in plain)
        layers = 1 + max(int(number[1]) for number in numbers if number)
        last = {  # the layer that SD 2 does not use
            name.replace(f".{layers - 1}.", f".{layers}."): torch.full_like(tensor, 7)
            for name, tensor in plain.items()
            if name.startswith(f"encoder.layers.{layers - 1}.")
        }
        for name, tensor in clip_in_open_clip(plain | last).items():
            yield f"cond_stage_model.model.{name}", tensor
        return
    prefix = "conditioner.embedders.0" if family == "sdxl" else "cond_stage_model"
    for name, tensor in plain.items():
        yield f"{prefix}.transformer.text_model.{name}", tensor
    yield f"{prefix}.transformer.text_model.embeddings.position_ids", torch.arange(77)[None]


def _unet_name(name: str, layers: int, with_attention: set[str]) -> str:
    for ours, theirs in _UNET.items():
        if name.startswith(ours + "."):
            return _inner(theirs + name.removeprefix(ours))
    match = re.match(r"(down|up)_blocks\.(\d+)\.(resnets|attentions|(?:down|up)samplers)\.(\d+)\.(.*)", name)
    assert match, name
    way, level, kind, number, rest = match[1], int(match[2]), match[3], int(match[4]), match[5]
    if kind == "downsamplers":
        return f"input_blocks.{(layers + 1) * (level + 1)}.0.op.{rest.removeprefix('conv.')}"
    if kind == "upsamplers":
        place = 2 if match[2] in with_attention else 1
        return f"output_blocks.{(layers + 1) * level + layers}.{place}.{rest}"
    block = f"input_blocks.{(layers + 1) * level + number + 1}"
    if way == "up":
        block = f"output_blocks.{(layers + 1) * level + number}"
    return _inner(f"{block}.{0 if kind == 'resnets' else 1}.{rest}")


def _inner(name: str) -> str:
    """The names inside a resnet (those of attentions are the same in both)."""
    if re.search(r"transformer_blocks|proj_in|proj_out|^(in|out)put_blocks\.\d+\.1\.", name):
        return name
    for ours, theirs in _RESNET.items():
        name = re.sub(rf"\.{ours}\.", f".{theirs}.", name)
    return name
