"""The stores, wired as the program wires them, in front of a fake engine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtCore import SignalInstance
from pytestqt.qtbot import QtBot

from desktop.engine.queue import JobQueue
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from tests.desktop.fakes import FakeEngine


def same(one: NDArray[Any] | None, other: NDArray[Any]) -> bool:
    """Whether there is an array, and it is that one."""
    return one is not None and np.array_equal(one, other)


class Recorder:
    """What a signal said, in order."""

    def __init__(self, signal: SignalInstance) -> None:
        self.said: list[object] = []
        signal.connect(self._on_signal)

    def _on_signal(self, *values: object) -> None:
        self.said.append(values[0] if len(values) == 1 else values)


@pytest.fixture
def draft(qtbot: QtBot) -> Iterator[DraftStore]:
    store = DraftStore()
    yield store
    store.close()


@pytest.fixture
def document(qtbot: QtBot) -> Iterator[DocumentStore]:
    store = DocumentStore()
    yield store
    store.close()


@pytest.fixture
def history(qtbot: QtBot) -> Iterator[HistoryStore]:
    store = HistoryStore()
    yield store
    store.close()


@dataclass
class Studio:
    """Everything behind the window."""

    qtbot: QtBot
    engine: FakeEngine
    queue: JobQueue
    draft: DraftStore
    document: DocumentStore
    history: HistoryStore
    store: GenerationStore
    failures: list[str] = field(default_factory=list)

    def generate(self) -> None:
        """Generate and wait for the end."""
        self.store.generate()
        self.wait()

    def wait(self) -> None:
        """Wait until nothing runs."""
        self.qtbot.waitUntil(
            lambda: not self.store.busy and self.queue.running is None and not self.queue.pending
        )


@pytest.fixture
def studio(
    qtbot: QtBot,
    engine: FakeEngine,
    queue: JobQueue,
    *,
    draft: DraftStore,
    document: DocumentStore,
    history: HistoryStore,
) -> Studio:
    store = GenerationStore(queue, draft, document, history, find_model=lambda name: engine.info)
    made = Studio(qtbot, engine, queue, draft, document, history, store)
    store.failed.connect(made.failures.append)
    store.load_model()
    made.wait()
    return made
