"""The worker's promise: started, then what happens, then exactly one end, whatever the engine does."""

import gc
import os
import sys
import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from core.errors import InputError, JobCancelled, ModelError
from core.events import Cancelled, Event, Failed, Final, Finished, Preview, Progress, Result, Stage, Started
from core.geometry import Size
from core.jobs import Generate, Job, LoadModel
from core.recipe import Recipe
from desktop.engine import quiet, worker
from desktop.engine.queue import JobQueue
from desktop.engine.worker import EngineFactory, EngineLike
from tests.desktop.fakes import FakeEngine, picture


def generate(prompt: str = "a cat", *, steps: int = 4, seeds: tuple[int, ...] = (1,)) -> Generate:
    recipe = Recipe(prompt=prompt, size=Size(64, 64), steps=steps, guidance=3.0, sampler="ddim")
    return Generate(recipe=recipe, seeds=seeds)


def events_of(qtbot: QtBot, queue: JobQueue, job: Job) -> list[Event]:
    events: list[Event] = []
    queue.event_received.connect(events.append)
    queue.submit(job)
    qtbot.waitUntil(lambda: any(isinstance(e, Final) and e.job == job.id for e in events))
    queue.event_received.disconnect(events.append)
    return [event for event in events if event.job == job.id]


def assert_well_formed(events: list[Event]) -> None:
    assert [type(event) for event in events].count(Started) == 1
    assert isinstance(events[0], Started)
    assert [isinstance(event, Final) for event in events].count(True) == 1
    assert isinstance(events[-1], Final)


def test_a_generation_from_start_to_finish(qtbot: QtBot, queue: JobQueue) -> None:
    events = events_of(qtbot, queue, generate(seeds=(1, 2)))
    assert_well_formed(events)
    assert isinstance(events[-1], Finished)
    results = [event for event in events if isinstance(event, Result)]
    assert [result.index for result in results] == [0, 1]
    assert (results[1].picture == picture(2)).all()


def test_the_engine_lives_in_its_own_thread_and_is_closed_there(
    qtbot: QtBot, make_queue: Callable[[EngineFactory], JobQueue]
) -> None:
    made: list[FakeEngine] = []

    def factory() -> FakeEngine:
        made.append(FakeEngine())
        return made[-1]

    queue = make_queue(factory)
    assert not made
    events_of(qtbot, queue, LoadModel())
    events_of(qtbot, queue, generate())
    assert len(made) == 1
    assert made[0].thread != threading.get_ident()
    assert queue.shutdown()
    assert made[0].closed


def test_the_person_sees_that_it_loads_while_the_engine_is_imported(
    qtbot: QtBot, make_queue: Callable[[EngineFactory], JobQueue]
) -> None:
    hold = threading.Event()

    def factory() -> FakeEngine:
        assert hold.wait(60)
        return FakeEngine()

    queue = make_queue(factory)
    seen: list[Event] = []
    queue.event_received.connect(seen.append)
    queue.submit(LoadModel())
    qtbot.waitUntil(lambda: any(isinstance(e, Progress) and e.stage is Stage.LOADING for e in seen))
    hold.set()
    qtbot.waitUntil(lambda: isinstance(seen[-1], Finished))


@pytest.mark.parametrize("point", ["load", "text", "step 1", "step 4", "sampled", "decode"])
@pytest.mark.parametrize(
    "trouble",
    [
        RuntimeError("CUDA out of memory"),
        MemoryError(),
        ValueError("x"),
        SystemExit(3),
        KeyboardInterrupt(),
        StopAsyncIteration(),
    ],
    ids=lambda trouble: type(trouble).__name__,
)
def test_trouble_anywhere_ends_in_one_sentence_and_the_next_job_runs(
    qtbot: QtBot,
    queue: JobQueue,
    engine: FakeEngine,
    caplog: pytest.LogCaptureFixture,
    *,
    point: str,
    trouble: BaseException,
) -> None:
    engine.fail[point] = trouble
    events = events_of(qtbot, queue, generate())
    assert_well_formed(events)
    failed = events[-1]
    assert isinstance(failed, Failed)
    assert failed.message.endswith(".")
    assert "\n" not in failed.message
    assert type(trouble).__name__ in failed.detail
    assert type(trouble).__name__ in caplog.text, "the log has the traceback"
    caplog.clear()
    engine.fail.clear()
    assert isinstance(events_of(qtbot, queue, generate())[-1], Finished)


