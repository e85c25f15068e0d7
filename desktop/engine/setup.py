"""How the person wants the engine to be made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class EngineSetup:
    """Read when an engine is made.

    Attributes:
        device: "auto", "cpu", "cuda" or "mps".
        precision: "auto", "fp32", "bf16" or "fp16".
        speed: Whether networks are compiled for the GPU.
    """

    device: str = "auto"
    precision: str = "auto"
    speed: bool = False
