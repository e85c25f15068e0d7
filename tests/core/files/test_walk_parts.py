"""A timeline in a project: back as it was, and damage costs only what is damaged."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from core.arrays import frozen
from core.document.document import Document
from core.document.keyframe import Easing, LatentSource, PictureMode, PictureSource, PromptSource
from core.document.timeline import Ending, MaskedBase, Timeline, add
from core.files.project import Project, read_project, write_project
from core.files.walk_parts import FOLDER, WalkParts, others, timeline_in
from core.geometry import Size
from core.recipe import Recipe

NUMBERS = np.random.default_rng(0)
RECIPE = Recipe(prompt="a “cat”", seed=2**40, size=Size(32, 32), steps=4, guidance=3.0, sampler="ddim")


@pytest.fixture
def timeline() -> Timeline:
    opaque = frozen(NUMBERS.integers(0, 255, (20, 30, 3), dtype=np.uint8))
    clear = frozen(NUMBERS.integers(0, 255, (20, 30, 4), dtype=np.uint8))
    mask = frozen(NUMBERS.integers(0, 2, (20, 30), dtype=np.uint8) * 255)
    latent = frozen(NUMBERS.standard_normal((4, 4, 4), dtype=np.float32))
    made = add(Timeline(ending=Ending.LOOP), PromptSource(recipe=RECIPE), 0, Easing.CUBIC)
    made = add(made, PictureSource(picture=opaque, name="one.png", recipe=RECIPE), 1)
    made = add(made, PictureSource(picture=clear, name="two", recipe=RECIPE, mode=PictureMode.MORPH), 2)
    made = add(made, LatentSource(latent=latent, recipe=RECIPE), 3)
    return replace(made, base=MaskedBase(picture=opaque, mask=mask, name="base.png"))


def test_a_timeline_comes_back_from_a_project(timeline: Timeline, tmp_path: Path) -> None:
    document = Document.of(np.zeros((8, 8, 3), np.uint8))
    parts = WalkParts(
        timeline, {"notes.txt": b"mine", f"{FOLDER}timeline.json": b"old", f"{FOLDER}old.png": b""}
    )
    write_project(tmp_path / "walk.ora", Project(document=document, parts=parts))
    project = read_project(tmp_path / "walk.ora")
    back, trouble = timeline_in(project.parts)
    assert trouble == ""
    assert back == timeline
    for one, other in zip(back.keyframes, timeline.keyframes, strict=True):
        for name in ("picture", "latent"):
            if hasattr(other.source, name):
                assert np.array_equal(getattr(one.source, name), getattr(other.source, name))
    assert back.base is not None
    assert timeline.base is not None
    assert np.array_equal(back.base.mask, timeline.base.mask)  # type: ignore[arg-type]
    assert others(project.parts) == {"notes.txt": b"mine"}
    assert len(project.parts) == 6, "the base is the first picture: kept once"


def test_damage_costs_what_is_damaged(timeline: Timeline) -> None:
    parts = dict(WalkParts(timeline))
    assert timeline_in({}) == (None, "")
    broken, trouble = timeline_in(parts | {f"{FOLDER}timeline.json": b"{"})
    assert broken is None
    assert "damaged" in trouble
    first = timeline.keyframes[1].source
    assert isinstance(first, PictureSource)
    name = f"{FOLDER}{first.sha256}.png"
    for data in (b"no picture", parts[f"{FOLDER}{timeline.keyframes[2].source.sha256}.png"]):  # type: ignore[union-attr]
        left, trouble = timeline_in(parts | {name: data})
        assert left is not None
        assert "damaged" in trouble
        source = left.keyframes[1].source
        assert isinstance(source, PictureSource)
        assert source.picture is None
        assert left.keyframes[2] == timeline.keyframes[2]
