"""How far our pictures are from those of diffusers' pipelines, in 1/255: same weights, same noise, fp32."""

from __future__ import annotations

import tempfile
from pathlib import Path

from core.engine import Engine
from core.geometry import Size
from core.resources import bundled_model
from tests.benchmarks.report import table
from tests.parity import SCHEDULERS, Case, difference, ours, theirs
from tests.tiny_models import tiny_model

KINDS = [(guidance, strength) for strength in (None, 0.6) for guidance in (1.0, 5.0)]


def main() -> None:
    """Print the table."""
    engine = Engine(device="cpu", precision="fp32")
    head = ["largest difference, 1/255", "text", "text, guided", "img2img", "img2img, guided"]
    head += ["clip skip", "clip skip, guided", "long prompt", "long, guided"]
    with tempfile.TemporaryDirectory() as scratch:
        models = {
            f"tiny, {kind}": (tiny_model(Path(scratch) / kind, prediction=kind), Size(64, 64))
            for kind in ("epsilon", "v_prediction")
        }
        models["tiny, SDXL"] = (tiny_model(Path(scratch) / "xl", xl=True), Size(64, 64))
        models["in the box"] = (bundled_model(), Size(256, 256))
        for name, (folder, size) in models.items():
            rows = []
            for sampler in SCHEDULERS:
                cases = [Case(sampler=sampler, guidance=g, strength=s) for g, s in KINDS]
                if name != "in the box":
                    cases += [Case(sampler=sampler, guidance=g, clip_skip=2) for g in (1.0, 5.0)]
                    cases += [Case(sampler=sampler, guidance=g, prompt="a cat " * 60) for g in (1.0, 5.0)]
                found = [
                    difference(ours(engine, folder, case, size), theirs(folder, case, size)) for case in cases
                ]
                rows.append([sampler, *map(str, found)])
            table(f"Parity with diffusers' pipelines: {name}", head, rows)


if __name__ == "__main__":
    main()
