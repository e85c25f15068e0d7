"""A model in memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from torch import nn
from transformers import CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from core.errors import InputError
from core.geometry import Size
from core.model_info import ModelInfo
from core.models.economy import Economy
from core.models.placement import Placement
from core.models.tracing import Predictor


@dataclass(frozen=True, slots=True, eq=False)
class Text:
    """A tokenizer and the encoder behind it: SD has one, SDXL two."""

    tokenizer: CLIPTokenizer
    encoder: CLIPTextModel | CLIPTextModelWithProjection


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Model:
    """A latent diffusion model, ready to run (arXiv 2112.10752).

    Attributes:
        info: What it is.
        placement: Where it is and in what precision.
        unet: Predicts noise or velocity from a latent, a timestep and conditioning.
        vae: Encodes pictures to latents and decodes them.
        texts: Make conditioning from prompts.
        scheduler_config: The noise schedule it was trained with, as diffusers writes it.
        predict: The UNet as the sampling loop calls it.
        economy: Where its networks are, and what they go without when memory runs out.
        zeros_for_empty: Whether no negative prompt means zeros rather than the empty text (SDXL base).
    """

    info: ModelInfo
    placement: Placement
    unet: UNet2DConditionModel
    vae: AutoencoderKL
    texts: tuple[Text, ...]
    scheduler_config: dict[str, Any]
    predict: Predictor
    economy: Economy
    zeros_for_empty: bool = False

    @property
    def parts(self) -> tuple[nn.Module, ...]:
        """The networks."""
        return self.unet, self.vae, *(text.encoder for text in self.texts)

    @property
    def is_xl(self) -> bool:
        """Whether the UNet is told sizes and a summary of the prompt beside its tokens."""
        return bool(self.unet.config.get("addition_embed_type") == "text_time")

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
