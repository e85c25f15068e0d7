"""Export: a walk drawn and written as it is drawn."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator

from core.document.output import loops, shown
from core.errors import check
from core.events import Event, Exported, ExportProgress, FrameReady
from core.files.animation import animation, check_output, size_of
from core.files.walk_files import film_recipe
from core.geometry import Size
from core.jobs import ExportWalk
from core.walk.cache import FrameCache
from core.walk.render import Drawn
from core.walking import Walk
from core.work import Work

LATELY = 10


def export_walk(work: Work, job: ExportWalk, cache: FrameCache) -> Iterator[Event]:
    """Draw a walk and write it; the encoder is open before anything is drawn.

    Yields:
        What preparing and drawing tell; for each frame ``FrameReady`` (the first time it comes) and
        ``ExportProgress``; at last ``Exported``.

    Raises:
        LatentscapeError: If it cannot be drawn or written; nothing is left behind then.
        JobCancelled: Once the person has cancelled; likewise.
    """
    timeline, output = job.timeline, job.output
    order = shown(timeline, output)
    check_output(output)
    walk = Walk(work, job, cache)
    walk.begin()
    size = walk.plan.settings.size
    base = timeline.base
    if base is not None and base.picture is not None:
        size = Size(base.picture.shape[1], base.picture.shape[0])
    fps = output.fps or timeline.fps
    total, begun = len(order), work.clock.seconds
    seen: set[int] = set()
    times: deque[float] = deque([time.perf_counter()], LATELY)
    turns, recipe = loops(timeline, output), film_recipe(timeline)
    with animation(output, size, fps, turns, recipe, cancel=work.cancel) as film:
        yield from walk.prepare()
        for event in walk.frames(order):
            if not isinstance(event, Drawn):
                yield event
                continue
            check(work.cancel)
            film.add(event.picture)
            index, done = order[event.number], event.number + 1
            if index not in seen:
                seen.add(index)
                yield FrameReady(
                    job=job.id,
                    index=index,
                    picture=event.picture,
                    cached=event.cached,
                    done=done,
                    total=total,
                    seconds=work.clock.seconds,
                )
            times.append(time.perf_counter())
            yield ExportProgress(
                job=job.id,
                done=done,
                total=total,
                fps=(len(times) - 1) / max(times[-1] - times[0], 1e-6),
                remaining=(work.clock.seconds - begun) / done * (total - done),
                bytes=film.bytes,
            )
    yield Exported(
        job=job.id,
        path=output.path,
        frames=total,
        bytes=size_of(output.path),
        seconds=work.clock.seconds,
    )
