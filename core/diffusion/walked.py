"""What was foreseen at each step of one picture, within a number of bytes."""

from __future__ import annotations

from dataclasses import dataclass, field

from torch import Tensor

from core.arrays import LatentArray, frozen
from core.diffusion.denoise import Step


@dataclass(slots=True, eq=False)
class Walked:
    """Keeps every step's denoised latent, or every second, third … where all would take too much room.

    Attributes:
        room: Bytes; 0 to keep nothing. The last step is kept beside it.
        latents: What was kept, float32 (C, h, w), by the step's number.
    """

    room: int
    latents: dict[int, LatentArray] = field(default_factory=dict)

    def add(self, step: Step, denoised: Tensor) -> None:
        """Keep ``denoised`` (C, h, w), if it is its turn."""
        if not self.room or not step.total:
            return
        apart = max(1, -(-step.total * denoised.numel() * 4 // self.room))
        if step.index % apart == 0 or step.index == step.total:
            self.latents[step.index] = frozen(denoised.float().cpu().numpy())
