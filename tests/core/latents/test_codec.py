"""Encode and decode: values, tiles and their seams, cancel."""

from __future__ import annotations

import threading
from pathlib import Path

import numpy as np
import pytest
import torch

from core.engine import Engine
from core.errors import JobCancelled
from core.geometry import Size
from core.jobs import LoadModel
from core.latents import codec
from core.models.model import Model
from tests.parity import difference, source_picture


@pytest.fixture
def model(tiny_epsilon: Path) -> Model:
    engine = Engine(device="cpu", precision="fp32")
    list(engine.run(LoadModel(model=str(tiny_epsilon)), threading.Event()))
    assert engine.model is not None
    return engine.model


def test_a_picture_survives_the_way_to_a_tensor_and_back() -> None:
    size = Size(40, 24)
    picture = source_picture(size)
    (back,) = codec.to_pictures(codec.to_tensor(picture, size))
    assert np.array_equal(back, picture)


def test_transparency_is_laid_on_white() -> None:
    clear = np.zeros((8, 8, 4), np.uint8)
    assert torch.equal(codec.to_tensor(clear, Size(8, 8)), torch.ones(1, 3, 8, 8))


def test_a_picture_of_another_size_is_resized() -> None:
    assert codec.to_tensor(source_picture(Size(50, 30)), Size(64, 48)).shape == (1, 3, 48, 64)


def test_latents_have_the_shape_and_scale_of_the_model(model: Model) -> None:
    latent = codec.encode(
        model, codec.to_tensor(source_picture(Size(64, 32)), Size(64, 32)), threading.Event()
    )
    assert latent.shape == (1, 4, 4, 8)
    unscaled = model.vae.encode(
        codec.to_tensor(source_picture(Size(64, 32)), Size(64, 32))
    ).latent_dist.mode()
    assert torch.allclose(latent, unscaled * model.vae.config["scaling_factor"], atol=1e-5)


@pytest.mark.parametrize("size", [Size(200, 136), Size(104, 64)])
def test_tiles_meet_without_a_seam(model: Model, monkeypatch: pytest.MonkeyPatch, size: Size) -> None:
    cancel = threading.Event()
    pixels = codec.to_tensor(source_picture(size), size)
    latent = codec.encode(model, pixels, cancel)
    whole = codec.decode(model, latent, cancel)
    monkeypatch.setattr(codec, "WHOLE", 64 * 64)
    monkeypatch.setattr(codec, "TILE", 96)
    monkeypatch.setattr(codec, "OVERLAP", 48)
    tiled = codec.decode(model, latent, cancel)
    assert tiled.shape == whole.shape
    (one,), (other,) = codec.to_pictures(whole), codec.to_pictures(tiled)
    for axis in (0, 1):
        # The mean step across each line; at a seam it would stand out from the whole picture's.
        lines = [np.abs(np.diff(p.astype(int), axis=axis)).mean(axis=(1 - axis, 2)) for p in (one, other)]
        assert lines[1].max() <= 1.15 * lines[0].max()
    assert codec.encode(model, pixels, cancel).shape == latent.shape


def test_tiles_of_a_codec_that_looks_at_single_cells_are_exact(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "WHOLE", 10)
    monkeypatch.setattr(codec, "TILE", 48)
    monkeypatch.setattr(codec, "OVERLAP", 16)
    whole = torch.randn(2, 3, 37, 101, generator=torch.Generator().manual_seed(0))
    enlarge = torch.nn.Upsample(scale_factor=8)
    tiled = codec._tiled(whole, enlarge, step=1, scale=8, cancel=threading.Event())
    assert torch.allclose(tiled, enlarge(whole), atol=1e-5)


def test_cancel_is_looked_at_between_tiles(model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "WHOLE", 10)
    monkeypatch.setattr(codec, "TILE", 32)
    monkeypatch.setattr(codec, "OVERLAP", 8)
    cancel, coded = threading.Event(), []

    def code(tile: torch.Tensor) -> torch.Tensor:
        coded.append(tile)
        cancel.set()
        return tile

    with pytest.raises(JobCancelled):
        codec._tiled(torch.zeros(1, 3, 64, 64), code, step=1, scale=1, cancel=cancel)
    assert len(coded) == 1


def test_rounding_is_to_the_nearest_value() -> None:
    pixels = torch.tensor([-2.0, -1.0, 0.0, 1.0, 2.0]).reshape(1, 1, 1, 5).expand(1, 3, 1, 5)
    (picture,) = codec.to_pictures(pixels)
    assert picture[0, :, 0].tolist() == [0, 0, 128, 255, 255]
    assert difference(picture, picture) == 0


class Soon(threading.Event):
    """Set once it has been looked at often enough."""

    looks = 0

    def is_set(self) -> bool:
        self.looks += 1
        return self.looks > 4


def test_cancel_is_heard_inside_one_piece(model: Model) -> None:
    _, height, width = model.latent_shape(Size(64, 64))
    latent = torch.zeros(1, model.info.channels, height, width)
    with pytest.raises(JobCancelled):
        codec.decode(model, latent, Soon())
    with pytest.raises(JobCancelled):
        codec.encode(model, torch.zeros(1, 3, 64, 64), Soon())
    assert torch.isfinite(codec.decode(model, latent, threading.Event())).all(), "nothing is left behind"
