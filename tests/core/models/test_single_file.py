"""Checkpoints in one file: known by their headers, opened to the same pictures, refused in one sentence."""

from __future__ import annotations

import json
import struct
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from safetensors.torch import load_file, save_file

from core.engine import Engine
from core.errors import ModelError
from core.events import Event, Failed, Finished, Note, Result
from core.geometry import Size
from core.jobs import Generate, LoadModel, PreviewMode
from core.model_info import Defaults
from core.models.catalog import Catalog
from core.models.checkpoint import load
from core.models.found import FileKind, look_at
from core.models.habits import habits
from core.models.placement import place
from core.models.recognition import describe
from core.recipe import Recipe
from tests.ldm_layout import single_file, vae_in_ldm
from tests.parity import difference
from tests.tiny_models import tiny_checkpoint

FAMILIES = ["sd1", "sd2", "sdxl"]
Picture = Any
Weights = dict[str, torch.Tensor]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(device="cpu", precision="fp32")


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    home = tmp_path_factory.mktemp("checkpoints")
    return {family: tiny_checkpoint(home / f"tiny-{family}", family) for family in FAMILIES}


@pytest.fixture(scope="module")
def files(folders: dict[str, Path]) -> dict[str, Path]:
    return {
        family: single_file(folder, folder.with_suffix(".safetensors"), family)
        for family, folder in folders.items()
    }


def run(engine: Engine, path: Path, guidance: float = 5.0) -> list[Event]:
    recipe = Recipe(
        prompt="a cat", negative="dog", size=Size(64, 64), steps=3, guidance=guidance, sampler="ddim"
    )
    job = Generate(model=str(path), recipe=recipe, seeds=(3,), preview=PreviewMode.OFF)
    return list(engine.run(job, threading.Event()))


def picture(engine: Engine, path: Path) -> Picture:
    events = run(engine, path)
    assert isinstance(events[-1], Finished), events[-1]
    return next(event.picture for event in events if isinstance(event, Result))


def reason(engine: Engine, path: Path) -> str:
    """Why the file cannot be used: one sentence, whoever finds it first."""
    end = list(engine.run(LoadModel(model=str(path)), threading.Event()))[-1]
    assert isinstance(end, Failed), end
    assert not end.detail, end.detail
    assert end.message.endswith(".")
    assert "\n" not in end.message
    return end.message


def test_one_that_was_added_is_drawn_with_by_its_name(engine: Engine, files: dict[str, Path]) -> None:
    info = Catalog().add(files["sd1"])
    assert (picture(engine, Path(info.name)) == picture(engine, files["sd1"])).all()


@pytest.mark.parametrize("family", FAMILIES)
def test_one_file_draws_what_its_folder_draws(
    engine: Engine, folders: dict[str, Path], files: dict[str, Path], family: str
) -> None:
    first = picture(engine, folders[family])
    assert first.std() > 10
    assert difference(first, picture(engine, files[family])) == 0


def test_fp16_and_shards_draw_the_same(engine: Engine, folders: dict[str, Path], tmp_path: Path) -> None:
    """One model, three ways to lie on the disk; fp16 is rounded, so its pictures may differ a little."""
    from diffusers.pipelines.stable_diffusion.pipeline_stable_diffusion import StableDiffusionPipeline

    pipeline: Any = StableDiffusionPipeline.from_pretrained(folders["sd1"], local_files_only=True)
    pipeline.save_pretrained(tmp_path / "shards", safe_serialization=True, max_shard_size="1MB")
    assert len(list((tmp_path / "shards" / "unet").glob("*.safetensors"))) > 1
    pipeline.to(torch.float16).save_pretrained(tmp_path / "half", safe_serialization=True, variant="fp16")
    assert list((tmp_path / "half" / "unet").glob("*.fp16.safetensors"))
    first = picture(engine, folders["sd1"])
    assert difference(first, picture(engine, tmp_path / "shards")) == 0
    assert difference(first, picture(engine, tmp_path / "half")) <= 2


def test_averaged_weights_beside_the_plain_ones_change_nothing(
    engine: Engine, folders: dict[str, Path], tmp_path: Path
) -> None:
    file = single_file(folders["sd1"], tmp_path / "ema.safetensors", "sd1", ema=True)
    assert difference(picture(engine, folders["sd1"]), picture(engine, file)) == 0


