"""A checkpoint in one .safetensors file, recognised from its header: the original LDM and SGM layout.

What the networks look like is read off the shapes of their tensors, so that a shape nobody has listed works
as well as Stable Diffusion's own. What no shape tells (heads, scaling) is the same for all of the layout.
Averaged weights (``model_ema.``) beside the plain ones are passed over, as A1111 and ComfyUI do: fine-tunes
often carry along those of the model they began with.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from core.errors import ModelError
from core.geometry import MAX_SIDE, Size
from core.model_info import ModelInfo, slug
from core.models.habits import habits, says_velocity
from core.models.weights import PICKLES, REFUSED, file_fingerprint, precision
from core.safetensors_header import Header, read_header

Shapes = Mapping[str, tuple[int, ...]]
Config = dict[str, Any]

UNET = "model.diffusion_model."
VAE = "first_stage_model."
CLIP, OPEN_CLIP = "cond_stage_model.transformer.", "cond_stage_model.model."
XL_CLIP, XL_OPEN_CLIP = "conditioner.embedders.0.transformer.", "conditioner.embedders.1.model."

_TOKENS, _CONTEXT = 49408, 77
_FULL = {
    ("sd1", 768): ((320, 640, 1280, 1280), "Stable Diffusion 1"),
    ("sd2", 1024): ((320, 640, 1280, 1280), "Stable Diffusion 2"),
    ("sdxl", 2048): ((320, 640, 1280), "Stable Diffusion XL"),
}
_OTHERS = (
    (r"(model\.diffusion_model\.)?joint_blocks\.", "a Stable Diffusion 3 model", True),
    (r"(model\.model\.)?double_blocks\.\d+\.img_attn_qkv\.", "a Hunyuan Video model", True),
    (r"(model\.diffusion_model\.)?double_blocks\.", "a Flux model", True),
    (r"(model\.diffusion_model\.)?transformer_blocks\.\d+\.img_mod\.", "a Qwen-Image model", True),
    (r"(model\.diffusion_model\.)?single_transformer_blocks\.", "a Flux model", True),
    (r"(model\.diffusion_model\.)?input_blocks\..*\.time_mixer\.", "a Stable Video model", True),
    (r"(model\.diffusion_model\.)?blocks\.\d+\.cross_attn\.kv_linear\.", "a PixArt model", True),
    (r"(model\.diffusion_model\.)?blocks\.\d+\.self_attn\.q\.", "a Wan Video model", True),
    (r"(model\.diffusion_model\.)?blocks\.\d+\.attn1\.Wqkv\.", "a Hunyuan-DiT model", True),
    (r"(model\.diffusion_model\.)?patchify_proj\.", "an LTX Video model", True),
    (r"(model\.diffusion_model\.)?blocks\.\d+\.attn\.qkv_x\.", "a Mochi Video model", True),
    (r"(model\.diffusion_model\.)?cap_embedder\.", "a Lumina model", True),
    (r"(model\.)?double_layers\.", "an AuraFlow model", True),
    (r"clip_txt_mapper\.", "a Stable Cascade model", True),
    (r".*\.motion_modules\.", "a motion module, which makes films of a model", False),
    (r"(ip_adapter|image_proj)\.", "an IP-Adapter", False),
    (r"adapter\.body\.", "a T2I-Adapter", False),
    (r"(model\.layers\.\d+\.self_attn|lm_head)\.", "a language model", False),
    (r"(conv_first|model\.0)\.weight", "an upscaler", False),
    (r"model_ema\.diffusion_model", "a checkpoint of averaged weights (EMA) alone", False),
    (r"conditioner\.embedders\.0\.model\.", "SDXL's refiner", True),
    (r"(control_model\.|input_hint_block\.|controlnet_)", "a ControlNet", False),
    (r".*(\.lora_(down|up|A|B)\b|lora\.(down|up)\.)", "a LoRA, which is added to a model", False),
    (r".*\.(hada|lokr)_w", "a LyCORIS file, which is added to a model", False),
    (r"(first_stage_model\.)?decoder\.conv_in\.weight", "a VAE without a UNet", False),
    (r"(emb_params|clip_[lg])$", "a textual inversion embedding, which is used in a prompt", False),
    (r"(input_blocks\.0\.0|conv_in)\.weight", "a UNet alone", False),
    (r"(text_model\.)?embeddings\.token_embedding", "a text encoder alone", False),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """What lies in a file.

    Attributes:
        family: "sd1", "sd2" or "sdxl", with "-mini" for shapes that are not Stable Diffusion's own.
        title: The family in words.
        configs: diffusers' configuration of each network there is, by part ("unet", "vae", "text_encoder"…).
        lacks: Parts the model needs and the file has not.
        marks: Names of tensors that say how it was trained ("v_pred", "ztsnr").
    """

    family: str
    title: str
    configs: Mapping[str, Config]
    lacks: tuple[str, ...]
    marks: frozenset[str]


def describe_file(path: Path) -> ModelInfo:
    """What the checkpoint in ``path`` is, from its header and a few samples of its numbers.

    Raises:
        ModelError: If it is not a model that can be used; one sentence that says what it is instead.
    """
    header = checked_header(path)
    layout = lay_out(header, path.name)
    return _info(path, header, layout)


def checked_header(path: Path) -> Header:
    """The header of a safetensors file.

    Raises:
        ModelError: If it is a pickle, or damaged.
    """
    if path.suffix.lower() in PICKLES:
        raise ModelError(f"“{path.name}” cannot be used: {REFUSED}.")
    return read_header(path, path.name, ModelError)


def shapes_of(header: Header) -> dict[str, tuple[int, ...]]:
    """The shape of each tensor."""
    return {name: entry.shape for name, entry in header.tensors.items()}


def lay_out(header: Header, name: str) -> Layout:
    """Recognise a checkpoint.

    Args:
        header: Of the file.
        name: What sentences call it.

    Raises:
        ModelError: If it holds no Stable Diffusion model.
    """
    shapes = shapes_of(header)
    refiner = "conditioner.embedders.0.model.ln_final.weight" in shapes
    film = any(key.endswith(".time_mixer.mix_factor") for key in shapes)
    if refiner or film or f"{UNET}input_blocks.0.0.weight" not in shapes:
        raise ModelError(f"“{name}” {_otherwise(header)}.")
    if any(key.endswith(".scale_weight") for key in shapes):
        raise ModelError(
            f"“{name}” holds fp8 numbers with scales, which are not supported yet: get the fp16 version."
        )
    try:
        unet = unet_config(_under(shapes, UNET))
        vae = vae_config(_under(shapes, VAE)) if f"{VAE}decoder.conv_in.weight" in shapes else None
        texts = _text_configs(shapes, unet)
    except (KeyError, IndexError, ValueError):
        raise ModelError(
            f"“{name}” cannot be used: tensors are missing in it, or it is a model of an unknown kind."
        ) from None
    family, title = _family(unet)
    if vae is not None:
        vae["scaling_factor"] = scaling(family)
    taken = unet["in_channels"]
    if taken not in {4, 9} and (vae is None or taken not in _fitting(vae)):
        kind = {5: "a depth model", 7: "an upscaler", 8: "a model that edits by instruction"}.get(taken)
        raise ModelError(
            f"“{name}” is {kind or 'a model of another kind'}: its UNet takes {taken} channels; "
            "choose a text-to-image or an inpainting model."
        )
    configs = {"unet": unet, **({"vae": vae} if vae else {}), **texts}
    wanted = ["unet", "vae", "text_encoder", *(["text_encoder_2"] if family.startswith("sdxl") else [])]
    return Layout(
        family=family,
        title=title,
        configs=configs,
        lacks=tuple(part for part in wanted if part not in configs),
        marks=frozenset({"v_pred", "ztsnr"} & header.tensors.keys()),
    )


def something_else(header: Header) -> tuple[str, bool] | None:
    """What a file is that is no checkpoint, and whether it is a model that cannot run yet; None: unknown."""
    for pattern, kind, later in _OTHERS:
        if any(re.match(pattern, key) for key in header.tensors):
            return kind, later
    return None


def _otherwise(header: Header) -> str:
    """The same as the end of a sentence."""
    kind, later = something_else(header) or ("", False)
    if not kind:
        return "is not a model the program knows: choose a Stable Diffusion checkpoint"
    return f"is {kind}: {'that is not supported yet' if later else 'choose a whole checkpoint'}"


def _under(shapes: Shapes, prefix: str) -> dict[str, tuple[int, ...]]:
    return {key.removeprefix(prefix): shape for key, shape in shapes.items() if key.startswith(prefix)}


def unet_config(shapes: Shapes) -> Config:
    """The configuration for diffusers of a UNet whose tensors have these shapes.

    Raises:
        KeyError: If a tensor is missing.
        ValueError: If its levels are not alike.
    """
    widths: list[int] = []
    counts: list[int] = []
    depths: list[int] = []
    index, resnets, depth = 1, 0, 0
    while True:
        block = f"input_blocks.{index}."
        if f"{block}0.out_layers.3.weight" in shapes:
            width = shapes[f"{block}0.out_layers.3.weight"][0]
            resnets += 1
            depth = max(depth, count(shapes, rf"{re.escape(block)}1\.transformer_blocks\.(\d+)\."))
        else:
            if not resnets:
                raise ValueError
            widths.append(width)
            counts.append(resnets)
            depths.append(depth)
            resnets = depth = 0
            if f"{block}0.op.weight" not in shapes:
                break
        index += 1
    if len(set(counts)) != 1:
        raise ValueError
    first = next(level for level, depth in enumerate(depths) if depth)
    inner = f"input_blocks.{first * (counts[0] + 1) + 1}.1."
    linear = len(shapes[f"{inner}proj_in.weight"]) == 2
    context = shapes[f"{inner}transformer_blocks.0.attn2.to_k.weight"][1]
    has_context = [bool(depth) for depth in depths]
    config: Config = {
        "in_channels": shapes["input_blocks.0.0.weight"][1],
        "out_channels": shapes["out.2.weight"][0],
        "block_out_channels": widths,
        "layers_per_block": counts[0],
        "down_block_types": ["CrossAttnDownBlock2D" if has else "DownBlock2D" for has in has_context],
        "up_block_types": ["CrossAttnUpBlock2D" if has else "UpBlock2D" for has in reversed(has_context)],
        "cross_attention_dim": context,
        "transformer_layers_per_block": [max(depth, 1) for depth in depths],
        "use_linear_projection": linear,
        # 64 numbers a head where projections are linear (SD 2, XL), 8 heads where they are not (SD 1)
        "attention_head_dim": [width // 64 for width in widths] if linear else 8,
    }
    middle = count(shapes, r"middle_block\.1\.transformer_blocks\.(\d+)\.")
    if middle and middle != config["transformer_layers_per_block"][-1]:
        config["transformer_layers_per_block"][-1] = middle
    if "time_embed.cond_proj.weight" in shapes:
        config["time_cond_proj_dim"] = shapes["time_embed.cond_proj.weight"][1]
    return config


def vae_config(shapes: Shapes) -> Config:
    """The configuration for diffusers of a VAE whose tensors have these shapes (without its scaling factor).

    Raises:
        KeyError: If a tensor is missing.
    """
    levels = count(shapes, r"encoder\.down\.(\d+)\.")
    return {
        "in_channels": shapes["encoder.conv_in.weight"][1],
        "out_channels": shapes["decoder.conv_out.weight"][0],
        "latent_channels": shapes["post_quant_conv.weight"][0],
        "block_out_channels": [
            shapes[f"encoder.down.{level}.block.0.conv2.weight"][0] for level in range(levels)
        ],
        "down_block_types": ["DownEncoderBlock2D"] * levels,
        "up_block_types": ["UpDecoderBlock2D"] * levels,
        "layers_per_block": count(shapes, r"encoder\.down\.0\.block\.(\d+)\."),
        "norm_num_groups": 32,
    }


def clip_config(shapes: Shapes, layers: int, *, gelu: str) -> Config:
    """The configuration for transformers of a CLIP text encoder, from the shapes of its tensors."""
    embedding = next(shape for key, shape in shapes.items() if key.endswith("token_embedding.weight"))
    positions = next(
        shape
        for key, shape in shapes.items()
        if key.endswith(("position_embedding.weight", "positional_embedding"))
    )
    inner = next(shape for key, shape in shapes.items() if key.endswith((".fc1.weight", ".c_fc.weight")))
    width = embedding[1]
    config = {
        "vocab_size": embedding[0],
        "hidden_size": width,
        "intermediate_size": inner[0],
        "num_hidden_layers": layers,
        "num_attention_heads": max(1, width // 64),
        "max_position_embeddings": positions[0],
        "hidden_act": gelu,
        "bos_token_id": _TOKENS - 2,
        "eos_token_id": _TOKENS - 1,
        "pad_token_id": 0 if gelu == "gelu" else _TOKENS - 1,
    }
    if config["vocab_size"] != _TOKENS or config["max_position_embeddings"] != _CONTEXT:
        raise ValueError
    projection = next((s for key, s in shapes.items() if key.split(".")[0] == "text_projection"), None)
    if projection is not None:
        config["projection_dim"] = projection[1]
    return config


def _text_configs(shapes: Shapes, unet: Config) -> dict[str, Config]:
    """The text encoders there are; tells the UNet of SDXL how wide its summary is."""
    found: dict[str, Config] = {}
    label = shapes.get(f"{UNET}label_emb.0.0.weight")
    if label is not None:
        first, second = _under(shapes, XL_CLIP), _under(shapes, XL_OPEN_CLIP)
        if first:
            found["text_encoder"] = clip_config(first, _layers(first), gelu="quick_gelu")
        if second:
            found["text_encoder_2"] = clip_config(second, _layers(second), gelu="gelu")
        pooled = found["text_encoder_2"]["projection_dim"] if second else 1280
        if (label[1] - pooled) % 6:
            raise ValueError
        unet |= {
            "addition_embed_type": "text_time",
            "addition_time_embed_dim": (label[1] - pooled) // 6,
            "projection_class_embeddings_input_dim": label[1],
        }
        return found
    if first := _under(shapes, CLIP):
        found["text_encoder"] = clip_config(first, _layers(first), gelu="quick_gelu")
    elif first := _under(shapes, OPEN_CLIP):
        # SD 2 was trained on the last layer but one, and diffusers leaves the last away
        full = 24 if first.get("ln_final.weight") == (1024,) else _layers(first)
        found["text_encoder"] = clip_config(first, full - 1, gelu="gelu")
        found["text_encoder"].pop("projection_dim", None)
    return found


def _layers(shapes: Shapes) -> int:
    return count(shapes, r"(?:text_model\.)?(?:encoder\.layers|transformer\.resblocks)\.(\d+)\.")


def scaling(family: str) -> float:
    """What a VAE's latents are multiplied with for about unit variance; its shapes do not tell."""
    return 0.13025 if family.startswith("sdxl") else 0.18215


