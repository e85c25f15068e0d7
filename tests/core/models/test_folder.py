"""What a model folder says of itself, and each way in which it can be wrong."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import save_file

from core.errors import ModelError
from core.geometry import Size
from core.model_info import Defaults
from core.models.catalog import describe
from tests.core.paper_model import UNET, change, paper_model

OWN = {
    "name": "My Model",
    "native_size": [128, 64],
    "steps": 9,
    "guidance": 2.5,
    "sampler": "euler",
    "description": "Draws paper.",
    "sample_prompts": ["a sheet", "a pile"],
    "style_words": ["something newer"],
}


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return paper_model(tmp_path / "Paper")


def test_a_plain_folder_is_described(model: Path) -> None:
    info = describe(model)
    assert (info.name, info.title, info.path) == ("paper", "Paper", model)
    assert (info.native_size, info.factor, info.channels) == (Size(64, 64), 8, 4)
    assert (info.family, info.prediction, info.defaults) == ("sd-mini", "epsilon", Defaults())
    assert info.bytes == sum(file.stat().st_size for file in model.rglob("*.safetensors"))
    assert len(info.fingerprint) == 64
    assert not info.bundled
    assert info.description.endswith(".")


def test_its_own_words_are_used(tmp_path: Path) -> None:
    info = describe(paper_model(tmp_path / "x", own=OWN))
    assert (info.name, info.title, info.native_size) == ("my-model", "My Model", Size(128, 64))
    assert info.defaults == Defaults(steps=9, guidance=2.5, sampler="euler")
    assert (info.description, info.prompts) == ("Draws paper.", ("a sheet", "a pile"))


@pytest.mark.parametrize(
    ("change_to", "family"),
    [
        ({"block_out_channels": [320, 640, 1280, 1280], "cross_attention_dim": 768}, "sd1"),
        ({"block_out_channels": [320, 640, 1280, 1280], "cross_attention_dim": 1024}, "sd2"),
        ({"cross_attention_dim": 768}, "sd-mini"),
    ],
)
def test_the_family_is_told_by_the_unet(model: Path, change_to: dict[str, Any], family: str) -> None:
    change(model / "unet" / "config.json", **change_to)
    width = (UNET | change_to)["block_out_channels"][0]  # type: ignore[index]
    tensors = {"conv_in.weight": np.zeros((width, 4, 3, 3)), "conv_out.weight": np.zeros((4, width, 3, 3))}
    save_file(tensors, model / "unet" / "diffusion_pytorch_model.safetensors")
    assert describe(model).family == family


def test_factor_and_channels_are_the_vaes(model: Path) -> None:
    change(model / "vae" / "config.json", block_out_channels=[8] * 5)
    assert describe(model).factor == 16
    assert describe(model).native_size == Size(128, 128)


def test_a_real_tiny_model_is_described(tiny_v: Path) -> None:
    info = describe(tiny_v)
    assert (info.factor, info.channels, info.prediction) == (16, 8, "v_prediction")
    assert info.native_size == Size(128, 128)


def test_a_unet_need_not_say_its_size_and_may_have_other_kernels(model: Path) -> None:
    change(model / "unet" / "config.json", sample_size=None, conv_in_kernel=5, conv_out_kernel=1)
    width = UNET["block_out_channels"][0]  # type: ignore[index]
    tensors = {"conv_in.weight": np.zeros((width, 4, 5, 5)), "conv_out.weight": np.zeros((4, width, 1, 1))}
    save_file(tensors, model / "unet" / "diffusion_pytorch_model.safetensors")
    assert describe(model).native_size == Size(512, 512)


@pytest.mark.parametrize("kind", ["EDMDPMSolverMultistepScheduler", "FlowMatchEulerDiscreteScheduler"])
def test_a_model_of_another_noise_is_refused(model: Path, kind: str) -> None:
    change(model / "scheduler" / "scheduler_config.json", _class_name=kind)
    with pytest.raises(ModelError, match="trained with another kind of noise"):
        describe(model)


def test_it_takes_no_torch(model: Path) -> None:
    script = f"""
