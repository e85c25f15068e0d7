"""walk, and its recipe, with the real engine on a tiny model."""

from __future__ import annotations

import errno
import itertools
import json
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from core.files.pictures import read_picture, save_picture
from tests.core.cli.conftest import Outcome, Run
from tests.core.files.full_disk import full_film
from tests.core.files.made_pictures import colours

FAST = ("--steps", "3", "--seconds", "0.5", "--fps", "10", "--device", "cpu", "--precision", "fp32")


def succeed(outcome: Outcome) -> Outcome:
    assert outcome.status == 0, outcome.err
    return outcome


def test_a_walk_is_written_and_made_again(run: Run, tiny_v: Path) -> None:
    words = ("walk", "a cat", "a dog", "--seeds", 1, 2, "--model", tiny_v, *FAST)
    done = succeed(run(*words, "-o", "w.mp4"))
    assert (done.report["out"], done.report["frames"], done.report["fps"]) == ("w.mp4", 5, 10)
    assert done.report["drawn"] > 0
    with av.open("w.mp4") as container:
        assert len(list(container.decode(video=0))) == 5
    told = json.loads(succeed(run("recipe", "w.mp4")).out)
    assert [k["source"]["recipe"]["prompt"] for k in told["keyframes"]] == ["a cat", "a dog"]
    again = ("again", "w.mp4", "-o", "again", "--model", tiny_v, "--device", "cpu", "--precision", "fp32")
    assert succeed(run(*again)).report["drawn"] == 0, "all of it is still there"
    assert len(list(Path("again").iterdir())) == 5
    assert json.loads(succeed(run("recipe", "again")).out) == told
    succeed(run("generate", "a cat", "-o", "a.png", "--seed", 1, "--model", tiny_v, *FAST[:2], *FAST[6:]))
    first, alone = (read_picture(Path(n)).picture.astype(int) for n in ("again/frame-00001.png", "a.png"))
    assert np.abs(first - alone).max() <= 1


def test_pictures_are_keyframes_too_and_a_loop_plays_for_ever(run: Run, tiny_v: Path) -> None:
    save_picture(Path("a.png"), colours(128, 128))
    words = ("walk", "a cat", "--images", "a.png", "--loop", "--model", tiny_v, *FAST)
    done = succeed(run(*words, "-o", "w.gif"))
    assert len(done.report["psnr"]) == 1
    with Image.open("w.gif") as image:
        assert (getattr(image, "n_frames", 1), image.info["loop"]) == (5, 0)
    again = ("again", "w.gif", "--model", tiny_v, "--device", "cpu", "--precision", "fp32", "-o", "b.webp")
    succeed(run(*again))
    Path("a.png").unlink()
    assert "not beside it" in run(*again).err


def test_only_the_mask_moves(run: Run, tiny_v: Path) -> None:
    base, mask = colours(128, 128), np.zeros((128, 128, 3), np.uint8)
    mask[32:96, 32:96] = 255
    save_picture(Path("base.png"), base)
    save_picture(Path("mask.png"), mask)
    words = ("walk", "a cat", "a dog", "--mask", "mask.png", "--on", "base.png", "--model", tiny_v, *FAST)
    succeed(run(*words, "-o", "frames"))
    for path in Path("frames").iterdir():
        pixels = read_picture(path).picture
        assert np.array_equal(pixels[mask[..., 0] == 0], base[mask[..., 0] == 0])
        assert not np.array_equal(pixels, base)
    again = ("again", "frames", "--model", tiny_v, *FAST[6:])
    assert succeed(run(*again, "-o", "b")).report["drawn"] == 0, "the mask goes along, the picture is beside"
    for one, other in zip(sorted(Path("frames").iterdir()), sorted(Path("b").iterdir()), strict=True):
        assert np.array_equal(read_picture(one).picture, read_picture(other).picture)
    Path("base.png").rename("moved.png")
    assert "give it with --source" in run(*again, "-o", "c").err
    assert succeed(run(*again, "-o", "c", "--source", "moved.png")).report["drawn"] == 0
    save_picture(Path("other.png"), base[::-1])
    assert "its content differs" in run(*again, "-o", "d", "--source", "other.png").err
    assert not Path("d").exists()