def count(shapes: Shapes, pattern: str) -> int:
    """One more than the largest number that the pattern finds in a name."""
    matcher = re.compile(pattern)
    return max((int(match[1]) for key in shapes if (match := matcher.match(key))), default=-1) + 1


def _family(unet: Config) -> tuple[str, str]:
    family = "sd2" if unet["use_linear_projection"] else "sd1"
    if unet.get("addition_embed_type"):
        family = "sdxl"
    shape, title = _FULL.get((family, unet["cross_attention_dim"]), ((), ""))
    if tuple(unet["block_out_channels"]) == shape:
        return family, title
    words = {"sd1": "Small Stable Diffusion", "sd2": "Small Stable Diffusion 2"}
    return family + "-mini", words.get(family, "Small Stable Diffusion XL")


def _fitting(vae: Config) -> tuple[int, int]:
    return vae["latent_channels"], 2 * vae["latent_channels"] + 1


def _info(path: Path, header: Header, layout: Layout) -> ModelInfo:
    vae = layout.configs.get("vae", {"latent_channels": 4, "block_out_channels": [0] * 4})
    factor = 2 ** (len(vae["block_out_channels"]) - 1)
    taken = layout.configs["unet"]["in_channels"]
    velocity = says_velocity(layout.family, path.stem, header.metadata, layout.marks)
    told = "time_cond_proj_dim" in layout.configs["unet"]
    habit = habits(layout.family, path.stem, velocity=velocity, told=told, metadata=header.metadata)
    native = Size(min(habit.side * factor // 8, MAX_SIDE), min(habit.side * factor // 8, MAX_SIDE))
    title = header.metadata.get("modelspec.title", "").strip()[:80] or path.stem
    return ModelInfo(
        name=slug(path.stem),
        title=title,
        path=path,
        fingerprint=file_fingerprint(path, header),
        family=layout.family,
        native_size=native,
        factor=factor,
        channels=layout.configs["unet"]["out_channels"],
        prediction="v_prediction" if velocity else "epsilon",
        defaults=habit.defaults,
        inpaints=taken == 2 * vae["latent_channels"] + 1,
        bytes=header.bytes,
        description=f"{layout.title}{habit.words}, one file, {precision(header)}.",
        lacks=layout.lacks,
    )
