"""Files nobody should have to fear: one sentence, nothing lost, the window goes on."""

import errno
import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QElapsedTimer, QTimer

from core.files.pictures import read_picture
from core.files.project import read_project, write_project
from core.geometry import Rect, Size
from tests.core.files.full_disk import full_after
from tests.core.files.made_pictures import colours, file_bytes
from tests.core.files.made_projects import project as made_project
from tests.desktop.fakes import picture
from tests.desktop.window.conftest import Hands

SIZE = Size(200, 150)
FROZEN = 1500
"""Milliseconds between two turns of the window's loop: much, so that a busy machine does not matter."""


def huge() -> bytes:
    """A PNG of 30,000 x 30,000 that takes 110 kB."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    packer = zlib.compressobj(1)
    row = bytes(30_000 // 8 + 1)
    body = b"".join(packer.compress(row) for _ in range(30_000)) + packer.flush()
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")


def rotated() -> bytes:
    image = Image.fromarray(colours(24, 32))
    exif = image.getexif()
    exif[0x0112] = 6
    return file_bytes(image, "JPEG", exif=exif)


def animated() -> bytes:
    frames = [Image.fromarray(colours(seed=n)) for n in range(3)]
    buffer = io.BytesIO()
    frames[0].save(buffer, "GIF", save_all=True, append_images=frames[1:])
    return buffer.getvalue()


def hostile() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "image/openraster")
        archive.writestr("../../evil", "x")
    return buffer.getvalue()


def png(height: int = 24, width: int = 32) -> bytes:
    return file_bytes(Image.fromarray(colours(height, width)), "PNG")


REFUSED: dict[str, Callable[[], bytes]] = {
    "huge.png": huge,
    "empty.png": lambda: b"",
    "text.png": lambda: b"hello, I am no picture",
    "cut.png": lambda: png(400, 400)[:2000],
    "hostile.ora": hostile,
    "empty.ora": lambda: b"",
    "picture.ora": png,
}
OPENED: dict[str, tuple[Callable[[], bytes], tuple[int, int]]] = {
    "deep.png": (lambda: file_bytes(Image.fromarray(np.full((24, 32), 40_000, np.uint16)), "PNG"), (24, 32)),
    "print.jpg": (lambda: file_bytes(Image.fromarray(colours()).convert("CMYK"), "JPEG"), (24, 32)),
    "palette.gif": (lambda: file_bytes(Image.fromarray(colours()).convert("P"), "GIF"), (24, 32)),
    "turned.jpg": (rotated, (32, 24)),
    "animated.gif": (animated, (24, 32)),
    "wrong.jpg": (png, (24, 32)),
}


@pytest.fixture
def at_work(hands: Hands) -> Hands:
    """A picture with a mask, not saved."""
    hands.studio.document.set_picture(picture(1, SIZE), name="mine")
    hands.studio.document.mask.edit("Paint", Rect(60, 50, 40, 20), np.full((20, 40), 255, np.uint8))
    return hands


def open_and_watch(hands: Hands, path: Path, until: Callable[[], object]) -> None:
    """Open a file; the window's loop goes round all the time."""
    clock, longest = QElapsedTimer(), [0]
    clock.start()
    timer = QTimer(interval=5)
    timer.timeout.connect(lambda: longest.append(clock.restart()))
    timer.start()
    hands.window.files.open_path(path)
    hands.wait(until)
    timer.stop()
    assert max(longest) < FROZEN


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_opened_is_one_sentence(at_work: Hands, tmp_path: Path, name: str) -> None:
    store, messages = at_work.studio.document, at_work.window.messages
    before, share = store.document, store.mask.share
    (tmp_path / name).write_bytes(REFUSED[name]())
    open_and_watch(at_work, tmp_path / name, lambda: messages.current is not None)
    assert messages.current is not None
    text = messages.current.text
    assert name in text
    assert text.endswith(".")
    assert "\n" not in text
    assert "Error" not in text
    assert (store.document, store.mask.share) == (before, share)
    assert not (tmp_path.parent / "evil").exists()


@pytest.mark.parametrize("name", OPENED)
def test_odd_pictures_open(at_work: Hands, tmp_path: Path, name: str) -> None:
    make, shape = OPENED[name]
    (tmp_path / name).write_bytes(make())
    store = at_work.studio.document
    open_and_watch(at_work, tmp_path / name, lambda: store.name == name)
    assert store.picture is not None
    assert store.picture.shape[:2] == shape
    store.undo_stack.undo()
    assert (store.name, store.mask.share > 0) == ("mine", True)


@pytest.mark.parametrize("name", ["out.ora", "out.png"])
@pytest.mark.parametrize("trouble", ["full", "forbidden"])
def test_a_disk_that_takes_nothing_costs_nothing(
    at_work: Hands, tmp_path: Path, name: str, trouble: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, messages, files = at_work.studio.document, at_work.window.messages, at_work.window.files
    path = tmp_path / name
    files._write(path, None)
    at_work.wait(path.exists)
    at_work.wait(lambda: not store.modified)
    old = path.read_bytes()
    store.set_picture(picture(7, SIZE))
    now = store.document
    messages.dismiss()
    with monkeypatch.context() as patch:
        if trouble == "full":
            full_after(patch, 100)
        else:
            opened = Path.open

            def forbidden(its: Path, mode: str = "r", *rest: object, **others: object) -> object:
                if mode == "x+b":
                    raise OSError(errno.EACCES, "Permission denied")
                return opened(its, mode, *rest, **others)  # type: ignore[call-overload]  # passed on as it is

            patch.setattr(Path, "open", forbidden)
        at_work.press("Ctrl+S")
        at_work.wait(lambda: messages.current is not None)
        assert messages.current is not None
        full, forbade = "the disk is full; make room or", "there is no permission to write there;"
        reason = full if trouble == "full" else forbade
        assert messages.current.text == f"“{name}” cannot be written: {reason} choose another place."
    assert store.document is now
    assert store.modified
    assert path.read_bytes() == old
    at_work.press("Ctrl+S")
    at_work.wait(lambda: not store.modified)
    again = read_project(path).document.layers[0].pixels if name == "out.ora" else read_picture(path).picture
    assert np.array_equal(again[..., :3], picture(7, SIZE))


def test_an_empty_mask_is_the_whole_picture(at_work: Hands) -> None:
    store, rows = at_work.studio.document, at_work.window.panel.mask_rows
    at_work.press("Ctrl+D")
    assert rows.sentence.text() == "No mask: the whole picture"
    at_work.draw()
    assert at_work.failures == []
    assert store.size is not None


def test_a_project_with_damaged_extras_opens_with_a_note(at_work: Hands, tmp_path: Path) -> None:
    store, messages = at_work.studio.document, at_work.window.messages
    write_project(tmp_path / "whole.ora", made_project())
    with (
        zipfile.ZipFile(tmp_path / "whole.ora") as whole,
        zipfile.ZipFile(tmp_path / "hurt.ora", "w") as hurt,
    ):
        for name in whole.namelist():
            hurt.writestr(name, b"{" if name.endswith("document.json") else whole.read(name))
    open_and_watch(at_work, tmp_path / "hurt.ora", lambda: store.name == "hurt.ora")
    assert messages.current is not None
    assert "damaged" in messages.current.text
    assert store.document is not None
    assert len(store.document.layers) == 3
