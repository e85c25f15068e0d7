"""The untrained parts of the denoiser in diffusers' and CLIP's own classes."""

from __future__ import annotations

from typing import Any

from box_profile import PICTURE_SIZE, TEXT_LENGTH, Profile
from diffusers import DDIMScheduler, UNet2DConditionModel
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer


def build_scheduler() -> DDIMScheduler:
    """The noise schedule: zero signal at its end, so that empty pages and full ones can be drawn."""
    make: Any = DDIMScheduler  # diffusers' constructors are not typed
    scheduler: DDIMScheduler = make(
        num_train_timesteps=1000,
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        prediction_type="v_prediction",
        rescale_betas_zero_snr=True,
        timestep_spacing="trailing",
        clip_sample=False,
        set_alpha_to_one=True,
        steps_offset=1,
    )
    return scheduler


def build_unet(profile: Profile) -> UNet2DConditionModel:
    """An untrained denoiser in diffusers' own class."""
    levels = len(profile.unet_channels)
    make: Any = UNet2DConditionModel
    unet: UNet2DConditionModel = make(
        sample_size=PICTURE_SIZE // profile.scale,
        in_channels=profile.latent_channels,
        out_channels=profile.latent_channels,
        down_block_types=("DownBlock2D",) + ("CrossAttnDownBlock2D",) * (levels - 1),
        up_block_types=("CrossAttnUpBlock2D",) * (levels - 1) + ("UpBlock2D",),
        block_out_channels=profile.unet_channels,
        layers_per_block=profile.unet_layers,
        norm_num_groups=profile.unet_groups,
        attention_head_dim=4,
        cross_attention_dim=profile.text_width,
        resnet_time_scale_shift="scale_shift",
        addition_embed_type="text",
        addition_embed_type_num_heads=4,
    )
    return unet


def build_text(profile: Profile, tokenizer: CLIPTokenizer) -> CLIPTextModel:
    """An untrained text encoder in CLIP's own class."""
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=profile.text_width,
        intermediate_size=4 * profile.text_width,
        projection_dim=profile.text_width,
        num_hidden_layers=profile.text_layers,
        num_attention_heads=4,
        max_position_embeddings=TEXT_LENGTH,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return CLIPTextModel(config)
