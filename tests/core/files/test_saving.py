"""Pictures are written whole or not at all, with what made them."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import numpy as np
import pytest

from core.errors import FileError
from core.files.pictures import (
    SUFFIXES,
    fingerprint,
    flatten,
    read_picture,
    resized,
    save_picture,
    thumbnail,
)
from core.geometry import Size
from tests.core.files.made_pictures import colours


@pytest.mark.parametrize("suffix", [*SUFFIXES, ".PNG"])
@pytest.mark.parametrize("channels", [3, 4])
def test_each_format_is_written_and_read(tmp_path: Path, suffix: str, channels: int) -> None:
    path = tmp_path / f"out{suffix}"
    picture = colours(channels=channels)
    save_picture(path, picture)
    found = read_picture(path).picture
    if suffix.lower() in {".jpg", ".jpeg"}:
        assert np.abs(found.astype(int) - flatten(picture)).mean() < 4
    else:
        np.testing.assert_array_equal(found, picture)
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_quality_makes_files_smaller(tmp_path: Path) -> None:
    noise = np.random.default_rng(0).integers(0, 256, (64, 64, 3), np.uint8)
    for suffix in (".jpg", ".webp"):
        save_picture(tmp_path / f"good{suffix}", noise)
        save_picture(tmp_path / f"small{suffix}", noise, quality=20)
        assert (tmp_path / f"small{suffix}").stat().st_size < (tmp_path / f"good{suffix}").stat().st_size / 2


@pytest.mark.parametrize("name", ["out.gif", "out", "out.png.txt"])
def test_an_unknown_suffix_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileError, match=r"\.png, \.jpg or \.webp"):
        save_picture(tmp_path / name, colours())
    assert not list(tmp_path.iterdir())


def test_what_is_no_picture_is_a_mistake_of_the_program(tmp_path: Path) -> None:
    for wrong in (np.zeros((4, 4), np.uint8), np.zeros((4, 4, 3), np.float32), np.zeros((0, 4, 3), np.uint8)):
        with pytest.raises(ValueError, match="not a picture"):
            save_picture(tmp_path / "out.png", wrong)  # type: ignore[arg-type]
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "disk is full"), (errno.EACCES, "no permission"), (errno.EIO, "refused")],
)
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "out.png"
    path.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(number, "made to fail")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(FileError, match=f"“out.png” cannot be written: .*{words}"):
        save_picture(path, colours())
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["out.png"]


def test_paths_that_cannot_be_written_are_refused(tmp_path: Path) -> None:
    (tmp_path / "folder.png").mkdir()
    with pytest.raises(FileError, match="is a folder"):
        save_picture(tmp_path / "folder.png", colours())
    with pytest.raises(FileError, match="folder does not exist"):
        save_picture(tmp_path / "none" / "out.png", colours())
    with pytest.raises(FileError, match="name is too long"):
        save_picture(tmp_path / ("x" * 300 + ".png"), colours())
    os.mkfifo(tmp_path / "pipe.png")
    with pytest.raises(FileError, match="not an ordinary file"):
        save_picture(tmp_path / "pipe.png", colours())
    with pytest.raises(FileError, match="cannot be written"):
        save_picture(tmp_path / "nul\0.png", colours())


def test_permissions_are_those_the_person_expects(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        save_picture(tmp_path / "new.png", colours())
    finally:
        os.umask(before)
    assert (tmp_path / "new.png").stat().st_mode & 0o777 == 0o640
    (tmp_path / "new.png").chmod(0o604)
    save_picture(tmp_path / "new.png", colours(seed=1))
    assert (tmp_path / "new.png").stat().st_mode & 0o777 == 0o604


def test_a_link_is_written_through(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link.png"
    link.symlink_to(tmp_path / "real" / "out.png")
    save_picture(link, colours())
    assert link.is_symlink()
    np.testing.assert_array_equal(read_picture(tmp_path / "real" / "out.png").picture, colours())


@pytest.mark.parametrize(
    ("shape", "side", "wanted"),
    [
        ((400, 200), 100, (100, 50)),
        ((200, 400), 100, (50, 100)),
        ((50, 20), 100, (50, 20)),
        ((3000, 1), 100, (100, 1)),
    ],
)
def test_a_thumbnail_keeps_the_shape(shape: tuple[int, int], side: int, wanted: tuple[int, int]) -> None:
    assert thumbnail(colours(*shape), side).shape == (*wanted, 3)


def test_a_thumbnail_is_filtered_well() -> None:
    stripes = np.zeros((256, 256, 3), np.uint8)
    stripes[:, ::2] = 255
    assert np.abs(thumbnail(stripes, 64).astype(int) - 127.5).max() < 16


def test_a_thumbnail_does_not_mix_hidden_colours_in() -> None:
    picture = np.zeros((64, 64, 4), np.uint8)
    picture[..., 0], picture[:, :32, 1], picture[:, 32:, 3] = 255, 255, 255
    small = thumbnail(picture, 7)
    assert small[:, 3:, 1][small[:, 3:, 3] > 0].max() == 0


def test_resizing_is_exact_in_size() -> None:
    assert resized(colours(30, 40), Size(16, 24)).shape == (24, 16, 3)


def test_flattening_blends_with_the_background() -> None:
    picture = np.array([[[200, 100, 0, 255], [200, 100, 0, 0], [200, 100, 0, 51]]], np.uint8)
    assert flatten(picture, (0, 0, 100)).tolist() == [[[200, 100, 0], [0, 0, 100], [40, 20, 80]]]
    assert flatten(colours()).tolist() == colours().tolist()


def test_the_fingerprint_is_of_the_content() -> None:
    picture = colours()
    opaque = np.dstack([picture, np.full(picture.shape[:2], 255, np.uint8)])
    clear = opaque.copy()
    clear[0, 0, 3] = 254
    other = picture.copy()
    other[5, 5, 1] ^= 1
    reshaped = picture.reshape(picture.shape[1], picture.shape[0], 3)
    assert fingerprint(picture) == fingerprint(opaque) == fingerprint(np.asfortranarray(picture))
    assert len({fingerprint(one) for one in (picture, clear, other, reshaped)}) == 4
    assert len(fingerprint(picture)) == 64
