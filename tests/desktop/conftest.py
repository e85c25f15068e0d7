"""The queue with a fake engine behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.engine.queue import JobQueue
from desktop.engine.worker import EngineFactory
from tests.desktop.fakes import FakeEngine


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Pixmaps and fonts abort the interpreter without one."""


@pytest.fixture
def engine() -> FakeEngine:
    """The engine behind ``queue``."""
    return FakeEngine()


@pytest.fixture
def make_queue(qtbot: QtBot) -> Iterator[Callable[[EngineFactory], JobQueue]]:
    """Queues that are shut down after the test."""
    queues: list[JobQueue] = []

    def make(factory: EngineFactory) -> JobQueue:
        queues.append(JobQueue(factory))
        return queues[-1]

    yield make
    for queue in queues:
        assert queue.shutdown()


@pytest.fixture
def queue(make_queue: Callable[[EngineFactory], JobQueue], engine: FakeEngine) -> JobQueue:
    """A queue in front of ``engine``."""
    return make_queue(lambda: engine)
