"""Drawing pictures: from noise, from a picture, or into a masked part of one."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from core.arrays import Picture, frozen
from core.diffusion.branching import Turn
from core.diffusion.conditioning import Conditioning, condition
from core.diffusion.denoise import Step
from core.diffusion.generate import batches, generate
from core.diffusion.inpaint import inpaint, nothing_kept, redrawn_part, to_cells, told
from core.diffusion.steering import Lead, concepts, shifted
from core.diffusion.walked import Walked
from core.document.fill import match_colour, paste, prefill
from core.document.mask import inner_ramp
from core.editing import edit, measured
from core.errors import InputError, LatentscapeError, check
from core.events import Event, Preview, Result, Sampled, Stage, Trajectory
from core.files.pictures import flatten, resized
from core.geometry import Rect, Size
from core.jobs import Generate, Inpaint, PreviewMode
from core.latents import codec, directions
from core.latents.preview import Previewer
from core.models.memory import check_room
from core.prompt import without_loras
from core.recipe import Recipe
from core.work import Work

WHITE = (255, 255, 255)


def draw(work: Work, job: Generate) -> Iterator[Event]:
    """Draw the job's pictures, batch by batch.

    Yields:
        Progress and previews at each step; for each picture ``Trajectory`` if its steps are kept, ``Sampled``
        and, once decoded, ``Drifted`` if its source was led, and ``Result``.

    Raises:
        LatentscapeError: If the job cannot be done with this model on this device.
        JobCancelled: Once the person has cancelled.
    """
    model = work.model
    recipe = replace(job.recipe, model=model.info.name, fingerprint=model.info.fingerprint)
    groups = batches(model, recipe, job.seeds, job.batch)
    check_room(model, recipe.size, len(groups[0]))
    for direction in job.directions:
        direction.check_model(model.info)
    if job.edits:
        yield from edit(work, job, recipe.with_seed(job.seeds[0]))
        return
    yield work.clock.progress(Stage.TEXT)
    positive, negative = _said(work, job, recipe)
    turns = _turns(work, job, recipe)
    check(work.cancel)
    lead = _lead(work, job, positive)
    if isinstance(job, Inpaint):
        yield work.clock.progress(Stage.ENCODING)
        plan = _inpainting(work, job, recipe, positive=positive, negative=negative, lead=lead, turns=turns)
    else:
        clean = None
        if job.source is not None:
            yield work.clock.progress(Stage.ENCODING)
            clean = codec.encode(model, codec.to_tensor(job.source, recipe.size), work.cancel)
        beside = nothing_kept(model, recipe.size, work.cancel) if model.info.inpaints else None
        plan = _Plan(
            steps=lambda seeds: generate(
                model,
                recipe,
                seeds,
                positive=positive,
                negative=negative,
                clean=clean,
                beside=beside,
                lead=lead,
                turns=turns,
            ),
            clean=clean,
        )
    check(work.cancel)
    previewer = Previewer(model, work.linear, job.preview, work.tiny)
    yield from _Drawing(work, job, recipe, plan, previewer).run(groups)


def _said(work: Work, job: Generate, recipe: Recipe) -> tuple[Conditioning, Conditioning]:
    """The conditioning of what to draw, led along the job's directions, and of what to stay away from."""
    model, skip = work.model, recipe.clip_skip
    positive = shifted(condition(model, recipe.prompt, recipe.size, clip_skip=skip), job.steps)
    return positive, condition(model, recipe.negative, recipe.size, negative=True, clip_skip=skip)


def _turns(work: Work, job: Generate, recipe: Recipe) -> list[Turn]:
    """What the recipe's branches say, each beginning with what held before it."""
    found, now = [], recipe
    for branch in recipe.branches:
        now = now.at(branch)
        if without_loras(now.prompt)[1] != without_loras(recipe.prompt)[1]:
            raise InputError("A branch keeps its picture's LoRAs: leave <lora:…> in the prompt as it is.")
        positive, negative = _said(work, job, now)
        found.append(
            Turn(
                at=branch.step,
                positive=positive,
                negative=negative,
                guidance=now.guidance,
                seed=branch.seed,
            )
        )
    return found


def _lead(work: Work, job: Generate, positive: Conditioning) -> Lead:
    """What the job's directions add to a run, beside what they add to its prompt."""
    shape = work.model.latent_shape(job.recipe.size)
    steps = [step for step in job.steps if step[1]]
    shift = directions.shift(steps, torch.zeros(1, *shape, device=work.model.placement.device))
    return Lead(shift=shift if shift.any() else None, concepts=concepts(work.model, [steps], positive))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Plan:
    """What differs between drawing a whole picture and a part.

    Attributes:
        steps: The sampling loop for a batch of seeds.
        finish: What becomes of a decoded picture; None to leave it as it is.
        place: Where it belongs.
        clean: Latent (1, C, h, w) of the source; None without one.
    """

    steps: Callable[[Sequence[int]], Iterator[Step]]
    clean: Tensor | None = None
    finish: Callable[[Picture], Picture] | None = None
    place: Rect | None = None


