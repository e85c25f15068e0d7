"""How far our pictures are from those of diffusers' pipelines, in 1/255: same weights, same noise, fp32."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from core.engine import Engine
from core.geometry import Size
from core.samplers import SAMPLERS
from tests.benchmarks.report import say, table
from tests.parity import Case, difference, ours, theirs
from tests.tiny_models import tiny_model

SIZE = Size(64, 64)
PLAIN = Case(sampler="", guidance=1.0)
WHOLE = {
    "text": PLAIN,
    "img2img": replace(PLAIN, strength=0.6),
    "clip skip": replace(PLAIN, clip_skip=2),
    "long prompt": replace(PLAIN, prompt="a cat " * 60),
}
MASKED = {
    "inpaint": replace(PLAIN, strength=1.0, masked=True),
    "inpaint 0.6": replace(PLAIN, strength=0.6, masked=True),
}
GUIDED = 5.0
"""Guidance of the second column of each kind."""


def main() -> None:
    """Print a table for each family: the deterministic samplers, each kind without and with guidance."""
    import torch

    torch.set_num_threads(1)  # networks this small only wait for each other
    engine = Engine(device="cpu", precision="fp32")
    most, count = 0, 0
    with tempfile.TemporaryDirectory() as scratch:
        models = {
            "Stable Diffusion 1 (epsilon)": (tiny_model(Path(scratch) / "1"), WHOLE),
            "Stable Diffusion 2 (v)": (tiny_model(Path(scratch) / "2", prediction="v_prediction"), WHOLE),
            "Stable Diffusion XL": (tiny_model(Path(scratch) / "xl", xl=True), WHOLE),
            "Inpainting (9 channels)": (tiny_model(Path(scratch) / "9", inpaints=True, seed=3), MASKED),
        }
        for name, (folder, kinds) in models.items():
            rows = []
            for sampler in (known.name for known in SAMPLERS.values() if known.deterministic):
                cases = [
                    replace(kind, sampler=sampler, guidance=guidance)
                    for kind in kinds.values()
                    for guidance in (1.0, GUIDED)
                ]
                found = [
                    difference(ours(engine, folder, case, SIZE), theirs(folder, case, SIZE)) for case in cases
                ]
                rows.append([sampler, *map(str, found)])
                most, count = max(most, *found), count + len(found)
            head = [f"{kind}{guided}" for kind in kinds for guided in ("", ", guided")]
            table(f"Largest difference from diffusers’ pipeline, 1/255: tiny {name}", ["", *head], rows)
    say(f"The largest of {count} comparisons: {most}/255 (at most 2 is asked for).")


if __name__ == "__main__":
    main()
