"""Ctrl-C at any moment: exit status 130, nothing half-written, the terminal's handler given back."""

from __future__ import annotations

import io
import signal
from pathlib import Path

import pytest

from core.cli.progress import ProgressLine
from core.events import Progress, Stage
from core.files.pictures import read_picture
from tests.core.cli.conftest import Run
from tests.core.cli.fake_engine import FakeEngine


@pytest.mark.parametrize("presses", [1, 2, 3])
def test_ctrl_c_stops_and_leaves_nothing(run: Run, engine: FakeEngine, presses: int) -> None:
    before = signal.getsignal(signal.SIGINT)
    engine.interrupts = presses
    done = run("generate", "x", "-o", "out.png")
    assert done.status == 130
    assert done.err.splitlines()[-1] == "latentscape: stopped."
    assert done.out == ""
    assert not list(Path().iterdir())
    assert engine.closed
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_a_wish_of_the_system_leaves_nothing_either(run: Run, engine: FakeEngine, name: str) -> None:
    engine.signal = getattr(signal, name, signal.SIGTERM)
    before = signal.getsignal(engine.signal)
    engine.interrupts = 1
    done = run("generate", "x", "-o", "out.png")
    assert (done.status, done.out) == (128 + engine.signal, "")
    assert done.err.splitlines()[-1] == "latentscape: stopped."
    assert not list(Path().iterdir())
    assert engine.closed
    assert signal.getsignal(engine.signal) is before


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="this system has no terminals that hang up")
def test_what_goes_on_without_its_terminal_is_not_stopped_by_its_end(run: Run, engine: FakeEngine) -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        engine.signal, engine.interrupts = signal.SIGHUP, 1
        assert run("generate", "x", "-o", "out.png").status == 0
    finally:
        signal.signal(signal.SIGHUP, before)


@pytest.mark.parametrize("error", [KeyboardInterrupt, ImportError, SystemError])
def test_ctrl_c_while_torch_is_imported_stops_at_once(
    run: Run, box: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def importing(_device: str, _precision: str) -> FakeEngine:
        try:
            signal.raise_signal(signal.SIGINT)
        except KeyboardInterrupt:
            raise error("half imported") from None
        pytest.fail("it should have stopped here")

    monkeypatch.setattr("core.cli.session.make_engine", importing)
    done = run("generate", "x", "-o", "out.png")
    assert (done.status, done.err) == (130, "latentscape: stopped.\n")


def test_pictures_that_were_finished_stay(run: Run, engine: FakeEngine) -> None:
    engine.interrupts = 1
    done = run("generate", "x", "-o", "out.png", "--count", 3)
    assert done.status == 130
    assert "2 of 3 pictures were saved" in done.err
    assert sorted(file.name for file in Path().iterdir()) == ["out-1.png", "out-2.png"]
    assert read_picture(Path("out-2.png")).recipe is not None


def test_ctrl_c_while_a_file_is_written_leaves_none(
    run: Run, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_handle: int) -> None:
        raise KeyboardInterrupt

    Path("out.png").write_bytes(b"old")
    monkeypatch.setattr("os.fsync", interrupted)
    assert run("generate", "x", "-o", "out.png").status == 130
    assert [file.name for file in Path().iterdir()] == ["out.png"]
    assert Path("out.png").read_bytes() == b"old"


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def steps(count: int) -> list[Progress]:
    return [
        Progress(job="j", stage=Stage.SAMPLING, step=step, total=count, seconds=step / 10, remaining=1.0)
        for step in range(count + 1)
    ]


def test_on_a_terminal_one_line_changes_and_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.cli.progress._PAUSE_TERMINAL", 0.0)
    stream = Terminal()
    line = ProgressLine(stream)
    for event in steps(5):
        line.show(event)
    assert stream.getvalue().count("\n") == 0
    assert "Drawing 5/5" in stream.getvalue()
    line.close()
    assert stream.getvalue().endswith("\r\x1b[K")


def test_in_a_log_lines_are_few() -> None:
    stream = io.StringIO()
    line = ProgressLine(stream)
    for event in steps(1000):
        line.show(event)
    line.close()
    assert len(stream.getvalue().splitlines()) == 1
    assert "\r" not in stream.getvalue()
