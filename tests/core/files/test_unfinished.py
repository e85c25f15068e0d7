"""What a killed export leaves behind is swept; what is being written is not."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from core.engine import Engine
from core.files.unfinished import FOLDER, noted, sweep

SCRIPT = """
import sys, numpy as np
from pathlib import Path
from core.document.output import Format, Output
from core.files.animation import animation
from core.geometry import Size
output = Output(path=Path(sys.argv[1]), format=Format(Path(sys.argv[1]).suffix))
with animation(output, Size(64, 64), 24, 0, "") as film:
    film.add(np.zeros((64, 64, 3), np.uint8))
    print("half", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize("name", ["walk.mp4", "frames"])
def test_what_a_killed_export_left_is_gone_at_the_next_start(tmp_path: Path, home: Path, name: str) -> None:
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, str(tmp_path / name)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdin is not None
    assert process.stdout.readline().strip() == "half"
    (left,) = tmp_path.iterdir()
    sweep()
    assert left.exists(), "it is being written"
    process.send_signal(signal.SIGKILL)
    process.wait()
    process.stdin.close()
    process.stdout.close()
    Engine(device="cpu").close()
    assert not list(tmp_path.iterdir())
    assert not list((home / FOLDER).iterdir())


def test_a_note_never_leads_to_anything_else(tmp_path: Path, home: Path) -> None:
    mine = tmp_path / "mine.png"
    mine.write_bytes(b"mine")
    (home / FOLDER).mkdir()
    (home / FOLDER / "0.where").write_text(str(mine))
    (home / FOLDER / "1.where").write_bytes(b"\xff\0")
    sweep()
    assert mine.exists()


def test_where_nothing_can_be_noted_it_is_written_all_the_same(tmp_path: Path, home: Path) -> None:
    (home / FOLDER).write_text("in the way")
    with noted(tmp_path / ".latentscape-0.tmp"):
        pass
    sweep()


def test_a_home_that_may_not_be_looked_into_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_self: Path, _pattern: str) -> list[Path]:
        raise PermissionError

    monkeypatch.setattr(Path, "glob", refused)
    sweep()
