"""What every test gets: its own home, no display, and no tolerance for what is left lying about."""

from __future__ import annotations

import gc
import logging
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from core.models import scanning
from tests.hub_server import Hub, running

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.setdefault("QT_LOGGING_RULES", "qt.qpa.*=false")
# Networks this small gain nothing from a second thread; on a busy machine threads that wait for each other
# take ten times the time.
os.environ.setdefault("OMP_NUM_THREADS", "1")

# The same examples at each run, however long a busy machine takes for one.
settings.register_profile(
    "steady", deadline=None, derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("steady")

THREADS_OF_LIBRARIES = ("pydevd", "tqdm", "QDBus", "Dummy")
SECONDS_TO_END = 30.0

NOT_OURS = (
    "This plugin does not support propagateSizeHints",
    r"This plugin does not support raise\(\)",
    "This plugin does not support grabbing the keyboard",
)
"""Said by the offscreen platform of every window with a least size, and of every second one."""


def pytest_configure(config: pytest.Config) -> None:
    """Any other warning of Qt's fails its test."""
    for line in NOT_OURS:
        config.addinivalue_line("qt_log_ignore", line)


def pytest_collection_finish() -> None:
    """Have the collector pass over what is there by now: half a million objects of libraries."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home of its own for each test: nothing of the person's is read or written."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("LATENTSCAPE_HOME", str(folder))
    monkeypatch.setattr(scanning, "PLACES", ())  # where other programs of the person's keep models
    return folder


@pytest.fixture(autouse=True)
def _no_leaked_threads() -> Iterator[None]:
    """Fail the test that leaves a thread running."""
    before = set(threading.enumerate())
    yield

    def leaked() -> list[threading.Thread]:
        return [
            thread
            for thread in threading.enumerate()
            if thread not in before and not thread.name.startswith(THREADS_OF_LIBRARIES)
        ]

    deadline = time.monotonic() + SECONDS_TO_END
    while leaked() and time.monotonic() < deadline:
        leaked()[0].join(0.05)
    assert not leaked(), f"threads left running: {[thread.name for thread in leaked()]}"


@pytest.fixture(autouse=True)
def _no_unexpected_log(caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail the test that logs a warning or worse; one that expects it calls ``caplog.clear()``."""
    caplog.set_level(logging.WARNING)
    yield
    lines = [
        f"{record.levelname} {record.name}: {record.getMessage()}"
        for when in ("setup", "call")
        for record in caplog.get_records(when)
        if record.levelno >= logging.WARNING
    ]
    assert not lines, f"unexpected log lines: {lines}"


@pytest.fixture(autouse=True)
def _no_leaked_collector() -> Iterator[None]:
    """Fail the test that leaves the garbage collector off."""
    yield
    assert gc.isenabled()


@pytest.fixture
def hub(monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """A hub on this machine in place of the real one."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setattr("core.models.download.PAUSE", 0.0)
    with running() as there:
        monkeypatch.setattr("core.models.hub.ENDPOINT", there.url)
        yield there
