"""How much memory a job will need, before it is begun."""

from __future__ import annotations

from core.errors import InputError, OutOfMemoryError
from core.geometry import Size
from core.models.model import Model

MAX_NATIVE_AREAS = 16
"""A picture may have this many times the pixels the model was trained at; beyond it only repeats itself."""

# Tensors of the widest level that are alive at once, measured on SD 1.5's shapes and on the bundled model
# with torch's memory profiler and rounded up.
_UNET_TENSORS = 24
_VAE_TENSORS = 6


def check_room(model: Model, size: Size, batch: int) -> None:
    """See that a picture of ``size`` is within the model's reach and the device's free memory.

    Args:
        model: Which will draw it.
        size: Of each picture.
        batch: How many are drawn together.

    Raises:
        InputError: If the model cannot sensibly draw so large a picture.
        OutOfMemoryError: If the device has too little free memory.
    """
    native = model.info.native_size
    if size.area > MAX_NATIVE_AREAS * native.area:
        largest = Size(min(native.width * 4, 8192), min(native.height * 4, 8192))
        raise InputError(
            f"{size} is far beyond what this model was made for ({native}): choose {largest} or smaller."
        )
    need, free = peak(model, size, batch), model.placement.available_memory()
    if free and need > free:
        raise OutOfMemoryError(
            f"{size} needs about {need / 2**30:.1f} GB of memory and {free / 2**30:.1f} GB are free: "
            "choose a smaller size or close other programs."
        )


def peak(model: Model, size: Size, batch: int) -> int:
    """About how many bytes a job takes on top of the weights."""
    unet, vae = model.unet, model.vae
    cells = size.area / model.info.factor**2
    sampling = 2 * batch * cells * unet.config["block_out_channels"][0] * _UNET_TENSORS * unet.dtype.itemsize
    pixels = min(size.area, 1024 * 1024)  # larger pictures are decoded in tiles
    decoding = (
        pixels * vae.config["block_out_channels"][0] * _VAE_TENSORS * vae.dtype.itemsize + size.area * 32
    )
    return int(max(sampling, decoding))