def test_a_known_error_is_told_as_it_is(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    def script(job: Job, cancel: threading.Event) -> Iterator[Event]:
        raise InputError("Choose another size.")
        yield

    engine.scripts.append(script)
    failed = events_of(qtbot, queue, generate())[-1]
    assert isinstance(failed, Failed)
    assert (failed.message, failed.detail) == ("Choose another size.", "")


def test_an_engine_that_just_stops(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    engine.scripts.append(lambda job, cancel: iter([Started(job=job.id)]))
    events = events_of(qtbot, queue, generate())
    assert_well_formed(events)
    assert events[-1] == Failed(job=events[0].job, message=worker.NO_END)


def test_an_engine_that_cannot_stop(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    closed = threading.Event()

    def script(job: Job, cancel: threading.Event) -> Iterator[Event]:
        try:
            for _ in range(3):
                yield Started(job=job.id)
            while True:
                yield Finished(job=job.id, seconds=1.0)
        finally:
            closed.set()

    engine.scripts.append(script)
    events = events_of(qtbot, queue, generate())
    assert_well_formed(events)
    assert isinstance(events[-1], Finished)
    assert closed.is_set(), "the end is told after the engine has let go"


def test_an_engine_that_is_no_generator(
    qtbot: QtBot, queue: JobQueue, engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    engine.scripts.append(lambda job, cancel: None)  # type: ignore[arg-type, return-value]
    events = events_of(qtbot, queue, generate())
    assert_well_formed(events)
    assert isinstance(events[-1], Failed)
    caplog.clear()


def test_an_engine_that_raises_the_cancellation(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    engine.fail["step 2"] = JobCancelled()
    assert isinstance(events_of(qtbot, queue, generate())[-1], Cancelled)


@pytest.mark.parametrize(
    ("trouble", "sentence"),
    [(ImportError("no torch"), worker.NO_ENGINE), (ModelError("Choose a device."), "Choose a device.")],
)
def test_a_factory_that_fails_is_asked_again(
    qtbot: QtBot,
    make_queue: Callable[[EngineFactory], JobQueue],
    caplog: pytest.LogCaptureFixture,
    trouble: Exception,
    sentence: str,
) -> None:
    troubles = [trouble]

    def factory() -> EngineLike:
        if troubles:
            raise troubles.pop()
        return FakeEngine()

    queue = make_queue(factory)
    events = events_of(qtbot, queue, LoadModel())
    assert_well_formed(events)
    assert isinstance(events[-1], Failed)
    assert events[-1].message == sentence
    caplog.clear()
    assert isinstance(events_of(qtbot, queue, LoadModel())[-1], Finished)


def test_an_engine_that_cannot_be_closed_still_ends(
    qtbot: QtBot, queue: JobQueue, engine: FakeEngine, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse() -> None:
        raise RuntimeError("no")

    engine.close = refuse  # type: ignore[method-assign]
    events_of(qtbot, queue, generate())
    assert queue.shutdown()
    assert "could not be closed" in caplog.text
    caplog.clear()


def test_previews_never_pile_up(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    small = (picture(0, Size(4, 4)),)
    flood = 20_000

    def script(job: Job, cancel: threading.Event) -> Iterator[Event]:
        for step in range(flood):
            yield Preview(
                job=job.id, step=step, total=flood, seconds=0.0, first=0, pictures=small, fine=False
            )
            if step % 1000 == 0:
                yield Result(job=job.id, index=step // 1000, picture=small[0], recipe=None, seconds=0.0)
        yield Finished(job=job.id, seconds=1.0)

    engine.scripts.append(script)
    events = events_of(qtbot, queue, generate())
    assert_well_formed(events)
    previews = [event for event in events if isinstance(event, Preview)]
    assert previews[-1].step == flood - 1
    assert len(previews) < flood / 10
    assert [event.index for event in events if isinstance(event, Result)] == list(range(20))


@pytest.mark.skipif(sys.platform != "linux", reason="threads have a niceness of their own on Linux only")
def test_the_engine_lets_the_window_go_first(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    niceness: list[int] = []

    def script(job: Job, cancel: threading.Event) -> Iterator[Event]:
        niceness.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        child = threading.Thread(
            target=lambda: niceness.append(os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
        )
        child.start()
        child.join()
        yield Finished(job=job.id, seconds=1.0)

    engine.scripts.append(script)
    events_of(qtbot, queue, generate())
    mine = os.getpriority(os.PRIO_PROCESS, threading.get_native_id())
    if mine >= quiet.NICENESS:
        pytest.skip("everything runs at a low priority here")
    assert niceness == [quiet.NICENESS] * 2


def test_the_collector_is_back_after_loading(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    during: list[bool] = []

    def script(job: Job, cancel: threading.Event) -> Iterator[Event]:
        during.append(gc.isenabled())
        yield Finished(job=job.id, seconds=1.0)

    engine.scripts.append(script)
    events_of(qtbot, queue, LoadModel())
    assert during == [False]
    assert gc.isenabled()
    gc.unfreeze()
