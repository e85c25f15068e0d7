"""Semantic guidance (SEGA, arXiv 2301.12247): directions among the model's own predictions.

Beside the prompt the UNet is asked about further concepts; where its answers differ most from the answer to
no concept, the difference is added to the guidance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import torch
from torch import Tensor

from core.diffusion.conditioning import Conditioning


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Concept:
    """One concept to lead towards or away from.

    Attributes:
        text: Its conditioning, one row.
        scale: The edit scale, or one for each picture, (B, 1, 1, 1); below 0 leads away.
        warmup: Share of the steps before it acts, 0..1.
        cooldown: Share of the steps after which it stops, 0..1.
        threshold: Share of the cells that are left alone, 0..1, in each channel.
    """

    text: Conditioning
    scale: float | Tensor
    warmup: float
    cooldown: float
    threshold: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Concepts:
    """What a run is led by.

    Attributes:
        concepts: At least one.
        momentum: How much of what built up in earlier steps is added.
        beta: How much of what has built up is kept at each step.
    """

    concepts: Sequence[Concept]
    momentum: float
    beta: float

    def start(self, steps: int) -> SemanticGuidance:
        """For one run of ``steps`` steps."""
        return SemanticGuidance(self, steps)


@dataclass(slots=True, eq=False)
class SemanticGuidance:
    """The guidance of one run: it counts the steps and holds what builds up over them.

    Attributes:
        plan: The concepts.
        steps: Of the run.
    """

    plan: Concepts
    steps: int
    _done: int = 0
    _built_up: Tensor | None = field(default=None)

    @property
    def texts(self) -> list[Conditioning]:
        """What the UNet is asked about, one row each."""
        return [concept.text for concept in self.plan.concepts]

    def __call__(self, nothing: Tensor, answers: Sequence[Tensor]) -> Tensor:
        """What is added to the guidance at this step.

        Args:
            nothing: The prediction for the negative prompt, (B, C, h, w).
            answers: Those for each concept.

        Returns:
            float32 (B, C, h, w).
        """
        index, self._done = self._done, self._done + 1
        concepts = self.plan.concepts
        if self._built_up is None:
            self._built_up = torch.zeros_like(nothing)
        added = torch.zeros_like(nothing)
        parts: list[Tensor | None] = []
        for concept, answer in zip(concepts, answers, strict=True):
            over = index >= round(concept.cooldown * self.steps)
            parts.append(None if over else _strongest((answer - nothing) * concept.scale, concept.threshold))
        warm = [index >= round(concept.warmup * self.steps) for concept in concepts]
        acting = [part for part, is_warm in zip(parts, warm, strict=True) if is_warm and part is not None]
        if acting and not all(warm):
            added = torch.stack(acting).mean(0)
        there = [part for part in parts if part is not None]
        whole = torch.stack(there).sum(0) if there else torch.zeros_like(nothing)
        whole = whole + self.plan.momentum * self._built_up
        self._built_up = self.plan.beta * self._built_up + (1 - self.plan.beta) * whole
        return whole if all(warm) else added


def _strongest(difference: Tensor, threshold: float) -> Tensor:
    """The difference where it is among the largest of its channel, else 0."""
    sizes = difference.abs()
    least = torch.quantile(sizes.flatten(2), threshold, dim=2)[..., None, None]
    return torch.where(sizes >= least, difference, torch.zeros_like(difference))
