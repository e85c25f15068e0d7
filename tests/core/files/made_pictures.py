"""Odd picture files, made by hand where Pillow cannot write them."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from core.arrays import Picture


def colours(height: int = 24, width: int = 32, channels: int = 3, seed: int = 0) -> Picture:
    """Smooth colours without symmetry: uint8 (height, width, channels)."""
    small = np.random.default_rng(seed).integers(0, 256, (3, 4, channels), np.uint8)
    picture: Picture = np.asarray(Image.fromarray(small).resize((width, height), Image.Resampling.BICUBIC))
    return picture.copy()


def file_bytes(image: Image.Image, form: str, **options: object) -> bytes:
    """The file Pillow writes."""
    buffer = io.BytesIO()
    image.save(buffer, form, **options)
    return buffer.getvalue()


def png(width: int, height: int, bits: int, kind: int, rows: bytes, *chunks: tuple[bytes, bytes]) -> bytes:
    """A PNG file from its raw parts; ``rows`` include each row's filter byte."""
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    parts = [(b"IHDR", header), *chunks, (b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    data = b"\x89PNG\r\n\x1a\n"
    for name, body in parts:
        data += struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    return data


def png_16_bit_rgb(values: NDArray[np.uint16]) -> bytes:
    """A PNG file with 16 bits a channel; ``values`` are (H, W, 3)."""
    height, width = values.shape[:2]
    rows = b"".join(b"\0" + row.astype(">u2").tobytes() for row in values)
    return png(width, height, 16, 2, rows)


def swapped_profile() -> bytes:
    """An RGB colour profile like sRGB's, but whose first channel is green and whose second is red."""
    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    (count,) = struct.unpack_from(">I", data, 128)
    places = {bytes(data[132 + 12 * i : 136 + 12 * i]): 136 + 12 * i for i in range(count)}
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    data[red : red + 8], data[green : green + 8] = data[green : green + 8], data[red : red + 8]
    return bytes(data).replace("sRGB".encode("utf-16-be"), "tRGB".encode("utf-16-be"))
