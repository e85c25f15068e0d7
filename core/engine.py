"""The engine: jobs in, events out. Owns the model and the device."""

from __future__ import annotations

import threading
import traceback
from collections.abc import Iterator
from typing import Any

from core.direction_jobs import Inspect, LearnDirection, LookAhead
from core.drawing import draw
from core.editing import inspect_picture, look_ahead
from core.errors import InputError, JobCancelled, LatentscapeError, check
from core.events import Cancelled, Event, Failed, Finished, ModelReady, Note, Started
from core.exporting import export_walk
from core.files import unfinished
from core.jobs import Decode, Encode, ExportWalk, Generate, Job, LoadModel, RenderWalk
from core.keeper import Keeper
from core.learning import learn_direction
from core.mixing import encode_pictures, lay_out, mix_latents
from core.mixing_jobs import EncodePictures, LayOut, MixLatents
from core.models.memory import needs
from core.models.model import Model
from core.models.placement import place
from core.models.shortage import is_out_of_memory
from core.recipe import Recipe
from core.walk.cache import FrameCache
from core.walking import render_walk
from core.work import Clock, Work


class Engine:
    """Runs jobs one after another on one device.

    Args:
        device: "auto", "cpu", "cuda" or "mps".
        precision: "auto", "fp32", "bf16" or "fp16".
        speed: Whether networks are compiled for a CUDA GPU.

    Raises:
        InputError: If the machine cannot do what is asked.
    """

    def __init__(self, device: str = "auto", precision: str = "auto", *, speed: bool = False) -> None:
        self.placement = place(device, precision)
        unfinished.sweep()
        self._keeper = Keeper(self.placement, speed=speed)
        self._frames = FrameCache()
        self._memory: dict[str, Any] = {}

    def run(self, job: Job, cancel: threading.Event) -> Iterator[Event]:
        """Do ``job``.

        Args:
            job: What to do.
            cancel: Set it to stop; looked at between steps, tiles and parts.

        Yields:
            ``Started``, then what happens, then exactly one of ``Finished``, ``Cancelled`` and ``Failed``.
            Never raises.
        """
        clock = Clock(job.id)
        yield Started(job=job.id)
        try:
            yield from self._work(job, cancel, clock)
            end: Event = Finished(job=job.id, seconds=clock.seconds)
        except JobCancelled:
            end = Cancelled(job=job.id)
        except LatentscapeError as error:
            end = Failed(job=job.id, message=error.message)
        except Exception as error:  # whatever it is, the job ends with one sentence and the next one runs
            end = Failed(job=job.id, message=_sentence(error), detail=traceback.format_exc())
        self._keeper.rest()
        self.placement.release()
        yield end

    @property
    def model(self) -> Model | None:
        """The model that worked last."""
        return self._keeper.current

    def close(self) -> None:
        """Give up the model and its memory."""
        self._memory.clear()
        self._keeper.close()

    def _work(self, job: Job, cancel: threading.Event, clock: Clock) -> Iterator[Event]:
        check(cancel)
        kept = yield from self._keeper.ready(job.model, cancel, clock, _dressed(job))
        model, linear = kept.model, kept.linear
        yield ModelReady(
            job=job.id,
            info=model.info,
            device=self.placement.device.type,
            device_name=self.placement.device_name,
            precision=self.placement.precision,
            memory=model.memory,
            needs=needs(model),
        )
        check(cancel)
        work = Work(
            model=model,
            linear=linear,
            cancel=cancel,
            clock=clock,
            outfit=kept.outfit,
            tiny=kept.tiny,
            memory=self._memory,
        )
        model.economy.begin()
        for event in self._done(job, work):
            for sentence in model.economy.notes():
                yield Note(job=job.id, message=sentence)
            yield event
        for sentence in model.economy.notes():
            yield Note(job=job.id, message=sentence)

    def _done(self, job: Job, work: Work) -> Iterator[Event]:
        match job:
            case LoadModel():
                work.warm_up()
            case Generate():
                yield from draw(work, job)
            case LearnDirection():
                yield from learn_direction(work, job)
            case LookAhead():
                look_ahead(work, job)
            case Inspect():
                yield from inspect_picture(work, job)
            case EncodePictures():
                yield from encode_pictures(work, job)
            case LayOut():
                yield from lay_out(work, job)
            case MixLatents():
                yield from mix_latents(work, job)
            case ExportWalk():
                yield from export_walk(work, job, self._frames)
            case RenderWalk():
                yield from render_walk(work, job, self._frames)
            case Encode():
                yield from work.encode(job)
            case Decode():
                yield from work.decode(job)
            case _:
                raise InputError(f"This engine does not know the job “{type(job).__name__}”.")


def _dressed(job: Job) -> Recipe | None:
    """The recipe whose VAE and LoRAs the model works with: all keyframes of a walk have the same."""
    if isinstance(job, RenderWalk):
        return next((keyframe.recipe for keyframe in job.timeline.keyframes), None)
    return job.recipe if isinstance(job, Generate) else None


def _sentence(error: Exception) -> str:
    """An unforeseen error in one sentence for a person."""
    if is_out_of_memory(error):
        return "There is not enough memory for this job: choose a smaller size, or fewer pictures at once."
    return f"The engine met an error it does not know ({type(error).__name__}): the details are in the log."
