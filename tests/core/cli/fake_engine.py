"""An engine without a model: draws flat colours from seeds, and can be told to fail or to be interrupted."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from core.arrays import Picture
from core.events import (
    Cancelled,
    Encoded,
    Event,
    Failed,
    Finished,
    ModelReady,
    Note,
    Progress,
    Result,
    Sampled,
    Stage,
    Started,
)
from core.jobs import Decode, Encode, Generate, Job
from core.models.catalog import Catalog


@dataclass
class FakeEngine:
    """Does what the real one does, as far as a command can see.

    Attributes:
        failure: Message and detail of the ``Failed`` that ends each job half way.
        note: Of a ``Note``.
        interrupts: How many times Ctrl-C is pressed while the second picture (or step) is drawn.
        signal: Which signal that is.
        device: What it was made for.
        precision: What it was made for.
        jobs: What it was asked to do.
        closed: Whether it was closed.
    """

    failure: tuple[str, str] | None = None
    note: str = ""
    interrupts: int = 0
    signal: int = signal.SIGINT
    device: str = ""
    precision: str = ""
    jobs: list[Job] = field(default_factory=list)
    closed: bool = False

    def __call__(self, device: str, precision: str) -> FakeEngine:
        """Stand in for the factory."""
        self.device, self.precision, self.closed = device, precision, False
        return self

    def run(self, job: Job, cancel: threading.Event) -> Iterator[Event]:
        self.jobs.append(job)
        yield Started(job=job.id)
        info = Catalog().find(job.model)
        yield Progress(job=job.id, stage=Stage.LOADING, seconds=0.0)
        yield ModelReady(
            job=job.id, info=info, device="cpu", device_name="A Processor", precision="fp32", memory=123
        )
        if self.note:
            yield Note(job=job.id, message=self.note)
        if self.failure and not isinstance(job, Generate):
            yield Failed(job=job.id, message=self.failure[0], detail=self.failure[1])
            return
        for event in self._work(job):
            if cancel.is_set():
                yield Cancelled(job=job.id)
                return
            yield event
            if isinstance(event, (Failed, Cancelled)):
                return
        yield Finished(job=job.id, seconds=1.23456)

    def close(self) -> None:
        self.closed = True

    def _work(self, job: Job) -> Iterator[Event]:
        info = Catalog().find(job.model)
        match job:
            case Generate():
                made = replace(job.recipe, model=info.name, fingerprint=info.fingerprint)
                for index, seed in enumerate(job.seeds):
                    yield Progress(
                        job=job.id,
                        stage=Stage.SAMPLING,
                        step=index,
                        total=len(job.seeds),
                        seconds=0.5,
                        remaining=0.5,
                    )
                    if index == len(job.seeds) - 1:
                        for _ in range(self.interrupts):
                            signal.raise_signal(self.signal)
                        if self.failure:
                            yield Failed(job=job.id, message=self.failure[0], detail=self.failure[1])
                    recipe = made.with_seed(seed)
                    latent = np.zeros((info.channels, 2, 2), np.float32)
                    yield Sampled(job=job.id, index=index, latent=latent, recipe=recipe)
                    picture = colour(seed, recipe.size.height, recipe.size.width)
                    yield Result(job=job.id, index=index, picture=picture, recipe=recipe, seconds=1.0)
            case Encode():
                shape = (
                    info.channels,
                    job.picture.shape[0] // info.factor,
                    job.picture.shape[1] // info.factor,
                )
                latent = np.full(shape, job.picture.mean() / 255, np.float32)
                yield Encoded(job=job.id, latent=latent, fingerprint=info.fingerprint)
            case Decode():
                height, width = (side * info.factor for side in job.latent.shape[1:])
                picture = np.full((height, width, 3), round(float(job.latent.mean()) * 255), np.uint8)
                yield Result(job=job.id, index=0, picture=picture, recipe=job.recipe, seconds=1.0)


def colour(seed: int, height: int, width: int) -> Picture:
    """What the fake draws for a seed."""
    return np.full((height, width, 3), [seed % 256, seed // 256 % 256, 77], np.uint8)
