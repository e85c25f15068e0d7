"""direction and inspect with the real engine on a tiny model."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from skimage import metrics

from core.files.directions import load_direction
from core.files.pictures import read_picture, save_picture
from tests.core.cli.conftest import Run
from tests.core.cli.test_real_engine import DRAW, off, succeed
from tests.core.files.made_pictures import colours

SKIMAGE: Any = metrics
MACHINE = ("--device", "cpu", "--precision", "fp32")


def folders() -> None:
    random = np.random.default_rng(0)
    for name, level in (("light", 200), ("dark", 60)):
        Path(name).mkdir()
        for number in range(3):
            noise = random.integers(-20, 20, (64, 64, 3)) + level
            save_picture(Path(name, f"{number}.png"), noise.astype(np.uint8))


@pytest.fixture
def light(run: Run, tiny_epsilon: Path) -> Path:
    """A latent direction, learned from two folders."""
    folders()
    words = ("--more", "light", "--less", "dark", "-o", "light.safetensors", "--keep", "cat", "--drawn", 2)
    done = succeed(run("direction", "learn", *words, "--model", tiny_epsilon, *MACHINE))
    assert done.report["kind"] == "latent"
    assert done.report["examples"] == [3, 3]
    assert abs(done.report["kept"]["cat"]) < 1e-4
    assert 0 < done.report["separation"] <= 2.0001
    return Path("light.safetensors")


def test_a_picture_is_led_along_a_direction(run: Run, light: Path, tiny_epsilon: Path) -> None:
    save_picture(Path("in.png"), colours(50, 70))
    there = ("--model", tiny_epsilon, *MACHINE)
    succeed(run("direction", "apply", light, "in.png", "--amount", 0, "-o", "none.png", *there))
    assert off("in.png", "none.png") == 0
    done = succeed(run("direction", "apply", light, "in.png", "--amount", 2.5, "-o", "out.png", *there))
    assert done.report["direction"] == "light"
    assert done.report["inside"] > 0.5
    assert set(done.report["kept"]) == {"cat"}
    assert read_picture(Path("out.png")).picture.shape == (50, 70, 3)
    mask = np.zeros((50, 70, 3), np.uint8)
    mask[10:40, 20:50] = 255
    save_picture(Path("mask.png"), mask)
    words = ("--amount", 3, "--mask", "mask.png", "-o", "masked.png")
    done = succeed(run("direction", "apply", light, "in.png", *words, *there))
    assert done.report["outside"] == 0
    before, after = (read_picture(Path(name)).picture for name in ("in.png", "masked.png"))
    kept = mask[..., 0] == 0
    np.testing.assert_array_equal(before[kept], after[kept])
    assert (before != after).any()


def test_a_recipe_finds_its_direction_again(run: Run, light: Path, tiny_epsilon: Path, home: Path) -> None:
    save_picture(Path("in.png"), colours(64, 64))
    there = ("--model", tiny_epsilon, *MACHINE)
    succeed(run("direction", "apply", light, "in.png", "--amount", 2, "-o", "out.png", *there))
    failed = run("again", "out.png", "-o", "again.png", *there)
    assert failed.status == 2
    assert "“light”" in failed.err
    assert "import it" in failed.err
    (home / "directions").mkdir(parents=True)
    light.rename(home / "directions" / "light.safetensors")
    succeed(run("again", "out.png", "-o", "again.png", *there))
    assert off("out.png", "again.png") == 0
    named = succeed(run("direction", "apply", "Light", "in.png", "--amount", 2, "-o", "by.png", *there))
    assert named.report["direction"] == "light"
    assert off("out.png", "by.png") == 0


@pytest.mark.parametrize("kind", ["conditioning", "guidance"])
def test_words_lead_while_it_is_drawn(run: Run, tiny_epsilon: Path, kind: str) -> None:
    save_picture(Path("in.png"), colours(64, 64))
    there = ("--model", tiny_epsilon, *MACHINE)
    words = ("--more", "a cat", "--less", "dog", "-o", "cat.safetensors", "--kind", kind)
    succeed(run("direction", "learn", *words, *there))
    assert load_direction(Path("cat.safetensors")).kind.value == kind
    apply = ("direction", "apply", "cat.safetensors", "in.png", "--model", tiny_epsilon, *DRAW)
    succeed(run(*apply, "--amount", 0, "--guidance", 3, "-o", "none.png"))
    succeed(run(*apply, "--amount", 3, "--guidance", 3, "-o", "out.png"))
    assert off("none.png", "out.png") > 3


def test_wrong_input_is_one_line(run: Run, tiny_epsilon: Path, tiny_v: Path, light: Path) -> None:
    save_picture(Path("in.png"), colours(64, 64))
    Path("empty").mkdir()
    save_picture(Path("mask.png"), colours(64, 64))
    learn = ("direction", "learn", "--less", "dog", "-o")
    cases = {
        (
            "direction",
            "apply",
            light,
            "in.png",
            "--amount",
            1,
            "-o",
            "o.png",
            "--model",
            tiny_v,
        ): "learned on",
        (
            "direction",
            "apply",
            light,
            "in.png",
            "--amount",
            "nan",
            "-o",
            "o.png",
            "--model",
            tiny_epsilon,
        ): "nan",
        (
            *("direction", "apply", light, "in.png", "--amount", 1),
            *("-o", "mask.png", "--mask", "mask.png", "--model", tiny_epsilon),
        ): "choose another name",
        ("direction", "apply", "grin", "in.png", "--amount", 1, "-o", "o.png", "--model", tiny_v): "grin",
        ("direction", "apply", "no.safetensors", "in.png", "--amount", 1, "-o", "o.png"): "does not exist",
        (*learn, "o.png", "--more", "cat"): "ends in .safetensors",
        (*learn, "o.safetensors", "--more", "empty"): "holds no pictures",
        (*learn, "o.safetensors", "--more", "in.png"): "not a folder",
        (*learn, "o.safetensors", "--more", "no/such"): "not a folder",
        (*learn, "o.safetensors", "--more", "dog", "--model", tiny_v): "are the same",
    }
    for words, sentence in cases.items():
        failed = run(*words)
        assert failed.status == 2, words
        assert sentence in failed.err.splitlines()[-1]
    assert not Path("o.png").exists()
    assert not Path("o.safetensors").exists()


def test_inspect(run: Run, tiny_epsilon: Path) -> None:
    save_picture(Path("in.png"), colours(64, 96))
    there = ("--model", tiny_epsilon, *MACHINE)
    done = succeed(run("inspect", "in.png", "-o", "report.png", *there))
    assert done.report["picture"] == [64, 96, 3]
    assert done.report["latent"] == [4, 8, 12]
    assert done.report["compression"] == 48
    assert done.report["shell"] == pytest.approx(384**0.5, abs=1e-3)
    assert read_picture(Path("report.png")).picture.shape[1] == 3 * 96 + 16
    succeed(run("encode", "in.png", "-o", "z.safetensors", *there))
    succeed(run("decode", "z.safetensors", "-o", "back.png", *there))
    one, other = (read_picture(Path(name)).picture for name in ("in.png", "back.png"))
    assert done.report["psnr"] == pytest.approx(SKIMAGE.peak_signal_noise_ratio(one, other), abs=1e-4)
    assert done.report["ssim"] == pytest.approx(
        SKIMAGE.structural_similarity(one, other, channel_axis=-1), abs=1e-5
    )
