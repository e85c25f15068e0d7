"""Checkpoints of full size, random numbers: recognised, read, drawn with, beside diffusers' pipeline.

Run by name only: ``python -m tests.benchmarks fullsize``. It writes a file of each family in turn into a
temporary folder (2 and 7 GB) and removes it. Each side runs in a process of its own, so that its memory is
its own: the pipeline in fp32 as its documentation starts it, the engine as the window starts it.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from core.geometry import Size
from core.models.recognition import describe
from tests.benchmarks.precision import psnr
from tests.benchmarks.report import median, say, table
from tests.full_size import full_size_file

STEPS, GUIDANCE, SEED, PROMPT = 4, 7.5, 3, "a red house by the sea"
SIZE = Size(512, 512)
MATRIX = 2048


def main() -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory(prefix="latentscape-full-") as scratch:
        for family in ("sd1", "sdxl"):
            path = full_size_file(Path(scratch) / f"{family}.safetensors", family)
            _one(path, beside=family == "sd1")
            path.unlink()


def _one(path: Path, *, beside: bool) -> None:
    describe(path)
    known = _timed(lambda: describe(path))
    reading = min(_timed(path.read_bytes) for _ in range(3))
    engine = _child("engine", path)
    rows = [
        ["recognised (ms; goal < 100)", f"{known * 1000:.1f}"],
        [f"{path.stat().st_size / 1e9:.1f} GB read into memory from the disk cache (s)", f"{reading:.2f}"],
        [f"loaded in {engine['precision']} (s)", f"{engine['load']:.2f}"],
        ["loaded a second time (s)", f"{engine['again']:.2f}"],
        ["of the time to read (goal 1.3)", f"{engine['again'] / reading:.2f}"],
        [f"a step at {SIZE}, guided (s)", f"{engine['step']:.2f}"],
        ["largest memory of the process (GB)", f"{engine['memory'] / 1e9:.1f}"],
        [f"{engine['precision']} matrix products (TFLOP/s)", f"{engine['peak'] / 1e12:.2f}"],
        ["a step's share of that", f"{engine['work'] / engine['step'] / engine['peak'] * 100:.0f} %"],
    ]
    if beside:
        pipeline = _child("pipeline", path)
        decibels = psnr(np.load(path.with_suffix(".engine.npy")), np.load(path.with_suffix(".pipeline.npy")))
        rows += [
            ["the pipeline's step in fp32 (s)", f"{pipeline['step']:.2f}"],
            ["times as fast (goal 2.4)", f"{pipeline['step'] / engine['step']:.2f}"],
            ["its largest memory (GB)", f"{pipeline['memory'] / 1e9:.1f}"],
            ["PSNR of our picture against its (dB; goal 35)", f"{decibels:.1f}"],
        ]
    table(f"Full size: {path.stem}", ["", ""], rows)


def _timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def _child(side: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.benchmarks.fullsize", side, str(path)]
    said = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, Any] = json.loads(said.splitlines()[-1])
    return found


def _loads(path: Path, precision: str) -> Iterator[tuple[Any, float]]:
    """The model, again and again, and the seconds it took; give it up before the next."""
    from core.models.checkpoint import load
    from core.models.placement import place

    info, placement = describe(path), place("cpu", precision)
    while True:
        begun = time.perf_counter()
        *_, model = load(info, placement)
        yield model, time.perf_counter() - begun
        del model


def engine_side(path: Path) -> dict[str, Any]:
    """Ours, as the window starts it."""
    from core.engine import Engine
    from core.events import Failed, Progress, Result, Stage
    from core.jobs import Generate, PreviewMode
    from core.recipe import Recipe

    loads = _loads(path, "auto")
    first, again = next(loads)[1], next(loads)[1]
    loads.close()  # type: ignore[attr-defined]
    engine = Engine(device="cpu")
    recipe = Recipe(prompt=PROMPT, seed=SEED, size=SIZE, steps=STEPS, guidance=GUIDANCE, sampler="ddim")
    job = Generate(model=str(path), recipe=recipe, seeds=(SEED,), preview=PreviewMode.FAST)
    times: list[float] = []
    for event in engine.run(job, threading.Event()):
        if isinstance(event, Progress) and event.stage is Stage.SAMPLING:
            times.append(time.perf_counter())
        elif isinstance(event, Result):
            np.save(path.with_suffix(".engine.npy"), event.picture)
        elif isinstance(event, Failed):
            raise SystemExit(event.message)
    assert engine.model is not None
    found = {
        "precision": engine.placement.precision,
        "load": first,
        "again": again,
        "step": _step(times),
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
        "peak": _matrix_speed(engine.placement.dtype),
        "work": _work(engine.model),
    }
    engine.close()
    return found


def pipeline_side(path: Path) -> dict[str, Any]:
    """Diffusers' pipeline in fp32 and eager, as ``from_single_file(path)`` gives it."""
    import torch
    from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
    from diffusers.schedulers.scheduling_ddim import DDIMScheduler

    model = next(_loads(path, "fp32"))[0]
    for part in (model.unet, model.vae):
        part.to(memory_format=torch.contiguous_format)
    build: Any = StableDiffusionPipeline
    pipeline = build(
        vae=model.vae,
        unet=model.unet,
        text_encoder=model.texts[0].encoder,
        tokenizer=model.texts[0].tokenizer,
        scheduler=DDIMScheduler.from_config(model.scheduler_config),
        safety_checker=None,
        feature_extractor=None,
        requires_safety_checker=False,
    )
    pipeline.set_progress_bar_config(disable=True)
    times: list[float] = []

    def at_end(_pipe: Any, _step: int, _timestep: Any, values: dict[str, Any]) -> dict[str, Any]:
        times.append(time.perf_counter())
        return values

    picture = pipeline(
        PROMPT,
        width=SIZE.width,
        height=SIZE.height,
        num_inference_steps=STEPS,
        guidance_scale=GUIDANCE,
        generator=torch.Generator("cpu").manual_seed(SEED),
        output_type="np",
        callback_on_step_end=at_end,
    ).images[0]
    np.save(path.with_suffix(".pipeline.npy"), (picture * 255).round().astype(np.uint8))
    return {"step": _step(times), "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}


def _step(times: list[float]) -> float:
    return median([later - earlier for earlier, later in pairwise(times)][1 - STEPS :])


def _matrix_speed(dtype: Any) -> float:
    """Operations a second of this machine's products of large matrices."""
    import torch

    one, other = (torch.randn(MATRIX, MATRIX).to(dtype) for _ in range(2))
    one @ other
    return 2 * MATRIX**3 / min(_timed(lambda: one @ other) for _ in range(5))


def _work(model: Any) -> float:
    """Operations of a step with guidance."""
    import torch
    from torch.utils.flop_counter import FlopCounterMode

    from core.diffusion.conditioning import condition

    text = condition(model, PROMPT, SIZE).rows(2)
    unet = model.unet.to("meta")
    tokens, *more = (tensor.to("meta") for tensor in text.tensors)
    added = dict(zip(("text_embeds", "time_ids"), more, strict=True)) if more else None
    cells = SIZE.height // 8, SIZE.width // 8
    sample = torch.empty(2, unet.config["in_channels"], *cells, dtype=unet.dtype, device="meta")
    with FlopCounterMode(display=False) as counter, torch.inference_mode():
        unet(sample, torch.ones(1, device="meta"), encoder_hidden_states=tokens, added_cond_kwargs=added)
    return float(counter.get_total_flops())


if __name__ == "__main__":
    if len(sys.argv) == 1:
        main()
    else:
        sides = {"engine": engine_side, "pipeline": pipeline_side}
        say(json.dumps(sides[sys.argv[1]](Path(sys.argv[2]))))
