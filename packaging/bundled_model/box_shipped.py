"""The committed model as a starting point: a new build goes on from it where the sizes are the same."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from box_profile import MODEL, WORK, Profile
from box_training import log
from safetensors.torch import load_file
from torch import Tensor

WEIGHTS = {
    "vae": "diffusion_pytorch_model.safetensors",
    "unet": "diffusion_pytorch_model.safetensors",
    "text_encoder": "model.safetensors",
}


def keep_start(profile: Profile) -> None:
    """Copies the committed model aside once: exports at checkpoints replace its files."""
    folder = WORK / profile.name / "start"
    if not profile.most_steps and not folder.exists() and (MODEL / "unet" / WEIGHTS["unet"]).exists():
        shutil.copytree(MODEL, folder)


def starting_folder(profile: Profile, part: str) -> Path | None:
    """A part of the model to go on from, or None where the build starts from nothing."""
    folder = WORK / profile.name / "start" / part
    return folder if folder.exists() else None


def go_on_from_shipped(profile: Profile, part: str, model: Any) -> bool:
    """Loads the committed weights of a part ("vae", "unet", "text_encoder") into an untrained one.

    Returns:
        Whether it did; a folder without the part, or of other sizes, leaves the part untrained.
    """
    folder = starting_folder(profile, part)
    if folder is None:
        return False
    kept: dict[str, Tensor] = load_file(folder / WEIGHTS[part])
    wanted = {name: value.shape for name, value in model.state_dict().items()}
    if {name: value.shape for name, value in kept.items()} != wanted:
        return False
    model.load_state_dict({name: value.float() for name, value in kept.items()})
    log(f"{part}: goes on from the committed weights")
    return True
