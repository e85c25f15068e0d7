"""A scriptable engine without weights: same events, made up pictures, and trouble on demand."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np

from core.arrays import LatentArray, Picture, frozen
from core.direction_jobs import Inspect
from core.document.fill import paste
from core.document.keyframe import PictureSource
from core.document.mask import inner_ramp
from core.errors import JobCancelled, LatentscapeError
from core.events import (
    Cancelled,
    Encoded,
    Event,
    Exported,
    ExportProgress,
    Failed,
    Finished,
    FrameChanged,
    FrameReady,
    Inspected,
    KeyframeChecked,
    LaidOut,
    ModelReady,
    Note,
    Preview,
    Progress,
    Result,
    Sampled,
    Stage,
    Started,
    Trajectory,
)
from core.files.pictures import flatten, resized
from core.geometry import Size
from core.inspection import Inspection
from core.jobs import Decode, Encode, ExportWalk, Generate, Inpaint, Job, PreviewMode, RenderWalk
from core.latents.inspect import inspect
from core.mixing_jobs import EncodePictures, LayOut, MixLatents
from core.model_info import Defaults, ModelInfo
from core.needs import Needs
from core.walk.frames import Spot
from core.walk.plan import coarse_to_fine, expand
from core.walk.problems import check

Script = Callable[[Job, threading.Event], Iterator[Event]]
WAIT = 60.0


def model_info(name: str = "fake", *, size: int = 64, steps: int = 4, guidance: float = 3.0) -> ModelInfo:
    """A model that draws 64x64 pictures in four steps."""
    return ModelInfo(
        name=name,
        title=f"The {name} model",
        path=Path("models") / name,
        fingerprint="f" * 64,
        family="sd-mini",
        native_size=Size(size, size),
        factor=16,
        channels=8,
        prediction="v_prediction",
        defaults=Defaults(steps=steps, guidance=guidance, sampler="ddim"),
        bundled=True,
        bytes=1 << 20,
        description="Draws noise.",
        prompts=("a cat", "a dog"),
    )


def picture(seed: int = 0, size: Size | None = None) -> Picture:
    """A picture that is the same for the same seed: a slope of two colours."""
    size = size or Size(64, 64)
    colours = np.random.default_rng(seed).integers(0, 256, (2, 3))
    slope = np.linspace(0, 1, size.width)[None, :, None]
    row = colours[0] * (1 - slope) + colours[1] * slope
    return frozen(np.broadcast_to(row, (size.height, size.width, 3)).astype(np.uint8))


def latent(seed: int = 0, size: Size | None = None) -> LatentArray:
    """A latent that is the same for the same seed."""
    size = size or Size(64, 64)
    shape = (8, max(1, size.height // 16), max(1, size.width // 16))
    return frozen(np.random.default_rng(seed).standard_normal(shape, dtype=np.float32))


def _inspection(shown: Picture) -> Inspection:
    """What is found in a picture, as if it came back exactly."""
    size = Size(shown.shape[1], shown.shape[0]).snapped(16)
    rgb = resized(flatten(shown), size)
    return inspect(rgb, latent(0, size), rgb)


def _drawn(job: Generate, seed: int) -> Picture:
    """The made up picture, or the patch of one that fits a mask."""
    if not isinstance(job, Inpaint):
        return picture(seed, job.recipe.size)
    assert job.source is not None
    return frozen(paste(job.source, picture(seed, job.place.size), inner_ramp(job.mask, job.feather)))


def _mixed(spot: Spot) -> Picture:
    first, second = (anchor.keyframe.recipe for anchor in spot.ends)
    mix = picture(first.seed, first.size) * (1 - spot.share) + picture(second.seed, first.size) * spot.share
    return frozen(mix.astype(np.uint8))


NEEDS = Needs(
    weights=2_000_000_000, packed=0, cell=1280, pixel=512, factor=8, together=4096, room=8_000_000_000
)


class FakeEngine:
    """Answers jobs as the real engine does.

    Attributes:
        jobs: What it was asked to do, in order.
        scripts: The next jobs run these instead of the usual answer, one each.
        fail: What to raise at a point: "load", "text", "step 3", "sampled", "decode", "frame 3", "encode".
        delay: Seconds a step takes (it wakes up early when cancelled).
        held: Points to wait at until :meth:`release`; ``reached`` is set when one is reached.
        note: A sentence to pass on with each generation.
        walked: Digests of the frames of walks it has drawn.
        thread: The thread that made it.
        closed: Whether ``close`` was called.
    """

    def __init__(self, info: ModelInfo | None = None, *, delay: float = 0.0) -> None:
        self.info = info or model_info()
        self.delay = delay
        self.jobs: list[Job] = []
        self.scripts: list[Script] = []
        self.fail: dict[str, BaseException] = {}
        self.held: set[str] = set()
        self.reached = threading.Event()
        self.note = ""
        self.walked: set[str] = set()
        self.closed = False
        self.thread = threading.get_ident()
        self._released = threading.Semaphore(0)

    def release(self) -> None:
        """Let it go on from the point it waits at."""
        self._released.release()

    def run(self, job: Job, cancel: threading.Event, /) -> Iterator[Event]:
        """The job's events."""
        self.jobs.append(job)
        if self.scripts:
            yield from self.scripts.pop(0)(job, cancel)
            return
        yield Started(job=job.id)
        try:
            yield from self._work(job, cancel)
        except JobCancelled:
            yield Cancelled(job=job.id)
        except LatentscapeError as error:
            yield Failed(job=job.id, message=error.message)
        else:
            yield Finished(job=job.id, seconds=0.1)

    def close(self) -> None:
        """Remember it."""
        self.closed = True

    def _work(self, job: Job, cancel: threading.Event) -> Iterator[Event]:
        yield Progress(job=job.id, stage=Stage.LOADING, step=1, total=4, seconds=0.0)
        self._point("load", cancel)
        yield ModelReady(
            job=job.id,
            info=self.info,
            device="cpu",
            device_name="Fake",
            precision="fp32",
            memory=1 << 20,
            needs=NEEDS,
        )
        if isinstance(job, Generate):
            yield from self._generate(job, cancel)
        elif isinstance(job, Decode):
            self._point("decode", cancel)
            yield Result(job=job.id, index=0, picture=picture(0), recipe=job.recipe, seconds=0.1)
        elif isinstance(job, Encode):
            yield Encoded(job=job.id, latent=latent(0), fingerprint=self.info.fingerprint)
        elif isinstance(job, Inspect):
            yield Inspected(job=job.id, inspection=_inspection(job.picture))
        elif isinstance(job, RenderWalk):
            yield from self._walk(job, cancel)
        elif isinstance(job, EncodePictures):
            for index in range(len(job.pictures)):
                self._point(f"encode {index}", cancel)
                yield Encoded(
                    job=job.id, latent=latent(index), fingerprint=self.info.fingerprint, index=index
                )
        elif isinstance(job, LayOut):
            self._point("lay out", cancel)
            count = len(job.latents) + len(job.prompts)
            angles = np.linspace(0, 2 * np.pi, count, endpoint=False)
            places = np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)
            yield LaidOut(job=job.id, places=frozen(places), shares=(0.5, 0.25))
        elif isinstance(job, MixLatents):
            yield from self._mix(job, cancel)

    def _mix(self, job: MixLatents, cancel: threading.Event) -> Iterator[Event]:
        """A grey that tells the weights: the first one's share of 200."""
        self._point("mix", cancel)
        assert job.recipe.mix is not None
        size = job.recipe.size
        level = round(200 * min(1.0, max(0.0, job.recipe.mix.weights[0])))
        made = frozen(np.full((size.height, size.width, 3), level, np.uint8))
        if job.draft:
            yield Preview(job=job.id, step=1, total=1, seconds=0.1, first=0, pictures=(made,), fine=True)
            return
        known = replace(job.recipe, model=self.info.name, fingerprint=self.info.fingerprint)
        yield Sampled(job=job.id, index=0, latent=latent(level, size), recipe=known)
        yield Result(job=job.id, index=0, picture=made, recipe=known, seconds=0.1)

    def _walk(self, job: RenderWalk, cancel: threading.Event) -> Iterator[Event]:
        """Frames whose colours go from keyframe to keyframe; those it has drawn before are cached."""
        check(job.timeline, self.info)
        plan = expand(job.timeline, self.info, job.quality)
        exports = isinstance(job, ExportWalk)
        order = range(len(plan.frames)) if exports else coarse_to_fine(len(plan.frames))
        there: set[int] = set()
        for note in plan.notes:
            yield Note(job=job.id, message=note)
        for keyframe in job.timeline.keyframes:
            if isinstance(keyframe.source, PictureSource):
                yield KeyframeChecked(
                    job=job.id,
                    keyframe=keyframe.id,
                    psnr=31.5,
                    round_trip=32.0,
                    drawn=24.0,
                    picture=picture(0),
                    difference=picture(1, Size(32, 32)),
                )
        for done, index in enumerate(order, 1):
            self._point(f"frame {done}", cancel)
            frame = plan.frames[index]
            cached = frame.digest in self.walked
            if not cached:
                cancel.wait(self.delay)
                self._check(cancel)
                self.walked.add(frame.digest)
            yield FrameReady(
                job=job.id,
                index=index,
                picture=_mixed(frame.spot),
                cached=cached,
                done=done,
                total=len(plan.frames),
                seconds=done / 10,
            )
            there.add(index)
            for one in (index - 1, index):
                if {one, one + 1} <= there:
                    yield FrameChanged(job=job.id, index=one, change=2.0 + one % 3)
            if isinstance(job, ExportWalk):
                self._point("encode", cancel)
                yield ExportProgress(
                    job=job.id, done=done, total=len(plan.frames), fps=10.0, remaining=1.0, bytes=100 * done
                )
        if isinstance(job, ExportWalk):
            job.output.path.write_bytes(b"a walk")
            yield Exported(job=job.id, path=job.output.path, frames=len(plan.frames), bytes=6, seconds=1.0)

    def _generate(self, job: Generate, cancel: threading.Event) -> Iterator[Event]:
        recipe, steps = job.recipe, job.recipe.steps
        yield Progress(job=job.id, stage=Stage.TEXT, seconds=0.0)
        self._point("text", cancel)
        if self.note:
            yield Note(job=job.id, message=self.note)
        for step in range(1, steps + 1):
            self._point(f"step {step}", cancel)
            cancel.wait(self.delay)
            self._check(cancel)
            yield Progress(
                job=job.id,
                stage=Stage.SAMPLING,
                step=step * len(job.seeds),
                total=steps * len(job.seeds),
                seconds=step / 10,
                remaining=(steps - step) / 10,
            )
            if job.preview is not PreviewMode.OFF:
                small = tuple(picture(seed + step, Size(4, 4)) for seed in job.seeds)
                yield Preview(
                    job=job.id,
                    step=step,
                    total=steps,
                    seconds=step / 10,
                    first=0,
                    pictures=small,
                    fine=False,
                    place=job.place if isinstance(job, Inpaint) else None,
                )
        known = replace(recipe, model=self.info.name, fingerprint=self.info.fingerprint)
        its = [known.with_seed(seed) for seed in job.seeds]
        self._point("sampled", cancel)
        for index, one in enumerate(its):
            yield Sampled(job=job.id, index=index, latent=latent(one.seed, recipe.size), recipe=one)
            if job.kept_steps:
                foreseen = tuple(latent(one.seed + step, recipe.size) for step in range(steps))
                yield Trajectory(
                    job=job.id, index=index, total=steps, steps=tuple(range(1, steps + 1)), latents=foreseen
                )
        for index, one in enumerate(its):
            self._point("decode", cancel)
            yield Progress(job=job.id, stage=Stage.DECODING, seconds=1.0)
            yield Result(
                job=job.id,
                index=index,
                picture=_drawn(job, one.seed),
                recipe=one,
                seconds=1.0,
                place=job.place if isinstance(job, Inpaint) else None,
            )

    def _point(self, name: str, cancel: threading.Event) -> None:
        if name in self.held:
            self.reached.set()
            assert self._released.acquire(timeout=WAIT), f"never released from {name}"
        if name in self.fail:
            raise self.fail[name]
        self._check(cancel)

    def _check(self, cancel: threading.Event) -> None:
        if cancel.is_set():
            raise JobCancelled
