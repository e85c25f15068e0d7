"""Walks of the model in the box: evenness of the pace, frames in batches against one by one, peak memory."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import threading
import time
from itertools import pairwise
from pathlib import Path

import numpy as np

from core.arrays import Picture
from core.document.keyframe import Keyframe, PromptSource
from core.document.timeline import Pace, Timeline
from core.engine import Engine
from core.events import Failed, FrameReady
from core.jobs import LoadModel, RenderWalk
from core.recipe import Recipe
from core.walk import pacing
from core.walk.cache import FrameCache
from tests.benchmarks.bundled import info, run
from tests.benchmarks.report import table

FRAMES = 48
PAIRS = 3


def recipe(number: int, steps: int | None = None) -> Recipe:
    """One of the model's own prompts."""
    model = info()
    return Recipe(
        prompt=model.prompts[number % len(model.prompts)],
        seed=number + 1,
        size=model.native_size,
        steps=steps or model.defaults.steps,
        guidance=model.defaults.guidance,
        sampler="ddim",
    )


def timeline(first: int, frames: int, pace: Pace, steps: int | None = None) -> Timeline:
    """From one prompt to the next."""
    ends = [PromptSource(recipe=recipe(first + n, steps)) for n in range(2)]
    keyframes = tuple(
        Keyframe(time=n * (frames - 1) / 24, source=end, id=str(n)) for n, end in enumerate(ends)
    )
    return Timeline(keyframes=keyframes, fps=24, duration=frames / 24, pace=pace)


def pictures(engine: Engine, job: RenderWalk) -> list[Picture]:
    """All frames, in time."""
    made = {}
    for event in engine.run(job, threading.Event()):
        if isinstance(event, Failed):
            raise SystemExit(event.message + event.detail)
        if isinstance(event, FrameReady):
            made[event.index] = event.picture
    return [made[index] for index in sorted(made)]


def evenness(engine: Engine, pairs: int = PAIRS, steps: int | None = None) -> None:
    """Print how uneven successive differences are, by the measure the pace is made with and by plain RMS."""
    rows = []
    for pair in range(pairs):
        found = []
        for pace in (Pace.LINEAR, Pace.EVEN):
            made = pictures(engine, RenderWalk(timeline=timeline(2 * pair, FRAMES, pace, steps)))
            later = list(pairwise(made))
            lab = [pacing.difference(a, b) for a, b in later]
            rms = [float(np.sqrt(((a.astype(float) - b) ** 2).mean())) for a, b in later]
            found.append((pacing.unevenness(lab), pacing.unevenness(rms), len(made)))
        (linear, plain, count), (even, plain_even, same) = found
        assert count == same
        rows.append(
            [f"{recipe(2 * pair).prompt} → {recipe(2 * pair + 1).prompt}"]
            + [f"{value:.3f}" for value in (linear, even, even / linear, plain, plain_even)]
        )
        sys.stdout.write(f"{rows[-1]}\n")
    table(
        f"Coefficient of variation of successive differences, {FRAMES} frames; wanted: even at most half",
        ["pair", "linear", "even", "ratio", "RMS linear", "RMS even"],
        rows,
    )


def batches(engine: Engine, frames: int = 64) -> None:
    """Print frames in batches against one at a time."""
    asked = timeline(0, frames, Pace.LINEAR)
    seconds = []
    for batch in (0, 1):
        engine._frames = FrameCache(Path(tempfile.mkdtemp()))  # an empty one
        begun = time.perf_counter()
        pictures(engine, RenderWalk(timeline=asked, batch=batch))
        seconds.append(time.perf_counter() - begun)
    together, alone = seconds
    table(
        f"Seconds for {frames} frames; goal: 1.3 times faster",
        ["in batches", "one at a time", "ratio"],
        [[f"{together:.1f}", f"{alone:.1f}", f"{alone / together:.2f}"]],
    )


def memory() -> None:
    """Print the peak of 600 frames beside that of 60, each in a process of its own."""
    peaks = []
    for frames in (60, 600):
        code = f"from tests.benchmarks.walk import peak; peak({frames})"
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout.split()[-1]) / 1024)
    few, many = peaks
    table(
        "Peak memory in MB; wanted: at most 1.1 times",
        ["60 frames", "600 frames", "ratio"],
        [[f"{few:.0f}", f"{many:.0f}", f"{many / few:.2f}"]],
    )


def peak(frames: int) -> None:
    """Draw so many frames in two steps each, and print this process's peak in kilobytes."""
    engine = Engine()
    engine._frames = FrameCache(Path(tempfile.mkdtemp()))
    for _ in engine.run(RenderWalk(timeline=timeline(0, frames, Pace.LINEAR, 2)), threading.Event()):
        pass
    sys.stdout.write(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}\n")


def main() -> None:
    """Print the tables."""
    engine = Engine()
    run(engine, LoadModel())
    engine._frames = FrameCache(Path(tempfile.mkdtemp()))
    evenness(engine)
    batches(engine)
    engine.close()
    memory()


if __name__ == "__main__":
    main()
