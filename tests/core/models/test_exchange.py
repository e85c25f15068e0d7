"""Another VAE, and files that change under their name: what is drawn follows, and no more is read."""

from __future__ import annotations

import os
import threading
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import torch
from safetensors.torch import load_file, save_file

from core import keeper
from core.engine import Engine
from core.events import Failed, Result
from core.geometry import Size
from core.jobs import Generate, PreviewMode
from core.recipe import Recipe
from tests.ldm_layout import vae_in_ldm
from tests.lora_files import lora_file
from tests.parity import difference
from tests.tiny_models import tiny_checkpoint


@pytest.fixture
def engine() -> Engine:
    return Engine(device="cpu", precision="fp32")


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tiny_checkpoint(tmp_path_factory.mktemp("tiny") / "model", "sd1")


@pytest.fixture
def models(home: Path) -> Path:
    folder = home / "models"
    folder.mkdir(parents=True)
    return folder


def picture(engine: Engine, model: Path, prompt: str = "a cat", **more: Any) -> Any:
    recipe = Recipe(prompt=prompt, size=Size(64, 64), steps=3, guidance=4, sampler="ddim", **more)
    job = Generate(model=str(model), recipe=recipe, seeds=(3,), preview=PreviewMode.OFF)
    events = list(engine.run(job, threading.Event()))
    assert not isinstance(events[-1], Failed), events[-1]
    return next(event.picture for event in events if isinstance(event, Result))


def vae_file(model: Path, out: Path, lighter: float) -> Path:
    weights = vae_in_ldm(load_file(next((model / "vae").glob("*.safetensors"))))
    weights = {name: value.contiguous() for name, value in weights.items()}
    weights["decoder.conv_out.bias"] = weights["decoder.conv_out.bias"] + lighter
    save_file(weights, out)
    return out


def later(path: Path) -> None:
    """As if it had been written a second later: tests are faster than clocks."""
    stat = path.stat()
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns + 10**9))


def test_a_vae_is_exchanged_without_reading_the_model(engine: Engine, tiny: Path, models: Path) -> None:
    light = vae_file(tiny, models / "light.safetensors", 0.4)
    first = picture(engine, tiny)
    with patch.object(keeper, "load", side_effect=AssertionError("the model is read again")):
        lighter = picture(engine, tiny, vae="light")
        assert lighter.mean() > first.mean() + 10
        vae_file(tiny, light, 0.2)
        later(light)
        changed = picture(engine, tiny, vae="light")
        assert first.mean() + 5 < changed.mean() < lighter.mean() - 5
        assert difference(first, picture(engine, tiny)) == 0
    assert len(engine._keeper._kept) == 1, "no VAE is left behind"


def test_loras_stay_on_while_the_vae_is_exchanged(engine: Engine, tiny: Path, models: Path) -> None:
    vae_file(tiny, models / "same.safetensors", 0.0)
    lora_file(tiny, models / "ink.safetensors", "kohya", seed=1)
    plain = picture(engine, tiny)
    dressed = picture(engine, tiny, "a cat <lora:ink:0.8>")
    assert difference(dressed, picture(engine, tiny, "a cat <lora:ink:0.8>", vae="same")) == 0
    assert difference(plain, picture(engine, tiny, vae="same")) == 0


def test_a_vae_that_does_not_fit_leaves_the_model_as_it_is(engine: Engine, tiny: Path, models: Path) -> None:
    first = picture(engine, tiny)
    save_file({"decoder.conv_in.weight": torch.ones(1)}, models / "bad.safetensors")
    recipe = Recipe(prompt="a cat", size=Size(64, 64), steps=3, guidance=4, sampler="ddim", vae="bad")
    job = Generate(model=str(tiny), recipe=recipe, seeds=(3,), preview=PreviewMode.OFF)
    end = list(engine.run(job, threading.Event()))[-1]
    assert isinstance(end, Failed)
    assert not end.detail
    with patch.object(keeper, "load", side_effect=AssertionError("the model is read again")):
        assert difference(first, picture(engine, tiny)) == 0


def test_a_lora_that_was_replaced_under_its_name_is_put_on_anew(
    engine: Engine, tiny: Path, models: Path
) -> None:
    path = lora_file(tiny, models / "ink.safetensors", "kohya", seed=1)
    one = picture(engine, tiny, "a cat <lora:ink:0.8>")
    lora_file(tiny, path, "kohya", seed=2)
    later(path)
    other = picture(engine, tiny, "a cat <lora:ink:0.8>")
    assert difference(one, other) > 5
