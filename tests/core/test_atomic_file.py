"""Files are there whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from core.atomic_file import atomic_file, check_writable, short_name, write_atomically
from core.errors import FileError


def names(folder: Path) -> list[str]:
    return [file.name for file in folder.iterdir()]


def test_nothing_is_seen_before_the_end(tmp_path: Path) -> None:
    path = tmp_path / "out.bin"
    path.write_bytes(b"old")
    with atomic_file(path) as file:
        file.write(b"new")
        file.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["out.bin"]


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt, MemoryError])
def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path, error: type[BaseException]) -> None:
    path = tmp_path / "out.bin"
    path.write_bytes(b"old")

    def write() -> None:
        with atomic_file(path) as file:
            file.write(b"half")
            raise error

    with pytest.raises(error):
        write()
    assert path.read_bytes() == b"old"
    assert names(tmp_path) == ["out.bin"]


def test_a_file_that_is_moved_to_may_be_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    write_atomically(Path("relative.bin"), b"1")
    write_atomically(tmp_path / ("ä" * 120 + ".bin"), b"2")
    assert len(names(tmp_path)) == 2


def test_looking_whether_it_can_be_written_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "out.bin"
    check_writable(path)
    assert not names(tmp_path)
    path.write_bytes(b"old")
    check_writable(path)
    assert path.read_bytes() == b"old"
    with pytest.raises(FileError, match="folder does not exist"):
        check_writable(tmp_path / "none" / "out.bin")
    with pytest.raises(FileError, match="a part of its path is not a folder"):
        check_writable(path / "out.bin")


def test_a_link_that_leads_in_circles_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(FileError, match="“a” cannot be written"):
        write_atomically(tmp_path / "a", b"x")


def test_long_names_are_shortened_in_sentences() -> None:
    assert short_name(Path("/folder/out.png")) == "out.png"
    assert len(short_name(Path("x" * 300 + ".png"))) < 80
