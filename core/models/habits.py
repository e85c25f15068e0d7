"""How a model likes to be run: what its family, its name and its metadata tell about steps and guidance."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from core.model_info import Defaults


@dataclass(frozen=True, slots=True)
class Habit:
    """Settings that suit a model.

    Attributes:
        defaults: Steps, guidance, sampler.
        side: Of the square it was trained at, in pixels for a VAE of 8x.
        words: What it is beside its family, for a sentence: ", few steps (LCM)".
        trailing: Whether its steps are counted from the noisy end ("trailing" spacing, arXiv 2305.08891).
    """

    defaults: Defaults
    side: int
    words: str = ""
    trailing: bool = False


_SIDES = {"sd1": 512, "sd2": 512, "sdxl": 1024}

# Distilled models by the word in their names: label, steps, guidance, sampler, as their authors advise.
_FEW = (
    ("lightning", "Lightning", 4, 1.0, "euler"),
    ("hyper", "Hyper", 8, 1.0, "ddim"),
    ("turbo", "Turbo", 4, 1.0, "euler_a"),
    ("lcm", "LCM", 6, 1.0, "lcm"),
)


def habits(
    family: str,
    name: str,
    *,
    velocity: bool = False,
    told: bool = False,
    metadata: Mapping[str, str] | None = None,
) -> Habit:
    """What suits a model.

    Args:
        family: "sd1", "sd2", "sdxl", with or without "-mini".
        name: Of its file or folder.
        velocity: Whether it predicts velocity.
        told: Whether its UNet is told its guidance, as only LCM's are.
        metadata: Of its file ("modelspec.resolution").
    """
    base = family.removesuffix("-mini")
    side = 768 if base == "sd2" and velocity else _SIDES.get(base, 512)
    if match := re.match(r"(\d{2,5})x\d", (metadata or {}).get("modelspec.resolution", "")):
        side = min(max(int(match[1]), 64), 4096)
    if told:
        return Habit(Defaults(steps=4, guidance=8.0, sampler="lcm"), side, ", made for few steps (LCM)")
    said = {word.lower() for word in re.findall(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+", name)}
    for word, label, steps, guidance, sampler in _FEW:
        if word in said:
            counted = re.search(r"(?<!\d)(\d{1,2})[ _-]?steps?", name.lower())
            number = min(max(int(counted[1]), 1), 50) if counted else steps
            words = f", made for few steps ({label})"
            if re.search(r"sd_?xl_?turbo", name.lower()):
                side = 512
            return Habit(
                Defaults(steps=number, guidance=guidance, sampler=sampler), side, words, trailing=True
            )
    guidance = 6.0 if base == "sdxl" else Defaults().guidance
    return Habit(Defaults(guidance=guidance, sampler="dpmpp_2m_karras" if base == "sdxl" else "ddim"), side)


def says_velocity(family: str, name: str, metadata: Mapping[str, str], marks: Set[str]) -> bool:
    """Whether a model predicts velocity (arXiv 2202.00512), as its words tell; SD 2's do unless "base"."""
    stated = metadata.get("modelspec.prediction_type", "").lower()
    if stated:
        return stated.startswith("v")
    if "v_pred" in marks or re.search(r"v[ _-]?pred", name.lower()):
        return True
    return family.startswith("sd2") and not re.search(r"(?<![a-z])base|512|(?<![a-z])eps", name.lower())


def says_prediction(name: str, metadata: Mapping[str, str], marks: Set[str]) -> bool:
    """Whether its kind of prediction is said outright, so that nothing need be tried out."""
    return bool(
        metadata.get("modelspec.prediction_type")
        or "v_pred" in marks
        or re.search(r"v[ _-]?pred", name.lower())
    )
