"""A Stable Diffusion small enough to be made in a test: real classes, diffusers' layout, random weights.

The networks are random except for the last layer of each, which is fitted (UNet) or scaled (VAE) so that
sampling stays in range and the picture has contrast: a test that compares pictures then means something.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
from diffusers.pipelines.stable_diffusion_xl.pipeline_stable_diffusion_xl import StableDiffusionXLPipeline
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from tokenizers.pre_tokenizers import ByteLevel
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from core.models.clip_vocabulary import clip_tokenizer

NATIVE_CELLS = 8
"""The native size of a tiny model, in latent cells along a side."""

_WIDTH = 32


def tiny_model(
    folder: Path,
    *,
    prediction: str = "epsilon",
    seed: int = 0,
    channels: int = 4,
    factor: int = 8,
    inpaints: bool = False,
    xl: bool = False,
    told: bool = False,
) -> Path:
    """Make a tiny model in ``folder``, in diffusers' layout, without network.

    Args:
        folder: Where to; made if needed.
        prediction: "epsilon" (SD 1's schedule) or "v_prediction" (zero terminal SNR, trailing steps).
        seed: Of its weights.
        channels: Of its latent.
        factor: Pixels per latent cell along a side, a power of 2.
        inpaints: Whether its UNet takes mask and masked picture beside the latent.
        xl: Whether it is built as SDXL: two text encoders, sizes and a summary of the prompt.
        told: Whether its UNet is told its guidance, as those distilled for few steps (LCM).

    Returns:
        ``folder``, which ``StableDiffusionPipeline.from_pretrained`` (or the XL one) opens.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = _tokenizer(folder / "tokenizer")
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(seed)
        scheduler = _scheduler(prediction)
        text_encoder = _text_encoder(tokenizer, CLIPTextModel, 2 + xl)
        vae = _vae(channels, factor)
        unet = _unet(channels, inpaints=inpaints, xl=xl, told=told)
        second = _text_encoder(tokenizer, CLIPTextModelWithProjection, 3) if xl else None
        for part in (text_encoder, vae, unet, *([second] if second else [])):
            nn.Module.eval(part)
        _scale_vae(vae, factor)
        _fit_unet(unet, scheduler)
    build: Any = StableDiffusionXLPipeline if xl else StableDiffusionPipeline  # annotations leave things out
    extra: dict[str, Any] = {"safety_checker": None, "requires_safety_checker": False}
    if xl:
        extra = {"text_encoder_2": second, "tokenizer_2": tokenizer, "add_watermarker": False}
    pipeline = build(
        vae=vae,
        text_encoder=text_encoder,
        tokenizer=tokenizer,
        unet=unet,
        scheduler=scheduler,
        feature_extractor=None,
        **extra,
    )
    pipeline.save_pretrained(folder, safe_serialization=True)
    return folder


def tiny_checkpoint(
    folder: Path, family: str, *, prediction: str = "epsilon", inpaints: bool = False, seed: int = 0
) -> Path:
    """Make a tiny model that could have come from a single file.

    It has CLIP's own vocabulary, heads and groups as Stable Diffusion has them, and the family's scaling.

    Args:
        folder: Where to; in diffusers' layout.
        family: "sd1", "sd2" or "sdxl".
        prediction: "epsilon" or "v_prediction" (with SD 2's schedule, which ends in a little signal).
        inpaints: Whether its UNet takes mask and masked picture beside the latent.
        seed: Of its weights.
    """
    folder.mkdir(parents=True, exist_ok=True)
    xl, linear = family == "sdxl", family != "sd1"
    first = clip_tokenizer("!" if family == "sd2" else "<|endoftext|>")
    with torch.random.fork_rng(devices=[]), torch.no_grad():
        torch.manual_seed(seed)
        scheduler = _scheduler("epsilon")
        cast: Any = scheduler.register_to_config
        cast(prediction_type=prediction)
        text_encoder = _clip(CLIPTextModel, first, "gelu" if family == "sd2" else "quick_gelu")
        vae: AutoencoderKL = AutoencoderKL(
            block_out_channels=(32, 32, 32, 64),
            down_block_types=("DownEncoderBlock2D",) * 4,
            up_block_types=("UpDecoderBlock2D",) * 4,
            latent_channels=4,
            layers_per_block=1,
            norm_num_groups=32,
            sample_size=NATIVE_CELLS * 8,
        )
        heads = [1, 2] if linear else 8
        extra: dict[str, Any] = {"use_linear_projection": linear, "attention_head_dim": heads}
        if xl:
            extra |= {"addition_embed_type": "text_time", "addition_time_embed_dim": 8}
            extra |= {"projection_class_embeddings_input_dim": 6 * 8 + _WIDTH}
            extra |= {"transformer_layers_per_block": [1, 2]}
        unet: UNet2DConditionModel = UNet2DConditionModel(
            sample_size=NATIVE_CELLS,
            in_channels=9 if inpaints else 4,
            out_channels=4,
            block_out_channels=(64, 128),
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D")
            if xl
            else ("CrossAttnDownBlock2D", "DownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "UpBlock2D") if xl else ("UpBlock2D", "CrossAttnUpBlock2D"),
            cross_attention_dim=128 if xl else 64,
            layers_per_block=1,
            norm_num_groups=32,
            **extra,
        )
        parts: dict[str, Any] = {"text_encoder": text_encoder, "vae": vae, "unet": unet}
        if xl:
            second = clip_tokenizer("!")
            parts["text_encoder_2"] = _clip(CLIPTextModelWithProjection, second, "gelu")
        for part in parts.values():
            nn.Module.eval(part)
        _scale_vae(vae, 8)
        _use_scaling(vae, 0.13025 if xl else 0.18215)
        _fit_unet(unet, scheduler)
    build: Any = StableDiffusionXLPipeline if xl else StableDiffusionPipeline
    more: dict[str, Any] = {"safety_checker": None, "requires_safety_checker": False}
    if xl:
        more = {"tokenizer_2": second, "add_watermarker": False}
    pipeline = build(tokenizer=first, scheduler=scheduler, feature_extractor=None, **parts, **more)
    pipeline.save_pretrained(folder, safe_serialization=True)
    return folder


def _clip(kind: Any, tokenizer: CLIPTokenizer, act: str) -> Any:
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=64,
        intermediate_size=128,
        projection_dim=_WIDTH,
        num_hidden_layers=2,
        num_attention_heads=1,
        max_position_embeddings=77,
        hidden_act=act,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return kind(config)


def _use_scaling(vae: AutoencoderKL, factor: float) -> None:
    """Have latents of unit variance at a given scaling factor: the layers next to them take the rest."""
    rest = float(vae.config["scaling_factor"]) / factor
    for layer, times in ((vae.quant_conv, rest), (vae.post_quant_conv, 1 / rest)):
        assert layer is not None
        layer.weight.mul_(times)
        if times == rest:
            _bias(layer).mul_(times)
    cast: Any = vae.register_to_config
    cast(scaling_factor=factor)


def _tokenizer(folder: Path) -> CLIPTokenizer:
    """CLIP's byte-level BPE with a vocabulary of single bytes and two merges."""
    letters = sorted(ByteLevel.alphabet())
    merges = [("c", "a"), ("ca", "t</w>")]
    words = [*letters, *(letter + "</w>" for letter in letters), *("".join(pair) for pair in merges)]
    vocabulary = {word: number for number, word in enumerate([*words, "<|startoftext|>", "<|endoftext|>"])}
    folder.mkdir(exist_ok=True)
    (folder / "vocab.json").write_text(json.dumps(vocabulary), encoding="utf-8")
    lines = ["#version: 0.2", *(" ".join(pair) for pair in merges)]
    (folder / "merges.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    build: Any = CLIPTokenizer
    tokenizer: CLIPTokenizer = build(vocab=vocabulary, merges=merges, model_max_length=77)
    return tokenizer


def _text_encoder(tokenizer: CLIPTokenizer, kind: Any, layers: int) -> Any:
    config = CLIPTextConfig(
        vocab_size=len(tokenizer),
        hidden_size=_WIDTH,
        intermediate_size=2 * _WIDTH,
        projection_dim=_WIDTH,
        num_hidden_layers=layers,
        num_attention_heads=4,
        max_position_embeddings=77,
        bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
    )
    return kind(config)


def _vae(channels: int, factor: int) -> AutoencoderKL:
    blocks = factor.bit_length()
    vae: AutoencoderKL = AutoencoderKL(
        block_out_channels=(16,) * (blocks - 1) + (32,),
        down_block_types=("DownEncoderBlock2D",) * blocks,
        up_block_types=("UpDecoderBlock2D",) * blocks,
        latent_channels=channels,
        layers_per_block=1,
        norm_num_groups=4,
        sample_size=NATIVE_CELLS * factor,
    )
    return vae


def _unet(channels: int, *, inpaints: bool, xl: bool, told: bool) -> UNet2DConditionModel:
    extra: dict[str, Any] = {"time_cond_proj_dim": 32} if told else {}
    if xl:
        extra |= {"addition_embed_type": "text_time", "addition_time_embed_dim": 8}
        extra["projection_class_embeddings_input_dim"] = 6 * 8 + _WIDTH
    unet: UNet2DConditionModel = UNet2DConditionModel(
        sample_size=NATIVE_CELLS,
        in_channels=2 * channels + 1 if inpaints else channels,
        out_channels=channels,
        block_out_channels=(32, 64),
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"),
        up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"),
        cross_attention_dim=2 * _WIDTH if xl else _WIDTH,
        attention_head_dim=4,
        layers_per_block=1,
        norm_num_groups=8,
        **extra,
    )
    return unet


def _scheduler(prediction: str) -> DDIMScheduler:
    extra: dict[str, Any] = {}
    if prediction == "v_prediction":
        extra = {"rescale_betas_zero_snr": True, "timestep_spacing": "trailing"}
    scheduler: DDIMScheduler = DDIMScheduler(
        beta_start=0.00085,
        beta_end=0.012,
        beta_schedule="scaled_linear",
        clip_sample=False,
        set_alpha_to_one=False,
        steps_offset=1,
        prediction_type=prediction,
        **extra,
    )
    return scheduler


def _scale_vae(vae: AutoencoderKL, factor: int) -> None:
    """Give latents about unit variance and pictures about half of the range."""
    side = NATIVE_CELLS * factor
    picture = nn.functional.interpolate(torch.rand(2, 3, 4, 4) * 2 - 1, size=side, mode="bicubic")
    mean = vae.encode(picture).latent_dist.mean
    register: Any = vae.register_to_config
    register(scaling_factor=round(1 / float(mean.std()), 4))
    decoded = vae.decode(mean).sample
    last = vae.decoder.conv_out
    last.weight.mul_((0.45 / decoded.std((0, 2, 3)))[:, None, None, None])
    nn.init.zeros_(_bias(last))


def _fit_unet(unet: UNet2DConditionModel, scheduler: DDIMScheduler) -> None:
    """Fit the last convolution by least squares to what a denoiser of smooth latents would answer."""
    count, cells, channels = 48, NATIVE_CELLS, int(unet.config["out_channels"])
    coarse = torch.randn(count, channels, 3, 3)
    clean = nn.functional.interpolate(coarse, size=cells, mode="bicubic")
    clean = clean / clean.std()
    noise = torch.randn_like(clean)
    steps: Any = torch.linspace(20, 999, count).round().long()
    noisy = scheduler.add_noise(clean, noise, steps)
    is_v = scheduler.config["prediction_type"] == "v_prediction"
    target = scheduler.get_velocity(clean, noise, steps) if is_v else noise
    last, seen = unet.conv_out, []
    hook = last.register_forward_pre_hook(lambda _module, inputs: seen.append(inputs[0]))
    beside = torch.randn(count, int(unet.config["in_channels"]) - channels, cells, cells)
    sizes = torch.tensor([[64.0, 64, 0, 0, 64, 64]]).expand(count, -1)
    unet(
        torch.cat([noisy, beside], dim=1),
        steps,
        torch.randn(count, 77, int(unet.config["cross_attention_dim"])),
        added_cond_kwargs={"text_embeds": torch.randn(count, _WIDTH), "time_ids": sizes},
    )
    hook.remove()
    patches = nn.functional.unfold(seen[0], 3, padding=1).transpose(1, 2).flatten(0, 1)
    wanted = target.flatten(2).transpose(1, 2).flatten(0, 1)
    weight, bias = _ridge(patches, wanted)
    last.weight.copy_(weight.T.reshape(last.weight.shape))
    _bias(last).copy_(bias)


def _bias(layer: nn.Module) -> Tensor:
    bias = layer.bias
    assert isinstance(bias, Tensor)
    return bias


def _ridge(inputs: Tensor, outputs: Tensor, penalty: float = 1.0) -> tuple[Tensor, Tensor]:
    mean, offset = inputs.mean(0), outputs.mean(0)
    centred = (inputs - mean).double()
    gram = centred.T @ centred + penalty * torch.eye(inputs.shape[1], dtype=torch.double)
    weight = torch.linalg.solve(gram, centred.T @ (outputs - offset).double()).float()
    return weight, offset - mean @ weight
