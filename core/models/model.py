"""A model in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from torch import nn
from transformers import CLIPTextModel, CLIPTokenizer

from core.errors import InputError
from core.geometry import Size
from core.model_info import ModelInfo
from core.models.placement import Placement
from core.models.tracing import Predictor


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """A latent diffusion model, ready to run (arXiv 2112.10752).

    Attributes:
        info: What it is.
        placement: Where it is and in what precision.
        unet: Predicts noise or velocity from a latent, a timestep and conditioning.
        vae: Encodes pictures to latents and decodes them.
        text_encoder: Makes conditioning from tokens.
        tokenizer: Makes tokens from text.
        scheduler_config: The noise schedule it was trained with, as diffusers writes it.
        predict: The UNet as the sampling loop calls it.
    """

    info: ModelInfo
    placement: Placement
    unet: UNet2DConditionModel
    vae: AutoencoderKL
    text_encoder: CLIPTextModel
    tokenizer: CLIPTokenizer
    scheduler_config: dict[str, Any]
    predict: Predictor

    @property
    def parts(self) -> tuple[nn.Module, nn.Module, nn.Module]:
        """The three networks."""
        return self.unet, self.vae, self.text_encoder

    @property
    def memory(self) -> int:
        """Bytes the weights take."""
        return sum(weight.nbytes for part in self.parts for weight in part.parameters())

    def latent_shape(self, size: Size) -> tuple[int, int, int]:
        """(C, h, w) of the latent of a picture of ``size``.

        Raises:
            InputError: If the sides are not multiples of the model's latent factor.
        """
        factor = self.info.factor
        if not size.is_multiple_of(factor):
            raise InputError(
                f"{size} does not fit this model, whose latent has one cell for {factor}x{factor} pixels: "
                f"use {size.snapped(factor)}."
            )
        return self.info.channels, size.height // factor, size.width // factor
