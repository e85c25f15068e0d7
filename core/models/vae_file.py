"""A VAE in a file of its own: how it is known and what it looks like, from the header alone."""

from __future__ import annotations

from typing import Any

from core.errors import ModelError
from core.models import single_file
from core.safetensors_header import Header

_PARTS = ("encoder.", "decoder.", "quant_conv.", "post_quant_conv.")


def under_prefix(prefix: str) -> tuple[str, ...]:
    """The beginnings of the names of a VAE's tensors; a loss or an average beside them is passed over."""
    return tuple(prefix + part for part in _PARTS)


def is_vae_file(header: Header) -> bool:
    """Whether a file holds a VAE and no UNet."""
    names = header.tensors.keys()
    has_decoder = any(f"{prefix}decoder.conv_in.weight" in names for prefix in ("", single_file.VAE))
    return has_decoder and not any(name.startswith(single_file.UNET) for name in names)


def lay_out_vae(header: Header, name: str) -> dict[str, Any]:
    """The configuration for diffusers of the VAE, without its scaling factor.

    Raises:
        ModelError: If tensors are missing, or it is no VAE of Stable Diffusion.
    """
    shapes = {
        key.removeprefix(single_file.VAE): shape
        for key, shape in single_file.shapes_of(header).items()
        if key.startswith((*under_prefix(""), *under_prefix(single_file.VAE)))
    }
    try:
        if any(key.startswith("decoder.up_blocks.") for key in shapes):
            return _diffusers_config(shapes)
        return single_file.vae_config(shapes)
    except (KeyError, IndexError, ValueError):
        raise ModelError(f"“{name}” is a VAE of an unknown kind, or tensors are missing in it.") from None


def _diffusers_config(shapes: single_file.Shapes) -> dict[str, Any]:
    levels = single_file.count(shapes, r"encoder\.down_blocks\.(\d+)\.")
    widths = [shapes[f"encoder.down_blocks.{level}.resnets.0.conv2.weight"][0] for level in range(levels)]
    return {
        "in_channels": shapes["encoder.conv_in.weight"][1],
        "out_channels": shapes["decoder.conv_out.weight"][0],
        "latent_channels": shapes["post_quant_conv.weight"][0],
        "block_out_channels": widths,
        "down_block_types": ["DownEncoderBlock2D"] * levels,
        "up_block_types": ["UpDecoderBlock2D"] * levels,
        "layers_per_block": single_file.count(shapes, r"encoder\.down_blocks\.0\.resnets\.(\d+)\."),
        "norm_num_groups": 32,
    }
