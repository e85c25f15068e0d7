"""How each kind of job is done, once its model is in memory."""

from __future__ import annotations

import threading
import time
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from core.arrays import frozen
from core.diffusion.conditioning import Conditioning, condition
from core.diffusion.denoise import Step
from core.diffusion.generate import batches, generate
from core.errors import InputError, LatentscapeError, check
from core.events import Encoded, Event, Note, Preview, Progress, Result, Sampled, Stage
from core.geometry import Size
from core.jobs import Decode, Encode, Generate, Job, PreviewMode
from core.latents import codec
from core.latents.preview import LinearPreview, Previewer
from core.models.memory import check_room
from core.models.model import Model
from core.recipe import Recipe


class Clock:
    """Seconds since a job started, and how many are left."""

    def __init__(self, job: str) -> None:
        self.job = job
        self._begun = time.perf_counter()

    @property
    def seconds(self) -> float:
        """Since the job started."""
        return time.perf_counter() - self._begun

    def progress(
        self, stage: Stage, step: int = 0, total: int = 0, remaining: float | None = None
    ) -> Progress:
        """A progress event, now."""
        return Progress(
            job=self.job, stage=stage, step=step, total=total, seconds=self.seconds, remaining=remaining
        )


@dataclass(slots=True, kw_only=True, eq=False)
class _Count:
    """Steps over all pictures of a job."""

    pictures: int
    begun: float
    done: int = 0
    total: int = 0

    def advance(self, step: Step) -> None:
        self.total = step.total * self.pictures
        self.done += len(step.latent) if step.total else 0

    def remaining(self, now: float) -> float | None:
        """Seconds, if each step takes as long as the mean so far."""
        return (now - self.begun) / self.done * (self.total - self.done) if self.done else None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Work:
    """One job at work.

    Attributes:
        model: In memory.
        linear: The model's fast preview.
        cancel: Set by the person to stop.
        clock: Started with the job.
    """

    model: Model
    linear: LinearPreview
    cancel: threading.Event
    clock: Clock

    def generate(self, job: Generate) -> Iterator[Event]:
        """Draw the job's pictures, batch by batch."""
        info = self.model.info
        recipe = replace(job.recipe, model=info.name, fingerprint=info.fingerprint)
        groups = batches(self.model, recipe, job.seeds, job.batch)
        check_room(self.model, recipe.size, len(groups[0]))
        yield self.clock.progress(Stage.TEXT)
        positive, negative = condition(self.model, recipe.prompt), condition(self.model, recipe.negative)
        yield from _notes(job, positive, negative)
        check(self.cancel)
        clean = None
        if job.source is not None:
            yield self.clock.progress(Stage.ENCODING)
            clean = codec.encode(self.model, codec.to_tensor(job.source, recipe.size), self.cancel)
            check(self.cancel)
        previewer = Previewer(self.model, self.linear, job.preview)
        count = _Count(pictures=len(job.seeds), begun=self.clock.seconds)
        yield self.clock.progress(Stage.SAMPLING)
        first = 0
        for seeds in groups:
            steps = generate(self.model, recipe, seeds, positive=positive, negative=negative, clean=clean)
            latent = yield from self._sample(job, steps, count, previewer, first)
            recipes = [recipe.with_seed(seed) for seed in seeds]
            for index, (kept, its) in enumerate(zip(latent.float().cpu(), recipes, strict=True), first):
                yield Sampled(job=job.id, index=index, latent=frozen(kept.numpy()), recipe=its)
            begun = time.perf_counter()
            for index, (one, its) in enumerate(zip(latent.split(1), recipes, strict=True), first):  # type: ignore[no-untyped-call]
                check(self.cancel)
                yield self.clock.progress(Stage.DECODING, count.done, count.total)
                yield self._result(job, one, index, its)
            previewer.learn(time.perf_counter() - begun)
            first += len(seeds)

    def encode(self, job: Encode) -> Iterator[Event]:
        """Picture to latent."""
        height, width = job.picture.shape[:2]
        size = Size(width, height)
        self.model.latent_shape(size)
        check_room(self.model, size, 1)
        yield self.clock.progress(Stage.ENCODING)
        latent = codec.encode(self.model, codec.to_tensor(job.picture, size), self.cancel)
        yield Encoded(
            job=job.id,
            latent=frozen(latent[0].cpu().numpy()),
            fingerprint=self.model.info.fingerprint,
        )

    def decode(self, job: Decode) -> Iterator[Event]:
        """Latent to picture."""
        shape, channels, factor = job.latent.shape, self.model.info.channels, self.model.info.factor
        if len(shape) != 3 or shape[0] != channels or 0 in shape:
            raise InputError(
                f"This latent has the shape {tuple(shape)}; this model's have {channels} channels: "
                "choose the model that made it."
            )
        latent = torch.from_numpy(job.latent.copy())[None]
        if not torch.isfinite(latent).all():
            raise InputError("This latent is damaged: some of its numbers are not finite.")
        check_room(self.model, Size(shape[2] * factor, shape[1] * factor), 1)
        yield self.clock.progress(Stage.DECODING)
        yield self._result(job, latent, 0, job.recipe)

    def _sample(
        self, job: Generate, steps: Iterator[Step], count: _Count, previewer: Previewer, first: int
    ) -> Generator[Event, None, Tensor]:
        """Run the loop to its end; the final latent (B, C, h, w)."""
        step: Step | None = None
        for step in steps:
            check(self.cancel)
            count.advance(step)
            yield self.clock.progress(
                Stage.SAMPLING, count.done, count.total, count.remaining(self.clock.seconds)
            )
            if job.preview is not PreviewMode.OFF:
                pictures, fine = previewer.pictures(step.denoised, self.cancel)
                yield Preview(
                    job=job.id,
                    step=step.index,
                    total=step.total,
                    seconds=self.clock.seconds,
                    first=first,
                    pictures=pictures,
                    fine=fine,
                )
            check(self.cancel)
        assert step is not None
        if not torch.isfinite(step.latent).all():
            raise LatentscapeError(
                "The model's numbers overflowed: choose another sampler, less guidance, or fp32."
            )
        return step.latent

    def _result(self, job: Job, latent: Tensor, index: int, recipe: Recipe | None) -> Result:
        (picture,) = codec.to_pictures(codec.decode(self.model, latent, self.cancel))
        return Result(job=job.id, index=index, picture=picture, recipe=recipe, seconds=self.clock.seconds)


def _notes(job: Generate, positive: Conditioning, negative: Conditioning) -> Iterator[Event]:
    for name, part in (("prompt", positive), ("negative prompt", negative)):
        if part.left_out:
            sentence = (
                f"The {name} is longer than this model reads: {part.left_out} tokens at its end are left out."
            )
            yield Note(job=job.id, message=sentence)
