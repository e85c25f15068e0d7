"""A job at work: its model, its clock, its cancel; and the two jobs that need no sampling."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import torch
from torch import Tensor

from core.arrays import Picture, frozen
from core.diffusion.conditioning import condition
from core.errors import InputError, check
from core.events import Encoded, Event, Progress, Result, Stage
from core.geometry import Size
from core.jobs import Decode, Encode
from core.latents import codec
from core.latents.preview import LinearPreview
from core.latents.tiny import TinyPreview
from core.models.distilled import embedding_width, guidance_embedding
from core.models.memory import check_room
from core.models.model import Model


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Work:
    """One job at work.

    Attributes:
        model: In memory.
        linear: The model's fast preview.
        tiny: Its better one, where the person has weights for it.
        cancel: Set by the person to stop.
        clock: Started with the job.
        outfit: Says which LoRAs and borrowed parts the model works with; "" for none.
        memory: What one job leaves for the next, while the model stays.
    """

    model: Model
    linear: LinearPreview
    cancel: threading.Event
    clock: Clock
    outfit: str = ""
    tiny: TinyPreview | None = None
    memory: dict[str, Any] = field(default_factory=dict)

    def warm_up(self) -> None:
        """Do once, while the person types, what the first picture would else wait for."""
        model = self.model
        native, factor = model.info.native_size, model.info.factor
        height, width = native.height // factor, native.width // factor
        told = embedding_width(model.unet)
        text = condition(model, "").rows(1 if told else 2).tensors
        text += (guidance_embedding(torch.ones(1), told).to(model.placement.device),) if told else ()
        shape = len(text[0]), model.unet.config["in_channels"], height, width
        rows = torch.zeros(shape, dtype=model.predict.dtype, device=model.placement.device)
        rows = rows.contiguous(memory_format=torch.channels_last)
        check(self.cancel)
        model.predict.prepare(rows, torch.tensor(500.0), *text)

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
        picture = self.picture(latent)
        yield Result(job=job.id, index=0, picture=picture, recipe=job.recipe, seconds=self.clock.seconds)

    def picture(self, latent: Tensor) -> Picture:
        """The picture of a latent (1, C, h, w)."""
        check(self.cancel)
        (picture,) = codec.to_pictures(codec.decode(self.model, latent, self.cancel))
        return picture
