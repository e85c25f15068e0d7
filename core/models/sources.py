"""Where the networks of a model come from: a folder in diffusers' layout, or one file in LDM's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

from diffusers.loaders import single_file_utils
from safetensors import safe_open
from safetensors.torch import load_file
from torch import Tensor
from transformers import CLIPTokenizer

from core.errors import ModelError
from core.models import single_file
from core.models.clip_vocabulary import clip_tokenizer
from core.models.small_json import read_object
from core.models.vae_file import is_vae_file, lay_out_vae, under_prefix
from core.models.weights import weight_files

Weights = dict[str, Tensor]

_convert: Any = single_file_utils  # its functions have no annotations


class Source(Protocol):
    """Gives the networks of a model, by part: "unet", "vae", "text_encoder", "text_encoder_2"."""

    def label(self, part: str) -> str:
        """What sentences call the part's weights."""
        ...

    def has(self, part: str) -> bool:
        """Whether there is such a part."""
        ...

    def config(self, part: str) -> dict[str, Any]:
        """The configuration of the part for diffusers (or transformers)."""
        ...

    def weights(self, part: str) -> Weights:
        """The part's weights under diffusers' names, as they are stored."""
        ...

    def tokenizer(self, part: str) -> CLIPTokenizer:
        """The tokenizer of a text encoder."""
        ...


def source(path: Path, family: str) -> Source:
    """The networks in ``path``: a model folder, a checkpoint file or a VAE file.

    Args:
        path: Folder or .safetensors file.
        family: Of the model they are for; a VAE's scaling depends on it.

    Raises:
        ModelError: If it is none of them.
    """
    if path.is_dir():
        return FolderSource(path)
    header = single_file.checked_header(path)
    return VaeSource(path, family) if is_vae_file(header) else FileSource(path)


class FolderSource:
    """A folder in diffusers' layout."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def label(self, part: str) -> str:
        return part

    def has(self, part: str) -> bool:
        return (self._path / part).is_dir()

    def config(self, part: str) -> dict[str, Any]:
        return read_object(self._path / part / "config.json", f"{part}/config.json")

    def weights(self, part: str) -> Weights:
        weights: Weights = {}
        for file in weight_files(self._path / part):
            try:
                weights |= load_file(file)
            except Exception as error:  # the library raises its own kind, OSError and ValueError
                raise ModelError(f"“{part}/{file.name}” cannot be read: get the model again.") from error
        return weights

    def tokenizer(self, part: str) -> CLIPTokenizer:
        folder = self._path / part.replace("text_encoder", "tokenizer")
        try:
            tokenizer: CLIPTokenizer = CLIPTokenizer.from_pretrained(folder, local_files_only=True)
        except Exception as error:  # whatever the library meets in a damaged vocabulary
            raise ModelError("The model's tokenizer cannot be read: get the model again.") from error
        return tokenizer


class FileSource:
    """A checkpoint in one file, in the original layout (LDM, SGM); diffusers' own converters rename it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    @cached_property
    def _layout(self) -> single_file.Layout:
        return single_file.lay_out(single_file.checked_header(self._path), self._path.name)

    def label(self, part: str) -> str:
        return f"{self._path.name} ({part})"

    def has(self, part: str) -> bool:
        return part in self._layout.configs

    def config(self, part: str) -> dict[str, Any]:
        return dict(self._layout.configs[part])

    def weights(self, part: str) -> Weights:
        if part == "unet":
            return self._unet()
        if part == "vae":
            stored = read_tensors(self._path, under_prefix(single_file.VAE))
            return _renamed_vae(stored, self.config("vae"), self._path.name)
        return self._text(part)

    def tokenizer(self, part: str) -> CLIPTokenizer:
        return clip_tokenizer("!" if self.config(part)["hidden_act"] == "gelu" else "<|endoftext|>")

    def _unet(self) -> Weights:
        stored = read_tensors(self._path, (single_file.UNET,))
        weights: Weights = _convert.convert_ldm_unet_checkpoint(stored, self.config("unet"))
        guidance = f"{single_file.UNET}time_embed.cond_proj.weight"
        if guidance in stored:  # distilled guidance (LCM); the converter does not know it
            weights["time_embedding.cond_proj.weight"] = stored[guidance]
        return _all_used(weights, stored, self._path.name)

    def _text(self, part: str) -> Weights:
        xl = self.has("text_encoder_2")
        prefix = single_file.XL_OPEN_CLIP if part == "text_encoder_2" else single_file.OPEN_CLIP
        stored = read_tensors(self._path, (prefix,)) if part == "text_encoder_2" or not xl else {}
        if not stored:
            clip = single_file.XL_CLIP if xl or self._layout.family.startswith("sdxl") else single_file.CLIP
            weights: Weights = _convert.convert_ldm_clip_checkpoint(read_tensors(self._path, (clip,)))
            return weights
        config = self.config(part)
        weights = _convert.convert_open_clip_checkpoint(_Width(config["hidden_size"]), stored, prefix=prefix)
        if part == "text_encoder":
            weights.pop("text_projection.weight", None)
        last = config["num_hidden_layers"]
        return {name: tensor for name, tensor in weights.items() if _layer(name) < last}


