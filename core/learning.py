"""Learning a direction: examples are encoded, drawn or read, and their means compared."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from PIL import Image, ImageOps
from torch import Tensor

from core.arrays import Floats, Picture, frozen
from core.diffusion.conditioning import Conditioning, condition
from core.diffusion.generate import batches, generate
from core.direction import Direction, Kind
from core.direction_jobs import Attribute, Examples, LearnDirection
from core.errors import check
from core.events import DirectionLearned, Event, Stage
from core.files.pictures import flatten
from core.geometry import Size
from core.latents import codec, directions
from core.latents.directions import Learned, learn, orthogonal
from core.models.memory import check_room
from core.recipe import Recipe
from core.work import Work

WHITE = (255, 255, 255)
SHOWN = 2
"""Small pictures kept of each set."""
SIDE = 40
"""Their side in pixels."""
EDIT_SCALE = 2.5
"""What an amount of 1 is for a guidance: at 2 it is SEGA's usual edit scale of 5."""


def learn_direction(work: Work, job: LearnDirection) -> Iterator[Event]:
    """Learn the job's direction.

    Yields:
        Progress, counted in examples; then ``DirectionLearned``.

    Raises:
        InputError: If the two sets do not differ, or in nothing but what is to be kept.
        JobCancelled: Once the person has cancelled.
    """
    check_room(work.model, work.model.info.native_size, 1)
    if job.where is Kind.LATENT:
        direction, separation = yield from _latent(work, job)
    else:
        yield work.clock.progress(Stage.TEXT)
        direction, separation = _textual(work, job)
    yield DirectionLearned(job=job.id, direction=direction, separation=separation)


def _latent(work: Work, job: LearnDirection) -> Generator[Event, None, tuple[Direction, float | None]]:
    nothing = Examples(prompts=("",))
    pairs = [(job.name, job.more, job.less)]
    pairs += [(kept.name, kept.more, kept.less or nothing) for kept in job.keep]
    gatherer = _Gatherer(work, job, total=sum(_count(job, s) for _, *both in pairs for s in both))
    sets = []
    for name, more, less in pairs:
        has = yield from gatherer.latents(more)
        lacks = yield from gatherer.latents(less)
        sets.append(directions.Examples(name=name, more=has, less=lacks))
    learned = learn(sets[0], sets[1:], whiten=job.whiten)
    small = [
        _small(work, examples, latents)
        for examples, latents in ((job.more, sets[0].more), (job.less, sets[0].less))
    ]
    direction = _made(work, job, {"vector": learned.vector}, learned, small=small)
    return direction, _separation(learned, sets[0])


def _textual(work: Work, job: LearnDirection) -> tuple[Direction, float | None]:
    more, less = _conditions(work, job.more), _conditions(work, job.less)
    tokens = directions.Examples(name=job.name, more=more.tokens, less=less.tokens)
    keep = [_kept_text(work, attribute) for attribute in job.keep]
    learned = learn(tokens, keep, whiten=False)
    if job.where is Kind.GUIDANCE:
        parts = _guidance(more, less, learned)
        return _made(work, job, parts, learned, unit=EDIT_SCALE), None
    parts = {"tokens": learned.vector}
    if more.pooled is not None and less.pooled is not None:
        # In the same measure: where the tokens go one unit, the summary goes its share of the difference.
        reach = _separation(learned, tokens) * learned.unit
        difference: Floats = (more.pooled.float().mean(0) - less.pooled.float().mean(0)).cpu().numpy()
        parts["pooled"] = (difference / max(reach, 1e-12)).astype(np.float32)
    return _made(work, job, parts, learned), _separation(learned, tokens)


def _guidance(more: Conditioning, less: Conditioning, learned: Learned) -> dict[str, Floats]:
    """Both means; what is to be kept is taken out of their difference."""
    low = less.tokens.float().mean(0).cpu()
    difference = more.tokens.float().mean(0).cpu() - low
    kept = [torch.from_numpy(other.vector.copy()) for other in learned.kept]
    high = low + orthogonal(difference, kept).float().reshape(low.shape)
    parts = {"more": high.numpy(), "less": low.numpy()}
    for name, text in (("more_pooled", more), ("less_pooled", less)):
        if text.pooled is not None:
            parts[name] = text.pooled.float().mean(0).cpu().numpy()
    return parts


