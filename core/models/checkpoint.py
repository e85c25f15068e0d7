"""Opening a diffusers-layout model folder: safetensors only, every weight accounted for."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import torch
from diffusers.models.autoencoders.autoencoder_kl import AutoencoderKL
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from safetensors.torch import load_file
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, CLIPTokenizer

from core.errors import ModelError
from core.model_info import ModelInfo
from core.models.model import Model, Text
from core.models.placement import Placement
from core.models.small_json import read_object
from core.models.tracing import Predictor
from core.models.weights import weight_files

Network = TypeVar("Network", bound=nn.Module)

# transformers and diffusers speak to developers; what matters to a person is raised as a ModelError.
for _library in ("diffusers", "transformers"):
    logging.getLogger(_library).setLevel(logging.ERROR)


def load(info: ModelInfo, placement: Placement) -> Iterator[str | Model]:
    """Open the model described by ``info``.

    Yields:
        The name of each part before it is read (a place to look at cancel), and last the model.

    Raises:
        ModelError: If a file is missing or damaged, or the weights do not fit the configuration.
    """
    folder = info.path
    yield "text encoder"
    texts = [_text(folder, "", CLIPTextModel, placement)]
    if (folder / "text_encoder_2").is_dir():
        texts.append(_text(folder, "_2", CLIPTextModelWithProjection, placement))
    yield "VAE"
    upcast = placement.precision == "fp16" and info.family.startswith("sdxl")  # SDXL's VAE overflows in fp16
    vae = _network(
        folder / "vae", AutoencoderKL.from_config, torch.float32 if upcast else placement.dtype, placement
    )
    yield "UNet"
    unet = _network(folder / "unet", UNet2DConditionModel.from_config, placement.dtype, placement)
    yield Model(
        info=info,
        placement=placement,
        unet=unet,
        predict=Predictor(unet),
        vae=vae,
        texts=tuple(texts),
        scheduler_config=read_object(
            folder / "scheduler" / "scheduler_config.json", "scheduler/scheduler_config.json"
        ),
        zeros_for_empty=bool(
            read_object(folder / "model_index.json", "model_index.json").get("force_zeros_for_empty_prompt")
        ),
    )


def _text(folder: Path, number: str, kind: Any, placement: Placement) -> Text:
    return Text(
        _tokenizer(folder / f"tokenizer{number}"),
        _network(
            folder / f"text_encoder{number}",
            lambda config: kind(CLIPTextConfig(**config)),
            placement.dtype,
            placement,
        ),
    )


def _network(
    folder: Path, build: Callable[[dict[str, Any]], Network], dtype: torch.dtype, placement: Placement
) -> Network:
    """Build a network without filling it, then give it exactly the weights of its files."""
    config = read_object(folder / "config.json", f"{folder.name}/config.json")
    try:
        with torch.device("meta"):
            network = build(config)
    except Exception as error:  # whatever a class makes of values it was not written for
        raise ModelError(
            f"“{folder.name}/config.json” of this model cannot be used: get the model again."
        ) from error
    weights = _weights(folder)
    wanted = network.state_dict()
    weights = _renamed(weights, wanted)
    missing = sorted(wanted.keys() - weights.keys())
    surplus = sorted(weights.keys() - wanted.keys())
    if missing or surplus:
        verb, names = ("lack", missing) if missing else ("have a surplus of", surplus)
        raise ModelError(
            f"The weights in “{folder.name}” {verb} {len(names)} tensors (first: {names[0]}): "
            "the file does not belong to this configuration; get the model again."
        )
    for name, tensor in weights.items():
        if tensor.shape != wanted[name].shape:
            raise ModelError(
                f"The weights in “{folder.name}” do not fit: {name} is {tuple(tensor.shape)} "
                f"where {tuple(wanted[name].shape)} is needed; get the model again."
            )
        if not tensor.is_floating_point():
            raise ModelError(f"The weights in “{folder.name}” are not numbers the program can use: {name}.")
        if not torch.isfinite(tensor).all():
            raise ModelError(
                f"The weights in “{folder.name}” are damaged ({name} is not finite): get them again."
            )
    network.load_state_dict({name: tensor.to(dtype) for name, tensor in weights.items()}, assign=True)
    _fill_buffers(network)
    network.requires_grad_(False).eval()
    return network.to(placement.device, memory_format=torch.channels_last)  # type: ignore[call-overload,no-any-return]


def _weights(folder: Path) -> dict[str, Tensor]:
    weights: dict[str, Tensor] = {}
    for file in weight_files(folder):
        try:
            weights |= load_file(file)
        except Exception as error:  # the library raises its own kind, OSError and ValueError
            raise ModelError(f"“{folder.name}/{file.name}” cannot be read: get the model again.") from error
    return weights


def _renamed(weights: dict[str, Tensor], wanted: dict[str, Tensor]) -> dict[str, Tensor]:
    """Names as this library version has them: CLIP's may or may not begin with ``text_model.``.

    ``position_ids`` was saved by old versions and is only a count from 0.
    """
    weights = {name: tensor for name, tensor in weights.items() if not name.endswith("position_ids")}
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


def _tokenizer(folder: Path) -> CLIPTokenizer:
    try:
        tokenizer: CLIPTokenizer = CLIPTokenizer.from_pretrained(folder, local_files_only=True)
    except Exception as error:  # whatever the library meets in a damaged vocabulary
        raise ModelError("The model's tokenizer cannot be read: get the model again.") from error
    return tokenizer
