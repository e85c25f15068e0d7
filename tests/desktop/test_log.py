"""The log: written, bounded, without names; a fault is told at the next start."""

import logging
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop import log


@pytest.fixture(autouse=True)
def _stopped() -> Iterator[None]:
    yield
    log.stop()


def test_what_happens_is_written(home: Path, caplog: pytest.LogCaptureFixture) -> None:
    assert log.start() == ""
    logging.getLogger("desktop.test").warning("it rains")
    assert log.log_file().parent == home
    assert "WARNING desktop.test: it rains" in log.log_file().read_text()
    assert log.tail().endswith("it rains")
    caplog.clear()


def test_it_does_not_grow_for_ever(
    home: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(log, "BYTES", 2000)
    log.start()
    for number in range(500):
        logging.getLogger("desktop.test").warning("line %d", number)
    assert sum(path.stat().st_size for path in home.glob("latentscape.log*")) < 3 * 2100
    assert "line 499" in log.tail(1)
    caplog.clear()


def test_it_tells_nothing_about_the_person(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/rosalind"))
    told = log.without_names("/home/rosalind/secret.png and /media/rosalind/Photos/a.png; hello rosalind")
    assert "rosalind" not in told
    assert "Photos" not in told


def test_a_home_that_cannot_be_written_does_not_stop_the_program(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LATENTSCAPE_HOME", str(tmp_path / "file" / "below"))
    assert log.start() == ""
    assert log.tail() == ""
    caplog.clear()


DIE = "from desktop import log; log.start(); import ctypes; ctypes.string_at(0)"
END = "from desktop import log; log.start(); log.stop()"


def test_a_fault_is_told_at_the_next_start_and_only_then(home: Path) -> None:
    assert subprocess.run([sys.executable, "-c", DIE], timeout=300, check=False).returncode != 0
    assert "Segmentation fault" in log.start()
    log.stop()
    assert log.start() == ""
    log.stop()
    assert subprocess.run([sys.executable, "-c", END], timeout=300, check=True).returncode == 0
    assert log.start() == ""
