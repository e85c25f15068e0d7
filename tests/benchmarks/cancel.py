"""From the person's wish to the ``Cancelled`` event in the window's thread, at every stage of a job."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from core.events import Cancelled, Event, Failed, Final, Finished, Progress, Stage
from core.jobs import Generate, Job, LoadModel
from desktop.app import make_engine
from desktop.engine.queue import JobQueue
from tests.benchmarks.bundled import job
from tests.benchmarks.report import median, table

ROUNDS = 5
When = Callable[[Event], bool]


def at_step(share: float) -> When:
    """At that share of the steps."""
    return lambda event: (
        isinstance(event, Progress)
        and event.stage is Stage.SAMPLING
        and event.total > 0
        and event.step >= max(1, round(share * event.total))
    )


def in_stage(stage: Stage) -> When:
    """As soon as that stage begins."""
    return lambda event: isinstance(event, Progress) and event.stage is stage


def watch(queue: JobQueue, asked: Job, when: When | None) -> tuple[float, float | None, Final]:
    """Run a job; seconds of all of it, and from the wish to its end (None: the moment never came)."""
    app = QCoreApplication.instance()
    assert app is not None
    begun, wished = time.perf_counter(), 0.0
    ends: list[Final] = []

    def on_event(event: Event) -> None:
        nonlocal wished
        if isinstance(event, Finished | Cancelled | Failed):
            ends.append(event)
        elif when is not None and not wished and when(event):
            wished = time.perf_counter()
            queue.cancel(asked.id)

    queue.event_received.connect(on_event)
    queue.submit(asked)
    while not ends:
        app.processEvents()
        time.sleep(0.002)
    queue.event_received.disconnect(on_event)
    now = time.perf_counter()
    return now - begun, now - wished if wished else None, ends[0]


def main() -> None:
    """Print the table."""
    app = QCoreApplication([])
    queue = JobQueue(make_engine)
    watch(queue, LoadModel(), None)
    whole: Generate = job()
    watch(queue, whole, None)
    lasts = median([watch(queue, job(), None)[0] for _ in range(3)])
    rows = []
    points: list[tuple[str, When]] = [
        ("reading the prompt", in_stage(Stage.TEXT)),
        ("first step", at_step(0.0)),
        ("middle step", at_step(0.5)),
        ("last step", at_step(0.95)),
        ("decoding", in_stage(Stage.DECODING)),
    ]
    for name, when in points:
        seconds, ends = [], []
        for _ in range(ROUNDS):
            _, waited, end = watch(queue, job(), when)
            if waited is not None:  # a stage can be too short to be seen
                seconds.append(waited * 1000)
                ends.append(isinstance(end, Cancelled))
        worst = max(seconds, default=float("nan"))
        rows.append([name, f"{median(seconds):.0f}", f"{worst:.0f}", f"{sum(ends)} of {len(ends)}"])
    queue.shutdown()
    for _ in range(2):
        fresh = JobQueue(make_engine)
        _, waited, end = watch(fresh, LoadModel(), in_stage(Stage.LOADING))
        fresh.shutdown()
        shown = "" if waited is None else f"{waited * 1000:.0f}"
        rows.append(["loading", shown, shown, f"{int(isinstance(end, Cancelled))} of 1"])
    table(
        f"Cancel (milliseconds); one step takes {lasts / whole.recipe.steps * 1000:.0f}",
        ["during", "median", "worst", "cancelled"],
        rows,
    )
    app.processEvents()


if __name__ == "__main__":
    main()
