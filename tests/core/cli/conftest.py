"""A command line with paper in the box and a fake engine behind it."""

from __future__ import annotations

import json
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from core.cli import main, session
from tests.core.cli.fake_engine import FakeEngine
from tests.core.paper_model import paper_model

OWN = {"name": "paper", "steps": 9, "guidance": 2.5, "sampler": "euler", "native_size": 64}


@dataclass(frozen=True)
class Outcome:
    """What a command left behind.

    Attributes:
        status: Its exit status.
        out: Its stdout.
        err: Its stderr.
    """

    status: int
    out: str
    err: str

    @property
    def report(self) -> dict[str, Any]:
        """Its last line, read as JSON."""
        data: dict[str, Any] = json.loads(self.out.splitlines()[-1])
        return data


Run = Callable[..., Outcome]


@pytest.fixture(autouse=True)
def _heard() -> Iterator[None]:
    """Signals are heard, even if the shell that runs the tests in its background had them ignored."""
    usual: dict[int, Any] = {
        signal.SIGINT: signal.default_int_handler,
        getattr(signal, "SIGHUP", signal.SIGTERM): signal.SIG_DFL,
    }
    ignored = [number for number in usual if signal.getsignal(number) is signal.SIG_IGN]
    for number in ignored:
        signal.signal(number, usual[number])
    yield
    for number in ignored:
        signal.signal(number, signal.SIG_IGN)


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in an empty folder."""
    folder = tmp_path / "work"
    folder.mkdir()
    monkeypatch.chdir(folder)

    def run_it(*words: object) -> Outcome:
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        return Outcome(status, out, err)

    return run_it


@pytest.fixture
def box(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paper model in place of the one in the box."""
    folder = paper_model(tmp_path / "box", own=OWN)
    monkeypatch.setattr("core.models.catalog.bundled_model", lambda: folder)
    return folder


@pytest.fixture
def engine(box: Path, monkeypatch: pytest.MonkeyPatch) -> FakeEngine:
    """A fake engine in place of the real one."""
    fake = FakeEngine()
    monkeypatch.setattr(session, "make_engine", fake)
    return fake
