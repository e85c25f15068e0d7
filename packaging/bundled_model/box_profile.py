"""The sizes and times of the bundled model's two builds, and where the files go."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
WORK = REPOSITORY / "build" / "bundled_model"
MODEL = REPOSITORY / "resources" / "models" / "emoji"

PICTURE_SIZE = 256
TEXT_LENGTH = 24


@dataclass(frozen=True, kw_only=True)
class Profile:
    """Everything that differs between a build on a small processor and one on a large GPU.

    Attributes:
        styles: The drawing styles the denoiser learns.
        all_concepts: Whether it learns every concept, or only the short list.
        vae_channels: Widths of the autoencoder's levels; each but the first halves the picture.
        vae_batch: Whole pictures in a batch; crops of a quarter of the area come twice as many.
        adversary: Whether a patch discriminator sharpens the autoencoder's last quarter.
        unet_channels: Widths of the denoiser's levels.
        unet_layers: Residual blocks a level.
        batch: Drawings in a denoiser batch.
        vae_minutes: Wall-clock time of the autoencoder's training.
        denoiser_minutes: Wall-clock time of the denoiser's training.
        decoder_minutes: Wall-clock time of the decoder's second training, on finished latents.
        most_steps: A limit for smoke tests, or 0.
    """

    name: str
    styles: tuple[str, ...]
    all_concepts: bool
    vae_channels: tuple[int, ...] = (32, 32, 64, 128, 256)
    vae_groups: int = 2
    latent_channels: int = 8
    vae_batch: int = 2
    vae_rate: float = 1e-3
    adversary: bool = False
    unet_channels: tuple[int, ...] = (96, 160, 192)
    unet_layers: int = 1
    unet_groups: int = 4
    text_width: int = 256
    text_layers: int = 2
    vocabulary: int = 4000
    batch: int = 64
    rate: float = 7e-4
    average: float = 0.999
    variants: int = 3
    vae_minutes: float = 30.0
    denoiser_minutes: float = 120.0
    decoder_minutes: float = 15.0
    decoder_rate: float = 5e-4
    checkpoint_minutes: float = 10.0
    most_steps: int = 0

    @property
    def scale(self) -> int:
        """How many pixels wide one latent cell is."""
        return int(2 ** (len(self.vae_channels) - 1))


CPU = Profile(name="cpu", styles=("soft", "glossy", "flat", "simple"), all_concepts=False)
GPU = Profile(
    name="gpu",
    styles=("soft", "glossy", "flat", "simple"),
    all_concepts=True,
    vae_channels=(64, 128, 256, 256),
    vae_groups=8,
    latent_channels=4,
    vae_batch=32,
    vae_rate=4e-4,
    adversary=True,
    unet_channels=(128, 256, 384),
    unet_layers=2,
    unet_groups=32,
    batch=256,
    rate=6e-4,
    vae_minutes=7.0,
    denoiser_minutes=11.0,
    decoder_minutes=2.0,
    decoder_rate=2e-4,
    checkpoint_minutes=3.0,
)
SMOKE = Profile(
    name="smoke",
    styles=("soft", "glossy", "flat", "simple"),
    all_concepts=True,
    vae_channels=(8, 8, 16, 16),
    latent_channels=4,
    vae_batch=1,
    adversary=True,
    unet_channels=(16, 24, 32),
    unet_layers=2,
    batch=4,
    variants=2,
    vae_minutes=0.3,
    denoiser_minutes=0.3,
    decoder_minutes=0.3,
    checkpoint_minutes=0.1,
    most_steps=2,
)
PROFILES = {profile.name: profile for profile in (CPU, GPU, SMOKE)}
