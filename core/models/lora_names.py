"""What the tensors of a LoRA file are called, and which layer of which network each belongs to.

Formats: kohya's (``lora_unet_…``, ``lora_te_…``, with LDM's or diffusers' names of blocks), diffusers' and
PEFT's (``unet.….lora_A.weight``), and diffusers' older ones (``….lora.down.weight``, ``…_lora.down.weight``).
"""

from __future__ import annotations

import re

_SUFFIXES = (
    (".lora_down.weight", "down"),
    (".lora_up.weight", "up"),
    (".lora_A.weight", "down"),
    (".lora_B.weight", "up"),
    (".lora_A.default.weight", "down"),
    (".lora_B.default.weight", "up"),
    (".lora.down.weight", "down"),
    (".lora.up.weight", "up"),
    (".lora_linear_layer.down.weight", "down"),
    (".lora_linear_layer.up.weight", "up"),
    ("_lora.down.weight", "down"),
    ("_lora.up.weight", "up"),
    (".alpha", "alpha"),
)
_OTHER_KINDS = re.compile(r"\.(hada_|lokr_|dora_scale|diff\b|diff_b\b|lora_mid)")
_PREFIXES = (
    ("lora_unet_", "unet"),
    ("lora_te1_", "text_encoder"),
    ("lora_te2_", "text_encoder_2"),
    ("lora_te_", "text_encoder"),
    ("text_encoder_2.", "text_encoder_2"),
    ("text_encoder.", "text_encoder"),
    ("unet.", "unet"),
    ("base_model.model.", "unet"),
)
_INNER = (
    (r"_in_layers_2$", "_conv1"),
    (r"_emb_layers_1$", "_time_emb_proj"),
    (r"_out_layers_3$", "_conv2"),
    (r"_skip_connection$", "_conv_shortcut"),
)


def is_other_kind(name: str) -> bool:
    """Whether a tensor belongs to another method than plain LoRA (LoHa, LoKr, DoRA, full difference)."""
    return _OTHER_KINDS.search(name) is not None


def split(name: str) -> tuple[str, str, str] | None:
    """The network, the layer (dots and underscores all underscores) and the role of a tensor.

    Returns:
        Role "down", "up" or "alpha"; None if it is no tensor of a LoRA.
    """
    ending = next((ending for ending in _SUFFIXES if name.endswith(ending[0])), None)
    if ending is None:
        return None
    suffix, role = ending
    layer = name.removesuffix(suffix)
    part = "unet"
    for prefix, network in _PREFIXES:
        if layer.startswith(prefix):
            part, layer = network, layer.removeprefix(prefix)
            break
    layer = layer.removeprefix("base_model.model.").replace(".processor.", ".").replace(".", "_")
    if part != "unet":
        layer = layer.removeprefix("text_model_")
    return part, re.sub(r"_to_out$", "_to_out_0", layer), role


def in_diffusers(layer: str, layers_per_block: int) -> str:
    """The name of a UNet's layer as diffusers has it, underscores for dots; LDM's blocks are renamed."""
    count = layers_per_block
    if match := re.match(r"(input|output)_blocks_(\d+)_(\d+)_(.+)$", layer):
        number, place, rest = int(match[2]), int(match[3]), match[4]
        if match[1] == "input":
            if number == 0:
                return "conv_in"
            level, index = divmod(number - 1, count + 1)
            if rest == "op":
                return f"down_blocks_{level}_downsamplers_0_conv"
            way = "down"
        else:
            level, index = divmod(number, count + 1)
            if rest == "conv":
                return f"up_blocks_{level}_upsamplers_0_conv"
            way = "up"
        kind = "attentions" if place else "resnets"
        return _inner(f"{way}_blocks_{level}_{kind}_{index}_{rest}")
    if match := re.match(r"middle_block_(\d)_(.+)$", layer):
        kind = ("resnets_0", "attentions_0", "resnets_1")[min(int(match[1]), 2)]
        return _inner(f"mid_block_{kind}_{match[2]}")
    plain = {
        "time_embed_0": "time_embedding_linear_1",
        "time_embed_2": "time_embedding_linear_2",
        "label_emb_0_0": "add_embedding_linear_1",
        "label_emb_0_2": "add_embedding_linear_2",
        "out_2": "conv_out",
    }
    return plain.get(layer, layer)


def _inner(name: str) -> str:
    for pattern, other in _INNER:
        name = re.sub(pattern, other, name)
    return name
