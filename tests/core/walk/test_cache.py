"""The cache of frames: lossless, bounded, and safe against whatever happens to it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from core.arrays import Picture
from core.walk.cache import FrameCache


def noise(seed: int, channels: int = 3) -> Picture:
    return np.random.default_rng(seed).integers(0, 256, (32, 32, channels), np.uint8)


def key(number: int) -> str:
    return f"{number:02x}" * 32


@pytest.mark.parametrize("channels", [3, 4])
def test_a_picture_comes_back_to_the_bit_from_the_disk(tmp_path: Path, channels: int) -> None:
    FrameCache(tmp_path).keep(key(1), noise(1, channels))
    back = FrameCache(tmp_path).picture(key(1))
    assert back is not None
    assert np.array_equal(back, noise(1, channels))
    assert not back.flags.writeable
    assert FrameCache(tmp_path).picture(key(2)) is None


def test_arrays_come_back_exactly(tmp_path: Path) -> None:
    FrameCache(tmp_path).keep_arrays(key(1), {"shares": np.array([1 / 3, 2 / 3])})
    back = FrameCache(tmp_path).arrays(key(1))
    assert back is not None
    assert back["shares"].tolist() == [1 / 3, 2 / 3]


def test_disk_and_memory_are_bounded_and_what_was_used_last_stays(tmp_path: Path) -> None:
    size = noise(0).nbytes
    cache = FrameCache(tmp_path, disk=10 * size, memory=3 * size)
    for number in range(30):
        cache.keep(key(number), noise(number))
        os.utime(tmp_path / key(number)[:2] / f"{key(number)}.png", (number, number))
    assert sum(path.stat().st_size for path in tmp_path.glob("*/*")) <= 10 * size
    assert cache.picture(key(29)) is not None
    assert cache.picture(key(0)) is None
    assert cache._held <= 3 * size


def test_a_damaged_file_is_no_frame(tmp_path: Path) -> None:
    cache = FrameCache(tmp_path)
    cache.keep(key(1), noise(1))
    cache.keep_arrays(key(1), {"a": np.ones(3)})
    for path in tmp_path.glob("*/*"):
        path.write_bytes(path.read_bytes()[:40])
    other = FrameCache(tmp_path)
    assert other.picture(key(1)) is None
    assert other.arrays(key(1)) is None
    other.keep(key(1), noise(1))
    assert FrameCache(tmp_path).picture(key(1)) is not None


def test_a_disk_that_takes_nothing_costs_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    cache = FrameCache(tmp_path / "file")
    cache.keep(key(1), noise(1))
    assert cache.picture(key(1)) is not None, "from memory"


def test_what_a_killed_process_left_is_swept_away(tmp_path: Path) -> None:
    old = tmp_path / "ab" / "old.tmp"
    old.parent.mkdir()
    old.write_bytes(b"half")
    os.utime(old, (1, 1))
    FrameCache(tmp_path).keep(key(1), noise(1))
    assert not old.exists()


def test_a_killed_process_leaves_whole_frames_only(tmp_path: Path) -> None:
    script = (
        "import sys, numpy as np; from pathlib import Path; from core.walk.cache import FrameCache\n"
        "cache = FrameCache(Path(sys.argv[1]), memory=1)\n"
        "for n in range(100000):\n"
        "    picture = np.random.default_rng(n).integers(0, 256, (256, 256, 3), np.uint8)\n"
        "    cache.keep(f'{n:08x}' * 8, picture)\n"
    )
    process = subprocess.Popen([sys.executable, "-c", script, str(tmp_path)])
    deadline = time.monotonic() + 60
    while len(list(tmp_path.glob("*/*.png"))) < 20 and time.monotonic() < deadline:
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    process.wait()
    paths = list(tmp_path.glob("*/*.png"))
    assert len(paths) >= 20
    cache = FrameCache(tmp_path)
    for path in paths:
        number = int(path.stem[:8], 16)
        wanted = np.random.default_rng(number).integers(0, 256, (256, 256, 3), np.uint8)
        back = cache.picture(path.stem)
        assert back is not None
        assert np.array_equal(back, wanted)
