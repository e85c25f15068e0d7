"""Every common picture file becomes RGB or RGBA of 8 bits; everything else one clear sentence."""

from __future__ import annotations

import io
import os
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageOps

from core.errors import FileError
from core.files.pictures import OpenedPicture, picture_from_bytes, read_picture
from tests.core.files.made_pictures import colours, file_bytes, png, png_16_bit_rgb, swapped_profile

FORMATS = {"PNG": {}, "JPEG": {}, "WEBP": {"lossless": True}, "GIF": {}, "TIFF": {}, "BMP": {}}


def opened(data: bytes) -> OpenedPicture:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        result = picture_from_bytes(data, "in.x")
    assert result.picture.dtype == np.uint8
    assert result.picture.ndim == 3
    assert result.picture.shape[2] in {3, 4}
    assert result.picture.flags.c_contiguous
    return result


def off(one: Any, other: Any) -> int:
    """The largest difference."""
    return int(np.abs(np.asarray(one, np.int64) - np.asarray(other, np.int64)).max())


@pytest.mark.parametrize("form", ["PNG", "WEBP", "TIFF", "BMP"])
def test_lossless_formats_are_exact(form: str) -> None:
    picture = colours()
    result = opened(file_bytes(Image.fromarray(picture), form, **FORMATS[form]))
    np.testing.assert_array_equal(result.picture, picture)
    assert (result.recipe, result.origin, result.note) == (None, None, "")


def test_jpeg_is_near() -> None:
    picture = colours()
    assert off(opened(file_bytes(Image.fromarray(picture), "JPEG", quality=98)).picture, picture) < 16


@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    data = file_bytes(Image.fromarray(colours()), "PNG", exif=exif.tobytes())
    wanted = np.asarray(ImageOps.exif_transpose(Image.open(io.BytesIO(data))))
    np.testing.assert_array_equal(opened(data).picture, wanted)


def test_cmyk_becomes_rgb() -> None:
    ink = Image.new("CMYK", (8, 8), (0, 255, 255, 0))
    red = opened(file_bytes(ink, "TIFF")).picture[4, 4]
    assert red[0] > 200
    assert max(red[1], red[2]) < 60
    assert opened(file_bytes(ink, "JPEG")).picture.shape == (8, 8, 3)


@pytest.mark.parametrize(("form", "mode"), [("PNG", "I;16"), ("TIFF", "I;16"), ("TIFF", "I;16B")])
def test_16_bit_grey_is_scaled_not_clipped(form: str, mode: str) -> None:
    values = np.linspace(0, 65535, 64 * 8).round().astype(np.uint16).reshape(8, 64)
    order = ">u2" if mode.endswith("B") else "<u2"
    image = Image.frombytes(mode, (64, 8), values.astype(order).tobytes())
    wanted = np.rint(values / 257)
    np.testing.assert_array_equal(opened(file_bytes(image, form)).picture[..., 1], wanted)


def test_16_bit_colour_is_scaled() -> None:
    values = (colours().astype(np.uint16) * 257).astype(np.uint16)
    assert off(opened(png_16_bit_rgb(values)).picture, colours()) <= 1


@pytest.mark.parametrize("top", [1.0, 200.0, 65535.0, 4.0e5])
def test_float_values_are_scaled(top: float) -> None:
    values = np.linspace(0, top, 256, dtype=np.float32).reshape(16, 16)
    result = opened(file_bytes(Image.fromarray(values), "TIFF"))
    grey = result.picture[..., 0].ravel()
    assert np.all(np.diff(grey.astype(int)) >= 0)
    assert grey[-1] == (200 if top == 200 else 255)
    assert "scaled" in result.note


def test_float_values_that_are_not_numbers_become_black_or_white() -> None:
    values = np.full((4, 4), 0.5, np.float32)
    values[0, 0], values[0, 1], values[0, 2] = np.nan, np.inf, -np.inf
    grey = opened(file_bytes(Image.fromarray(values), "TIFF")).picture[..., 0]
    assert grey[0, :4].tolist() == [0, 255, 0, 128]


def test_32_bit_whole_numbers_are_scaled() -> None:
    values = np.linspace(0, 65535, 256).astype(np.int32).reshape(16, 16)
    grey = opened(file_bytes(Image.fromarray(values), "TIFF")).picture[..., 0]
    assert off(grey, values / 257) <= 1


@pytest.mark.parametrize("mode", ["1", "L", "P"])
def test_few_colours_become_rgb(mode: str) -> None:
    image = Image.fromarray(colours()).convert(mode)
    np.testing.assert_array_equal(opened(file_bytes(image, "PNG")).picture, np.asarray(image.convert("RGB")))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "PA"])
def test_transparency_is_kept(mode: str) -> None:
    alpha = np.linspace(0, 255, 32).astype(np.uint8)[None, :].repeat(24, 0)
    if mode == "RGBA":
        data = file_bytes(Image.fromarray(np.dstack([colours(), alpha])), "PNG")
    elif mode == "LA":
        data = file_bytes(
            Image.merge("LA", [Image.fromarray(colours()).convert("L"), Image.fromarray(alpha)]), "PNG"
        )
    else:
        palette = Image.fromarray(np.arange(256, dtype=np.uint8).reshape(16, 16)).convert("P")
        data = file_bytes(palette, "PNG", transparency=bytes(range(256)))
        alpha = np.arange(256, dtype=np.uint8).reshape(16, 16)
    np.testing.assert_array_equal(opened(data).picture[..., 3], alpha)


