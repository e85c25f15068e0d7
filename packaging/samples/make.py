"""Make the sample pictures and the sample project again with the model in the box: ``make samples``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.arrays import Mask, Picture  # noqa: E402  (a checkout, not an installed program)
from core.cli import main  # noqa: E402
from core.document.document import Document  # noqa: E402
from core.document.keyframe import PromptSource  # noqa: E402
from core.document.layer import Blend, Layer  # noqa: E402
from core.document.timeline import Ending, Timeline, add  # noqa: E402
from core.files.pictures import read_picture, save_picture  # noqa: E402
from core.files.project import Project, write_project  # noqa: E402
from core.files.walk_parts import WalkParts  # noqa: E402
from core.geometry import Size  # noqa: E402
from core.recipe import Recipe  # noqa: E402

SAMPLES = {
    "grinning": ("grinning face, soft style", 7),
    "heart": ("red heart, soft style", 3),
    "panda": ("panda, glossy style", 5),
    "apple": ("red apple, soft style", 2),
}
WALK = ("grinning face, soft style", "smiling face with sunglasses, soft style", "red heart, soft style")
PROJECT = "cool.ora"
FOLDER = ROOT / "resources" / "samples"
SIDE = 256


def run(*words: str) -> None:
    """A command of the program; what it could not do ends the script."""
    if status := main(list(words)):
        sys.exit(status)


def eyes() -> Mask:
    """Where the grinning face has them."""
    mask = Image.new("L", (SIDE, SIDE))
    ImageDraw.Draw(mask).rounded_rectangle((38, 64, 218, 140), radius=36, fill=255)
    return np.array(mask)


def cheeks() -> Picture:
    """Two soft red spots on nothing."""
    spots = Image.new("RGBA", (SIDE, SIDE), (255, 96, 96, 0))
    for left in (36, 176):
        ImageDraw.Draw(spots).ellipse((left, 130, left + 44, 166), fill=(255, 96, 96, 150))
    return np.array(spots.filter(ImageFilter.GaussianBlur(6)))


def glasses(face: Picture) -> tuple[Picture, Recipe | None]:
    """What is repainted of ``face``, on nothing, with what made it."""
    with TemporaryDirectory() as place:
        masked, base, made = (Path(place) / name for name in ("mask.png", "face.png", "cool.png"))
        save_picture(masked, np.repeat(eyes()[..., None], 3, axis=2))
        save_picture(base, face)
        run("inpaint", str(base), "--mask", str(masked), WALK[1], "-o", str(made), "--seed", "7")
        opened = read_picture(made)
    patch = np.dstack([opened.picture[..., :3], eyes()])
    patch[eyes() == 0] = 0
    return patch, opened.recipe


def project() -> Project:
    """A face in three layers, with the mask that was repainted and a walk of three keyframes."""
    face = read_picture(FOLDER / "grinning.png")
    assert face.recipe is not None
    patch, recipe = glasses(face.picture)
    layers = (
        Layer.of(face.picture, "Grinning face"),
        replace(Layer.of(cheeks(), "Rosy cheeks"), blend=Blend.MULTIPLY),
        Layer.of(patch, "Sunglasses"),
    )
    timeline = Timeline(fps=12, duration=3, ending=Ending.LOOP)
    for second, prompt in enumerate(WALK):
        source = PromptSource(recipe=replace(face.recipe, prompt=prompt))
        timeline = add(timeline, source, float(second))
    return Project(
        document=Document(size=Size(SIDE, SIDE), layers=layers, active=layers[1].id),
        mask=eyes(),
        mask_visible=False,
        recipe=recipe,
        settings={"prompt": WALK[1], "seed": face.recipe.seed},
        parts=WalkParts(timeline),
    )


if __name__ == "__main__":
    for name, (prompt, seed) in SAMPLES.items():
        run("generate", prompt, "-o", str(FOLDER / f"{name}.png"), "--seed", str(seed))
    write_project(FOLDER / PROJECT, project())