def test_velocity_is_told_by_a_trial(engine: Engine, tmp_path: Path) -> None:
    folder = tiny_checkpoint(tmp_path / "v", "sd2", prediction="v_prediction")
    file = single_file(folder, tmp_path / "v-base.safetensors", "sd2")
    assert describe(file).prediction == "epsilon", "its name is wrong"
    first = picture(engine, folder)
    assert difference(first, picture(engine, file)) == 0
    assert engine.model is not None
    assert engine.model.info.prediction == "v_prediction"


def test_an_inpainting_file_is_known(engine: Engine, tmp_path: Path) -> None:
    folder = tiny_checkpoint(tmp_path / "paint", "sd1", inpaints=True)
    file = single_file(folder, tmp_path / "paint.safetensors", "sd1")
    assert describe(file).inpaints
    assert difference(picture(engine, folder), picture(engine, file)) == 0


@pytest.mark.parametrize(
    ("name", "family", "expected", "side"),
    [
        ("plain", "sd1", Defaults(), 512),
        ("dreamLCM_v1", "sd1", Defaults(steps=6, guidance=1.0, sampler="lcm"), 512),
        ("sdxl_lightning_8step", "sdxl", Defaults(steps=8, guidance=1.0, sampler="euler"), 1024),
        ("sd_xl_turbo_1.0_fp16", "sdxl", Defaults(steps=4, guidance=1.0, sampler="euler_a"), 512),
        ("Hyper-SDXL-4steps", "sdxl", Defaults(steps=4, guidance=1.0, sampler="ddim"), 1024),
    ],
)
def test_its_name_tells_how_it_likes_to_be_run(name: str, family: str, expected: Defaults, side: int) -> None:
    habit = habits(family, name)
    assert habit.defaults == expected
    assert habit.side == side


def test_a_file_is_described(files: dict[str, Path], tmp_path: Path) -> None:
    file = tmp_path / "sdxl lightning 2step.safetensors"
    file.hardlink_to(files["sdxl"])
    info = describe(file)
    assert (info.name, info.title) == ("sdxl-lightning-2step", "sdxl lightning 2step")
    assert (info.family, info.native_size, info.channels, info.factor) == (
        "sdxl-mini",
        Size(1024, 1024),
        4,
        8,
    )
    assert info.defaults == Defaults(steps=2, guidance=1.0, sampler="euler")
    assert info.bytes == files["sdxl"].stat().st_size
    assert "one file, fp32" in info.description


def test_a_vae_is_lent_by_a_file_beside_or_by_another_model(
    engine: Engine, folders: dict[str, Path], files: dict[str, Path], tmp_path: Path
) -> None:
    from core.models.catalog import Catalog

    file = single_file(
        folders["sd1"], tmp_path / "bare.safetensors", "sd1", leave_out=("vae", "text_encoder")
    )
    assert describe(file).lacks == ("vae", "text_encoder")
    assert "no VAE" in reason(engine, file)
    Catalog().add(files["sd1"])
    first = picture(engine, files["sd1"])
    events = run(engine, file)
    assert len([event for event in events if isinstance(event, Note)]) == 2
    assert difference(first, next(e.picture for e in events if isinstance(e, Result))) == 0
    vae = vae_in_ldm(load_file(next((folders["sd1"] / "vae").glob("*.safetensors"))))
    vae = {name: value.contiguous() for name, value in vae.items()}
    vae["decoder.conv_out.bias"] = vae["decoder.conv_out.bias"] + 0.5
    save_file(vae, tmp_path / "bare.vae.safetensors")
    assert picture(engine, file).mean() > first.mean() + 10, "the brighter VAE beside it is used"


