"""What goes beside the weights: default settings and suggested prompts for the program."""

from __future__ import annotations

import json
from pathlib import Path

from box_profile import PICTURE_SIZE, Profile

SAMPLE_PROMPTS = (
    "grinning face, soft style", "smiling face with sunglasses, soft style", "grinning face, glossy style",
    "red heart, soft style", "cat face, soft style", "panda, glossy style", "red apple, soft style",
    "rainbow, soft style", "angry face, soft style", "blue heart, soft style", "broken heart, glossy style",
    "fox, soft style", "tiger face, soft style", "tulip, glossy style", "sunflower, soft style",
    "four leaf clover, soft style", "evergreen tree, glossy style", "strawberry, glossy style",
    "watermelon, soft style", "lemon, glossy style", "mushroom, soft style",
    "hamburger, glossy style", "star, glossy style", "rocket, soft style",
    "grinning face, flat style", "red heart, flat style", "cat face, flat style", "red apple, flat style",
    "grinning face, simple style", "blue heart, simple style", "cat face, simple style",
    "smiling face with sunglasses, simple style",
)  # fmt: skip


def write_card(folder: Path, profile: Profile) -> None:
    """Writes latentscape.json and prompts.json."""
    settings = {
        "name": "emoji",
        "title": "Emoji miniature",
        "native_size": [PICTURE_SIZE, PICTURE_SIZE],
        "steps": 20,
        "guidance": 2.0,
        "sampler": "ddim",
        "description": "A tiny model that draws emoji-like faces, hearts, animals, plants and food.",
        "licence": "Apache-2.0 (LICENSES.md says what it learned from)",
        "style_words": [f"{style} style" for style in profile.styles],
        "sample_prompts": list(SAMPLE_PROMPTS[:8]),
    }
    (folder / "latentscape.json").write_text(json.dumps(settings, indent=2) + "\n", "utf-8")
    (folder / "prompts.json").write_text(json.dumps(list(SAMPLE_PROMPTS), indent=2) + "\n", "utf-8")
