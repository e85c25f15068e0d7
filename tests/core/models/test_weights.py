"""Which files the weights are in, and what they are."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from core.errors import ModelError
from core.models.catalog import describe, weight_files
from core.resources import data_folder
from tests.core.paper_model import paper_model

UNET = "unet/diffusion_pytorch_model.safetensors"


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return paper_model(tmp_path / "paper")


def shard(folder: Path, index: str = "diffusion_pytorch_model.safetensors.index.json") -> list[Path]:
    """Split the one weights file of ``folder`` into one for each tensor."""
    (whole,) = weight_files(folder)
    tensors = load_file(whole)
    whole.unlink()
    names = {name: f"part-{number}.safetensors" for number, name in enumerate(sorted(tensors), 1)}
    for name, file in names.items():
        save_file({name: tensors[name]}, folder / file)
    (folder / index).write_text(json.dumps({"metadata": {}, "weight_map": names}))
    return [folder / file for file in names.values()]


def test_the_widest_precision_is_taken(model: Path) -> None:
    whole = model / UNET
    shutil.copy(whole, whole.with_name("diffusion_pytorch_model.fp16.safetensors"))
    assert weight_files(model / "unet") == [whole]
    whole.unlink()
    assert weight_files(model / "unet") == [whole.with_name("diffusion_pytorch_model.fp16.safetensors")]


@pytest.mark.parametrize(
    "index",
    ["diffusion_pytorch_model.safetensors.index.json", "diffusion_pytorch_model.safetensors.index.fp16.json"],
)
def test_shards_are_found_and_are_the_same_model(model: Path, index: str) -> None:
    before = describe(model)
    shards = shard(model / "unet", index)
    assert weight_files(model / "unet") == shards
    assert describe(model).fingerprint == before.fingerprint


def test_a_missing_shard_is_named(model: Path) -> None:
    shard(model / "unet")[1].unlink()
    with pytest.raises(ModelError, match=r"“unet/part-2.safetensors” is missing"):
        describe(model)


@pytest.mark.parametrize("file", ["../vae/x.safetensors", "/etc/passwd", "part-1.bin", "", "."])
def test_an_index_may_only_name_safetensors_beside_it(model: Path, file: str) -> None:
    shard(model / "unet")
    index = model / "unet" / "diffusion_pytorch_model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": {"conv_in.weight": file}}))
    with pytest.raises(ModelError, match="it is not used"):
        describe(model)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"weight_map": []}', '{"weight_map": {}}', "[" * 99_999])
def test_a_damaged_index_is_named(model: Path, text: str) -> None:
    shard(model / "unet")
    (model / "unet" / "diffusion_pytorch_model.safetensors.index.json").write_text(text)
    with pytest.raises(ModelError, match=r"safetensors[.]index"):
        describe(model)


def test_a_tensor_in_two_shards_is_refused(model: Path) -> None:
    first, second = shard(model / "unet")[:2]
    save_file(load_file(first), second)
    with pytest.raises(ModelError, match="a tensor twice"):
        describe(model)


@pytest.mark.parametrize("suffix", [".bin", ".pt", ".ckpt", ".pth"])
def test_pickles_are_refused_with_the_reason(model: Path, suffix: str) -> None:
    whole = model / UNET
    whole.rename(whole.with_name(f"diffusion_pytorch_model{suffix}"))
    with pytest.raises(ModelError, match=r"pickle can run any program.*convert"):
        describe(model)


def test_missing_weights_are_named(model: Path) -> None:
    (model / UNET).unlink()
    with pytest.raises(ModelError, match="no weights in “unet”"):
        describe(model)


def test_the_fingerprint_is_the_same_wherever_the_weights_lie(model: Path, tmp_path: Path) -> None:
    before = describe(model)
    copy = shutil.copytree(model, tmp_path / "elsewhere" / "other name")
    assert describe(copy).fingerprint == before.fingerprint
    tensors = load_file(copy / UNET)
    save_file(dict(reversed(tensors.items())), copy / UNET, {"other": "metadata"})
    assert describe(copy).fingerprint == before.fingerprint


@pytest.mark.parametrize("part", ["unet", "vae", "text_encoder"])
def test_the_fingerprint_tells_other_weights(model: Path, part: str) -> None:
    before = describe(model).fingerprint
    (file,) = weight_files(model / part)
    tensors = load_file(file)
    name = min(tensors)
    tensors[name] = tensors[name] + np.float32(1e-3)
    save_file(tensors, file)
    assert describe(model).fingerprint != before


def test_the_fingerprint_tells_another_precision(model: Path) -> None:
    before = describe(model).fingerprint
    tensors = {name: tensor.astype(np.float16) for name, tensor in load_file(model / UNET).items()}
    save_file(tensors, model / UNET)
    assert describe(model).fingerprint != before


def test_a_large_tensor_is_sampled_in_its_middle(model: Path) -> None:
    before = describe(model).fingerprint
    tensors = load_file(model / UNET)
    tensors["mid.weight"].ravel()[2048] += 1
    save_file(tensors, model / UNET)
    assert describe(model).fingerprint != before


def test_the_fingerprint_is_remembered_until_a_file_changes(model: Path) -> None:
    import os

    for file in model.rglob("*.safetensors"):
        os.utime(file, (1_000_000_000, 1_000_000_000))
    before = describe(model).fingerprint
    cache = data_folder() / "catalog-cache.json"
    assert before in cache.read_text()
    cache.write_text(cache.read_text().replace(before, "f" * 64))
    assert describe(model).fingerprint == "f" * 64
    os.utime(model / UNET, (1_000_000_001, 1_000_000_001))
    assert describe(model).fingerprint == before


@pytest.mark.parametrize("text", ["", "[]", "{", '{"x": 1}', "null"])
def test_a_damaged_cache_is_no_harm(model: Path, text: str) -> None:
    before = describe(model).fingerprint
    data_folder().mkdir(parents=True, exist_ok=True)
    (data_folder() / "catalog-cache.json").write_text(text)
    assert describe(model).fingerprint == before