OTHERS = {
    "a Stable Diffusion 3 model": "model.diffusion_model.joint_blocks.0.x_block.attn.qkv.weight",
    "a Flux model": "double_blocks.0.img_attn.norm.key_norm.scale",
    "SDXL's refiner": "conditioner.embedders.0.model.ln_final.weight",
    "a ControlNet": "control_model.input_blocks.0.0.weight",
    "a LoRA": "lora_unet_mid_block.lora_down.weight",
    "a VAE without": "decoder.conv_in.weight",
    "a textual inversion": "emb_params",
    "a UNet alone": "input_blocks.0.0.weight",
    "not a model the program knows": "something.weight",
    "a Qwen-Image model": "transformer_blocks.0.img_mod.1.weight",
    "a Hunyuan Video model": "model.model.double_blocks.0.img_attn_qkv.weight",
    "a PixArt model": "blocks.0.cross_attn.kv_linear.weight",
    "a Wan Video model": "model.diffusion_model.blocks.0.self_attn.q.weight",
    "a Hunyuan-DiT model": "blocks.0.attn1.Wqkv.weight",
    "an LTX Video model": "model.diffusion_model.patchify_proj.weight",
    "a Mochi Video model": "blocks.0.attn.qkv_x.weight",
    "a Lumina model": "model.diffusion_model.cap_embedder.1.weight",
    "an AuraFlow model": "model.double_layers.0.attn.w1q.weight",
    "a Stable Cascade model": "clip_txt_mapper.weight",
    "a motion module": "down_blocks.0.motion_modules.0.temporal_transformer.proj_in.weight",
    "an IP-Adapter": "image_proj.proj.weight",
    "a T2I-Adapter": "adapter.body.0.block1.weight",
    "a language model": "model.layers.0.self_attn.q_proj.weight",
    "an upscaler": "conv_first.weight",
    "averaged weights": "model_ema.diffusion_modelinput_blocks00weight",
}


@pytest.mark.parametrize("kind", OTHERS)
def test_other_files_are_called_what_they_are(tmp_path: Path, kind: str) -> None:
    file = tmp_path / "other.safetensors"
    save_file({OTHERS[kind]: torch.zeros(4, 4)}, file)
    with pytest.raises(ModelError, match=kind):
        describe(file)


