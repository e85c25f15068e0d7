"""Events on their way: order kept, newest preview wins, one wake-up at a time."""

from core.events import Event, Finished, Preview, Progress, Stage, Started
from desktop.engine.outbox import EventBuffer, Outbox
from tests.desktop.fakes import picture


def preview(step: int, job: str = "a") -> Preview:
    return Preview(job=job, step=step, total=9, seconds=0.0, first=0, pictures=(picture(step),), fine=False)


def progress(step: int, job: str = "a") -> Progress:
    return Progress(job=job, stage=Stage.SAMPLING, step=step, total=9, seconds=0.0)


def test_newest_preview_and_progress_of_each_job_win() -> None:
    buffer = EventBuffer()
    last_a, last_b, last_progress = preview(3), preview(2, "b"), progress(3)
    for event in (preview(1), preview(1, "b"), progress(1), preview(2), last_b, progress(2)):
        buffer.put(event)
    for event in (last_progress, last_a):
        buffer.put(event)
    assert buffer.take_all() == [last_b, last_progress, last_a]
    assert not buffer


def test_other_events_are_kept_in_order() -> None:
    buffer = EventBuffer()
    events: list[Event] = [Started(job="a"), preview(1), Finished(job="a", seconds=1.0), Started(job="b")]
    for event in events:
        buffer.put(event)
    assert [buffer.take() for _ in events] == events


def test_wakes_once_until_rearmed() -> None:
    wakes: list[int] = []
    outbox = Outbox(lambda: wakes.append(1))
    outbox.put(preview(1))
    outbox.put(preview(2))
    assert len(wakes) == 1
    assert len(outbox.take_all()) == 1
    outbox.put(preview(3))
    assert len(wakes) == 1
    assert outbox.rearm()
    assert len(outbox.take_all()) == 1
    assert not outbox.rearm()
    outbox.put(preview(4))
    assert len(wakes) == 2
