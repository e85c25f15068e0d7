"""Semantic guidance beside diffusers' own pipeline for it: same weights, same noise, same settings."""

from __future__ import annotations

import threading
import warnings
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers.schedulers.scheduling_ddim import DDIMScheduler

from core.arrays import Picture
from core.direction import Direction, Kind, Semantic
from core.direction_jobs import Examples, LearnDirection
from core.engine import Engine
from core.events import DirectionLearned, Failed, Result
from core.geometry import Size
from core.jobs import Generate, PreviewMode
from core.recipe import Recipe
from tests.parity import difference
from tests.tiny_models import tiny_model

STEPS = 10
PROMPT, NEGATIVE, GUIDANCE, SEED = "a cat", "blurry", 4.0, 7


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(device="cpu", precision="fp32")


@pytest.fixture(scope="module", params=["epsilon", "v_prediction"])
def folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_model(tmp_path_factory.mktemp("model"), prediction=request.param)


def learned(engine: Engine, folder: Path, more: str, less: str, semantic: Semantic) -> Direction:
    job = LearnDirection(
        model=str(folder),
        name=more,
        more=Examples(prompts=(more,)),
        less=Examples(prompts=(less,)),
        kind=Kind.GUIDANCE,
    )
    events = list(engine.run(job, threading.Event()))
    (found,) = [event.direction for event in events if isinstance(event, DirectionLearned)]
    return replace(found, semantic=semantic)


def ours(engine: Engine, folder: Path, *steps: tuple[Direction, float]) -> Picture:
    recipe = Recipe(
        prompt=PROMPT,
        negative=NEGATIVE,
        seed=SEED,
        size=Size(64, 64),
        steps=STEPS,
        guidance=GUIDANCE,
        sampler="ddim",
        directions=tuple(direction.by(amount) for direction, amount in steps),
    )
    job = Generate(
        model=str(folder),
        recipe=recipe,
        seeds=(SEED,),
        directions=tuple(direction for direction, _ in steps),
        preview=PreviewMode.OFF,
    )
    events = list(engine.run(job, threading.Event()))
    assert not isinstance(events[-1], Failed), events[-1]
    (result,) = [event for event in events if isinstance(event, Result)]
    return result.picture


def theirs(folder: Path, **settings: Any) -> Picture:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it is old and says so; it is what the paper's authors wrote
        from diffusers.pipelines.deprecated.semantic_stable_diffusion.pipeline_semantic_stable_diffusion import (  # noqa: E501
            SemanticStableDiffusionPipeline,
        )

        kind: Any = SemanticStableDiffusionPipeline
        pipeline = kind.from_pretrained(folder, local_files_only=True)
    pipeline.set_progress_bar_config(disable=True)
    pipeline.scheduler = DDIMScheduler.from_config(pipeline.scheduler.config)
    picture = pipeline(
        prompt=PROMPT,
        negative_prompt=NEGATIVE,
        num_inference_steps=STEPS,
        guidance_scale=GUIDANCE,
        width=64,
        height=64,
        generator=torch.Generator("cpu").manual_seed(SEED),
        output_type="np",
        **settings,
    ).images[0]
    rounded: Picture = (picture * 255).round().astype(np.uint8)
    return rounded


def test_one_direction_draws_what_the_pipeline_draws(engine: Engine, folder: Path) -> None:
    semantic = Semantic(warmup=0.2, threshold=0.8, momentum=0.3, beta=0.6)
    direction = learned(engine, folder, "smiling dog", "sad dog", semantic)
    mine = ours(engine, folder, (direction, 2.0))
    reference = theirs(
        folder,
        editing_prompt=["smiling dog", "sad dog"],
        reverse_editing_direction=[False, True],
        edit_guidance_scale=[5.0, 5.0],
        edit_warmup_steps=[2, 2],
        edit_cooldown_steps=[STEPS, STEPS],
        edit_threshold=[0.8, 0.8],
        edit_momentum_scale=0.3,
        edit_mom_beta=0.6,
    )
    assert difference(mine, ours(engine, folder)) > 10, "guidance that changes nothing proves nothing"
    assert difference(mine, reference) <= 2


def test_two_directions_that_warm_up_and_stop_apart(engine: Engine, folder: Path) -> None:
    early = Semantic(warmup=0.1, cooldown=0.7, threshold=0.9, momentum=0.5, beta=0.2)
    late = replace(early, warmup=0.5, cooldown=1.0, threshold=0.5)
    one = learned(engine, folder, "smiling dog", "sad dog", early)
    other = learned(engine, folder, "red", "blue", late)
    mine = ours(engine, folder, (one, 1.2), (other, -0.8))
    reference = theirs(
        folder,
        editing_prompt=["smiling dog", "sad dog", "red", "blue"],
        reverse_editing_direction=[False, True, True, False],
        edit_guidance_scale=[3.0, 3.0, 2.0, 2.0],
        edit_warmup_steps=[1, 1, 5, 5],
        edit_cooldown_steps=[7, 7, STEPS, STEPS],
        edit_threshold=[0.9, 0.9, 0.5, 0.5],
        edit_momentum_scale=0.5,
        edit_mom_beta=0.2,
    )
    assert difference(mine, reference) <= 2


def test_without_guidance_the_prompt_is_still_drawn(engine: Engine, folder: Path) -> None:
    direction = learned(engine, folder, "smiling dog", "sad dog", Semantic(threshold=0.0, warmup=0.0))
    assert difference(ours(engine, folder, (direction, 0.0)), ours(engine, folder)) == 0
