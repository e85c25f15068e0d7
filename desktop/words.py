"""Numbers said as a person says them."""

from __future__ import annotations

from core.events import ModelReady, Progress, Stage

DEVICES = {"cpu": "CPU", "cuda": "GPU", "mps": "GPU"}


def time_left(seconds: float) -> str:
    """The time still to go: "3 s left", "2 min left"."""
    if seconds < 1:
        return "less than 1 s left"
    if seconds < 90:
        return f"{seconds:.0f} s left"
    return f"{seconds / 60:.0f} min left"


def size_of(count: int) -> str:
    """Bytes in the unit that suits: "280 kB", "43 MB", "3.4 GB"."""
    if count >= 10**9:
        return f"{count / 10**9:.1f} GB"
    if count >= 10**6:
        return f"{round(count / 10**6)} MB"
    return f"{max(1, round(count / 10**3))} kB"


def progress_line(progress: Progress) -> str:
    """What is being done, how far it is, how long it will take."""
    parts = [progress.stage.value]
    if progress.stage is Stage.SAMPLING and progress.total:
        parts = [f"Step {progress.step} of {progress.total}"]
    if progress.remaining is not None and progress.stage is not Stage.LOADING:
        parts.append(time_left(progress.remaining))
    return " · ".join(parts)


def model_line(ready: ModelReady) -> str:
    """Where the model runs: device, precision, memory."""
    return f"{DEVICES.get(ready.device, ready.device)} · {ready.precision} · {size_of(ready.memory)}"