import sys
from pathlib import Path
from core.models.catalog import describe
describe(Path({str(model)!r}))
print(sorted({{"torch", "diffusers", "transformers", "PIL"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


FILES = [
    "model_index.json",
    "unet/config.json",
    "vae/config.json",
    "text_encoder/config.json",
    "scheduler/scheduler_config.json",
    "latentscape.json",
]


@pytest.mark.parametrize("name", FILES[:-1])
def test_a_missing_configuration_is_named(model: Path, name: str) -> None:
    (model / name).unlink()
    with pytest.raises(ModelError, match=f"{name}.* is missing"):
        describe(model)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("text", ["", "{", "[]", "null", '"text"', "[" * 99_999, "\x80\xff"])
def test_a_damaged_configuration_is_named(model: Path, name: str, text: str) -> None:
    (model / name).write_bytes(text.encode("latin-1"))
    with pytest.raises(ModelError, match=f"“{name}” is "):
        describe(model)


def test_a_missing_tokenizer_is_named(model: Path) -> None:
    (model / "tokenizer" / "tokenizer.json").unlink()
    with pytest.raises(ModelError, match=r"“tokenizer/vocab.json” is missing"):
        describe(model)
    for name in ("vocab.json", "merges.txt"):
        (model / "tokenizer" / name).touch()
    describe(model)


@pytest.mark.parametrize("value", ["x", -1, 0, 1.5, True, [], {}, 10**9, [0], ["a"]])
@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("unet/config.json", "in_channels"),
        ("unet/config.json", "sample_size"),
        ("unet/config.json", "block_out_channels"),
        ("vae/config.json", "latent_channels"),
        ("vae/config.json", "block_out_channels"),
        ("scheduler/scheduler_config.json", "prediction_type"),
        ("scheduler/scheduler_config.json", "num_train_timesteps"),
    ],
)
def test_a_value_that_makes_no_sense_is_named(model: Path, name: str, key: str, value: Any) -> None:
    change(model / name, **{key: value})
    with pytest.raises(ModelError):
        describe(model)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", 1),
        ("native_size", 0),
        ("native_size", [64]),
        ("native_size", 99_999),
        ("steps", 0),
        ("steps", "20"),
        ("guidance", -1),
        ("guidance", float("nan")),
        ("sampler", "magic"),
        ("description", []),
        ("sample_prompts", "one"),
        ("sample_prompts", [1]),
    ],
)
def test_own_words_that_make_no_sense_are_named(tmp_path: Path, key: str, value: Any) -> None:
    model = paper_model(tmp_path / "x", own=OWN | {key: value})
    with pytest.raises(ModelError, match=f"“latentscape.json” cannot be used: its value “{key}”"):
        describe(model)


def test_models_of_other_kinds_are_refused_by_name(model: Path) -> None:
    index = model / "model_index.json"
    before = index.read_text()
    change(index, text_encoder_2=["transformers", "CLIPTextModelWithProjection"])
    with pytest.raises(ModelError, match="do not belong"):
        describe(model)
    index.write_text(before)
    change(index, unet=None, transformer=["diffusers", "FluxTransformer2DModel"])
    with pytest.raises(ModelError, match="unet is missing"):
        describe(model)
    index.write_text(before)
    change(index, vae=["diffusers", "VQModel"])
    with pytest.raises(ModelError, match="vae is a VQModel"):
        describe(model)
    index.write_text(before)
    change(model / "unet" / "config.json", in_channels=5)
    with pytest.raises(ModelError, match="a depth model: its UNet takes 5 channels"):
        describe(model)


def test_weights_of_another_configuration_are_refused(model: Path) -> None:
    change(model / "unet" / "config.json", block_out_channels=[16, 16])
    with pytest.raises(ModelError, match=r"do not fit its config.json: conv_in.weight is \(8, 4, 3, 3\)"):
        describe(model)
    save_file({"other": np.zeros(3)}, model / "unet" / "diffusion_pytorch_model.safetensors")
    with pytest.raises(ModelError, match="lack the tensor conv_in"):
        describe(model)
    save_file({}, model / "unet" / "diffusion_pytorch_model.safetensors")
    with pytest.raises(ModelError, match="are empty"):
        describe(model)


@pytest.mark.parametrize("suffix", [".ckpt", ".pt", ".pth", ".bin"])
def test_a_pickle_is_refused_with_the_reason(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"model{suffix}").write_bytes(b"\x80\x04")
    with pytest.raises(ModelError, match=r"pickle can run any program.*safetensors.*convert"):
        describe(tmp_path / f"model{suffix}")
    with pytest.raises(ModelError, match="pickle"):
        describe(tmp_path)


def test_paths_that_hold_no_model_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no model “none” at this path"):
        describe(tmp_path / "none")
    with pytest.raises(ModelError, match=r"model_index.json is missing"):
        describe(tmp_path)
    (tmp_path / "one.safetensors").touch()
    with pytest.raises(ModelError, match="is empty"):
        describe(tmp_path / "one.safetensors")
    (tmp_path / "notes.txt").touch()
    with pytest.raises(ModelError, match="is not a model"):
        describe(tmp_path / "notes.txt")
    with pytest.raises(ModelError):
        describe(tmp_path / "nul\0")


@pytest.mark.parametrize("seed", range(60))
def test_mutated_configurations_never_do_worse_than_a_sentence(tmp_path: Path, seed: int) -> None:
    random = np.random.default_rng(seed)
    model = paper_model(tmp_path / "x", own=OWN)
    file = model / FILES[seed % len(FILES)]
    data = bytearray(file.read_bytes())
    for place in random.integers(0, len(data), random.integers(1, 5)):
        data[place] = random.integers(0, 256)
    file.write_bytes(data)
    try:
        info = describe(model)
    except ModelError as error:
        sentence = error.message
    else:
        sentence = info.description
    assert len(sentence) < 300
