"""Directions while a picture is drawn: what each kind adds, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from core.diffusion.conditioning import Conditioning
from core.diffusion.semantic import Concept, Concepts
from core.direction import Direction, Kind
from core.errors import InputError
from core.models.model import Model

Steps = Sequence[tuple[Direction, float]]
"""Directions, each with its amount."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lead:
    """What leads a run beside the prompt.

    Attributes:
        shift: float32 (1, C, h, w), added to the clean latent a run starts from, or, if it starts from noise
            alone, to the latent it ends with; None for nothing.
        concepts: Semantic guidance; None for none.
    """

    shift: Tensor | None = None
    concepts: Concepts | None = None


NOWHERE = Lead()


def shifted(text: Conditioning, steps: Steps) -> Conditioning:
    """A conditioning, led along the directions of its kind; itself if there are none.

    Raises:
        InputError: If a direction has another shape.
    """
    for direction, amount in steps:
        if direction.kind is not Kind.CONDITIONING or not amount:
            continue
        tokens = _added(text.tokens, direction, "tokens", amount)
        pooled = text.pooled
        if pooled is not None and "pooled" in direction.tensors:
            pooled = _added(pooled, direction, "pooled", amount)
        text = Conditioning(tokens, pooled, text.sizes)
    return text


def concepts(model: Model, rows: Sequence[Steps], like: Conditioning) -> Concepts | None:
    """The semantic guidance that directions of that kind ask for; None if there are none.

    Args:
        model: Which will draw.
        rows: Directions and amounts for each picture of a batch, or one for all of them; the same directions
            in each. An amount below 0 turns a direction round.
        like: The prompt's conditioning: its sizes count for the concepts too.
    """
    acting = [
        (direction, torch.tensor([steps[place][1] for steps in rows]))
        for place, (direction, _) in enumerate(rows[0])
        if direction.kind is Kind.GUIDANCE
    ]
    if not acting:
        return None
    found = []
    for direction, amounts in acting:
        scales = (amounts * direction.unit).reshape(-1, 1, 1, 1).to(model.placement.device)
        for name, sign in (("more", 1.0), ("less", -1.0)):
            if name in direction.tensors:
                found.append(
                    Concept(
                        text=_text(model, direction, name, like),
                        scale=sign * scales,
                        warmup=direction.semantic.warmup,
                        cooldown=direction.semantic.cooldown,
                        threshold=direction.semantic.threshold,
                    )
                )
    first = acting[0][0].semantic
    return Concepts(concepts=found, momentum=first.momentum, beta=first.beta)


def _text(model: Model, direction: Direction, name: str, like: Conditioning) -> Conditioning:
    tokens = torch.from_numpy(direction.tensors[name].copy())[None].to(like.tokens)
    if tokens.shape[2:] != like.tokens.shape[2:]:
        raise InputError(_misfit(direction, model.info.name))
    pooled = direction.tensors.get(f"{name}_pooled")
    if (pooled is None) != (like.pooled is None):
        raise InputError(_misfit(direction, model.info.name))
    row = None if pooled is None else torch.from_numpy(pooled.copy())[None].to(like.tokens)
    return Conditioning(tokens, row, like.sizes)


def _added(tensor: Tensor, direction: Direction, name: str, amount: float) -> Tensor:
    vector = torch.from_numpy(direction.tensors[name].copy()).to(tensor.device)
    if tensor.ndim == 3 and vector.ndim == 2 and not tensor.shape[1] % vector.shape[0]:
        vector = vector.repeat(tensor.shape[1] // vector.shape[0], 1)  # each chunk of a long prompt
    if tensor.shape[1:] != vector.shape:
        raise InputError(_misfit(direction, "this one"))
    return (tensor.float() + amount * direction.unit * vector).to(tensor.dtype)


def _misfit(direction: Direction, model: str) -> str:
    return f"The direction “{direction.name}” does not have the shape of {model}'s prompts: learn it again."
