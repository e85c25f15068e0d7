"""What is known of a model from its small files, without its weights and without torch."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from core.geometry import Size


def slug(text: str) -> str:
    """A name that needs no quotes on a command line: "Emoji miniature" becomes "emoji-miniature"."""
    return "-".join(text.lower().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Defaults:
    """Settings that suit a model."""

    steps: int = 25
    guidance: float = 7.5
    sampler: str = "ddim"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelInfo:
    """A model as the catalogue knows it.

    Attributes:
        name: Short and unique in the catalogue; used on the command line and in recipes.
        title: For the screen.
        path: Its folder, or its one file.
        fingerprint: Hex; the same for the same weights wherever they lie.
        family: "sd1", "sd2", "sdxl"; with "-mini" where the shape is not Stable Diffusion's own.
        native_size: What it was trained at.
        factor: Pixels per latent cell along a side (8 for SD, 16 for the bundled model).
        channels: Channels of its latent.
        prediction: "epsilon", "v_prediction" or "sample".
        defaults: Settings that suit it.
        inpaints: Whether its UNet takes mask and masked picture beside the latent.
        bundled: Whether it came in the box.
        bytes: Size of its weights on disk.
        description: One honest sentence for the person.
        prompts: Prompts that show what it can do.
        lacks: Networks that its file has not ("vae", "text_encoder"): another model's are used.
    """

    name: str
    title: str
    path: Path
    fingerprint: str
    family: str
    native_size: Size
    factor: int
    channels: int
    prediction: str
    defaults: Defaults
    inpaints: bool = False
    bundled: bool = False
    bytes: int = 0
    description: str = ""
    prompts: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