def test_a_walk_is_led_along_directions(run: Run, tiny_v: Path) -> None:
    learned = ("direction", "learn", "--more", "a cat", "--less", "a dog", "--kind", "conditioning")
    succeed(run(*learned, "-o", "catness.safetensors", "--model", tiny_v, *FAST[6:]))
    words = ("walk", "a cat", "--seeds", 1, 1, "--pace", "linear", "--model", tiny_v, *FAST)
    succeed(run(*words, "--lead", "catness.safetensors", 0, 6, "-o", "frames"))
    pixels = [read_picture(path).picture.astype(int) for path in sorted(Path("frames").iterdir())]
    assert len(pixels) == 5
    steps = [np.abs(one - other).max() for one, other in itertools.pairwise(pixels)]
    assert min(steps) > 0, "nothing but the amount changes, and it does in each frame"
    short = run(*words, "--lead", "catness.safetensors", 1, "-o", "b")
    assert "2 keyframes and 1 amounts" in short.err
    assert "“x” is not a number" in run(*words, "--lead", "catness.safetensors", 1, "x", "-o", "b").err
    assert "no direction called “grin”" in run(*words, "--lead", "grin", 1, 2, "-o", "b").err
    gone = run("again", "frames", "-o", "b", "--model", tiny_v)
    assert "“catness” that the picture was led along is not in the library" in gone.err
    assert not Path("b").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("a cat",), "needs two keyframes"),
        (("a", "b", "--seeds", "1", "2", "3"), "2 prompts and 3 seeds"),
        (("a", "b", "--sampler", "euler_a"), "choose Euler"),
        (("a", "b", "--fps", "0"), "0 frames a second"),
        (("a", "b", "--fps", "nan"), "nan frames a second"),
        (("a", "b", "--fps", "-3"), "-3 frames a second"),
        (("a", "b", "--fps", "fast"), "“fast” is not a number"),
        (("a", "b", "--seconds", "0"), "no frames"),
        (("a", "b", "--seconds", "-1"), "no frames"),
        (("a", "b", "--seconds", "inf"), "no frames"),
        (("a", "b", "--seconds", "10000", "--fps", "10"), "100,000 frames"),
        (("a", "b", "--seconds", "0.1", "--fps", "10"), "at the same time"),
        (("a", "b", "--mask", "m.png"), "needs both"),
        (("a", "--images", "gone.png"), "does not exist"),
        (("a", "b", "-o", "nowhere/w.mp4"), "folder does not exist"),
        (("a", "b", "-o", "w.avi"), "choose a name that ends in"),
        (("a", "b", "-o", "w.gif", "--fps", "60"), "A GIF plays at most 50 frames a second"),
        (("a", "b", "-o", ".mp4"), "choose a name that ends in"),
        (("a", "b", "-o", "nowhere/frames"), "folder does not exist; make it or choose another"),
        (("a", "b", "-o", "/proc/w.gif"), "cannot be written"),
        (("a", "b", "-o", "/proc/frames"), "cannot be written"),
        (("a", "b", "-o", "x" * 300 + ".gif"), "its name is too long"),
        (("a", "b", "-o", "x" * 300), "its name is too long"),
    ],
)
def test_what_cannot_be_is_one_line(run: Run, box: Path, words: tuple[str, ...], sentence: str) -> None:
    done = run("walk", "-o", "w.mp4", *words)
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err.splitlines()[-1]
    assert "Traceback" not in done.err
    assert not list(Path().iterdir())


@pytest.mark.parametrize(
    ("out", "sentence"),
    [
        ("a file/w.mp4", "a part of its path is not a folder; choose another place"),
        ("a file/frames", "a part of its path is not a folder; choose another place"),
        ("a file", "is a file: give the name of a folder"),
        ("a folder.gif", "it is a folder; give a file name"),
        ("a folder.gif/..", "holds other files"),
    ],
)
def test_what_is_in_the_way_stays(run: Run, box: Path, out: str, sentence: str) -> None:
    Path("a file").write_text("mine")
    Path("a folder.gif").mkdir()
    done = run("walk", "a", "b", "-o", out)
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err.splitlines()[-1]
    assert Path("a file").read_text() == "mine"
    assert len(list(Path().iterdir())) == 2


@pytest.mark.parametrize("out", ["w.mp4", "frames"])
def test_where_nothing_may_be_written(run: Run, box: Path, monkeypatch: pytest.MonkeyPatch, out: str) -> None:
    def refuse(path: Path, *_rest: object, **_others: object) -> None:
        raise PermissionError(errno.EACCES, "made to fail", str(path))

    monkeypatch.setattr(Path, "touch", refuse)
    monkeypatch.setattr(Path, "mkdir", refuse)
    done = run("walk", "a", "b", "-o", out)
    assert (done.status, done.out) == (2, "")
    assert "no permission to write there; choose another place" in done.err.splitlines()[-1]


def test_a_disk_that_fills_up_costs_no_frame(run: Run, tiny_v: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("walk", "a cat", "a dog", "--seeds", 1, 2, "--model", tiny_v, *FAST)
    for out in ("w.mp4", "w.webm", "w.gif", "w.webp", "frames"):
        with monkeypatch.context() as patch:
            full_film(patch, Path.cwd(), 4)
            done = run(*words, "-o", out)
        assert done.status == 2
        assert done.err.splitlines()[-1].endswith(
            f"“{out}” cannot be written: the disk is full; make room or choose another place."
        )
        assert not list(Path().iterdir()), "neither under its name nor under another"
    assert succeed(run(*words, "-o", "w.gif")).report["drawn"] == 0, "what was drawn is still there"