@pytest.mark.parametrize("suffix", [".gguf", ".onnx"])
def test_formats_of_other_programs_are_named(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"model{suffix}"
    file.write_bytes(b"GGUF")
    with pytest.raises(ModelError, match=f"{suffix[1:].upper()} format.*safetensors version"):
        describe(file)


def test_a_film_model_with_a_unet_is_not_taken_for_one_of_pictures(tmp_path: Path) -> None:
    unet = "model.diffusion_model.input_blocks."
    file = tmp_path / "svd.safetensors"
    save_file({f"{unet}0.0.weight": torch.ones(2), f"{unet}1.1.time_mixer.mix_factor": torch.ones(1)}, file)
    found = look_at(file)
    assert (found.kind, found.words) == (FileKind.LATER, "Stable Video")


def test_what_compares_texts_with_pictures_is_passed_over(
    engine: Engine, files: dict[str, Path], tmp_path: Path
) -> None:
    weights = load_file(files["sd1"])
    prefix = "cond_stage_model.transformer."
    more = {f"{prefix}text_projection.weight": torch.ones(2, 2), f"{prefix}logit_scale": torch.ones(1)}
    save_file(weights | more, tmp_path / "more.safetensors")
    assert (picture(engine, tmp_path / "more.safetensors") == picture(engine, files["sd1"])).all()


def test_fp8_with_scales_is_refused_and_without_is_drawn(
    engine: Engine, files: dict[str, Path], tmp_path: Path
) -> None:
    weights = {name: tensor.to(torch.float8_e4m3fn) for name, tensor in load_file(files["sd1"]).items()}
    save_file(weights, tmp_path / "fp8.safetensors")
    assert picture(engine, tmp_path / "fp8.safetensors").std() > 10
    query = next(name for name in weights if name.endswith("to_q.weight"))
    scale = {query.replace(".weight", ".scale_weight"): torch.ones(1)}
    save_file(weights | scale, tmp_path / "scaled.safetensors")
    assert "fp8 numbers with scales" in reason(engine, tmp_path / "scaled.safetensors")


def test_a_model_outlives_what_happens_to_its_file(files: dict[str, Path], tmp_path: Path) -> None:
    """Its numbers are read, not mapped: who writes the file anew neither changes nor ends the program."""
    file = tmp_path / "model.safetensors"
    file.write_bytes(files["sd1"].read_bytes())
    *_, model = load(describe(file), place("cpu", "fp32"))
    assert not isinstance(model, str)
    before = [weight.clone() for part in model.parts for weight in part.parameters()]
    with file.open("r+b") as opened:
        opened.write(bytes(file.stat().st_size))
    after = [weight for part in model.parts for weight in part.parameters()]
    assert all(torch.equal(one, other) for one, other in zip(before, after, strict=True))


@pytest.mark.parametrize("suffix", [".ckpt", ".pt", ".bin", ".pth", ".pkl"])
def test_pickles_are_refused_with_the_reason(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"model{suffix}"
    file.write_bytes(b"\x80\x04cos\nsystem\n")
    with pytest.raises(ModelError, match=r"can run any program.*convert it"):
        describe(file)


# --- a hundred damaged files ---


def _header(data: bytes) -> tuple[dict[str, Any], bytes]:
    (length,) = struct.unpack("<Q", data[:8])
    return json.loads(data[8 : 8 + length]), data[8 + length :]


def _joined(header: dict[str, Any], body: bytes) -> bytes:
    text = json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


def _some(header: dict[str, Any], random: np.random.Generator) -> str:
    """A tensor that belongs to one of the networks and has room to be damaged."""
    names = [name for name in header if name.startswith(("model.", "first_stage", "cond_stage"))]
    names = [name for name in names if len(header[name]["shape"]) > 0 and "position_ids" not in name]
    return str(names[random.integers(len(names))])


def _lying_length(data: bytes, random: np.random.Generator) -> bytes:
    return struct.pack("<Q", int(random.integers(0, 2**62))) + data[8:]


def _cut(data: bytes, random: np.random.Generator) -> bytes:
    return data[: int(random.integers(0, len(data) - 1))]


def _surplus(data: bytes, random: np.random.Generator) -> bytes:
    return data + bytes(int(random.integers(1, 99)))


def _overlap(data: bytes, random: np.random.Generator) -> bytes:
    header, body = _header(data)
    entry = header[_some(header, random)]
    entry["data_offsets"] = [offset + int(random.integers(1, 64)) for offset in entry["data_offsets"]]
    return _joined(header, body)


def _wrong_shape(data: bytes, random: np.random.Generator) -> bytes:
    header, body = _header(data)
    entry = header[_some(header, random)]
    entry["shape"] = [*entry["shape"], 1] if random.random() < 0.5 else [int(np.prod(entry["shape"]))]
    if len(entry["shape"]) == 1:
        entry["shape"] = [1, entry["shape"][0]]
    return _joined(header, body)


def _wrong_dtype(data: bytes, random: np.random.Generator) -> bytes:
    header, body = _header(data)
    entry = header[_some(header, random)]
    entry["dtype"] = ["I32", "F16", "F64", "NONE", "U32", 7][random.integers(6)]
    return _joined(header, body)


def _missing(data: bytes, random: np.random.Generator) -> bytes:
    """A tensor is renamed: it is missing, and another is too many."""
    header, body = _header(data)
    name = _some(header, random)
    header[name + ".old" if random.random() < 0.5 else f"x{name}"] = header.pop(name)
    return _joined(header, body)


def _not_finite(data: bytes, random: np.random.Generator) -> bytes:
    header, _ = _header(data)
    begin, end = header[_some(header, random)]["data_offsets"]
    start = len(data) - len(_header(data)[1])
    place = start + begin + 4 * int(random.integers((end - begin) // 4))
    value = [float("nan"), float("inf"), -float("inf")][random.integers(3)]
    return data[:place] + struct.pack("<f", value) + data[place + 4 :]


def _noise_in_header(data: bytes, random: np.random.Generator) -> bytes:
    (length,) = struct.unpack("<Q", data[:8])
    place = 8 + int(random.integers(length - 16))
    return data[:place] + random.bytes(16) + data[place + 16 :]


def _nonsense_entry(data: bytes, random: np.random.Generator) -> bytes:
    header, body = _header(data)
    nonsense: list[Any] = [None, [], "x", {}, {"dtype": "F32"}, {"shape": -1}, 1e400]
    header[_some(header, random)] = nonsense[random.integers(len(nonsense))]
    return _joined(header, body)


MUTATIONS: list[Callable[[bytes, np.random.Generator], bytes]] = [
    _lying_length,
    _cut,
    _surplus,
    _overlap,
    _wrong_shape,
    _wrong_dtype,
    _missing,
    _not_finite,
    _noise_in_header,
    _nonsense_entry,
]


@pytest.mark.parametrize(
    "seed", [seed if seed < 8 else pytest.param(seed, marks=pytest.mark.slow) for seed in range(100)]
)
def test_a_damaged_file_gives_one_sentence(
    engine: Engine, files: dict[str, Path], tmp_path: Path, seed: int
) -> None:
    random = np.random.default_rng(seed)
    file = tmp_path / "damaged.safetensors"
    file.write_bytes(MUTATIONS[seed % len(MUTATIONS)](files["sd1"].read_bytes(), random))
    reason(engine, file)
