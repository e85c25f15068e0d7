"""Low-rank changes of a model (LoRA, arXiv 2106.09685), put on and taken off without reading it again.

The product of a LoRA's two factors is added to the weights themselves, in float32: drawing costs no more.
The weights as they were are kept, so taking off gives them back to the bit.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import torch
from torch import Tensor, nn

from core.errors import ModelError
from core.models.lora_names import in_diffusers, is_other_kind, split
from core.models.model import Model
from core.models.single_file import checked_header
from core.models.sources import read_tensors


@dataclass(frozen=True, slots=True)
class Worn:
    """A LoRA as it is put on.

    Attributes:
        path: Its file.
        weight: For the UNet.
        text_weight: For the text encoders.
        changed: When the file last changed (ns): another file under the same name is put on anew.
    """

    path: Path
    weight: float
    text_weight: float
    changed: int


@dataclass(frozen=True, slots=True, eq=False)
class _Change:
    """What a LoRA does to one layer: ``up @ down * scale``."""

    down: Tensor
    up: Tensor
    scale: float

    def difference(self, shape: torch.Size) -> Tensor:
        """Float32, of the weight's shape."""
        down, up = self.down.float(), self.up.float()
        product = up.flatten(1) @ down.flatten(1)
        return product.reshape(shape) * self.scale


class Wardrobe:
    """Which LoRAs a model has on.

    Args:
        model: Whose weights are changed in place.
    """

    def __init__(self, model: Model) -> None:
        self._title, self._blocks = model.info.title, model.unet.config["layers_per_block"]
        self._on: tuple[Worn, ...] = ()
        self._before: dict[tuple[str, str], Tensor] = {}
        self._layers = {part: _layers(network) for part, network in _networks(model).items()}

    @property
    def on(self) -> tuple[Worn, ...]:
        """What is put on."""
        return self._on

    def wear(self, wanted: Sequence[Worn]) -> list[str]:
        """Put on these LoRAs and no others.

        Returns:
            A sentence for each LoRA of which only a part fits.

        Raises:
            ModelError: If a file is damaged or made for another kind of model; then nothing is put on.
        """
        wanted = tuple(worn for worn in wanted if worn.weight or worn.text_weight)
        if wanted == self._on:
            return []
        self._take_off()
        notes: list[str] = []
        sums: dict[tuple[str, str], Tensor] = {}
        for worn in wanted:
            changes = read_lora(worn.path, worn.changed)
            fitting = 0
            for (part, layer), change in changes.items():
                name = in_diffusers(layer, self._blocks) if part == "unet" else layer
                weight = worn.weight if part == "unet" else worn.text_weight
                module = self._layers.get(part, {}).get(name)
                if module is None or not _fits(change, module.weight.shape):
                    continue
                fitting += 1
                if weight:
                    difference = change.difference(module.weight.shape) * weight
                    key = (part, name)
                    sums[key] = sums[key] + difference if key in sums else difference
            if not fitting:
                raise ModelError(
                    f"The LoRA “{worn.path.stem}” was made for another kind of model than "
                    f"“{self._title}”: choose another."
                )
            if fitting < len(changes):
                left = len(changes) - fitting
                notes.append(
                    f"{left} of {len(changes)} parts of the LoRA “{worn.path.stem}” do not fit this model."
                )
        with torch.no_grad():
            for (part, name), difference in sums.items():
                weight_of = self._layers[part][name].weight
                self._before[part, name] = weight_of.detach().clone()
                weight_of.copy_(weight_of.float() + difference.to(weight_of.device))
        self._on = wanted
        return notes

    def _take_off(self) -> None:
        with torch.no_grad():
            for (part, name), before in self._before.items():
                self._layers[part][name].weight.copy_(before)
        self._before.clear()
        self._on = ()


@lru_cache(maxsize=8)
def read_lora(path: Path, _changed: int) -> dict[tuple[str, str], _Change]:
    """The changes in a file, by network and layer; the last few files are remembered.

    Args:
        path: The file.
        _changed: When it last changed.

    Raises:
        ModelError: If it is damaged, or not a plain LoRA.
    """
    header = checked_header(path)
    if any(is_other_kind(name) for name in header.tensors):
        raise ModelError(
            f"“{path.name}” is a LyCORIS, DoRA or other kind of LoRA: only plain ones can be added."
        )
    found: dict[tuple[str, str], dict[str, Tensor]] = {}
    for name, tensor in read_tensors(path, ("",)).items():
        place = split(name)
        if place is None:
            raise ModelError(f"“{path.name}” is not a LoRA the program understands (its tensor {name}).")
        if not tensor.is_floating_point() or not torch.isfinite(tensor.float()).all():
            raise ModelError(f"The LoRA “{path.name}” is damaged ({name} is not finite): get it again.")
        found.setdefault(place[:2], {})[place[2]] = tensor.clone()  # of the file, which may be written anew
    changes = {}
    for key, parts in found.items():
        if "down" not in parts or "up" not in parts:
            raise ModelError(
                f"The LoRA “{path.name}” is damaged: a half of {key[1]} is missing; get it again."
            )
        rank = parts["down"].shape[0]
        if parts["down"].ndim < 2 or parts["up"].ndim < 2 or parts["up"].shape[1] != rank:
            raise ModelError(
                f"The LoRA “{path.name}” is damaged: the halves of {key[1]} do not fit; get it again."
            )
        alpha = float(parts["alpha"]) if "alpha" in parts and parts["alpha"].numel() == 1 else float(rank)
        changes[key] = _Change(parts["down"], parts["up"], alpha / rank)
    if not changes:
        raise ModelError(f"“{path.name}” holds no LoRA: choose another file.")
    return changes


def _networks(model: Model) -> dict[str, nn.Module]:
    names = ("text_encoder", "text_encoder_2")
    return {"unet": model.unet, **{n: t.encoder for n, t in zip(names, model.texts, strict=False)}}


def _layers(network: nn.Module) -> dict[str, nn.Linear | nn.Conv2d]:
    return {
        name.removeprefix("text_model.").replace(".", "_"): module
        for name, module in network.named_modules()
        if isinstance(module, nn.Linear | nn.Conv2d)
    }


def _fits(change: _Change, shape: torch.Size) -> bool:
    """Whether the product has the weight's shape: (out, in), or (out, in, k, k), the kernel in ``down``."""
    inner = change.down[0].numel()
    return change.up.shape[0] == shape[0] and change.up[0, 0].numel() == 1 and inner == shape[1:].numel()
