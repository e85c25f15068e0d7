"""Where a model runs: what is chosen and what is refused."""

from __future__ import annotations

import pytest
import torch

from core.errors import InputError
from core.models import placement
from core.models.placement import place


@pytest.mark.parametrize(("has", "chosen"), [(True, "bf16"), (False, "fp32")])
def test_a_cpu_gets_bf16_where_it_multiplies_it(
    monkeypatch: pytest.MonkeyPatch, has: bool, chosen: str
) -> None:
    monkeypatch.setattr(placement, "cpu_has_bf16", lambda: has)
    assert place("cpu").precision == chosen


@pytest.mark.parametrize(("precision", "dtype"), [("fp32", torch.float32), ("bf16", torch.bfloat16)])
def test_what_is_asked_for_is_done(precision: str, dtype: torch.dtype) -> None:
    chosen = place("cpu", precision)
    assert chosen.dtype is dtype
    assert chosen.device.type == "cpu"
    assert chosen.available_memory() > 2**20
    assert chosen.device_name


@pytest.mark.parametrize(("device", "precision"), [("tpu", "auto"), ("cpu", "int8"), ("cpu", "fp16")])
def test_what_cannot_be_done_is_refused(device: str, precision: str) -> None:
    with pytest.raises(InputError):
        place(device, precision)


def test_a_missing_gpu_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.cuda, "is_available", lambda: False)
    with pytest.raises(InputError, match="CUDA"):
        place("cuda")
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    with pytest.raises(InputError, match="Apple"):
        place("mps")
    assert place("auto").device.type == "cpu"
