"""What both trainings share: a clock, checkpoints, a polite end, and a running average of the weights."""

from __future__ import annotations

import datetime as dt
import signal
import time
from collections.abc import Iterable
from pathlib import Path

import torch
from torch import Tensor, nn

FLAT_SHARE = 0.6
WARM_STEPS = 100


class Clock:
    """Wall-clock progress of a training, from 0 to 1, across restarts.

    Args:
        minutes: The whole training's time.
        spent: Seconds that earlier runs used.
        finish_at: "HH:MM" in UTC; overrides what is left of `minutes`.
    """

    def __init__(self, minutes: float, spent: float, finish_at: str | None = None) -> None:
        self._before = spent
        self._started = time.monotonic()
        self.total = minutes * 60
        if finish_at is not None:
            now = dt.datetime.now(dt.UTC)
            hour, minute = (int(part) for part in finish_at.split(":"))
            end = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
            if end < now - dt.timedelta(hours=12):
                end += dt.timedelta(days=1)
            self.total = spent + max((end - now).total_seconds(), 0.0)

    @property
    def spent(self) -> float:
        """Seconds of training so far."""
        return self._before + time.monotonic() - self._started

    @property
    def progress(self) -> float:
        """The share of the time that is gone."""
        return min(self.spent / max(self.total, 1e-9), 1.0)

    def rate(self, step: int) -> float:
        """The learning rate's factor: warm up, flat for 60 % of the time, then down to zero."""
        warm = min((step + 1) / WARM_STEPS, 1.0)
        return warm * min((1.0 - self.progress) / (1.0 - FLAT_SHARE), 1.0)


class StopRequest:
    """Turns SIGTERM and SIGINT into a flag, so that a training can write its checkpoint and end."""

    def __init__(self) -> None:
        self.asked = False
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda _number, _frame: self._ask())

    def _ask(self) -> None:
        self.asked = True


class Threads:
    """Uses one processor thread while other programs need the processor, and all of them otherwise.

    Two busy programs with as many threads as cores wait for each other at every barrier; then one thread is
    faster than all. A step on all threads that takes longer than one on a single thread is the sign; after
    some steps on one thread, more each time it was in vain, all are tried again.
    """

    LONGEST_WAIT = 24

    def __init__(self) -> None:
        self._most = torch.get_num_threads()
        self._since = time.monotonic()
        self._now = 1
        self._single = 0.0
        self._wait = 2
        self._left = 3
        self._steps = {1: 0, self._most: 0}
        torch.set_num_threads(1)

    def __str__(self) -> str:
        return f"{', '.join(f'{steps} on {count}' for count, steps in self._steps.items())} threads"

    def next_step(self) -> None:
        """Call before every step."""
        now = time.monotonic()
        took, self._since = now - self._since, now
        self._steps[self._now] += 1
        if self._most == 1:
            return
        if self._now == 1:
            self._single = took if self._left > 1 else 0.5 * (self._single + took)
            self._left -= 1
            if self._left <= 0:
                self._use(self._most)
        elif took > self._single:
            self._left = self._wait
            self._wait = min(2 * self._wait, self.LONGEST_WAIT)
            self._use(1)
        else:
            self._wait = 2

    def _use(self, count: int) -> None:
        self._now = count
        torch.set_num_threads(count)


class Average:
    """An exponential average of parameters, with a short memory at the start."""

    def __init__(self, parameters: Iterable[nn.Parameter], decay: float) -> None:
        self._live = [parameter for parameter in parameters if parameter.requires_grad]
        self.values = [parameter.detach().clone() for parameter in self._live]
        self._decay = decay

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Moves the average towards the parameters."""
        decay = min(self._decay, (1 + step) / (10 + step))
        torch._foreach_lerp_(self.values, [p.detach() for p in self._live], 1 - decay)

    @torch.no_grad()
    def exchange(self) -> None:
        """Swaps average and parameters; a second call swaps them back."""
        for kept, parameter in zip(self.values, self._live, strict=True):
            other = parameter.detach().clone()
            parameter.copy_(kept)
            kept.copy_(other)


def save(path: Path, state: dict[str, object]) -> None:
    """Writes a checkpoint so that a crash leaves the old one or the new one, never half of one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    torch.save(state, part)
    part.replace(path)


def restore(path: Path) -> dict[str, object] | None:
    """Reads a checkpoint, or None where there is none."""
    if not path.exists():
        return None
    state: dict[str, object] = torch.load(path, map_location="cpu", weights_only=True)
    return state


def device() -> torch.device:
    """The GPU where there is one."""
    return torch.device("cuda" if torch.cuda.is_available() else "cpu")


def set_rate(optimiser: torch.optim.Optimizer, rate: float) -> None:
    """Sets the learning rate of every parameter group."""
    for group in optimiser.param_groups:
        group["lr"] = rate


def descend(optimiser: torch.optim.Optimizer, loss: Tensor, weights: list[nn.Parameter]) -> Tensor:
    """One step down, the gradient's length cut at 1; returns the loss."""
    optimiser.zero_grad(set_to_none=True)
    loss.backward()  # type: ignore[no-untyped-call]
    nn.utils.clip_grad_norm_(weights, 1.0)
    optimiser.step()
    return loss.detach()


def log(text: str) -> None:
    """Prints a line with the time."""
    print(dt.datetime.now(dt.UTC).strftime("%H:%M:%S"), text, flush=True)


def mean(values: list[Tensor]) -> float:
    """The mean of scalar tensors."""
    return float(torch.stack(values).mean()) if values else float("nan")
