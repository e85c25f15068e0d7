"""Networks that stay in the machine's memory and go to the device only to work."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from torch import Tensor, nn

Move = Callable[[Tensor], Tensor]
Home = list[tuple[nn.Module, str, Tensor]]


@contextmanager
def visit(network: nn.Module, move: Move) -> Iterator[None]:
    """Have the whole network on the device inside; its own tensors are back in place afterwards.

    Args:
        network: In the machine's memory, where it stays: leaving the device copies nothing.
        move: A tensor of its own to one on the device.
    """
    home: Home = []
    try:
        for module in network.modules():
            home += _arrive(module, move)
        yield
    finally:
        _return(home)


class Stream:
    """A network whose layers come to the device one by one, each for the time of its own call.

    The device then holds one layer's weights instead of all of them; each call copies all of them once.

    Args:
        network: In the machine's memory.
        move: A tensor of its own to one on the device.
    """

    def __init__(self, network: nn.Module, move: Move) -> None:
        self._move = move
        self._away: dict[nn.Module, Home] = {}
        for module in network.modules():
            if any(True for _ in _own(module)):
                module.register_forward_pre_hook(self._arrive)
                module.register_forward_hook(self._leave, always_call=True)

    def _arrive(self, module: nn.Module, _inputs: Any) -> None:
        self._away[module] = _arrive(module, self._move)

    def _leave(self, module: nn.Module, _inputs: Any, _output: Any) -> None:
        _return(self._away.pop(module, []))


def _own(module: nn.Module) -> Iterator[tuple[str, Tensor]]:
    yield from module.named_parameters(recurse=False)
    yield from module.named_buffers(recurse=False)


def _arrive(module: nn.Module, move: Move) -> Home:
    home = [(module, name, tensor) for name, tensor in _own(module)]
    try:
        for _, name, tensor in home:
            _place(module, name, move(tensor))
    except BaseException:  # whatever it was, a network is never left between two places
        _return(home)
        raise
    return home


def _return(home: Home) -> None:
    for module, name, tensor in home:
        _place(module, name, tensor)


def _place(module: nn.Module, name: str, tensor: Tensor) -> None:
    if name in module._buffers:
        module._buffers[name] = tensor
    elif isinstance(tensor, nn.Parameter):
        module._parameters[name] = tensor
    else:
        module._parameters[name] = nn.Parameter(tensor, requires_grad=False)
