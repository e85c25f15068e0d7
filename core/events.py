"""What the engine answers: frozen values, each carrying the id of its job.

For each job: ``Started``, then any of the others, then exactly one of ``Finished``, ``Cancelled``
and ``Failed``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from core.arrays import Floats, LatentArray, Picture
from core.direction import Direction
from core.geometry import Rect
from core.inspection import Inspection
from core.model_info import ModelInfo
from core.needs import Needs
from core.recipe import Recipe


class Stage(Enum):
    """What the engine is busy with."""

    LOADING = "Loading the model"
    TEXT = "Reading the prompt"
    ENCODING = "Encoding the picture"
    SAMPLING = "Drawing"
    DECODING = "Decoding"
    INVERTING = "Finding the picture's noise"
    PACING = "Evening out the pace"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An answer of the engine.

    Attributes:
        job: The id of its job.
    """

    job: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Started(Event):
    """The job has begun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress(Event):
    """How far the job is.

    Attributes:
        stage: What is being done.
        step: Steps done, 0..total; counted over all pictures of the job.
        total: Steps in all; 0 where there is no count.
        seconds: Since the job started.
        remaining: Seconds still to go, as far as can be told.
    """

    stage: Stage
    step: int = 0
    total: int = 0
    seconds: float
    remaining: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note(Event):
    """Something the person should know about a job that goes on all the same.

    Attributes:
        message: One sentence.
    """

    message: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Preview(Event):
    """The clean pictures the model foresees at a step.

    Attributes:
        step: Steps done in this batch, 1..total.
        total: Steps of this batch.
        seconds: Since the job started.
        first: Index in the job of the first picture of the batch.
        pictures: One for each picture of the batch, uint8 (h, w, 3), read-only; fast ones are at the latent's
            size and meant to be scaled up smoothly, fine ones are full size.
        fine: Whether the real decoder made them.
        place: Where in the person's picture they belong; None for the whole.
    """

    step: int
    total: int
    seconds: float
    first: int
    pictures: tuple[Picture, ...]
    fine: bool
    place: Rect | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sampled(Event):
    """A final latent, before it is decoded: a failed decode never costs the sampling.

    Attributes:
        index: Which picture of the job, from 0.
        latent: float32 (C, h, w), read-only.
        recipe: What made it, seed, model and fingerprint filled in.
    """

    index: int
    latent: LatentArray
    recipe: Recipe


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trajectory(Event):
    """What the model foresaw on the way to a picture.

    Attributes:
        index: Which picture of the job, from 0.
        total: Steps of the run.
        steps: Those that were kept, 1..total, rising; the last one always is.
        latents: The denoised latent at each of them, float32 (C, h, w), read-only.
    """

    index: int
    total: int
    steps: tuple[int, ...]
    latents: tuple[LatentArray, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Result(Event):
    """A finished picture.

    Attributes:
        index: Which picture of the job, from 0.
        picture: uint8 (H, W, 3), read-only.
        recipe: What made it; None for a decoded latent of unknown origin.
        seconds: Since the job started.
        place: Where in the person's picture it belongs; None for the whole. Such a patch has the region's own
            size and as many channels as its source, and is bit-identical to it where the mask is 0.
    """

    index: int
    picture: Picture
    recipe: Recipe | None
    seconds: float
    place: Rect | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Drifted(Event):
    """How far an edit along directions changed the picture it started from.

    Attributes:
        inside: Mean change of a value inside the mask, in levels of 255; of the whole picture without one.
        outside: The same outside the mask: 0 to the bit.
        kept: What the directions were told to keep, and how far the latent went along it all the same, in
            standard deviations.
        masked: Whether there was a mask.
        reach: Share of the picture's pixels that are not what they were, 0..1.
    """

    inside: float
    outside: float
    reach: float
    kept: tuple[tuple[str, float], ...] = ()
    masked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DirectionLearned(Event):
    """A new direction.

    Attributes:
        direction: What was learned; not yet in any library.
        separation: How far the middles of the two sets lie apart along it, in its unit (at most 2); None for
            a guidance.
    """

    direction: Direction
    separation: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Encoded(Event):
    """A picture's latent.

    Attributes:
        latent: float32 (C, h, w), read-only.
        fingerprint: Of the model that encoded it.
        index: Which picture of the job, from 0.
    """

    latent: LatentArray
    fingerprint: str
    index: int = 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LaidOut(Event):
    """Where points lie on the plane.

    Attributes:
        places: float32 (n, 2), read-only, about -1..1; in the job's order.
        shares: Of all that differs between the points, the share that each axis shows; 0..1.
    """

    places: Floats
    shares: tuple[float, float]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FrameReady(Event):
    """A frame of a walk is there.

    Attributes:
        index: On the timeline.
        picture: uint8 (H, W, 3), read-only; of a masked walk (H, W, 3|4), the whole base picture.
        cached: Whether it was fetched, not drawn.
        done: Frames of the job that are there, this one included.
        total: Frames of the job.
        seconds: Since the job started.
    """

    index: int
    picture: Picture
    cached: bool
    done: int
    total: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameChanged(Event):
    """How much the picture changes from a frame to the one shown next; both are there.

    Attributes:
        index: The earlier of the two. In a loop the last one's follower is the first.
        change: As ``core.walk.pacing.difference`` measures it (CIELAB at several scales): 0 is no change,
            about 2.3 can just be noticed.
    """

    index: int
    change: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class KeyframeChecked(Event):
    """How well the walk keeps a picture that is one of its keyframes.

    Attributes:
        keyframe: Its id.
        psnr: Of the walk's frame at the keyframe against the picture at the walk's size, in dB.
        round_trip: Of the picture encoded and decoded, in dB: the best the model can do.
        drawn: Of the picture drawn from its noise alone, before what is left over is put back, in dB; None if
            nothing is drawn (latent only).
        picture: The walk's frame at the keyframe, uint8 (H, W, 3).
        difference: Where they differ, uint8 (h, w, 3) and small: grey is the same, amplified four times.
    """

    keyframe: str
    psnr: float
    round_trip: float
    drawn: float | None
    picture: Picture
    difference: Picture


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportProgress(Event):
    """How far an export is.

    Attributes:
        done: Frames in the file.
        total: Frames the file will have.
        fps: Frames written a second, lately.
        remaining: Seconds still to go; None if that cannot be told yet.
        bytes: Written so far, as far as can be told.
    """

    done: int
    total: int
    fps: float
    remaining: float | None
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported(Event):
    """A walk is in its file (or folder), under its final name.

    Attributes:
        path: The file or folder.
        frames: In it.
        bytes: Its size.
        seconds: Since the job started.
    """

    path: Path
    frames: int
    bytes: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Inspected(Event):
    """What the inspector shows."""

    inspection: Inspection


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelReady(Event):
    """The model is in memory.

    Attributes:
        info: What it is.
        device: "cpu", "cuda", "mps".
        device_name: As the system names it.
        precision: "fp32", "bf16", "fp16".
        memory: Bytes the weights take.
        needs: What its work takes; None if it cannot be told.
    """

    info: ModelInfo
    device: str
    device_name: str
    precision: str
    memory: int
    needs: Needs | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished(Event):
    """The job is done; ``seconds`` since it started."""

    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Cancelled(Event):
    """The person stopped the job."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed(Event):
    """The job could not be done.

    Attributes:
        message: One sentence: what is wrong and what to do.
        detail: The traceback, for the log only; empty for a known kind of error.
    """

    message: str
    detail: str = ""


Final = Finished | Cancelled | Failed
