"""The fast preview: a fit that finds a linear map again, and a budget that holds."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pytest
import torch

from core.engine import Engine
from core.jobs import LoadModel, PreviewMode
from core.latents import preview
from core.latents.preview import LinearPreview, Previewer, fit, linear_preview
from core.models import learnt
from core.models.checkpoint import load
from core.models.model import Model
from core.models.placement import place
from core.models.recognition import describe


def test_the_fit_finds_a_linear_map_again() -> None:
    generator = torch.Generator().manual_seed(0)
    weight, bias = torch.randn(8, 3, generator=generator) * 0.2, torch.tensor([0.1, -0.2, 0.0])
    latent = torch.randn(2, 8, 16, 16, generator=generator)
    target = torch.einsum("bchw,cd->bdhw", latent, weight) + bias[:, None, None]
    found = fit(latent, target)
    assert torch.allclose(found.weight, weight, atol=2e-3)
    assert torch.allclose(found.bias, bias, atol=2e-3)


def test_known_families_have_known_factors(tiny_epsilon: Path) -> None:
    engine = Engine(device="cpu", precision="fp32")
    list(engine.run(LoadModel(model=str(tiny_epsilon)), threading.Event()))
    assert engine.model is not None
    linear = linear_preview(engine.model, threading.Event())
    assert linear.weight.shape == (4, 3), "a tiny model is of no known family: fitted"


class _Time:
    """A clock that a test moves."""

    now = 0.0

    def perf_counter(self) -> float:
        return self.now


def test_auto_previews_keep_to_their_share_of_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, fine = _Time(), []
    monkeypatch.setattr(preview, "time", clock)

    def decode(model: object, latent: torch.Tensor, cancel: threading.Event) -> torch.Tensor:
        clock.now += 0.1
        fine.append(clock.now)
        return torch.zeros(1, 3, 8, 8)

    monkeypatch.setattr(preview, "decode", decode)
    linear = LinearPreview(torch.zeros(4, 3), torch.zeros(3))
    previewer = Previewer(None, linear, PreviewMode.AUTO, _begun=0.0)  # type: ignore[arg-type]
    previewer.learn(0.1)
    for _ in range(100):
        clock.now += 0.5
        previewer.pictures(torch.zeros(1, 4, 8, 8), threading.Event())
    assert 10 <= len(fine) <= 16, "3 % of 50 seconds is 15 decodes of 0.1 s"
    assert previewer.spent <= 0.03 * clock.now


def test_a_fit_is_kept_by_the_models_fingerprint(tiny_epsilon: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(device="cpu", precision="fp32")
    list(engine.run(LoadModel(model=str(tiny_epsilon)), threading.Event()))
    model = engine.model
    assert model is not None
    fitted = linear_preview(model, threading.Event())
    with monkeypatch.context() as patched:
        patched.setattr(preview, "encode", None)
        kept = linear_preview(model, threading.Event(), keep=True)
    assert torch.equal(kept.weight, fitted.weight)
    assert torch.equal(kept.bias, fitted.bias)
    learnt.keep(model.info.fingerprint, "preview", [[[1.0]], "damaged"])
    assert torch.equal(linear_preview(model, threading.Event(), keep=True).weight, fitted.weight)


@pytest.mark.parametrize(("family", "first"), [("sd1", 0.3512), ("sd2", 0.3512), ("sdxl", 0.3651)])
def test_known_families_need_no_fit(tiny_epsilon: Path, family: str, first: float) -> None:
    *_, model = load(describe(tiny_epsilon), place("cpu", "fp32"))
    assert isinstance(model, Model)
    known = linear_preview(replace(model, info=replace(model.info, family=family)), threading.Event())
    assert float(known.weight[0, 0]) == pytest.approx(first)
    assert bool(known.bias.any()) == (family == "sdxl")