def _made(
    work: Work,
    job: LearnDirection,
    tensors: dict[str, Floats],
    learned: Learned,
    *,
    small: Sequence[tuple[Picture, ...]] = (),
    unit: float | None = None,
) -> Direction:
    info = work.model.info
    more, less = small or ((), ())
    return Direction(
        name=job.name.strip(),
        kind=job.where,
        model=info.name,
        fingerprint=info.fingerprint,
        tensors=tensors,
        unit=unit or learned.unit,
        kept=learned.kept,
        more=more,
        less=less,
        counts=(_count(job, job.more), _count(job, job.less)),
    )


def _separation(learned: Learned, examples: directions.Examples) -> float:
    vector = torch.from_numpy(learned.vector.copy()).double()
    difference = examples.more.cpu().double().mean(0) - examples.less.cpu().double().mean(0)
    return float((difference * vector).sum()) / learned.unit


def _conditions(work: Work, examples: Examples) -> Conditioning:
    """Those of all the prompts, (n, L, D)."""
    rows = []
    for prompt in examples.prompts:
        check(work.cancel)
        rows.append(condition(work.model, prompt))
    return Conditioning.combined(lambda *parts: torch.cat(parts), *rows)


def _kept_text(work: Work, attribute: Attribute) -> directions.Examples:
    less = attribute.less or Examples(prompts=("",))
    return directions.Examples(
        name=attribute.name,
        more=_conditions(work, attribute.more).tokens,
        less=_conditions(work, less).tokens,
    )


def _count(job: LearnDirection, examples: Examples) -> int:
    drawn = job.drawn if job.where is Kind.LATENT else 1
    return len(examples.pictures) or len(examples.prompts) * drawn


@dataclass(slots=True, eq=False)
class _Gatherer:
    """Brings examples to latents and counts them."""

    work: Work
    job: LearnDirection
    total: int
    done: int = 0
    drawn: dict[tuple[str, ...], Tensor] = field(default_factory=dict)

    def latents(self, examples: Examples) -> Generator[Event, None, Tensor]:
        """Latents (n, C, h, w) at the model's native size, on the CPU; those of a prompt are drawn once."""
        if examples.pictures:
            return (yield from self._encoded(examples.pictures))
        if examples.prompts not in self.drawn:
            latents = None
            for prompt in examples.prompts:
                drawn = yield from self._draw(prompt)
                latents = drawn if latents is None else torch.cat([latents, drawn])
            assert latents is not None
            self.drawn[examples.prompts] = latents
        return self.drawn[examples.prompts]

    def _encoded(self, pictures: Sequence[Picture]) -> Generator[Event, None, Tensor]:
        work, size = self.work, self.work.model.info.native_size
        latents = []
        for picture in pictures:
            check(work.cancel)
            pixels = codec.to_tensor(fitted(picture, size), size)
            latents.append(codec.encode(work.model, pixels, work.cancel).cpu())
            yield self._counted(1, Stage.ENCODING)
        return torch.cat(latents)

    def _draw(self, prompt: str) -> Generator[Event, None, Tensor]:
        """Pictures of a prompt, never decoded: all prompts share their seeds, so noise cancels out."""
        work, model = self.work, self.work.model
        usual = model.info.defaults
        recipe = Recipe(
            prompt=prompt,
            size=model.info.native_size,
            steps=usual.steps,
            guidance=usual.guidance,
            sampler=usual.sampler,
        )
        positive, negative = condition(model, prompt), condition(model, "", negative=True)
        latents = []
        for seeds in batches(model, recipe, range(self.job.seed, self.job.seed + self.job.drawn)):
            last = None
            for step in generate(model, recipe, seeds, positive=positive, negative=negative):
                check(work.cancel)
                last = step.latent
            assert last is not None
            latents.append(last.cpu())
            yield self._counted(len(seeds), Stage.SAMPLING)
        return torch.cat(latents)

    def _counted(self, count: int, stage: Stage) -> Event:
        self.done += count
        seconds = self.work.clock.seconds
        return self.work.clock.progress(
            stage, self.done, self.total, seconds / self.done * max(0, self.total - self.done)
        )


def fitted(picture: Picture, size: Size) -> Picture:
    """The middle of a picture in the shape of ``size``, scaled to it."""
    image = Image.fromarray(flatten(picture, WHITE))
    return frozen(np.array(ImageOps.fit(image, (size.width, size.height), Image.Resampling.LANCZOS)))


def _small(work: Work, examples: Examples, latents: Tensor) -> tuple[Picture, ...]:
    """A few examples in small."""
    size = Size(SIDE, SIDE)
    if examples.pictures:
        return tuple(fitted(picture, size) for picture in examples.pictures[:SHOWN])
    return tuple(fitted(work.picture(latent[None]), size) for latent in latents[:SHOWN])
