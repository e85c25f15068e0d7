"""Map and arithmetic with the real engine on a tiny model: what is seen is what the latents decode to."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from pytestqt.qtbot import QtBot

from core.engine import Engine
from core.files.pictures import save_picture
from core.model_info import ModelInfo
from core.models.folder import describe_folder
from desktop.engine.queue import JobQueue
from desktop.engine.worker import EngineFactory
from desktop.state.arithmetic_store import ArithmeticStore, Operation
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.map_store import MapStore
from desktop.state.specimens import of_entry
from tests.desktop.fakes import picture
from tests.tiny_models import tiny_model


def test_points_are_encoded_laid_out_mixed_and_kept(
    qtbot: QtBot,
    make_queue: Callable[[EngineFactory], JobQueue],
    document: DocumentStore,
    history: HistoryStore,
    tmp_path: Path,
) -> None:
    info = describe_folder(tiny_model(tmp_path / "tiny"))
    queue, draft = make_queue(lambda: Engine(device="cpu", precision="fp32")), DraftStore()

    def find(_name: str = "") -> ModelInfo:
        return info

    generation = GenerationStore(queue, draft, document, history, find_model=find)
    points = MapStore(queue, document.timeline, history, generation)
    reckoning = ArithmeticStore(queue, history, generation)

    def wait(until: Callable[[], object]) -> None:
        qtbot.waitUntil(lambda: bool(until()), timeout=60_000)

    generation.load_model("")
    wait(lambda: generation.model is not None)
    for seed in range(3):
        history.add(picture(seed))
    folder = tmp_path / "more"
    folder.mkdir()
    save_picture(folder / "four.png", picture(4))
    points.watch(on=True)
    points.add([folder])
    wait(lambda: len(points.points) == 4)
    first = points.points[0]
    points.look(points.place(first), final=True)
    points.keep()  # it waits for the finished picture
    wait(lambda: len(history.entries) == 4)
    kept, own = points.between_latent, points.latent(first)
    assert kept is not None
    assert own is not None
    np.testing.assert_array_equal(kept.latent, own.latent)
    entries = history.entries
    for slot, entry in enumerate(entries[:3]):
        reckoning.put(slot, of_entry(history, entry))
    wait(lambda: reckoning.outcome is not None and reckoning.outcome.recipe is not None)
    reckoning.set_operation(Operation.BETWEEN)
    assert reckoning.outcome is None
    reckoning.set_share(0.0)
    wait(lambda: reckoning.outcome is not None and reckoning.outcome.latent is not None)
    outcome = reckoning.outcome
    assert outcome is not None
    assert outcome.latent is not None
    assert outcome.picture.shape == (64, 64, 3)
    np.testing.assert_array_equal(outcome.latent, own.latent)  # A is what was kept
    reckoning.close()
    draft.close()
    points.close()
