"""LoRAs on a model: as if they were merged into its files, and gone without a trace."""

from __future__ import annotations

import shutil
import threading
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import torch
from safetensors.torch import load_file, save_file

from core import keeper
from core.engine import Engine
from core.events import Event, Failed, Result
from core.geometry import Size
from core.jobs import Generate, PreviewMode
from core.models.lora_names import in_diffusers, split
from core.recipe import Lora, Recipe
from tests.lora_files import ALPHA, RANK, factors, lora_file
from tests.parity import difference

FORMATS = ["kohya", "kohya with LDM's names", "diffusers", "old diffusers"]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(device="cpu", precision="fp32")


@pytest.fixture
def loras(home: Path) -> Path:
    folder = home / "models" / "Lora"
    folder.mkdir(parents=True)
    return folder


def merged(folder: Path, out: Path, worn: dict[int, float]) -> Path:
    """A copy of the model with the changes worked into its files: what LoRA means, done the plain way."""
    shutil.copytree(folder, out)
    for part in ("unet", "text_encoder"):
        file = next((out / part).glob("*.safetensors"))
        weights = load_file(file)
        for seed, times in worn.items():
            for layer, (down, up) in factors(folder, seed)[part].items():
                name = next(n for n in weights if n.removeprefix("text_model.") == f"{layer}.weight")
                product = torch.einsum("or,r...->o...", up.flatten(1), down)
                weights[name] = weights[name] + product * (ALPHA / RANK) * times
        save_file(weights, file)
    return out


def events(engine: Engine, model: Path, prompt: str = "a cat", **more: Any) -> list[Event]:
    recipe = Recipe(prompt=prompt, size=Size(64, 64), steps=4, guidance=4, sampler="ddim", **more)
    job = Generate(model=str(model), recipe=recipe, seeds=(3,), preview=PreviewMode.OFF)
    return list(engine.run(job, threading.Event()))


def picture(engine: Engine, model: Path, prompt: str = "a cat", **more: Any) -> Any:
    seen = events(engine, model, prompt, **more)
    assert not isinstance(seen[-1], Failed), seen[-1]
    return next(event.picture for event in seen if isinstance(event, Result))


@pytest.mark.parametrize("kind", FORMATS)
def test_a_lora_is_as_if_merged_and_leaves_no_trace(
    engine: Engine, tiny_epsilon: Path, loras: Path, tmp_path: Path, kind: str
) -> None:
    lora_file(tiny_epsilon, loras / "ink.safetensors", kind, seed=1)
    lora_file(tiny_epsilon, loras / "film.safetensors", kind, seed=2)
    first = picture(engine, tiny_epsilon)
    with patch.object(keeper, "load", side_effect=AssertionError("the model is read again")):
        one = picture(engine, tiny_epsilon, loras=(Lora(name="ink", weight=0.8, text_weight=0.8),))
        two = picture(engine, tiny_epsilon, "a cat <lora:ink:0.8> <lora:film:-0.5>")
        again = picture(engine, tiny_epsilon)
    assert difference(first, one) > 5, "it does something"
    assert difference(first, again) == 0
    assert difference(one, picture(engine, merged(tiny_epsilon, tmp_path / "one", {1: 0.8}))) <= 2
    assert difference(two, picture(engine, merged(tiny_epsilon, tmp_path / "two", {1: 0.8, 2: -0.5}))) <= 2


@pytest.mark.filterwarnings("ignore::UserWarning")  # PEFT's, of a second adapter
@pytest.mark.parametrize("kind", ["kohya", "diffusers"])
def test_it_does_what_diffusers_does(engine: Engine, tiny_epsilon: Path, loras: Path, kind: str) -> None:
    """Beside ``load_lora_weights`` and ``set_adapters``, which need PEFT: checked where that is installed.

    diffusers 0.42 drops the text encoder's q and v projections of kohya's files; those are compared without.
    """
    pytest.importorskip("peft")
    from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline
    from diffusers.schedulers.scheduling_ddim import DDIMScheduler

    pipeline: Any = StableDiffusionPipeline.from_pretrained(tiny_epsilon, local_files_only=True)
    pipeline.scheduler = DDIMScheduler.from_config(pipeline.scheduler.config)
    for name, seed in (("ink", 1), ("film", 2)):
        parts = ("unet",) if kind == "kohya" else ("unet", "text_encoder")
        file = lora_file(tiny_epsilon, loras / f"{name}.safetensors", kind, seed, parts)
        pipeline.load_lora_weights(file, adapter_name=name)
    pipeline.set_adapters(["ink", "film"], [0.8, -0.5])
    drawn = pipeline(
        "a cat",
        num_inference_steps=4,
        guidance_scale=4.0,
        width=64,
        height=64,
        generator=torch.Generator("cpu").manual_seed(3),
        output_type="np",
    ).images[0]
    mine = picture(engine, tiny_epsilon, "a cat <lora:ink:0.8> <lora:film:-0.5>")
    assert difference(mine, (drawn * 255).round().astype("uint8")) <= 2


def test_one_that_does_not_fit_is_refused_and_nothing_stays(
    engine: Engine, tiny_epsilon: Path, loras: Path
) -> None:
    first = picture(engine, tiny_epsilon)
    save_file(
        {"lora_unet_x.lora_down.weight": torch.ones(2, 3), "lora_unet_x.lora_up.weight": torch.ones(3, 2)},
        loras / "other.safetensors",
    )
    save_file({"lora_unet_x.hada_w1_a": torch.ones(2, 3)}, loras / "loha.safetensors")
    save_file({"lora_unet_x.lora_down.weight": torch.ones(2, 3)}, loras / "half.safetensors")
    lora_file(tiny_epsilon, loras / "ink.safetensors", "kohya", seed=1)
    for name, sentence in {
        "other": "another kind of model",
        "loha": "LyCORIS",
        "half": "a half of",
        "none": "no LoRA called “none”",
    }.items():
        end = events(engine, tiny_epsilon, f"a cat <lora:ink:1> <lora:{name}:1>")[-1]
        assert isinstance(end, Failed)
        assert sentence in end.message
        assert not end.detail
        assert difference(first, picture(engine, tiny_epsilon)) == 0


def test_names_of_layers() -> None:
    name = "lora_unet_input_blocks_4_1_transformer_blocks_0_attn1_to_q.lora_down.weight"
    place = split(name)
    assert place is not None
    assert in_diffusers(place[1], 2) == "down_blocks_1_attentions_0_transformer_blocks_0_attn1_to_q"
    assert in_diffusers("output_blocks_2_2_conv", 2) == "up_blocks_0_upsamplers_0_conv"
    assert split("unet.mid_block.attn.to_out.lora.up.weight") == ("unet", "mid_block_attn_to_out_0", "up")
    assert split("conv_in.weight") is None