def _inpainting(
    work: Work,
    job: Inpaint,
    recipe: Recipe,
    *,
    positive: Conditioning,
    negative: Conditioning,
    lead: Lead,
    turns: Sequence[Turn],
) -> _Plan:
    model, size, cancel = work.model, recipe.size, work.cancel
    assert job.source is not None
    original = flatten(job.source, WHITE)
    _, height, width = model.latent_shape(size)
    mask = to_cells(job.mask, height, width)
    clean = codec.encode(model, codec.to_tensor(original, size), cancel)
    filled = prefill(original, job.mask, job.fill, seed=job.seeds[0])
    start = (
        clean
        if np.array_equal(filled, original)
        else codec.encode(model, codec.to_tensor(filled, size), cancel)
    )
    beside = told(model, original, job.mask, size, cancel) if model.info.inpaints else None
    alpha = inner_ramp(job.mask, job.feather)
    redrawn = redrawn_part(mask, job.mask)

    def finish(drawn: Picture) -> Picture:
        patch = resized(drawn, job.place.size)
        if job.match:
            patch = match_colour(patch, original, redrawn)
        assert job.source is not None
        return frozen(paste(job.source, patch, alpha))

    return _Plan(
        steps=lambda seeds: inpaint(
            model,
            recipe,
            seeds,
            positive=positive,
            negative=negative,
            clean=clean,
            filled=start,
            mask=mask,
            beside=beside,
            lead=lead,
            turns=turns,
        ),
        clean=clean,
        finish=finish,
        place=job.place,
    )


@dataclass(frozen=True, slots=True, eq=False)
class _Drawing:
    """The batches of a job."""

    work: Work
    job: Generate
    recipe: Recipe
    plan: _Plan
    previewer: Previewer

    def run(self, groups: Sequence[Sequence[int]]) -> Iterator[Event]:
        count = _Count(pictures=len(self.job.seeds), begun=self.work.clock.seconds)
        yield self.work.clock.progress(Stage.SAMPLING)
        first = 0
        for seeds in groups:
            latent = yield from self._sample(seeds, count, first)
            recipes = [self.recipe.with_seed(seed) for seed in seeds]
            kept = latent.float().cpu().numpy()
            for offset, its in enumerate(recipes):
                yield Sampled(job=self.job.id, index=first + offset, latent=frozen(kept[offset]), recipe=its)
            begun = time.perf_counter()
            for offset, its in enumerate(recipes):
                check(self.work.cancel)
                yield self.work.clock.progress(Stage.DECODING, count.done, count.total)
                picture = self.work.picture(latent[offset : offset + 1])
                if self.plan.finish is not None:
                    picture = self.plan.finish(picture)
                check(self.work.cancel)
                yield from self._drift(picture, latent[offset : offset + 1])
                yield Result(
                    job=self.job.id,
                    index=first + offset,
                    picture=picture,
                    recipe=its,
                    seconds=self.work.clock.seconds,
                    place=self.plan.place,
                )
            self.previewer.learn(time.perf_counter() - begun)
            first += len(seeds)

    def _drift(self, picture: Picture, latent: Tensor) -> Iterator[Event]:
        job, clean = self.job, self.plan.clean
        if job.directions and job.source is not None and clean is not None:
            source = resized(job.source, Size(picture.shape[1], picture.shape[0]))
            yield measured(job, source, picture, latent - clean.to(latent))

    def _sample(self, seeds: Sequence[int], count: _Count, first: int) -> Generator[Event, None, Tensor]:
        """Run the loop to its end; the final latents (B, C, h, w)."""
        clock, cancel = self.work.clock, self.work.cancel
        step: Step | None = None
        walked = [Walked(self.job.kept_steps) for _ in seeds]
        for step in self.plan.steps(seeds):
            check(cancel)
            count.advance(step)
            for one, denoised in zip(walked, step.denoised, strict=True):
                one.add(step, denoised)
            yield clock.progress(Stage.SAMPLING, count.done, count.total, count.remaining(clock.seconds))
            if self.job.preview is not PreviewMode.OFF:
                pictures, fine = self.previewer.pictures(step.denoised, cancel)
                yield Preview(
                    job=self.job.id,
                    step=step.index,
                    total=step.total,
                    seconds=clock.seconds,
                    first=first,
                    pictures=pictures,
                    fine=fine,
                    place=self.plan.place,
                )
            check(cancel)
        assert step is not None
        if not torch.isfinite(step.latent).all():
            raise LatentscapeError(
                "The model's numbers overflowed: choose another sampler, less guidance, or fp32."
            )
        for offset, one in enumerate(walked):
            if one.latents:
                yield Trajectory(
                    job=self.job.id,
                    index=first + offset,
                    total=step.total,
                    steps=tuple(one.latents),
                    latents=tuple(one.latents.values()),
                )
        return step.latent


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
