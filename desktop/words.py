"""Numbers said as a person says them."""

from __future__ import annotations

from core.events import ModelReady, Progress, Stage
from desktop.language import tr
from desktop.retold import retold

DEVICES = {"cpu": "CPU", "cuda": "GPU", "mps": "GPU"}


def length(seconds: float) -> str:
    """How long something takes: "3 s", "2 min"."""
    if seconds < 1:
        return tr("less than 1 s")
    return (
        tr("{count} s", count=round(seconds))
        if seconds < 90
        else tr("{count} min", count=round(seconds / 60))
    )


def time_left(seconds: float) -> str:
    """The time still to go: "3 s left", "2 min left"."""
    return tr("{time} left", time=length(seconds))


def size_of(count: int) -> str:
    """Bytes in the unit that suits: "280 kB", "43 MB", "3.4 GB"."""
    if count >= 10**9:
        return tr("{count:.1f} GB", count=count / 10**9)
    if count >= 10**6:
        return tr("{count} MB", count=round(count / 10**6))
    return tr("{count} kB", count=max(1, round(count / 10**3)))


def progress_line(progress: Progress) -> str:
    """What is being done, how far it is, how long it will take."""
    parts = [retold(progress.stage.value)]
    if progress.stage is Stage.SAMPLING and progress.total:
        parts = [tr("Step {step} of {total}", step=progress.step, total=progress.total)]
    if progress.remaining is not None and progress.stage is not Stage.LOADING:
        parts.append(time_left(progress.remaining))
    return " · ".join(parts)


def model_line(ready: ModelReady) -> str:
    """Where the model runs: device, precision, memory."""
    return f"{DEVICES.get(ready.device, ready.device)} · {ready.precision} · {size_of(ready.memory)}"
