"""Scores the model in the box and writes SCORES.md, scores.json and the picture sheets beside it."""

from __future__ import annotations

import argparse
import json
import time
from pathlib import Path
from typing import Any

import torch
from box_data import HELD_OUT_SPLITS, STYLES, load
from box_export import contact_sheet, draw, open_pipeline
from box_profile import MODEL
from score_measures import (
    between_drawings,
    part_of,
    recognition,
    reconstruction,
    sample_of,
    yardstick,
)
from score_pictures import inpaint, walk
from score_report import report, rows_of

GALLERY = (
    "smiling face with sunglasses", "grinning face", "face with tears of joy", "smiling face with heart-eyes",
    "winking face", "crying face", "angry face", "sleeping face",
    "face blowing a kiss", "thinking face", "exploding head", "cowboy hat face",
    "ghost", "robot", "jack-o-lantern", "pile of poo",
    "red heart", "green heart", "blue heart", "broken heart",
    "cat face", "dog face", "fox", "panda",
    "frog", "monkey face", "tiger face", "penguin",
    "owl", "honeybee", "lady beetle", "octopus",
    "turtle", "tropical fish", "butterfly", "unicorn",
    "rose", "tulip", "sunflower", "cherry blossom",
    "four leaf clover", "cactus", "mushroom", "evergreen tree",
    "red apple", "strawberry", "watermelon", "lemon",
    "grapes", "avocado", "carrot", "hamburger",
    "pizza", "sushi", "ice cream", "birthday cake",
    "hot beverage", "doughnut", "sun with face", "full moon face",
    "rainbow", "star", "rocket", "house",
)  # fmt: skip
STYLE_GALLERY = (
    "grinning face", "smiling face with heart-eyes", "loudly crying face", "red heart",
    "cat face", "rose", "pizza", "rocket",
)  # fmt: skip


@torch.no_grad()
def measure(folder: Path, profile: str, steps: int, guidance: float) -> tuple[dict[str, Any], Any]:
    """All the numbers, and the opened pipeline."""
    drawings, pictures = load()
    held_out = [place for place, drawing in enumerate(drawings) if drawing.split == "held_out"]
    wanted = {"train", *HELD_OUT_SPLITS} | ({"extra"} if profile != "cpu" else set())
    places = [place for place, drawing in enumerate(drawings) if drawing.split in wanted]
    pipe = open_pipeline(folder)
    psnr, ssim = reconstruction(pipe, pictures, held_out)
    known = yardstick(pipe, drawings, pictures, places)
    trained = part_of(known, lambda drawing: drawing.split not in HELD_OUT_SPLITS)
    seen = recognition(pipe, known, sample_of(trained.drawings), steps=steps, guidance=guidance)
    unseen, unseen_too = (
        recognition(
            pipe, known, [drawing for drawing in drawings if drawing.split == split],
            steps=steps, guidance=guidance,
        )
        for split in HELD_OUT_SPLITS
    )  # fmt: skip
    between = between_drawings(trained)
    started = time.perf_counter()
    draw(pipe, ["cat face, soft style"], steps, guidance)
    seconds = time.perf_counter() - started
    return {
        "profile": profile,
        "psnr": psnr,
        "ssim": ssim,
        "top1": seen["top1"],
        "style": seen["style"],
        "held_out_top1": unseen["top1"],
        "held_out_style": unseen["style"],
        "held_out_too_top1": unseen_too["top1"],
        "held_out_too_style": unseen_too["style"],
        "drawings": len(trained.drawings),
        "nearest": seen["nearest"],
        "copies": seen["copies"],
        "between": between,
        "seconds": seconds,
        "steps": steps,
        "guidance": guidance,
        "device": "GPU" if torch.cuda.is_available() else f"CPU, {torch.get_num_threads()} threads",
        "precision": str(pipe.unet.dtype).removeprefix("torch."),
    }, pipe


def save_small(picture: Any, path: Path) -> None:
    """Writes a PNG with 256 colours: a third of the bytes, and no visible loss in drawings."""
    picture.quantize(256).save(path, optimize=True)


def paint(pipe: Any, folder: Path, steps: int, guidance: float) -> None:
    """Writes the four sheets."""
    folder.mkdir(parents=True, exist_ok=True)
    drawings, pictures = load()
    prompts = [f"{name}, {('soft', 'glossy')[place % 2]} style" for place, name in enumerate(GALLERY)]
    save_small(contact_sheet(draw(pipe, prompts, steps, guidance), 8, 144), folder / "sheet.png")
    named = [f"{name}, {style} style" for style in STYLES for name in STYLE_GALLERY]
    save_small(contact_sheet(draw(pipe, named, steps, guidance), 8, 144), folder / "styles.png")
    strips = [
        walk(pipe, (f"{first}, soft style", f"{last}, soft style"), frames=8, steps=steps, guidance=guidance)
        for first, last in (("grinning face", "crying face"), ("red apple", "strawberry"))
    ]
    save_small(contact_sheet([*strips[0], *strips[1]], 8, 144), folder / "walk.png")
    filled = []
    for name, prompt, box in (
        ("slightly smiling face", "smiling face with sunglasses, soft style", (16, 64, 240, 144)),
        ("red heart", "green heart, soft style", (128, 0, 256, 256)),
    ):
        place = next(n for n, drawn in enumerate(drawings) if (drawn.name, drawn.style) == (name, "soft"))
        filled += inpaint(pipe, pictures[place], prompt, box, steps=steps, guidance=guidance)
    save_small(contact_sheet(filled, 6, 192), folder / "inpaint.png")


def score(folder: Path, profile: str, steps: int = 20, guidance: float = 2.0) -> dict[str, Any]:
    """Measures, paints and writes everything; returns the numbers."""
    values, pipe = measure(folder, profile, steps, guidance)
    paint(pipe, folder / "scores", steps, guidance)
    (folder / "scores.json").write_text(json.dumps(values, indent=2) + "\n", "utf-8")
    (folder / "SCORES.md").write_text(report(values), "utf-8")
    for name, result, goal in rows_of(values):
        print(f"{name:58} {result:>10}  {goal and 'goal ' + goal}")
    return values


def main() -> None:
    """Scores the folder given, or the one in the resources."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=MODEL)
    parser.add_argument("--profile", choices=("cpu", "gpu"), default="cpu")
    parser.add_argument("--steps", type=int, default=20)
    parser.add_argument("--guidance", type=float, default=2.0)
    asked = parser.parse_args()
    score(asked.folder, asked.profile, asked.steps, asked.guidance)


if __name__ == "__main__":
    main()
