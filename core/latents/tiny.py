"""Previews by TAESD, a decoder of a few megabytes, where the person has its weights."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import torch
from diffusers.models.autoencoders.vae import DecoderTiny
from torch import Tensor

import core.models.libraries  # noqa: F401  (silences them)
from core.arrays import Picture
from core.errors import ModelError
from core.latents.codec import to_pictures
from core.models.model import Model
from core.models.sources import read_tensors

_NAMES = {"sd1": "taesd", "sd2": "taesd", "sdxl": "taesdxl"}


@dataclass(frozen=True, slots=True, eq=False)
class TinyPreview:
    """Pictures of latents, at full size, in a hundredth of the decoder's time.

    Attributes:
        decoder: On the model's device and in its precision.
    """

    decoder: DecoderTiny

    @torch.inference_mode()
    def pictures(self, denoised: Tensor) -> tuple[Picture, ...]:
        """Latents (B, C, h, w) as pictures uint8 (8h, 8w, 3)."""
        weight = next(self.decoder.parameters())
        return to_pictures(self.decoder(denoised.to(weight.device, weight.dtype)))


def find_tiny(model: Model, files: Iterable[Path]) -> Path | None:
    """The decoder that belongs to a model among files; None where there is none.

    Args:
        model: Of Stable Diffusion's own latents.
        files: In the person's model folders: ComfyUI's ``taesd_decoder.safetensors``, or a folder of
            diffusers' called ``taesd``, in Hugging Face's cache too.
    """
    name = _NAMES.get(model.info.family.removesuffix("-mini"))
    if name is None or model.info.channels != 4 or model.info.factor != 8:
        return None
    for path in files:
        within = {part.rpartition("--")[2] for part in path.parts[:-1]}
        if path.stem == f"{name}_decoder" or (path.stem == "diffusion_pytorch_model" and name in within):
            return path
    return None


def open_tiny(model: Model, path: Path) -> TinyPreview:
    """Read the decoder of TAESD.

    Raises:
        ModelError: If the file holds something else.
    """
    with torch.device("meta"):
        decoder = DecoderTiny(
            in_channels=4,
            out_channels=3,
            num_blocks=(3, 3, 3, 1),
            block_out_channels=(64,) * 4,
            upsampling_scaling_factor=2,
            act_fn="relu",
            upsample_fn="nearest",
        )
    weights = {_renamed(name): tensor for name, tensor in read_tensors(path, ("",)).items() if _wanted(name)}
    dtype, device = model.placement.dtype, model.placement.device
    try:
        decoder.load_state_dict(
            {name: tensor.to(device, dtype, copy=True) for name, tensor in weights.items()}, assign=True
        )
    except RuntimeError:
        raise ModelError(f"“{path.name}” cannot be used for previews: it is no TAESD decoder.") from None
    return TinyPreview(decoder.requires_grad_(False).eval())


def _wanted(name: str) -> bool:
    """Whether a tensor is the decoder's: diffusers' files have the encoder's, too."""
    return name.startswith("decoder.layers.") or name[0].isdigit()


def _renamed(name: str) -> str:
    """Diffusers' name within the decoder; the original counts the clamp before it as a layer."""
    name = name.removeprefix("decoder.")
    match = re.match(r"(\d+)\.(.*)", name)
    return f"layers.{int(match[1]) - 1}.{match[2]}" if match else name
