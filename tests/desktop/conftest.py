"""The queue with a fake engine behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop import language
from desktop.engine.queue import JobQueue
from desktop.engine.worker import EngineFactory
from tests.desktop.fakes import FakeEngine

# A busy machine only takes longer: what never comes is told later, and costs nothing where it comes.
for _wait in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals, QtBot.waitActive, QtBot.waitExposed):
    assert _wait.__kwdefaults__
    _wait.__kwdefaults__["timeout"] = 60_000


@pytest.fixture(autouse=True)
def _application(qapp: QApplication) -> None:
    """Pixmaps and fonts abort the interpreter without one; numbers are written as in English."""
    QLocale.setDefault(QLocale.c())


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    """What is built meanwhile speaks German."""
    installed = language.install(qapp, language.GERMAN)
    yield
    forget(qapp, installed)


def forget(app: QApplication, installed: Iterable[QTranslator]) -> None:
    """Speak English again."""
    for translator in installed:
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.c())


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
