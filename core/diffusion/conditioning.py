"""What the text encoder makes of a prompt."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from core.models.model import Model


@dataclass(frozen=True, slots=True, eq=False)
class Conditioning:
    """A prompt as the UNet takes it.

    Attributes:
        tokens: float (1, L, D), the text encoder's last hidden state, on the model's device.
        left_out: How many tokens did not fit and were cut off.
    """

    tokens: Tensor
    left_out: int


@torch.inference_mode()
def condition(model: Model, prompt: str) -> Conditioning:
    """Encode ``prompt``, padded to the model's length; what does not fit is cut off, as the pipelines do."""
    tokenizer = model.tokenizer
    length = tokenizer.model_max_length
    full = tokenizer(prompt, truncation=False, verbose=False).input_ids
    batch = tokenizer(prompt, padding="max_length", max_length=length, truncation=True, return_tensors="pt")
    masked = getattr(model.text_encoder.config, "use_attention_mask", False)
    device = model.placement.device
    hidden = model.text_encoder(
        batch.input_ids.to(device), attention_mask=batch.attention_mask.to(device) if masked else None
    ).last_hidden_state
    return Conditioning(hidden.to(model.predict.dtype), max(0, len(full) - length))
