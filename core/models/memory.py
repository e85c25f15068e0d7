"""How much memory a job will need, before it is begun."""

from __future__ import annotations

from core.errors import InputError, OutOfMemoryError
from core.geometry import Size
from core.models.model import Model
from core.needs import Needs

MAX_NATIVE_AREAS = 16
"""A picture may have this many times the pixels the model was trained at; beyond it only repeats itself."""

_TOGETHER = 4096
"""Latent cells that a CPU draws at once to advantage; a GPU four times as many."""


def check_room(model: Model, size: Size, batch: int) -> None:
    """See that a picture of ``size`` is within the model's reach and the device's free memory.

    Args:
        model: Which will draw it.
        size: Of each picture.
        batch: How many are drawn together.

    Raises:
        InputError: If the model cannot sensibly draw so large a picture.
        OutOfMemoryError: If the device has too little free memory even for the most sparing mode.
    """
    native = model.info.native_size
    if size.area > MAX_NATIVE_AREAS * native.area:
        largest = Size(min(native.width * 4, 8192), min(native.height * 4, 8192))
        raise InputError(
            f"{size} is far beyond what this model was made for ({native}): choose {largest} or smaller."
        )
    need, free = needs(model).work(size, batch), model.placement.available_memory()
    if free and need > free:
        raise OutOfMemoryError(
            f"{size} needs about {need / 2**30:.1f} GB of memory and {free / 2**30:.1f} GB are free: "
            "choose a smaller size or close other programs."
        )


def needs(model: Model) -> Needs:
    """What the model's work takes on its device."""
    unet, vae, placement = model.unet, model.vae, model.placement
    return Needs(
        weights=model.memory,
        packed=max(weight.nbytes for weight in unet.parameters()),
        cell=unet.config["block_out_channels"][0] * unet.dtype.itemsize,
        pixel=vae.config["block_out_channels"][0] * vae.dtype.itemsize,
        factor=model.info.factor,
        together=_TOGETHER * (1 if placement.device.type == "cpu" else 4),
        room=placement.total_memory(),
    )