@pytest.mark.parametrize("mode", ["L", "RGB", "P"])
def test_one_transparent_colour_is_kept(mode: str) -> None:
    image = Image.new(mode, (4, 4), 0 if mode != "RGB" else (1, 2, 3))
    if mode == "P":
        image.putpalette(bytes(range(48)))
    image.putpixel((0, 0), 7 if mode != "RGB" else (7, 7, 7))
    data = file_bytes(image, "PNG", transparency=7 if mode != "RGB" else (7, 7, 7))
    alpha = opened(data).picture[..., 3]
    assert alpha[0, 0] == 0
    assert alpha[1:].min() == 255


def test_alpha_that_hides_nothing_is_dropped() -> None:
    full = np.dstack([colours(), np.full((24, 32), 255, np.uint8)])
    np.testing.assert_array_equal(opened(file_bytes(Image.fromarray(full), "PNG")).picture, colours())


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "TIFF"])
def test_of_an_animation_the_first_frame_is_taken(form: str) -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "lime", "blue")]
    options: dict[str, Any] = {"lossless": True} if form == "WEBP" else {}
    result = opened(file_bytes(frames[0], form, save_all=True, append_images=frames[1:], **options))
    assert off(result.picture[4, 4], (255, 0, 0)) <= 2
    assert "first of its 3 " + ("pages" if form == "TIFF" else "frames") in result.note


def test_colours_are_converted_to_srgb() -> None:
    data = file_bytes(Image.new("RGB", (8, 8), (255, 0, 0)), "PNG", icc_profile=swapped_profile())
    assert off(opened(data).picture[0, 0], (0, 255, 0)) <= 3
    clear = Image.new("RGBA", (8, 8), (255, 0, 0, 100))
    assert (
        off(opened(file_bytes(clear, "PNG", icc_profile=swapped_profile())).picture[0, 0], (0, 255, 0, 100))
        <= 3
    )


@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_a_profile_that_does_not_fit_is_passed_over(mode: str) -> None:
    image = Image.new(mode, (8, 8), "gray" if mode != "CMYK" else (0, 0, 0, 127))
    damaged = opened(file_bytes(image, "TIFF", icc_profile=b"no profile at all" * 20))
    plain = opened(file_bytes(image, "TIFF"))
    np.testing.assert_array_equal(damaged.picture, plain.picture)
    assert "profile" in damaged.note
    if mode != "RGB":
        other = opened(file_bytes(image, "TIFF", icc_profile=swapped_profile()))
        np.testing.assert_array_equal(other.picture, plain.picture)


def test_a_wrong_suffix_is_only_noted(tmp_path: Path) -> None:
    path = tmp_path / "photo.png"
    path.write_bytes(file_bytes(Image.fromarray(colours()), "JPEG"))
    result = read_picture(path)
    assert result.picture.shape == (24, 32, 3)
    assert "JPEG" in result.note


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("share", [0.0, 0.02, 0.3, 0.6, 0.9])
def test_a_file_cut_short_is_refused(form: str, share: float) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    data = file_bytes(Image.fromarray(noise), form, **FORMATS[form])
    with pytest.raises(FileError) as error:
        opened(data[: int(len(data) * share)])
    assert "in.x" in error.value.message


@pytest.mark.parametrize("form", FORMATS)
def test_damaged_files_never_do_worse_than_a_sentence(form: str) -> None:
    data = file_bytes(Image.fromarray(colours()), form, **FORMATS[form])
    random = np.random.default_rng(len(form))
    for _ in range(60):
        broken = bytearray(data)
        for place in random.integers(0, len(data), random.integers(1, 12)):
            broken[place] = random.integers(0, 256)
        with suppress(FileError):
            opened(bytes(broken))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "is empty"),
        (b"hello, this is text", "not a picture"),
        (b"\x89PNG\r\n\x1a\n", "in.x"),
        (b"GIF89a", "in.x"),
        (b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", "not a picture"),
        (os.urandom(5000), "not a picture"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, words: str) -> None:
    with pytest.raises(FileError, match=words):
        opened(data)


@pytest.mark.parametrize(("width", "height"), [(30_000, 30_000), (8193, 1), (9000, 9000), (2**31 - 1, 1)])
def test_a_picture_that_is_too_large_is_refused_before_it_is_decoded(width: int, height: int) -> None:
    with pytest.raises(FileError, match=r"too large.*8192"):
        opened(png(width, height, 8, 2, b"\0" * 1000))


def test_text_that_unpacks_to_gigabytes_is_refused() -> None:
    import zlib

    bomb = b"latentscape\0\1\0\0\0" + zlib.compress(b"\0" * 200_000_000, 9)
    with pytest.raises(FileError):
        opened(png(1, 1, 8, 2, b"\0\0\0\0", (b"iTXt", bomb)))


def test_paths_that_hold_no_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"“none.png” does not exist"):
        read_picture(tmp_path / "none.png")
    with pytest.raises(FileError, match="is a folder"):
        read_picture(tmp_path)
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(FileError, match="not an ordinary file"):
        read_picture(tmp_path / "pipe.png")
    with pytest.raises(FileError, match="cannot be read"):
        read_picture(tmp_path / "nul\0.png")
    with pytest.raises(FileError):
        read_picture(tmp_path / ("long" * 100 + ".png"))
