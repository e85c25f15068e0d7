"""Opening a model: every weight accounted for, and one sentence for whatever is wrong."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import torch
from safetensors.torch import load_file, save_file

from core.engine import Engine
from core.events import Event, Failed, Finished, ModelReady
from core.jobs import LoadModel
from core.models.model import Model

Weights = dict[str, torch.Tensor]


@pytest.fixture
def folder(tiny_epsilon: Path, tmp_path: Path) -> Path:
    return shutil.copytree(tiny_epsilon, tmp_path / "model")


def load(folder: Path) -> tuple[Engine, list[Event]]:
    engine = Engine(device="cpu", precision="fp32")
    return engine, list(engine.run(LoadModel(model=str(folder)), threading.Event()))


def sentence(folder: Path) -> str:
    _, seen = load(folder)
    end = seen[-1]
    assert isinstance(end, Failed), end
    assert not end.detail, end.detail
    assert end.message.endswith(".")
    assert "\n" not in end.message
    return end.message


def rewrite(file: Path, change: Callable[[Weights], None]) -> None:
    weights = load_file(file)
    change(weights)
    save_file(weights, file)


def model_of(folder: Path) -> Model:
    engine, seen = load(folder)
    assert isinstance(seen[-1], Finished), seen[-1]
    assert engine.model is not None
    return engine.model


def test_what_is_loaded_is_what_the_files_hold(folder: Path) -> None:
    model = model_of(folder)
    assert not any(weight.requires_grad for part in model.parts for weight in part.parameters())
    assert not any(weight.is_meta for part in model.parts for weight in part.state_dict().values())
    stored = load_file(folder / "unet" / "diffusion_pytorch_model.safetensors")
    assert torch.equal(model.unet.state_dict()["conv_in.weight"], stored["conv_in.weight"])
    assert model.memory == sum(w.nbytes for part in model.parts for w in part.parameters())


def test_ready_says_where_the_model_is(folder: Path) -> None:
    _, seen = load(folder)
    (ready,) = [event for event in seen if isinstance(event, ModelReady)]
    assert (ready.device, ready.precision) == ("cpu", "fp32")
    assert ready.device_name
    assert ready.memory > 100_000


def test_old_names_of_the_text_encoder_are_understood(folder: Path) -> None:
    file = folder / "text_encoder" / "model.safetensors"
    before = {name: value.clone() for name, value in model_of(folder).texts[0].encoder.state_dict().items()}
    weights = load_file(file)
    has_prefix = any(name.startswith("text_model.") for name in weights)
    renamed = {
        (name.removeprefix("text_model.") if has_prefix else f"text_model.{name}"): value
        for name, value in weights.items()
    }
    renamed["text_model.embeddings.position_ids"] = torch.arange(77)[None]
    save_file(renamed, file)
    after = model_of(folder).texts[0].encoder.state_dict()
    assert before.keys() == after.keys()
    assert all(torch.equal(before[name], after[name]) for name in before)


UNET = Path("unet") / "diffusion_pytorch_model.safetensors"


def _drop(weights: Weights) -> None:
    del weights["conv_out.weight"]


def _surplus(weights: Weights) -> None:
    weights["something.else"] = torch.zeros(3)


def _reshape(weights: Weights) -> None:
    weights["time_embedding.linear_1.weight"] = weights["time_embedding.linear_1.weight"][:-1].contiguous()


def _nan(weights: Weights) -> None:
    weights["mid_block.resnets.0.conv1.weight"][0, 0, 0, 0] = float("nan")


def _integers(weights: Weights) -> None:
    weights["conv_out.weight"] = weights["conv_out.weight"].to(torch.int8)


@pytest.mark.parametrize(
    ("change", "word"),
    [
        (_drop, "conv_out.weight"),
        (_surplus, "something.else"),
        (_reshape, "time_embedding.linear_1.weight"),
        (_nan, "not finite"),
        (_integers, "conv_out.weight"),
    ],
)
def test_weights_that_do_not_fit(folder: Path, change: Callable[[Weights], None], word: str) -> None:
    rewrite(folder / UNET, change)
    assert word in sentence(folder)


@pytest.mark.parametrize(
    "missing",
    [
        "unet/config.json",
        "vae/config.json",
        "text_encoder/config.json",
        "scheduler/scheduler_config.json",
        "unet/diffusion_pytorch_model.safetensors",
        "text_encoder/model.safetensors",
    ],
)
def test_a_missing_file_is_named(folder: Path, missing: str) -> None:
    (folder / missing).unlink()
    part = missing.split("/", maxsplit=1)[0]
    assert part in sentence(folder)


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("unet", "block_out_channels", []),
        ("unet", "down_block_types", ["Nonsense", "DownBlock2D"]),
        ("unet", "norm_num_groups", 7),
        ("vae", "block_out_channels", "16"),
        ("text_encoder", "hidden_size", 33),
        ("text_encoder", "num_hidden_layers", 3),
        ("scheduler", "beta_schedule", "nonsense"),
        ("scheduler", "beta_start", "small"),
        ("scheduler", "trained_betas", {}),
    ],
)
def test_a_configuration_that_makes_no_sense(folder: Path, part: str, key: str, value: Any) -> None:
    (file,) = (folder / part).glob("*config.json")
    config = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(config | {key: value}), encoding="utf-8")
    assert part in sentence(folder)


def test_a_truncated_file(folder: Path) -> None:
    data = (folder / UNET).read_bytes()
    (folder / UNET).write_bytes(data[: len(data) // 2])
    assert "cut short" in sentence(folder)


def test_a_pickle_is_refused(folder: Path) -> None:
    (folder / UNET).rename(folder / "unet" / "diffusion_pytorch_model.bin")
    assert "pickle" in sentence(folder)


def test_a_failed_load_leaves_the_engine_usable(folder: Path, tiny_v: Path) -> None:
    engine, seen = load(folder)
    assert isinstance(seen[-1], Finished)
    rewrite(folder / UNET, _drop)
    assert isinstance(list(engine.run(LoadModel(model=str(folder)), threading.Event()))[-1], Failed)
    assert isinstance(list(engine.run(LoadModel(model=str(tiny_v)), threading.Event()))[-1], Finished)