class VaeSource:
    """A VAE in a file of its own, in either layout."""

    def __init__(self, path: Path, family: str) -> None:
        self._path, self._family = path, family

    def label(self, part: str) -> str:
        return f"{self._path.name} ({part})"

    def has(self, part: str) -> bool:
        return part == "vae"

    def config(self, _part: str) -> dict[str, Any]:
        layout = lay_out_vae(single_file.checked_header(self._path), self._path.name)
        return layout | {"scaling_factor": single_file.scaling(self._family)}

    def weights(self, _part: str) -> Weights:
        stored = read_tensors(self._path, under_prefix(""), under_prefix(single_file.VAE))
        if any(name.startswith("decoder.up_blocks.") for name in stored):
            return stored
        return _renamed_vae(stored, self.config("vae"), self._path.name)

    def tokenizer(self, _part: str) -> CLIPTokenizer:
        raise ModelError(f"“{self._path.name}” has no tokenizer.")


def read_tensors(path: Path, *prefixes: Iterable[str]) -> Weights:
    """Those tensors of a file whose names begin with one of the prefixes.

    Raises:
        ModelError: If it cannot be read.
    """
    starts = tuple(start for group in prefixes for start in group)
    try:
        with safe_open(path, "pt") as file:
            return {name: file.get_tensor(name) for name in file.keys() if name.startswith(starts)}  # noqa: SIM118  (no mapping)
    except Exception as error:  # the library raises its own kind, OSError and ValueError
        raise ModelError(f"“{path.name}” cannot be read: get the model again.") from error


class _Width:
    """What the converter asks of a text encoder: how wide it is."""

    def __init__(self, hidden_size: int) -> None:
        self.config = self
        self.hidden_size = hidden_size


def _renamed_vae(stored: Weights, config: Mapping[str, Any], name: str) -> Weights:
    weights: Weights = _convert.convert_ldm_vae_checkpoint(stored, config)
    return _all_used(weights, stored, name)


def _all_used(weights: Weights, stored: Weights, name: str) -> Weights:
    """``weights``, if every stored tensor became one of them.

    Raises:
        ModelError: If some are left over: the model has a part the program does not know.
    """
    if len(weights) != len(stored) or any(tensor is None for tensor in weights.values()):
        raise ModelError(
            f"“{name}” has parts the program does not know: choose another version of the model."
        )
    return weights


def _layer(name: str) -> int:
    """The number of the layer a text encoder's weight belongs to; -1 for none."""
    _, _, rest = name.partition("encoder.layers.")
    number = rest.partition(".")[0]
    return int(number) if number.isdigit() else -1
