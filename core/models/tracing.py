"""The UNet without Python between its kernels.

A small UNet on a CPU spends a third of its time in Python: module calls, signature inspection, reshapes.
Traced once for a shape, it runs the very same kernels from C++. Large models gain nothing worth the trace.
"""

from __future__ import annotations

import os
import warnings
from collections import Counter, OrderedDict
from collections.abc import Callable
from typing import Any

import torch
from diffusers.models.unets.unet_2d_condition import UNet2DConditionModel
from torch import Tensor, nn

import core.models.libraries  # noqa: F401  (silences them)
from core.models.distilled import embedding_width
from core.models.economy import Economy
from core.models.placement import Placement
from core.models.shortage import is_out_of_memory
from core.resources import data_folder

LARGEST = 100_000_000
"""Parameters up to which a trace pays."""
OFTEN = 40
"""Calls with one shape after which it is traced: a trace costs as much as some dozens of them gain."""
KEPT = 6
"""Shapes whose traces are kept, the last used."""
UNCOMPILED = "The model could not be compiled on this machine ({}): it goes on without “Speed”."

Call = Callable[..., Tensor]
Shapes = tuple[torch.Size, ...]


class Predictor:
    """A UNet as the sampling loop calls it.

    Args:
        unet: In evaluation mode, without gradients.
        economy: What it goes without when memory runs out.
    """

    def __init__(self, unet: UNet2DConditionModel, economy: Economy | None = None) -> None:
        self._unet = unet
        self._economy = economy or Economy(Placement(torch.device("cpu"), "fp32"))
        weights = list(unet.parameters())
        self._pays = weights[0].device.type == "cpu" and sum(w.numel() for w in weights) <= LARGEST
        self._compiled: Call | None = None
        self._met: Counter[Shapes] = Counter()
        self._traced: OrderedDict[Shapes, Call] = OrderedDict()
        self._traced_in = self.dtype

    @property
    def dtype(self) -> torch.dtype:
        """Of the UNet's numbers."""
        return next(self._unet.parameters()).dtype

    def __call__(self, sample: Tensor, timestep: Tensor, *text: Tensor) -> Tensor:
        """The UNet's prediction, (B, C, h, w), the same to the bit whether traced or not.

        Args:
            sample: (B, C', h, w).
            timestep: Scalar or (1,).
            text: ``Conditioning.tensors``: tokens (B, L, D), and for SDXL pooled (B, P) and sizes (B, 6);
                last, for a UNet that is told its guidance, its embedding (B, E).

        Raises:
            OutOfMemoryError: If there is not enough memory in any mode.
        """

        def predicted() -> Tensor:
            if len(sample) == 1 or not self._economy.row_by_row:
                return self._run(sample, timestep, *text, often=OFTEN)
            return torch.cat([self._run(*row, often=OFTEN) for row in _rows(sample, timestep, text)])

        prediction = self._economy.attempt(predicted, self._unet, rows=len(sample))
        if prediction.dtype is torch.float16 and not _finite(prediction) and _finite(sample):
            self._economy.widen(self._unet, torch.bfloat16)
            return self(sample, timestep, *text)
        return prediction

    def compile(self) -> None:
        """Have the UNet compiled at the first call of each shape; what was compiled is kept on disk.

        Where that fails the UNet goes on as it is, and the person is told.
        """
        os.environ.setdefault("TORCHINDUCTOR_CACHE_DIR", str(data_folder() / "compiled"))
        build: Any = torch.compile
        self._compiled = build(_Positional(self._unet).eval())

    def prepare(self, sample: Tensor, timestep: Tensor, *text: Tensor) -> None:
        """Trace for these shapes now, while there is time; not for a large model."""
        if self._pays:
            self._run(sample, timestep, *text, often=0)

    @torch.inference_mode()
    def _run(self, sample: Tensor, timestep: Tensor, *text: Tensor, often: int) -> Tensor:
        timestep, dtype = timestep.reshape(1).float(), self.dtype
        sample, text = sample.to(dtype), tuple(tensor.to(dtype) for tensor in text)
        if dtype is not self._traced_in:
            self._traced.clear()
            self._traced_in = dtype
        shapes = (sample.shape, *(tensor.shape for tensor in text))
        call = self._traced.get(shapes)
        if call is None:
            self._met[shapes] += 1
            if not self._pays or self._met[shapes] <= often:
                return self._plain(sample, timestep, *text)
            call = self._traced[shapes] = self._trace(sample, timestep, *text)
            if len(self._traced) > KEPT:
                gone, _ = self._traced.popitem(last=False)
                del self._met[gone]
        self._traced.move_to_end(shapes)
        prediction = call(sample, timestep, *text)
        # A trace has no branches, nor the one that attention takes when it overflows.
        return prediction if _finite(prediction) else self._plain(sample, timestep, *text)

    def _plain(self, sample: Tensor, timestep: Tensor, *text: Tensor) -> Tensor:
        if self._compiled is None or self._economy.is_streamed(self._unet):
            return _call(self._unet, sample, timestep, text)
        try:
            return self._compiled(sample, timestep, *text)
        except Exception as error:  # whatever a compiler meets on a machine it was not tried on
            if is_out_of_memory(error):
                raise
            self._compiled = None
            self._economy.say(UNCOMPILED.format(type(error).__name__))
        return _call(self._unet, sample, timestep, text)

    def _trace(self, sample: Tensor, timestep: Tensor, *text: Tensor) -> Call:
        """A trace for these shapes; the plain UNet where tracing is not to be had or not the same."""
        trace: Any = torch.jit.trace
        other = timestep / 2
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that Python values become constants is what is wanted
            try:
                traced = trace(_Positional(self._unet).eval(), (sample, timestep, *text), check_trace=False)
                traced(sample, timestep, *text)  # watched; the next one is optimised
                if torch.equal(traced(sample, other, *text), self._plain(sample, other, *text)):
                    call: Call = traced
                    return call
            except (RuntimeError, TypeError, ValueError, NotImplementedError):
                pass
        return self._plain


def _rows(
    sample: Tensor, timestep: Tensor, text: tuple[Tensor, ...]
) -> list[tuple[Tensor, Tensor, *tuple[Tensor, ...]]]:
    return [
        (sample[row : row + 1], timestep, *(tensor[row : row + 1] for tensor in text))
        for row in range(len(sample))
    ]


def _finite(tensor: Tensor) -> bool:
    return bool(torch.isfinite(tensor).all())


class _Positional(nn.Module):
    """A UNet with plain arguments and a plain result."""

    def __init__(self, unet: UNet2DConditionModel) -> None:
        super().__init__()
        self.unet = unet

    def forward(self, sample: Tensor, timestep: Tensor, *text: Tensor) -> Tensor:
        return _call(self.unet, sample, timestep, text)


def _call(unet: UNet2DConditionModel, sample: Tensor, timestep: Tensor, text: tuple[Tensor, ...]) -> Tensor:
    tokens, *more = text
    guidance = more.pop() if embedding_width(unet) else None
    added = dict(zip(("text_embeds", "time_ids"), more, strict=True)) if more else None
    prediction: Tensor = unet(
        sample,
        timestep,
        encoder_hidden_states=tokens,
        timestep_cond=guidance,
        added_cond_kwargs=added,
        return_dict=False,
    )[0]
    return prediction
