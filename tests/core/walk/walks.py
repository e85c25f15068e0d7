"""Walks of a tiny model, and an engine to draw them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path as FilePath
from typing import Any, TypeVar

import numpy as np

from core.arrays import Picture
from core.document.keyframe import Keyframe, PictureMode, PictureSource, PromptSource, Source
from core.document.timeline import Pace, Timeline
from core.engine import Engine
from core.events import Cancelled, Event, Failed, Finished, FrameReady
from core.geometry import Size
from core.jobs import Job, Quality, RenderWalk
from core.recipe import Recipe

SIZE = Size(64, 64)
RECIPE = Recipe(prompt="a cat", negative="grey", size=SIZE, steps=4, guidance=3.0, sampler="ddim")
Kind = TypeVar("Kind", bound=Event)


def prompt(seed: int, **changes: Any) -> PromptSource:
    return PromptSource(recipe=replace(RECIPE, seed=seed, **changes))


def picture(pixels: Picture, mode: PictureMode = PictureMode.INVERT, **changes: Any) -> PictureSource:
    values: dict[str, Any] = {"prompt": "", "negative": "", "guidance": 1.0} | changes
    recipe = replace(RECIPE, **values)
    return PictureSource(picture=pixels, name="a.png", recipe=recipe, mode=mode)


def walk(sources: Mapping[int, Source], count: int = 9, **changes: Any) -> Timeline:
    values: dict[str, Any] = {"fps": 8.0, "duration": count / 8, "pace": Pace.LINEAR} | changes
    keyframes = tuple(
        Keyframe(time=frame / values["fps"], source=source, id=str(number))
        for number, (frame, source) in enumerate(sources.items())
    )
    return Timeline(keyframes=keyframes, **values)


def two(count: int = 9, **changes: Any) -> Timeline:
    """From one prompt to another."""
    end = prompt(2, prompt="a dog", guidance=5.0, negative="")
    return walk({0: prompt(1), count - 1: end}, count, **changes)


def job(folder: FilePath, timeline: Timeline, quality: Quality = Quality.FINAL, **more: Any) -> RenderWalk:
    return RenderWalk(model=str(folder), timeline=timeline, quality=quality, **more)


def events(engine: Engine, job: Job, cancel_when: Callable[[Event], bool] | None = None) -> list[Event]:
    cancel, seen = threading.Event(), []
    for event in engine.run(job, cancel):
        seen.append(event)
        if cancel_when is not None and cancel_when(event):
            cancel.set()
    if cancel_when is None:
        assert isinstance(seen[-1], Finished), seen[-1]
    else:
        assert isinstance(seen[-1], Cancelled), seen[-1]
    return seen


def failure(engine: Engine, job: Job) -> str:
    """The sentence a job fails with."""
    last = list(engine.run(job, threading.Event()))[-1]
    assert isinstance(last, Failed), last
    assert not last.detail, last.detail
    return last.message


def of(kind: type[Kind], seen: list[Event]) -> list[Kind]:
    return [event for event in seen if isinstance(event, kind)]


def frames(engine: Engine, job: RenderWalk) -> dict[int, Picture]:
    return {ready.index: ready.picture for ready in of(FrameReady, events(engine, job))}


def drawn(seen: list[Event]) -> list[int]:
    """Frames that were not in the cache."""
    return [ready.index for ready in of(FrameReady, seen) if not ready.cached]


def apart(one: Picture, other: Picture) -> int:
    """The largest difference of any value, in 1/255."""
    assert one.shape == other.shape
    return int(np.abs(one.astype(int) - other).max())
