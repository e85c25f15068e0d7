"""latentscape inpaint, with the real engine on a tiny model."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from core.files.pictures import read_picture, save_picture
from tests.core.cli.conftest import Run
from tests.core.files.made_pictures import colours

DRAW = ("--seed", "3", "--steps", "4", "--device", "cpu", "--precision", "fp32")


@pytest.fixture
def mask() -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """A picture and a mask in the current folder."""
    save_picture(Path("in.png"), colours(90, 120))
    mask = np.zeros((90, 120, 3), np.uint8)
    mask[30:50, 40:80] = 255
    save_picture(Path("mask.png"), mask)
    return mask


def test_only_the_masked_part_changes(run: Run, tiny_epsilon: Path, mask: np.ndarray) -> None:
    done = run(
        "inpaint", "in.png", "--mask", "mask.png", "a cat", "-o", "out.png", "--model", tiny_epsilon, *DRAW
    )
    assert done.status == 0, done.err
    assert "7% of the picture" in done.err
    before, opened = read_picture(Path("in.png")).picture, read_picture(Path("out.png"))
    kept = mask[..., 0] == 0
    assert np.array_equal(opened.picture[kept], before[kept])
    assert (opened.picture[~kept] != before[~kept]).mean() > 0.5
    assert opened.recipe is not None
    assert opened.recipe.repaint is not None
    assert opened.recipe.source is not None
    x, y, width, height = opened.recipe.repaint.region
    assert (x, y) <= (40, 30)
    assert (x + width, y + height) >= (80, 50)
    again = run("again", "out.png", "-o", "again.png", "--model", tiny_epsilon)
    assert again.status == 2
    assert "mask" in again.err


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (("--strength", "1.5"), "strength of 1.5"),
        (("--feather", "-1"), "feather"),
        (("--context", "nan"), "context"),
        (("--mask", "in-small.png"), "of the picture's size"),
        (("--mask", "none.png"), "does not exist"),
        (("--mask", "black.png"), "mask is empty"),
        (("-o", "in.png"), "choose another name"),
    ],
)
def test_what_cannot_be_done(
    run: Run,
    tiny_epsilon: Path,
    mask: np.ndarray,
    value: tuple[str, str],
    words: str,
) -> None:
    save_picture(Path("in-small.png"), colours(20, 30))
    save_picture(Path("black.png"), np.zeros_like(mask))
    before = Path("in.png").read_bytes()
    done = run(
        "inpaint",
        "in.png",
        "a cat",
        "--mask",
        "mask.png",
        "-o",
        "out.png",
        "--model",
        tiny_epsilon,
        *DRAW,
        *value,
    )
    assert done.status == 2
    assert words in done.err
    assert len(done.err.strip().splitlines()) == 1
    assert not Path("out.png").exists()
    assert Path("in.png").read_bytes() == before


def test_a_mask_of_ones_is_said_to_be_nearly_black(run: Run, tiny_epsilon: Path, mask: np.ndarray) -> None:
    save_picture(Path("ones.png"), mask // 255)
    words = ("inpaint", "in.png", "a cat", "-o", "out.png", "--model", tiny_epsilon, *DRAW)
    assert "nearly black (1 of 255" in run(*words, "--mask", "ones.png").err
    assert "nearly black" not in run(*words, "--mask", "mask.png").err
