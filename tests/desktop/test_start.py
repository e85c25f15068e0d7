"""The window is on screen before torch is imported."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import main

SCRIPT = """
import json, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

HEAVY = ("torch", "diffusers", "transformers", "tokenizers", "av")
app = QApplication([])
from desktop.app import build
seen = {}

def heavy():
    return [name for name in HEAVY if name in sys.modules]

def main():
    import threading
    started = threading.Event()

    def engine():
        seen["engine"] = heavy()
        seen["in_thread"] = threading.current_thread() is not threading.main_thread()
        started.set()
        raise RuntimeError("the test needs no engine")

    studio = build(app, engine)
    seen["built"] = heavy()
    studio.start()
    seen["shown"] = heavy()
    while not started.is_set():
        app.processEvents()
    seen["visible"] = studio.window.isVisible()
    studio.close()
    seen["closed"] = heavy()

main()
print(json.dumps(seen))
"""


def test_torch_is_not_imported_before_the_window_is_shown() -> None:
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    seen = json.loads(done.stdout.splitlines()[-1])
    assert seen == {"built": [], "shown": [], "engine": [], "in_thread": True, "visible": True, "closed": []}


def test_the_modules_of_the_window_import_nothing_heavy() -> None:
    script = "import sys, desktop.app, desktop.demo; print([m for m in ('torch', 'av') if m in sys.modules])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=300, check=True
    )
    assert done.stdout.strip() == "[]"


CLOSE_EARLY = """
import time
import desktop.app
from PySide6.QtCore import QTimer

build = desktop.app.build

def impatient(app, engine=None):
    studio = build(app, lambda: time.sleep(600))
    QTimer.singleShot(200, studio.window.close)
    return studio

desktop.app.build = impatient
desktop.app.SHUTDOWN_SECONDS = 0.2
raise SystemExit(desktop.app.run())
"""


def test_closing_while_the_engine_is_stuck_ends_the_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CLOSE_EARLY],
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "QThread" not in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("files", [[], ["a.png"]])
def test_without_a_screen_one_line_says_what_can_be_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], files: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.png").touch()
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main(files) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert "no screen here" in line
    assert "latentscape demo DIR" in line
