"""Parity with diffusers' pipelines on tiny models.

Each sampler is compared on each kind of model; all ways to draw on each of them, and the bundled model, are
compared in ``make test-slow``.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet

from core.engine import Engine
from core.geometry import Size
from core.models.recognition import describe
from core.resources import bundled_model
from tests.core.paper_model import change
from tests.parity import SCHEDULERS, Case, difference, ours, theirs
from tests.tiny_models import tiny_model

WAYS = [(guidance, strength) for guidance in (1.0, 5.0) for strength in (None, 0.6)]
CASES = [
    Case(sampler=sampler, guidance=guidance, strength=strength)
    for sampler in SCHEDULERS
    for guidance, strength in WAYS
]
KINDS = ["epsilon", "v_prediction", "xl"]


def spread() -> Iterator[ParameterSet]:
    """Every case on every kind of model; at once only one way to draw for a sampler on a kind."""
    for kind, name in enumerate(KINDS):
        for number, case in enumerate(CASES):
            sampler, way = divmod(number, len(WAYS))
            marks = [] if (sampler + kind) % len(WAYS) == way else [pytest.mark.slow]
            yield pytest.param(name, case, marks=marks, id=f"{name}, {case.name}")


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(device="cpu", precision="fp32")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    inside = tmp_path_factory.mktemp("models")
    made = {kind: tiny_model(inside / kind, prediction=kind) for kind in KINDS if kind != "xl"}
    return made | {"xl": tiny_model(inside / "xl", xl=True)}


@pytest.fixture(params=KINDS)
def folder(request: pytest.FixtureRequest, folders: dict[str, Path]) -> Path:
    return folders[request.param]


@pytest.mark.parametrize(("folder", "case"), list(spread()), indirect=["folder"])
def test_tiny_model_draws_what_the_pipeline_draws(engine: Engine, folder: Path, case: Case) -> None:
    size = Size(64, 64)
    mine, reference = ours(engine, folder, case, size), theirs(folder, case, size)
    assert reference.std() > 10, "a flat picture proves nothing"
    assert difference(mine, reference) <= 2


def test_a_size_that_is_not_square(engine: Engine, folder: Path) -> None:
    case, size = Case(sampler="dpmpp_2m", guidance=3.0), Size(96, 48)
    assert difference(ours(engine, folder, case, size), theirs(folder, case, size)) <= 2


@pytest.mark.parametrize("guidance", [1.0, 5.0])
@pytest.mark.parametrize("clip_skip", [1, 2])
@pytest.mark.parametrize("prompt", ["a cat", "a cat " * 60])
def test_clip_skip_and_long_prompts(
    engine: Engine, folder: Path, guidance: float, clip_skip: int, prompt: str
) -> None:
    case = Case(sampler="dpmpp_2m", guidance=guidance, clip_skip=clip_skip, prompt=prompt)
    size = Size(64, 64)
    assert difference(ours(engine, folder, case, size), theirs(folder, case, size)) <= 2


@pytest.mark.parametrize("xl", [False, True], ids=["SD 1", "SDXL"])
def test_a_model_that_is_told_its_guidance(engine: Engine, tmp_path: Path, xl: bool) -> None:
    folder, size = tiny_model(tmp_path, told=True, xl=xl), Size(64, 64)
    defaults = describe(folder).defaults
    assert (defaults.sampler, defaults.steps) == ("lcm", 4)
    pictures = []
    for sampler in ("lcm", "ddim"):
        for guidance in (1.0, 8.0):
            case = Case(sampler=sampler, guidance=guidance, steps=4)
            pictures.append(ours(engine, folder, case, size))
            assert difference(pictures[-1], theirs(folder, case, size)) <= 2
    assert difference(pictures[2], pictures[3]) > 2, "it does hear its guidance"


@pytest.mark.filterwarnings("ignore:The configuration file of this scheduler")
@pytest.mark.parametrize("xl", [False, True], ids=["SD 1", "SDXL"])
@pytest.mark.parametrize("sampler", ["ddim", "euler", "dpmpp_2m"])
def test_an_old_folder_is_understood_as_its_pipeline_does(
    engine: Engine, tmp_path: Path, sampler: str, xl: bool
) -> None:
    folder, size = tiny_model(tmp_path, xl=xl), Size(64, 64)
    change(folder / "scheduler" / "scheduler_config.json", steps_offset=0)
    index = folder / "model_index.json"
    words = json.loads(index.read_text(encoding="utf-8"))
    words.pop("force_zeros_for_empty_prompt", None)
    index.write_text(json.dumps(words), encoding="utf-8")
    case = Case(sampler=sampler, guidance=5.0, negative="")
    assert difference(ours(engine, folder, case, size), theirs(folder, case, size)) <= 2


@pytest.mark.slow
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_bundled_model_draws_what_the_pipeline_draws(engine: Engine, case: Case) -> None:
    size = Size(256, 256)
    mine, reference = ours(engine, bundled_model(), case, size), theirs(bundled_model(), case, size)
    assert difference(mine, reference) <= 2
