"""From whatever Pillow opens to RGB or RGBA of 8 bits in sRGB."""

from __future__ import annotations

import io
from contextlib import suppress
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from core.arrays import Picture

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_PROFILE_SPACES = {"L": "GRAY", "RGB": "RGB", "RGBA": "RGB", "CMYK": "CMYK"}


def to_picture(image: Image.Image) -> tuple[Picture, str]:
    """Convert a loaded image of any mode.

    The right way up (EXIF), in sRGB (ICC), 8 bits a channel, (H, W, 3), or (H, W, 4) if anything in it is
    transparent. 16-bit values are scaled, not clipped.

    Returns:
        The picture and a note for the person about what had to be changed ("" if nothing worth saying).
    """
    profile, turn = image.info.get("icc_profile"), _orientation(image)
    note = ""
    if image.mode in {"I", "F"} or image.mode.startswith("I;16"):
        eight, note = _to_8_bits(np.asarray(image))
        image = Image.fromarray(eight)
    elif _has_alpha(image):
        image = image.convert("RGBA")
    elif image.mode in {"P", "RGBX"}:
        image = image.convert("RGB")
    elif image.mode == "1":
        image = image.convert("L")
    if profile or image.mode == "LAB":
        image, colour_note = _to_srgb(image, profile)
        note = f"{note} {colour_note}".strip()
    if image.mode not in {"RGB", "RGBA"}:
        image = image.convert("RGB")
    if turn is not None:
        image = image.transpose(turn)
    picture = np.asarray(image, dtype=np.uint8)
    if picture.shape[2] == 4 and picture[..., 3].min() == 255:
        picture = picture[..., :3]
    return np.array(picture, order="C"), note


def _has_alpha(image: Image.Image) -> bool:
    if image.mode in {"RGBA", "LA", "PA", "La", "RGBa"}:
        return True
    if image.mode == "P" and image.palette is not None and image.palette.mode == "RGBA":
        return True
    return "transparency" in image.info and image.mode in {"1", "L", "P", "RGB"}


def _orientation(image: Image.Image) -> Image.Transpose | None:
    """The turn that EXIF asks for; damaged EXIF asks for none."""
    try:
        return _TURNS.get(image.getexif().get(0x0112, 1))
    except Exception:  # EXIF comes from anywhere, and its parser raises anything
        return None


def _to_8_bits(values: NDArray[Any]) -> tuple[NDArray[np.uint8], str]:
    """Grey values of 16 or 32 bits or floats to 8 bits, (H, W)."""
    if values.dtype.kind == "u" and values.dtype.itemsize == 2:
        return ((values.astype(np.uint32) + 128) // 257).astype(np.uint8), ""
    floats = np.nan_to_num(values.astype(np.float64), nan=0.0, posinf=np.inf, neginf=0.0)
    finite = floats[np.isfinite(floats)]
    top = float(finite.max()) if finite.size else 1.0
    if values.dtype.kind == "f" and top <= 1.0:
        white = 1.0
    else:  # the container does not say where white is; the usual depths are tried in turn
        white = next((limit for limit in (255.0, 65535.0) if top <= limit), top)
    scaled = np.clip(floats, 0.0, white) / white * 255.0
    bits = "floating-point" if values.dtype.kind == "f" else "32-bit"
    return np.rint(scaled).astype(np.uint8), f"Its {bits} values were scaled to 8 bits."


def _to_srgb(image: Image.Image, profile: bytes | None) -> tuple[Image.Image, str]:
    """The image in sRGB; alpha stays as it is, a profile that does not fit is passed over."""
    if image.mode == "LAB":
        source = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    else:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile or b""))
            space = source.profile.xcolor_space.strip()
            description = source.profile.profile_description or ""
        except (OSError, ValueError, TypeError, ImageCms.PyCMSError):
            return image, "Its colour profile is damaged and was passed over."
        if space != _PROFILE_SPACES.get(image.mode):
            return image, ""
        if space == "RGB" and "srgb" in description.lower():
            return image, ""
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    base = image.convert("RGB") if image.mode == "RGBA" else image
    with suppress(ImageCms.PyCMSError, ValueError):
        converted = ImageCms.profileToProfile(base, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        if converted is not None:
            if alpha is not None:
                converted.putalpha(alpha)
            return converted, ""
    return image, "Its colour profile could not be used and was passed over."
