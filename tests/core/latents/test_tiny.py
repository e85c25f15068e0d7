"""TAESD, found in the person's folders in either layout, draws the previews."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch
from diffusers.models.autoencoders.autoencoder_tiny import AutoencoderTiny
from safetensors.torch import save_file

from core.engine import Engine
from core.events import Event, Finished, Note, Preview
from core.geometry import Size
from core.jobs import Generate, PreviewMode
from core.latents.codec import to_pictures
from core.latents.preview import Previewer
from core.latents.tiny import TinyPreview
from core.models.catalog import Catalog
from core.recipe import Recipe
from tests.ldm_layout import single_file
from tests.tiny_models import tiny_checkpoint


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    scratch = tmp_path_factory.mktemp("model")
    return single_file(tiny_checkpoint(scratch / "one", "sd1"), scratch / "one.safetensors", "sd1")


@pytest.fixture(scope="module")
def taesd() -> AutoencoderTiny:
    with torch.random.fork_rng(devices=[]):
        torch.manual_seed(0)
        build: Any = AutoencoderTiny
        made: AutoencoderTiny = build().eval()
    return made


def in_comfy(taesd: AutoencoderTiny, folder: Path) -> Path:
    """As ComfyUI has it: the decoder alone, the clamp before it counted as a layer."""
    weights = {}
    for name, tensor in taesd.decoder.state_dict().items():
        number, _, rest = name.removeprefix("layers.").partition(".")
        weights[f"{int(number) + 1}.{rest}"] = tensor.contiguous()
    folder.mkdir(parents=True)
    save_file(weights, folder / "taesd_decoder.safetensors")
    return folder


def in_diffusers(taesd: AutoencoderTiny, folder: Path) -> Path:
    place = folder / "models--madebyollin--taesd" / "snapshots" / "0"
    taesd.save_pretrained(place)
    return folder


def drawn(model: Path) -> list[Event]:
    recipe = Recipe(prompt="a cat", size=Size(64, 64), steps=2, guidance=1.0, sampler="ddim")
    job = Generate(model=str(model), recipe=recipe, seeds=(3,), preview=PreviewMode.FAST)
    events = list(Engine(device="cpu", precision="fp32").run(job, threading.Event()))
    assert isinstance(events[-1], Finished)
    return events


@pytest.mark.parametrize("lay", [in_comfy, in_diffusers])
def test_its_previews_are_what_diffusers_decodes(
    model: Path,
    taesd: AutoencoderTiny,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lay: Callable[[AutoencoderTiny, Path], Path],
) -> None:
    Catalog().add_folder(lay(taesd, tmp_path / "found"))
    monkeypatch.setattr(Previewer, "BUDGET", float("inf"))
    seen: list[torch.Tensor] = []
    draw = TinyPreview.pictures

    def watched(self: TinyPreview, denoised: torch.Tensor) -> Any:
        seen.append(denoised)
        return draw(self, denoised)

    monkeypatch.setattr(TinyPreview, "pictures", watched)
    previews = [event for event in drawn(model) if isinstance(event, Preview)]
    assert len(previews) == len(seen) == 2
    for preview, latent in zip(previews, seen, strict=True):
        with torch.no_grad():
            (reference,) = to_pictures(taesd.decode(latent).sample)
        assert preview.pictures[0].shape == (64, 64, 3)
        assert np.abs(preview.pictures[0].astype(int) - reference).max() <= 1


def test_a_file_that_is_something_else_is_said_and_the_picture_is_drawn(model: Path, tmp_path: Path) -> None:
    (tmp_path / "found").mkdir()
    save_file({"1.weight": torch.zeros(3)}, tmp_path / "found" / "taesd_decoder.safetensors")
    Catalog().add_folder(tmp_path / "found")
    events = drawn(model)
    assert ["no TAESD decoder" in event.message for event in events if isinstance(event, Note)] == [True]
    assert [event.pictures[0].shape for event in events if isinstance(event, Preview)] == [(8, 8, 3)] * 2
