"""The queue: order, cancel, streams, and an end that leaves nothing behind."""

import asyncio
import gc
import weakref
from collections.abc import Callable, Coroutine
from typing import Any

import pytest
import qasync  # type: ignore[import-untyped]
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.events import Cancelled, Event, Final, Finished, Result, Started
from core.jobs import LoadModel
from desktop.engine.queue import MAX_DONE, JobQueue
from desktop.engine.worker import EngineFactory
from tests.desktop.engine.test_worker import generate
from tests.desktop.fakes import FakeEngine


@pytest.fixture
def received(queue: JobQueue) -> list[Event]:
    events: list[Event] = []
    queue.event_received.connect(events.append)
    return events


def hold(qtbot: QtBot, queue: JobQueue, engine: FakeEngine, point: str = "step 2") -> str:
    """Submit a job and bring the engine to a standstill in its middle."""
    engine.held.add(point)
    job = generate("held")
    queue.submit(job)
    qtbot.waitUntil(engine.reached.is_set)
    engine.held.clear()
    return job.id


def wait_idle(qtbot: QtBot, queue: JobQueue) -> None:
    qtbot.waitUntil(lambda: queue.running is None and not queue.pending)


def run_async(coroutine: Callable[[], Coroutine[Any, Any, None]], app: QApplication) -> None:
    loop = qasync.QEventLoop(app)
    try:
        asyncio.set_event_loop(loop)
        loop.run_until_complete(asyncio.wait_for(coroutine(), 10))
    finally:
        asyncio.set_event_loop(None)
        loop.close()


def test_jobs_run_one_after_the_other(
    qtbot: QtBot, queue: JobQueue, engine: FakeEngine, received: list[Event]
) -> None:
    first = hold(qtbot, queue, engine)
    others = [generate(str(n)) for n in range(3)]
    for job in others:
        queue.submit(job)
    assert queue.running is not None
    assert queue.running.id == first
    assert queue.pending == tuple(others)
    engine.release()
    wait_idle(qtbot, queue)
    assert [done.title for done in queue.done] == ["held", "0", "1", "2"]
    finals = [event.job for event in received if isinstance(event, Final)]
    starts = [event.job for event in received if isinstance(event, Started)]
    assert finals == starts == [first, *(job.id for job in others)]


