"""What a job goes without when memory has run out: one mode lower at a time, each told once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import TypeVar

import torch
from torch import Tensor, nn

from core.errors import OutOfMemoryError
from core.models.placement import Placement
from core.models.residence import Stream, visit
from core.models.shortage import is_out_of_memory

Got = TypeVar("Got")

RESERVE = 1 << 30
"""Bytes of a device that its model's weights leave free for the work itself."""

ROWS = (
    "Memory ran out: a step’s pictures and prompts now take turns, which is slower; the picture is the same."
)
TILES = "Memory ran out: the picture is coded in smaller tiles, which is slower."
STREAMED = (
    "Memory ran out: the weights go to the device layer by layer, which is slower; the picture is the same."
)
RELIEVED = "Memory ran out: the model used before was let go; coming back to it means reading it again."
LOWERED = "Memory ran out: the job goes on in bf16 instead of fp32, and its picture differs a little."
TOO_LARGE = "The device has too little free memory for this model: its weights go there layer by layer."
WIDENED = "fp16 has too small a range for this model: it works in {} from here on."
NO_ROOM = (
    "There is not enough memory for this job, even in the most sparing mode: choose a smaller size or close "
    "other programs."
)


class Economy:
    """Where a model's networks are and how sparingly they work.

    Args:
        placement: Of the model.

    Attributes:
        row_by_row: Whether the rows of a step are predicted one after another; until the next job.
        small_tiles: Whether pictures are coded in small tiles; until the next job.
        relief: Gives up other models in the machine's memory; whether there were any.
        strained: Whether a network was changed for the sake of a job: the next one deserves the model anew.
    """

    def __init__(self, placement: Placement) -> None:
        self._placement = placement
        self._streams: dict[nn.Module, Stream] = {}
        self._notes: list[str] = []
        self.relief: Callable[[], bool] = bool
        self.row_by_row = False
        self.small_tiles = False
        self.strained = False

    def begin(self) -> None:
        """A new job: what the last one could not afford may fit now."""
        self.row_by_row = self.small_tiles = False

    def notes(self) -> list[str]:
        """Sentences for the person, since they were last asked for."""
        notes, self._notes = self._notes, []
        return notes

    def attempt(
        self, work: Callable[[], Got], network: nn.Module, *, rows: int = 1, tiled: bool = False
    ) -> Got:
        """Do ``work``; each time memory runs out, again in the next lower mode.

        Args:
            work: Looks at the modes each time.
            network: That works.
            rows: How many it is given at once.
            tiled: Whether smaller tiles would need less.

        Raises:
            OutOfMemoryError: If there is no lower mode.
        """
        while True:
            try:
                return work()
            except (MemoryError, RuntimeError) as error:
                if not is_out_of_memory(error):
                    raise
            self._placement.release()
            sentence = self._lower(network, rows, tiled=tiled)
            if not sentence:
                raise OutOfMemoryError(NO_ROOM)
            self.say(sentence)

    def settle(self, network: nn.Module) -> None:
        """Bring a network to the device, or have it streamed there if it would leave too little room."""
        if self._on_cpu or network in self._streams:
            return
        need = sum(tensor.nbytes for tensor in network.state_dict().values())
        free = self._placement.available_memory()
        if free and need + RESERVE > free:
            self.say(TOO_LARGE)
            self._stream(network)
            return
        try:
            network.to(self._placement.device)
        except RuntimeError as error:
            if not is_out_of_memory(error):
                raise
            self.say(TOO_LARGE)
            self._stream(network)

    def leave(self, network: nn.Module) -> None:
        """Take a network off the device, into the machine's own memory."""
        if not self._on_cpu and network not in self._streams:
            network.to("cpu")

    def forget(self, network: nn.Module) -> None:
        """A network that will not work any more."""
        self._streams.pop(network, None)

    def visiting(self, network: nn.Module) -> AbstractContextManager[None]:
        """Have a network on the device only inside: text encoders make room for the rest."""
        if self._on_cpu or network in self._streams:
            return nullcontext()
        return visit(network, self._move)

    def widen(self, network: nn.Module, dtype: torch.dtype) -> None:
        """Give a network that overflows in fp16 a precision of wider range, for good."""
        self._cast(network, dtype)
        self.say(WIDENED.format({torch.bfloat16: "bf16", torch.float32: "fp32"}[dtype]))

    def _lower(self, network: nn.Module, rows: int, *, tiled: bool) -> str:
        """Go one mode lower; the sentence about it, or "" if there is none."""
        if self._on_cpu and self.relief():
            return RELIEVED
        if rows > 1 and not self.row_by_row:
            self.row_by_row = True
            return ROWS
        if tiled and not self.small_tiles:
            self.small_tiles = True
            return TILES
        if not self._on_cpu and network not in self._streams:
            self._stream(network)
            self.strained = True
            return STREAMED
        if next(network.parameters()).dtype is torch.float32:
            self._cast(network, torch.bfloat16)
            self.strained = True
            return LOWERED
        return ""

    @property
    def _on_cpu(self) -> bool:
        return self._placement.device.type == "cpu"

    def _move(self, tensor: Tensor) -> Tensor:
        return tensor.to(self._placement.device, non_blocking=True)

    def _stream(self, network: nn.Module) -> None:
        network.to("cpu")
        self._placement.release()
        self._streams[network] = Stream(network, self._move)

    def is_streamed(self, network: nn.Module) -> bool:
        """Whether its layers go to the device one by one."""
        return network in self._streams

    def say(self, sentence: str) -> None:
        """Have the person told, once."""
        if sentence not in self._notes:
            self._notes.append(sentence)

    @torch.inference_mode(mode=False)
    def _cast(self, network: nn.Module, dtype: torch.dtype) -> None:
        nn.Module.to(network, dtype=dtype)
