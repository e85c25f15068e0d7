"""How many bytes of tensors there are: now, and at most while something runs."""

from __future__ import annotations

import gc
from collections.abc import Callable
from typing import Any

import torch
from torch.profiler import ProfilerActivity, profile


def tensor_bytes() -> int:
    """Of every tensor that is alive."""
    gc.collect()
    storages = {
        tensor.untyped_storage().data_ptr(): tensor.untyped_storage().nbytes()
        for tensor in gc.get_objects()
        if issubclass(type(tensor), torch.Tensor) and not tensor.is_meta
    }
    return sum(storages.values())


def peak_bytes(work: Callable[[], object]) -> int:
    """The most bytes torch held at once on the CPU while ``work`` ran, beyond those before."""
    held = most = 0
    events: list[Any] = []
    for _ in range(3):  # on a busy machine the profiler now and then has nothing to tell
        with profile(activities=[ProfilerActivity.CPU], profile_memory=True) as seen:
            work()
        inner = seen.profiler
        assert inner is not None
        events = [event for event in inner.kineto_results.events() if event.name() == "[memory]"]
        if events:
            break
    for event in sorted(events, key=lambda event: event.start_ns()):
        held += event.nbytes()
        most = max(most, held)
    return most
