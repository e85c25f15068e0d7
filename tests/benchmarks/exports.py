"""What each format costs on a walk of the model in the box, and how well a trial of a few frames tells it."""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

from core.document.output import Format, Output, estimate, usual_rate
from core.document.timeline import Pace
from core.engine import Engine
from core.files.animation import animation, size_of
from core.files.sample_export import rate_of
from core.geometry import Size
from core.jobs import LoadModel, RenderWalk
from tests.benchmarks.bundled import run
from tests.benchmarks.report import table
from tests.benchmarks.walk import pictures, timeline

FRAMES = 48
SAMPLE = 12


def main() -> None:
    """Print the table."""
    engine = Engine()
    run(engine, LoadModel())
    asked = timeline(0, FRAMES, Pace.LINEAR)
    frames = pictures(engine, RenderWalk(timeline=asked))
    engine.close()
    height, width = frames[0].shape[:2]
    size = Size(width, height)
    first = (FRAMES - SAMPLE) // 2
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        outputs = [Output(path=Path(folder, f"walk{each.value}"), format=each) for each in Format]
        lossless = Output(path=Path(folder, "lossless.webp"), format=Format.WEBP, quality=None)
        for output in (*outputs, lossless):
            begun = time.perf_counter()
            with animation(output, size, asked.fps, 0, "") as film:
                for frame in frames:
                    film.add(frame)
            seconds, count = time.perf_counter() - begun, size_of(output.path)
            rate = rate_of(frames[first : first + SAMPLE], output, asked, size, threading.Event())
            told = estimate(asked, output, rate).bytes
            guessed = estimate(asked, output, usual_rate(output, size)).bytes
            pixels = FRAMES * size.area
            rows.append(
                [
                    output.format.name + (", lossless" if output is lossless else ""),
                    f"{count / 1000:.0f}",
                    f"{8 * count / pixels:.2f}",
                    f"{1e9 * seconds / pixels:.0f}",
                    f"{told / count:.2f}",
                    f"{guessed / count:.2f}",
                ]
            )
    table(
        f"{FRAMES} frames of {size}; a trial writes {SAMPLE} of them",
        ["format", "kB", "bits a pixel", "ns a pixel", "told / is", "guess / is"],
        rows,
    )


if __name__ == "__main__":
    main()
