"""What the text encoders make of a prompt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import torch
from torch import Tensor

from core.geometry import Size
from core.models.model import Model, Text


@dataclass(frozen=True, slots=True, eq=False)
class Conditioning:
    """Prompts as the UNet takes them, one row for each picture (or one row for all of them).

    All its tensors can be mixed: a walk or a direction treats them alike through :meth:`combined`.

    Attributes:
        tokens: float (B, L, D), the text encoders' hidden states, on the model's device.
        left_out: How many tokens did not fit and were cut off.
        pooled: float (B, P), SDXL's summary of the prompt (arXiv 2307.01952); None for SD 1 and 2.
        sizes: float (B, 6), SDXL's original size, crop corner and target size (height before width).
    """

    tokens: Tensor
    left_out: int = 0
    pooled: Tensor | None = None
    sizes: Tensor | None = None

    @staticmethod
    def combined(function: Callable[..., Tensor], *parts: Conditioning) -> Conditioning:
        """One conditioning whose every tensor is ``function`` of the parts' tensors of that kind."""

        def each(*tensors: Tensor | None) -> Tensor | None:
            there = [tensor for tensor in tensors if tensor is not None]
            return function(*there) if len(there) == len(parts) else None

        return Conditioning(
            tokens=function(*(part.tokens for part in parts)),
            left_out=max(part.left_out for part in parts),
            pooled=each(*(part.pooled for part in parts)),
            sizes=each(*(part.sizes for part in parts)),
        )

    def rows(self, count: int) -> Conditioning:
        """One row for each of ``count`` pictures."""
        return Conditioning.combined(lambda tensor: tensor.expand(count, *tensor.shape[1:]), self)

    @property
    def tensors(self) -> tuple[Tensor, ...]:
        """What the UNet is given, in the order of ``Predictor``."""
        return tuple(tensor for tensor in (self.tokens, self.pooled, self.sizes) if tensor is not None)


@torch.inference_mode()
def condition(model: Model, prompt: str, size: Size | None = None, *, negative: bool = False) -> Conditioning:
    """Encode ``prompt``, padded to the model's length; what does not fit is cut off, as the pipelines do.

    Args:
        model: Whose encoders.
        prompt: The text.
        size: Of the picture to come, for SDXL; None for the model's native size.
        negative: Whether it says what to stay away from: SDXL was trained with zeros for none.
    """
    hidden, pooled, left_out = [], None, 0
    for text in model.texts:
        states, pooled, cut = _encoded(model, text, prompt)
        hidden.append(states)
        left_out = max(left_out, cut)
    dtype = model.predict.dtype
    tokens = torch.cat(hidden, dim=-1).to(dtype)
    if not model.is_xl:
        return Conditioning(tokens, left_out)
    assert pooled is not None
    if negative and not prompt and model.zeros_for_empty:
        tokens, pooled = torch.zeros_like(tokens), torch.zeros_like(pooled)
    size = size or model.info.native_size
    ids = [size.height, size.width, 0, 0, size.height, size.width]
    sizes = torch.tensor([ids], dtype=torch.float32, device=tokens.device)
    return Conditioning(tokens, left_out, pooled.to(dtype), sizes.to(dtype))


def _encoded(model: Model, text: Text, prompt: str) -> tuple[Tensor, Tensor | None, int]:
    """Hidden states (1, L, D), the projected summary where the encoder has one, and how many were cut off."""
    tokenizer, encoder = text.tokenizer, text.encoder
    length = tokenizer.model_max_length
    full = tokenizer(prompt, truncation=False, verbose=False).input_ids
    batch = tokenizer(prompt, padding="max_length", max_length=length, truncation=True, return_tensors="pt")
    masked = getattr(encoder.config, "use_attention_mask", False)
    device = model.placement.device
    out = encoder(
        batch.input_ids.to(device),
        attention_mask=batch.attention_mask.to(device) if masked else None,
        output_hidden_states=model.is_xl,
    )
    states = out.hidden_states[-2] if model.is_xl else out.last_hidden_state
    return states, getattr(out, "text_embeds", None), max(0, len(full) - length)
