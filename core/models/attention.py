"""Attention on CPUs that multiply bf16 but have no matrix tiles (AVX512-BF16 without AMX).

There torch's own kernel multiplies at a fraction of the machine's speed, and large pictures spend nearly half
of a step in it. Here the products are plain matrix products, a block of queries of one head at a time, so
that what lies between them stays in the cache.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import torch
from diffusers.models.attention_processor import Attention, AttnProcessor2_0
from torch import Tensor, nn
from torch.nn import functional

FEWEST = 1 << 18
"""Pairs of query and key from which it pays."""
_BLOCK = 1 << 21
"""Pairs worked on at once by a thread."""
_SAMPLED = 8
"""Of so many keys one is asked how large a row's products are."""


def hasten(network: nn.Module) -> None:
    """Have a network's attention work with :func:`attend` where that is faster."""
    blockwise: Any = Blockwise  # annotations leave it out
    for module in network.modules():
        if isinstance(module, Attention) and isinstance(module.processor, AttnProcessor2_0):
            module.set_processor(blockwise())


class Blockwise(AttnProcessor2_0):
    """Attention as diffusers has it, its kernel chosen by what is asked."""

    def __call__(
        self,
        attn: Attention,
        hidden_states: Tensor,
        encoder_hidden_states: Tensor | None = None,
        attention_mask: Tensor | None = None,
        temb: Tensor | None = None,
        *args: Any,
        **kwargs: Any,
    ) -> Tensor:
        """What attention makes of ``hidden_states``, (B, N, C) or (B, C, h, w)."""
        queries = hidden_states.shape[1] if hidden_states.ndim == 3 else hidden_states[0, 0].numel()
        keys = queries if encoder_hidden_states is None else encoder_hidden_states.shape[1]
        special = (attention_mask, attn.spatial_norm, attn.norm_q, attn.norm_k, attn.norm_cross or None)
        if any(it is not None for it in special) or not _pays(hidden_states, queries * keys):
            plain: Callable[..., Tensor] = super().__call__
            return plain(attn, hidden_states, encoder_hidden_states, attention_mask, temb, *args, **kwargs)
        within = hidden_states
        if within.ndim == 4:
            within = within.flatten(2).transpose(1, 2)
        if attn.group_norm is not None:
            within = attn.group_norm(within.transpose(1, 2)).transpose(1, 2)
        about = within if encoder_hidden_states is None else encoder_hidden_states
        query, key, value = (
            made.unflatten(2, (attn.heads, -1)).transpose(1, 2)
            for made in (attn.to_q(within), attn.to_k(about), attn.to_v(about))
        )
        out = attn.to_out[1](attn.to_out[0](attend(query, key, value).transpose(1, 2).flatten(2)))
        if hidden_states.ndim == 4:
            out = out.transpose(1, 2).reshape(hidden_states.shape)
        if attn.residual_connection:
            out = out + hidden_states
        scaled: Tensor = out / attn.rescale_output_factor
        return scaled


def _pays(tensor: Tensor, pairs: int) -> bool:
    return (
        pairs >= FEWEST
        and tensor.dtype is torch.bfloat16
        and tensor.device.type == "cpu"
        and not torch.cpu.get_capabilities().get("amx_bf16")
    )


def attend(query: Tensor, key: Tensor, value: Tensor) -> Tensor:
    """Scaled dot-product attention, to the rounding of bf16 whatever the size of the products.

    A product that is rounded to bf16 is off by a share of its size, and so would be its exponential.
    Something near the row's largest product is therefore taken off within the matrix product, before
    rounding: the products that count are near nought then, where bf16 is fine. Each head of each picture is
    worked on alone, so that a picture does not depend on its neighbours in a batch.

    Args:
        query: (B, heads, N, D), bf16.
        key: (B, heads, M, D).
        value: (B, heads, M, D).

    Returns:
        (B, heads, N, D), laid out as (B, N, heads, D).
    """
    batch, heads, count, width = query.shape
    block = max(1, _BLOCK * torch.get_num_threads() // key.shape[2])
    scale = math.log2(math.e) / math.sqrt(width)
    out = query.new_empty(batch, count, heads, width).transpose(1, 2)
    nothing = query.new_zeros(1)
    for row in range(batch):
        for head in range(heads):
            keys, values = (functional.pad(of[row, head], (0, 1), value=1) for of in (key, value))
            sampled = key[row, head, ::_SAMPLED].T
            for begin in range(0, count, block):
                part = query[row, head, begin : begin + block]
                level = (part @ sampled).amax(1, keepdim=True)
                lowered = torch.cat([part, -level], 1)
                weights = torch.addmm(nothing, lowered, keys.T, beta=0, alpha=scale).exp2_()
                summed = (weights @ values).float()
                mean = summed[:, :width] / summed[:, width:]
                # Far above the level sampled. A trace forgets this branch: its caller looks at the result.
                if not torch.isfinite(summed[:, width]).all():
                    mean = functional.scaled_dot_product_attention(part, key[row, head], value[row, head])
                out[row, head, begin : begin + block] = mean
    return out
