"""Networks that go to the device only to work: what moves, what is there at once, and that all comes back."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from torch import Tensor, nn

from core.diffusion.conditioning import condition
from core.models import economy
from core.models.checkpoint import load
from core.models.economy import Economy
from core.models.model import Model
from core.models.placement import Placement
from core.models.recognition import describe
from core.models.residence import Stream, visit

ELSEWHERE = Placement(torch.device("meta"), "fp32")
"""A device that is not the CPU and needs no hardware."""


class Device:
    """Counts what is on it."""

    def __init__(self) -> None:
        self.moves = 0
        self.here: list[Tensor] = []

    def move(self, tensor: Tensor) -> Tensor:
        """A copy, remembered."""
        self.moves += 1
        copy = tensor.detach().clone()
        self.here.append(copy)
        return copy


@pytest.fixture
def network() -> nn.Module:
    torch.manual_seed(0)
    return nn.Sequential(nn.Linear(3, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Linear(4, 2)).eval()


def test_a_visitor_works_on_the_device_and_is_home_again(network: nn.Module) -> None:
    home, device, seen = dict(network.state_dict(keep_vars=True)), Device(), torch.randn(5, 3)
    wanted = network(seen)
    with visit(network, device.move):
        assert all(any(t.data_ptr() == c.data_ptr() for c in device.here) for t in network.parameters())
        assert torch.equal(network(seen), wanted)
    assert device.moves == len(home)
    assert all(network.state_dict(keep_vars=True)[name] is tensor for name, tensor in home.items())


def test_a_visit_that_fails_half_way_leaves_the_network_at_home(network: nn.Module) -> None:
    home, device = dict(network.state_dict(keep_vars=True)), Device()

    def full(tensor: Tensor) -> Tensor:
        if device.moves == 3:
            raise torch.OutOfMemoryError("full")
        return device.move(tensor)

    with pytest.raises(torch.OutOfMemoryError), visit(network, full):
        pass
    assert all(network.state_dict(keep_vars=True)[name] is tensor for name, tensor in home.items())


def test_a_streamed_network_has_one_layer_on_the_device_at_a_time(network: nn.Module) -> None:
    seen = torch.randn(5, 3)
    wanted, home, device = network(seen), dict(network.state_dict(keep_vars=True)), Device()
    Stream(network, device.move)
    most: list[int] = []

    def look(module: nn.Module, _inputs: object) -> None:
        there = network.state_dict(keep_vars=True)
        most.append(sum(there[name] is not tensor for name, tensor in home.items()))

    for layer in network.children():
        layer.register_forward_pre_hook(look)
    assert torch.equal(network(seen), wanted)
    assert most == [2, 5, 0, 2], "weight and bias; a norm's five; nothing for an activation"
    assert device.moves == len(home)
    assert all(network.state_dict(keep_vars=True)[name] is tensor for name, tensor in home.items())


def test_a_layer_that_fails_goes_home_too(network: nn.Module) -> None:
    home, device = dict(network.state_dict(keep_vars=True)), Device()
    Stream(network, device.move)
    with pytest.raises(RuntimeError):
        network(torch.randn(5, 7))
    assert all(network.state_dict(keep_vars=True)[name] is tensor for name, tensor in home.items())


def test_a_text_encoder_is_on_the_device_only_while_it_reads(tiny_epsilon: Path) -> None:
    *_, model = load(describe(tiny_epsilon), ELSEWHERE)
    assert isinstance(model, Model)
    assert {part.device.type for part in (model.unet, model.vae)} == {"meta"}
    encoder = model.texts[0].encoder
    places: list[str] = []
    encoder.register_forward_pre_hook(lambda module, _: places.append(next(module.parameters()).device.type))
    assert condition(model, "a cat").tokens.device.type == "meta"
    assert places == ["meta"]
    assert {tensor.device.type for tensor in encoder.state_dict().values()} == {"cpu"}


def test_what_does_not_fit_beside_the_work_is_streamed(
    network: nn.Module, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Placement, "available_memory", lambda _: economy.RESERVE + 10)
    saving = Economy(ELSEWHERE)
    saving.settle(network)
    assert {tensor.device.type for tensor in network.parameters()} == {"cpu"}
    assert network(torch.randn(5, 3, device="meta")).device.type == "meta"
    assert saving.notes() == [economy.TOO_LARGE]
    assert not saving.strained, "it would be no better the next time"


def test_when_memory_runs_out_on_a_device_its_network_is_streamed(network: nn.Module) -> None:
    saving = Economy(ELSEWHERE)
    tried: list[int] = []

    def work() -> Tensor:
        tried.append(1)
        if len(tried) == 1:
            raise torch.OutOfMemoryError("full")
        there: Tensor = network(torch.randn(5, 3, device="meta"))
        return there

    assert saving.attempt(work, network).shape == (5, 2)
    assert saving.notes() == [economy.STREAMED]
    assert saving.strained
    assert saving.notes() == []
