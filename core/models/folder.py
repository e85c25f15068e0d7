"""A model folder in diffusers' layout, described from its small files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from core.errors import InputError, ModelError
from core.geometry import MAX_SIDE, Size
from core.model_info import Defaults, ModelInfo, slug
from core.models.habits import habits
from core.models.small_json import Fields, read_object
from core.models.weights import PICKLES, REFUSED, PartWeights, fingerprint, part_weights
from core.recipe import MAX_GUIDANCE, MAX_STEPS
from core.samplers import sampler

_CLASSES = {"unet": "UNet2DConditionModel", "vae": "AutoencoderKL", "text_encoder": "CLIPTextModel"}
_XL_CLASSES = _CLASSES | {"text_encoder_2": "CLIPTextModelWithProjection"}
_FAMILIES = {768: ("sd1", "Stable Diffusion 1"), 1024: ("sd2", "Stable Diffusion 2")}
_FULL_SIZE, _FULL_XL_SIZE = (320, 640, 1280, 1280), (320, 640, 1280)
_OTHER_NOISE = ("EDM", "FlowMatch")
"""Schedulers of models (Playground 2.5, SD 3) whose noise our solvers do not know."""
_PREDICTIONS = ("epsilon", "v_prediction", "sample")


def describe_folder(path: Path, *, fingerprinted: bool = True) -> ModelInfo:
    """What the model in the folder ``path`` is, from its configurations and the headers of its weights.

    Takes milliseconds; neither torch nor the weights are loaded. An optional ``latentscape.json`` may say
    {"name", "title", "native_size", "steps", "guidance", "sampler", "description", "sample_prompts",
    "licence"}.

    Args:
        path: The folder.
        fingerprinted: Whether to read samples of its numbers; without, its fingerprint is empty.

    Raises:
        ModelError: If it is not a model that can be used; one sentence that names what is wrong.
    """
    kinds = _check_index(path)
    unet = Fields(read_object(path / "unet" / "config.json", "unet/config.json"), "unet/config.json")
    vae = Fields(read_object(path / "vae" / "config.json", "vae/config.json"), "vae/config.json")
    is_xl = kinds is _XL_CLASSES
    if is_xl != (unet.value("addition_embed_type") == "text_time"):
        raise ModelError(f"“{path.name}” is not a whole model: its UNet and its text encoders do not belong.")
    for number in ("", "_2") if is_xl else ("",):
        read_object(path / f"text_encoder{number}" / "config.json", f"text_encoder{number}/config.json")
        _check_tokenizer(path / f"tokenizer{number}")
    name = "scheduler/scheduler_config.json"
    trained = Fields(read_object(path / name, name), name)
    trained.integer("num_train_timesteps", 1000)
    if str(trained.value("_class_name")).startswith(_OTHER_NOISE):
        raise ModelError(f"“{path.name}” was trained with another kind of noise: choose another model.")
    prediction = trained.text("prediction_type", "epsilon")
    if prediction not in _PREDICTIONS:
        raise ModelError(f"“{name}” cannot be used: the program does not know the prediction “{prediction}”.")
    channels = vae.integer("latent_channels", 4, high=256)
    factor: int = 2 ** (len(vae.integers("block_out_channels")) - 1)
    if factor > 64:
        raise vae.wrong("block_out_channels")
    taken = unet.integer("in_channels", 4)
    inpaints = taken == 2 * channels + 1
    if taken != channels and not inpaints:
        kind = "a depth model" if taken == channels + 1 else "a model of another kind"
        raise ModelError(
            f"“{path.name}” is {kind}: its UNet takes {taken} channels where its VAE makes {channels}; "
            "choose a text-to-image or an inpainting model."
        )
    parts = {part: part_weights(path / part) for part in kinds}
    _check_shapes(parts, unet, taken=taken, channels=channels)
    width, family_title = _family(unet)
    cells = unet.size("sample_size", Size(64, 64))  # diffusers writes [height, width]
    return _with_own_words(
        path,
        native=Size(min(cells.height * factor, MAX_SIDE), min(cells.width * factor, MAX_SIDE)),
        title=family_title,
        fingerprint=fingerprint(path, parts) if fingerprinted else "",
        family=width,
        factor=factor,
        channels=channels,
        prediction=prediction,
        told=unet.value("time_cond_proj_dim") is not None,
        inpaints=inpaints,
        bytes=sum(part.bytes for part in parts.values()),
    )


def _check_index(path: Path) -> dict[str, str]:
    """The networks the folder must have, by name, with their classes."""
    if not (path / "model_index.json").is_file():
        pickles = sorted(file.name for file in path.iterdir() if file.suffix.lower() in PICKLES)
        if pickles:
            raise ModelError(f"“{pickles[0]}” in “{path.name}” cannot be used: {REFUSED}.")
        raise ModelError(
            f"“{path.name}” is not a model folder in diffusers' layout: model_index.json is missing."
        )
    index = read_object(path / "model_index.json", "model_index.json")
    kinds = _XL_CLASSES if _class(index, "text_encoder_2") else _CLASSES
    for part, wanted in kinds.items():
        kind = _class(index, part)
        if kind != wanted:
            what = f"is a {str(kind)[:40]}" if kind else "is missing"
            raise ModelError(
                f"“{path.name}” is not a Stable Diffusion model: by its model_index.json its {part} {what}."
            )
    return kinds


def _class(index: dict[str, Any], part: str) -> str | None:
    found = index.get(part)
    return str(found[1]) if isinstance(found, list) and len(found) == 2 and found[1] else None


def _check_tokenizer(folder: Path) -> None:
    if (folder / "tokenizer.json").is_file():
        return
    for name in ("vocab.json", "merges.txt"):
        if not (folder / name).is_file():
            raise ModelError(f"“{folder.name}/{name}” is missing: get the model again.")


def _check_shapes(parts: dict[str, PartWeights], unet: Fields, *, taken: int, channels: int) -> None:
    """A first look at whether the weights belong to the configurations; opening it looks at every tensor."""
    width = unet.integers("block_out_channels")[0]
    into, out = (unet.integer(f"conv_{end}_kernel", 3) for end in ("in", "out"))
    wanted = {
        ("unet", "conv_in.weight"): (width, taken, into, into),
        ("unet", "conv_out.weight"): (channels, width, out, out),
    }
    for (part, name), shape in wanted.items():
        _, entry = parts[part].tensors().get(name, (None, None))
        if entry is None:
            raise ModelError(f"The weights in “{part}” lack the tensor {name}: get the model again.")
        if entry.shape != shape:
            raise ModelError(
                f"The weights in “{part}” do not fit its config.json: {name} is {entry.shape} "
                f"where {shape} is needed; get the model again."
            )


def _family(unet: Fields) -> tuple[str, str]:
    if unet.value("addition_embed_type") == "text_time":
        full = unet.integers("block_out_channels") == _FULL_XL_SIZE
        return ("sdxl", "Stable Diffusion XL") if full else ("sdxl-mini", "Small Stable Diffusion XL")
    if unet.integers("block_out_channels") == _FULL_SIZE:
        width = unet.integer("cross_attention_dim", 1280)
        return _FAMILIES.get(width, ("sd-mini", "Stable Diffusion of an unknown kind"))
    return "sd-mini", "Small Stable Diffusion"


def _with_own_words(path: Path, *, native: Size, title: str, told: bool, **known: Any) -> ModelInfo:
    """Add what the model says about itself, or sensible words and settings."""
    habit = habits(known["family"], path.name, told=told)
    name = "latentscape.json"
    own = Fields(read_object(path / name, name) if (path / name).is_file() else {}, name)
    chosen = own.text("sampler", habit.defaults.sampler)
    try:
        sampler(chosen)
    except InputError:
        raise own.wrong("sampler") from None
    size = own.size("native_size", native)
    called = own.text("name", path.name, longest=80).strip() or path.name
    return ModelInfo(
        name=slug(called),
        title=own.text("title", called, longest=80),
        path=path,
        native_size=size,
        defaults=Defaults(
            steps=own.integer("steps", habit.defaults.steps, high=MAX_STEPS),
            guidance=own.number("guidance", habit.defaults.guidance, low=0.0, high=MAX_GUIDANCE),
            sampler=chosen,
        ),
        description=own.text("description", f"{title}{habit.words}, drawn at {size}."),
        prompts=own.texts("sample_prompts"),
        **known,
    )
