"""Opening a model, a folder or one file: safetensors only, every weight accounted for."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from diffusers.schedulers.scheduling_ddim import DDIMScheduler
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection

import core.models.libraries  # noqa: F401  (silences them)
from core.errors import ModelError
from core.model_info import ModelInfo
from core.models import learnt
from core.models.attention import hasten
from core.models.economy import Economy
from core.models.habits import habits, says_prediction
from core.models.model import Model, Text
from core.models.placement import Placement
from core.models.prediction import predicts_velocity
from core.models.single_file import checked_header
from core.models.small_json import read_object
from core.models.sources import Source, source
from core.models.tracing import Predictor

Network = TypeVar("Network", bound=nn.Module)

_LOOK = 64
"""Weights between two places to look at cancel."""


def load(
    info: ModelInfo, placement: Placement, elsewhere: Mapping[str, Path] | None = None
) -> Iterator[str | Model]:
    """Open the model described by ``info``.

    Args:
        info: Of the catalogue.
        placement: Where to, and in what precision.
        elsewhere: Parts ("vae", "text_encoder"…) that are taken from another model or file.

    Yields:
        The name of each part before and while it is read (places to look at cancel), and last the model.

    Raises:
        ModelError: If a file is missing or damaged, or the weights do not fit the configuration.
    """
    own = source(info.path, info.family)
    sources = {part: source(path, info.family) for part, path in (elsewhere or {}).items()}

    def of(part: str) -> Source:
        return _having(sources.get(part, own), part, info)

    texts = []
    economy = Economy(placement)
    kinds: dict[str, Any] = {"text_encoder": CLIPTextModel}
    if info.family.startswith("sdxl"):
        kinds["text_encoder_2"] = CLIPTextModelWithProjection
    for part, kind in kinds.items():
        yield "text encoder"
        encoder = yield from _network(of(part), part, _built(kind), placement.dtype)
        texts.append(Text(of(part).tokenizer(part), encoder))
    vae = yield from _vae(info, economy, placement, of("vae"))
    yield "UNet"
    unet = yield from _network(own, "unet", UNet2DConditionModel.from_config, placement.dtype)
    economy.settle(unet)
    hasten(unet)
    config, zeros, info = _schedule(info, unet, placement.device)
    yield Model(
        info=info,
        placement=placement,
        unet=unet,
        predict=Predictor(unet, economy),
        economy=economy,
        vae=vae,
        texts=tuple(texts),
        scheduler_config=config,
        zeros_for_empty=zeros,
    )


def _having(where: Source, part: str, info: ModelInfo) -> Source:
    if not where.has(part):
        word = part.replace("_2", " 2").replace("_", " ").replace("vae", "VAE")
        raise ModelError(f"“{info.title}” has no {word}, and none of another model fits: add one that has.")
    return where


def exchange_vae(model: Model, elsewhere: Mapping[str, Path]) -> Iterator[str | Model]:
    """Give a model another VAE without reading the rest of it again.

    Args:
        model: That has one; it is left as it is and shares all else with the new one.
        elsewhere: As for :func:`load`; without a "vae" the model's own is read.

    Yields:
        The name of the part while it is read (places to look at cancel), and last the model.

    Raises:
        ModelError: If it is missing, damaged or of another kind.
    """
    info = model.info
    where = _having(source(elsewhere.get("vae", info.path), info.family), "vae", info)
    vae = yield from _vae(info, model.economy, model.placement, where)
    model.economy.forget(model.vae)
    yield replace(model, vae=vae)


def _vae(
    info: ModelInfo, economy: Economy, placement: Placement, where: Source
) -> Generator[str, None, AutoencoderKL]:
    yield "VAE"
    upcast = placement.precision == "fp16" and info.family.startswith("sdxl")  # SDXL's VAE overflows in fp16
    dtype = torch.float32 if upcast else placement.dtype
    vae: AutoencoderKL = yield from _network(where, "vae", AutoencoderKL.from_config, dtype)
    if vae.config["latent_channels"] != info.channels:
        raise ModelError(f"The VAE chosen for “{info.title}” makes latents of another kind: choose another.")
    economy.settle(vae)
    hasten(vae)
    return vae


def _built(kind: Any) -> Callable[[dict[str, Any]], Any]:
    return lambda config: kind(CLIPTextConfig(**config))


def _schedule(
    info: ModelInfo, unet: UNet2DConditionModel, device: torch.device
) -> tuple[dict[str, Any], bool, ModelInfo]:
    """The noise schedule, whether no negative prompt means zeros, and what is now known of the model.

    A folder says it; a single file leaves it to what is usual in its family, and to a trial where its words
    do not tell velocity from noise.
    """
    if info.path.is_dir():
        name = "scheduler/scheduler_config.json"
        config = read_object(info.path / "scheduler" / "scheduler_config.json", name)
        index = read_object(info.path / "model_index.json", "model_index.json")
        # SD's pipelines mend old configurations, SDXL's do not: the first trained step is 1, not 0.
        if "steps_offset" in config and not info.family.startswith("sdxl"):
            config["steps_offset"] = 1
        try:
            DDIMScheduler.from_config(config)
        except Exception as error:  # whatever the class makes of values it was not written for
            raise ModelError(f"“{name}” of this model cannot be used: get the model again.") from error
        return config, bool(index.get("force_zeros_for_empty_prompt", True)), info
    header = checked_header(info.path)
    marks = header.tensors.keys()
    if not says_prediction(info.path.stem, header.metadata, marks):
        info = replace(info, prediction=_tried(info.fingerprint, unet, device))
    config = {
        "num_train_timesteps": 1000,
        "beta_start": 0.00085,
        "beta_end": 0.012,
        "beta_schedule": "scaled_linear",
        "clip_sample": False,
        "set_alpha_to_one": False,
        "steps_offset": 1,
        "prediction_type": info.prediction,
    }
    if habits(info.family, info.path.stem).trailing or "ztsnr" in marks:
        config["timestep_spacing"] = "trailing"
    if "ztsnr" in marks:  # zero terminal SNR (arXiv 2305.08891)
        config["rescale_betas_zero_snr"] = True
    return config, info.family.startswith("sdxl"), info


def _tried(fingerprint: str, unet: UNet2DConditionModel, device: torch.device) -> str:
    """The kind of prediction, tried out once for a file."""
    known = learnt.recall(fingerprint, "prediction")
    if known not in {"epsilon", "v_prediction"}:
        known = "v_prediction" if predicts_velocity(unet, device) else "epsilon"
        learnt.keep(fingerprint, "prediction", known)
    return str(known)


def _network(
    where: Source,
    part: str,
    build: Callable[[dict[str, Any]], Network],
    dtype: torch.dtype,
) -> Generator[str, None, Network]:
    """Build a network without filling it, then give it exactly the weights of its files."""
    label = where.label(part)
    try:
        with torch.device("meta"):
            network = build(where.config(part))
    except ModelError:
        raise
    except Exception as error:  # whatever a class makes of values it was not written for
        raise ModelError(
            f"“{label}/config.json” of this model cannot be used: get the model again."
        ) from error
    wanted = network.state_dict()
    weights = _renamed(where.weights(part), wanted)
    missing = sorted(wanted.keys() - weights.keys())
    surplus = sorted(weights.keys() - wanted.keys())
    if missing or surplus:
        verb, names = ("lack", missing) if missing else ("have a surplus of", surplus)
        raise ModelError(
            f"The weights in “{label}” {verb} {len(names)} tensors (first: {names[0]}): "
            "the file does not belong to this configuration; get the model again."
        )
    for number, (name, tensor) in enumerate(weights.items()):
        if not number % _LOOK:
            yield part
        if tensor.shape != wanted[name].shape:
            raise ModelError(
                f"The weights in “{label}” do not fit: {name} is {tuple(tensor.shape)} "
                f"where {tuple(wanted[name].shape)} is needed; get the model again."
            )
        if not tensor.is_floating_point():
            raise ModelError(f"The weights in “{label}” are not numbers the program can use: {name}.")
        if not finite(tensor):
            raise ModelError(f"The weights in “{label}” are damaged ({name} is not finite): get them again.")
        weights[name] = _arranged(tensor, dtype)
    network.load_state_dict(weights, assign=True)
    _fill_buffers(network)
    return network.requires_grad_(False).eval()


def _arranged(tensor: Tensor, dtype: torch.dtype) -> Tensor:
    """In its precision and, of a convolution, channels last: one copy, which the file no longer matters to.

    What is read is the file itself, mapped into memory: a program that writes it anew would end this one.
    """
    if tensor.ndim == 4:
        return tensor.to(dtype, memory_format=torch.channels_last, copy=True)
    return tensor.to(dtype, copy=True)


def finite(tensor: Tensor) -> bool:
    """Whether all numbers are finite: one fast pass, as an infinite or undefined one is an extreme."""
    if not tensor.numel():
        return True
    if tensor.element_size() == 1:  # fp8 has no order of its own
        tensor = tensor.float()
    least, most = tensor.aminmax()
    return bool(torch.isfinite(least) & torch.isfinite(most))


def _renamed(weights: dict[str, Tensor], wanted: dict[str, Tensor]) -> dict[str, Tensor]:
    """Names as this library version has them: CLIP's may or may not begin with ``text_model.``.

    ``position_ids`` was saved by old versions and is only a count from 0; what compares texts with pictures
    is in the files of some tools, and draws nothing.
    """
    needless = {"text_projection.weight", "logit_scale"} - wanted.keys()
    weights = {
        name: tensor
        for name, tensor in weights.items()
        if not name.endswith("position_ids") and name not in needless
    }
    prefix = "text_model."
    if any(name.startswith(prefix) for name in wanted) != any(name.startswith(prefix) for name in weights):
        if any(name.startswith(prefix) for name in weights):
            return {name.removeprefix(prefix): tensor for name, tensor in weights.items()}
        prefixed = {prefix + name: tensor for name, tensor in weights.items()}
        if prefixed.keys() & wanted.keys():
            return prefixed
    return weights


def _fill_buffers(network: nn.Module) -> None:
    """Buffers that no file holds: CLIP's positions are the only ones."""
    for module in network.modules():
        for name, buffer in module.named_buffers(recurse=False):
            if buffer.is_meta and name == "position_ids":
                module.register_buffer(name, torch.arange(buffer.shape[-1])[None], persistent=False)
            elif buffer.is_meta:
                raise ModelError(f"This model has a part the program does not know ({name}).")