def test_move(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    hold(qtbot, queue, engine)
    jobs = [generate(str(n)) for n in range(3)]
    for job in jobs:
        queue.submit(job)
    with qtbot.waitSignal(queue.pending_changed):
        queue.move(jobs[2].id, 0)
    queue.move(jobs[0].id, 99)
    with qtbot.assertNotEmitted(queue.pending_changed):
        queue.move("unknown", 0)
    assert [job.title for job in queue.pending] == ["2", "1", "0"]
    engine.release()
    wait_idle(qtbot, queue)
    assert [done.title for done in queue.done] == ["held", "2", "1", "0"]


@pytest.mark.parametrize("point", ["load", "text", "step 1", "step 4", "sampled", "decode"])
def test_cancel_the_running_job_anywhere(
    qtbot: QtBot, queue: JobQueue, engine: FakeEngine, received: list[Event], point: str
) -> None:
    job = hold(qtbot, queue, engine, point)
    queue.cancel(job)
    engine.release()
    wait_idle(qtbot, queue)
    assert received[-1] == Cancelled(job=job)
    queue.submit(generate())
    wait_idle(qtbot, queue)
    assert isinstance(received[-1], Finished), "the next job is not touched"


def test_cancel_a_pending_job(
    qtbot: QtBot, queue: JobQueue, engine: FakeEngine, received: list[Event]
) -> None:
    hold(qtbot, queue, engine)
    job = generate("never")
    queue.submit(job)
    queue.cancel(job.id)
    assert received[-1] == Cancelled(job=job.id)
    assert queue.pending == ()
    queue.cancel(job.id)
    queue.cancel("unknown")
    engine.release()
    wait_idle(qtbot, queue)
    assert len(engine.jobs) == 1
    assert isinstance(received[-1], Finished)


def test_cancel_all(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    hold(qtbot, queue, engine)
    for n in range(3):
        queue.submit(generate(str(n)))
    queue.cancel_all()
    assert queue.pending == ()
    engine.release()
    wait_idle(qtbot, queue)
    assert len(queue.done) == 4
    assert all(isinstance(done.final, Cancelled) for done in queue.done)


def test_a_job_submitted_from_a_slot_runs(qtbot: QtBot, queue: JobQueue, engine: FakeEngine) -> None:
    again = [generate("second")]

    def on_event(event: Event) -> None:
        if isinstance(event, Finished) and again:
            queue.submit(again.pop())

    queue.event_received.connect(on_event)
    queue.submit(generate("first"))
    qtbot.waitUntil(lambda: len(queue.done) == 2)
    assert [done.title for done in queue.done] == ["first", "second"]


def test_done_is_bounded(qtbot: QtBot, queue: JobQueue) -> None:
    for _ in range(MAX_DONE + 5):
        queue.submit(LoadModel())
    wait_idle(qtbot, queue)
    assert len(queue.done) == MAX_DONE


def test_streams(queue: JobQueue, qapp: QApplication) -> None:
    async def follow(prompt: str) -> list[Event]:
        return [event async for event in queue.submit(generate(prompt, seeds=(1, 2)))]

    async def both() -> None:
        first, second = await asyncio.gather(follow("a"), follow("b"))
        for events in (first, second):
            assert isinstance(events[0], Started)
            assert isinstance(events[-1], Finished)
            assert len({event.job for event in events}) == 1
            assert len([event for event in events if isinstance(event, Result)]) == 2

    run_async(both, qapp)


def test_a_stream_read_late_has_everything_but_old_previews(
    qtbot: QtBot, queue: JobQueue, qapp: QApplication
) -> None:
    stream = queue.submit(generate(steps=200))
    wait_idle(qtbot, queue)

    async def read() -> None:
        events = [event async for event in stream]
        assert isinstance(events[0], Started)
        assert isinstance(events[-1], Finished)
        assert any(isinstance(event, Result) for event in events)
        assert len(events) < 20

    run_async(read, qapp)


def test_a_stream_of_a_cancelled_job_ends(queue: JobQueue, qapp: QApplication, engine: FakeEngine) -> None:
    engine.delay = 0.01

    async def cancel_midway() -> None:
        job, other = generate(steps=900), generate()
        waiting = queue.submit(other)
        events = []
        async for event in queue.submit(job):
            events.append(event)
            queue.cancel(job.id)
        assert isinstance(events[-1], Cancelled)
        assert isinstance([event async for event in waiting][-1], Finished)

    run_async(cancel_midway, qapp)


def test_a_submit_that_nobody_follows_keeps_nothing(qtbot: QtBot, queue: JobQueue) -> None:
    stream = queue.submit(generate())
    gone = weakref.ref(stream)
    del stream
    gc.collect()
    assert gone() is None
    wait_idle(qtbot, queue)
    assert isinstance(queue.done[-1].final, Finished)


def test_shutdown_in_the_middle(
    qtbot: QtBot, queue: JobQueue, engine: FakeEngine, received: list[Event]
) -> None:
    job = hold(qtbot, queue, engine)
    pending = generate("never")
    queue.submit(pending)
    queue.event_received.connect(
        engine.release
    )  # the pending job's end, told once the running one is asked to stop
    assert queue.shutdown()
    assert engine.closed
    assert {event.job for event in received if isinstance(event, Cancelled)} == {job, pending.id}
    assert queue.running is None
    late = generate("late")
    queue.submit(late)
    assert received[-1] == Cancelled(job=late.id)


def test_shutdown_of_a_stuck_engine_does_not_wait_for_ever(
    qtbot: QtBot, make_queue: Callable[[EngineFactory], JobQueue], engine: FakeEngine
) -> None:
    queue = make_queue(lambda: engine)
    hold(qtbot, queue, engine)
    assert not queue.shutdown(timeout=0.05)
    engine.release()
    assert queue.shutdown()


def test_shutdown_before_anything_ran(make_queue: Callable[[EngineFactory], JobQueue]) -> None:
    queue = make_queue(FakeEngine)
    assert queue.shutdown()
    assert queue.shutdown()
