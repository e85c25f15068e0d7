"""A glance at a checkpoint while it trains: what it recognisably draws, taught and not taught."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any, cast

from box_data import HELD_OUT_SPLITS, load
from box_export import open_pipeline
from box_latents import LATENTS_FILE
from box_profile import WORK, Profile
from box_training import restore
from score_measures import Yardstick, recognition
from torch import cat

TAUGHT_PROMPTS = 60


def recognised(profile: Profile, folder: Path, steps: int = 20, guidance: float = 2.0) -> str:
    """Measures an exported folder as score.py does, on fewer prompts and with the cached latents."""
    state = cast("dict[str, Any]", restore(WORK / profile.name / LATENTS_FILE))
    drawings, _ = load()
    places = [*state["places"].tolist(), *state["held_out_places"].tolist()]
    known = Yardstick(
        [drawings[place] for place in places],
        cat([state["latents"][:, 0], state["held_out_latents"]]).float(),
    )
    taught = [drawing for drawing in known.drawings if drawing.split not in HELD_OUT_SPLITS]
    groups = {"taught": random.Random(7).sample(taught, min(TAUGHT_PROMPTS, len(taught)))}
    for split in HELD_OUT_SPLITS:
        groups[split] = [drawing for drawing in known.drawings if drawing.split == split]
    pipe = open_pipeline(folder)
    words = []
    for name, asked in groups.items():
        found = recognition(pipe, known, asked, steps=steps, guidance=guidance)
        words.append(f"{name} {found['top1']:.1%} (style {found['style']:.1%})")
    return ", ".join(words)
