"""Every wrong input: one clear line on stderr, exit status 2, no traceback, no file; mostly before torch."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from safetensors.numpy import load_file, save_file

from core.files.pictures import save_picture
from core.geometry import Size
from core.recipe import Recipe, Repaint
from tests.core.cli.conftest import Run
from tests.core.cli.fake_engine import FakeEngine
from tests.core.files.made_pictures import colours, file_bytes, png
from tests.core.paper_model import change, paper_model

GENERATE = ("generate", "a cat", "-o", "out.png")
VARIATION = ("variation", "in.png", "a cat", "-o", "out.png")
LEARN = ("direction", "learn", "--less", "a dog", "-o", "d.safetensors")
UNET = Path("m/unet/diffusion_pytorch_model.safetensors")


def prepare() -> None:
    """A model in m, pictures and latents beside it."""
    paper_model(Path("m"))
    save_picture(Path("in.png"), colours(64, 64))
    Path("pickle.ckpt").write_bytes(b"\x80\x04")
    Path("folder.png").mkdir()
    Path("film.gif").write_bytes(ODD_PICTURES["animated"])
    recipe = Recipe(prompt="x", size=Size(64, 64), steps=2, guidance=1, sampler="ddim", strength=0.5)
    save_picture(Path("sourceless.png"), colours(), recipe)
    part = Repaint(region=(0, 0, 8, 8), mask="ab", fill="original", feather=0.0, match=True)
    save_picture(Path("part.png"), colours(), replace(recipe, repaint=part))
    save_picture(
        Path("odd size.png"),
        colours(),
        Recipe(prompt="x", size=Size(63, 64), steps=2, guidance=1, sampler="ddim"),
    )


def cut(file: Path) -> Callable[[], object]:
    return lambda: file.write_bytes(file.read_bytes()[:-100])


def picture(data: bytes) -> Callable[[], object]:
    return lambda: Path("in.png").write_bytes(data)


def wrong_shapes() -> None:
    tensors = load_file(UNET)
    tensors["conv_in.weight"] = np.zeros((8, 5, 3, 3), np.float32)
    save_file(tensors, UNET)


def flipped() -> None:
    data = bytearray(UNET.read_bytes())
    data[20] ^= 0x55
    UNET.write_bytes(data)


def nothing() -> None:
    """The input is wrong as it is."""


CASES: dict[str, tuple[tuple[str, ...], Callable[[], object], str]] = {
    "no command": ((), nothing, "required: COMMAND"),
    "unknown command": (("paint",), nothing, "“paint” is neither a command nor a file"),
    "one file of two": (("in.png", "gone.png"), nothing, "“gone.png” is neither a command nor a file"),
    "unknown option": ((*GENERATE, "--sise", "8"), nothing, "unrecognized arguments: --sise 8"),
    "no output": (("generate", "a cat"), nothing, "required: -o/--out"),
    "no prompt": (("generate", "-o", "out.png"), nothing, "required: PROMPT"),
    "demo without window": (("demo", "x"), nothing, "needs the window"),
    # numbers
    "size of a word": ((*GENERATE, "--size", "big"), nothing, "“big” is not a size"),
    "size 0": ((*GENERATE, "--size", "0x64"), nothing, "each side must be between 1 and 8192"),
    "size not a multiple of 8": ((*GENERATE, "--size", "60x64"), nothing, "60x64 does not fit “paper”"),
    "size 1": ((*GENERATE, "--size", "1"), nothing, "use 8x8"),
    "size beyond all": ((*GENERATE, "--size", "99999x99999"), nothing, "between 1 and 8192"),
    "steps 0": ((*GENERATE, "--steps", "0"), nothing, "0 steps cannot be run"),
    "steps 10000": ((*GENERATE, "--steps", "10000"), nothing, "10000 steps cannot be run"),
    "steps of a word": ((*GENERATE, "--steps", "many"), nothing, "--steps: “many” is not a whole number"),
    "steps of a half": ((*GENERATE, "--steps", "2.5"), nothing, "“2.5” is not a whole number"),
    "guidance nan": ((*GENERATE, "--guidance", "nan"), nothing, "guidance of nan"),
    "guidance inf": ((*GENERATE, "--guidance", "inf"), nothing, "guidance of inf"),
    "guidance below 0": ((*GENERATE, "--guidance", "-1"), nothing, "guidance of -1.0"),
    "guidance of a word": ((*GENERATE, "--guidance", "x"), nothing, "“x” is not a number"),
    "seed below 0": ((*GENERATE, "--seed", "-1"), nothing, "seed -1 cannot be used"),
    "seed too large": ((*GENERATE, "--seed", str(2**63)), nothing, "cannot be used"),
    "seeds run over": ((*GENERATE, "--count", "2", "--seed", str(2**63 - 1)), nothing, "cannot be used"),
    "count 0": ((*GENERATE, "--count", "0"), nothing, "0 pictures"),
    "count 65": ((*GENERATE, "--count", "65"), nothing, "65 pictures"),
    "strength 2": ((*VARIATION, "--strength", "2"), nothing, "strength of 2.0"),
    "strength nan": ((*VARIATION, "--strength", "nan"), nothing, "strength of nan"),
    "sampler": ((*GENERATE, "--sampler", "magic"), nothing, "no sampler called “magic”: choose one of ddim"),
    "device": ((*GENERATE, "--device", "abacus"), nothing, "--device: invalid choice: 'abacus'"),
    "precision": ((*GENERATE, "--precision", "int3"), nothing, "--precision: invalid choice: 'int3'"),
    "walk without end": (
        ("walk", "a", "b", "-o", "w.gif", "--seconds", "1e308"),
        nothing,
        "choose 20,000 or fewer",
    ),
    # prompts
    "a long prompt": (("generate", "x" * 10_001, "-o", "out.png"), nothing, "10,001 characters"),
    "a long negative": ((*GENERATE, "--negative", "x" * 10_001), nothing, "negative prompt has 10,001"),
    # outputs
    "output suffix": (("generate", "x", "-o", "out.gif"), nothing, "ends in .png, .jpg or .webp"),
    "output without suffix": (("generate", "x", "-o", "out"), nothing, "ends in .png, .jpg or .webp"),
    "output in no folder": (("generate", "x", "-o", "none/out.png"), nothing, "its folder does not exist"),
    "output is a folder": (("generate", "x", "-o", "folder.png"), nothing, "it is a folder"),
    "output under a file": (("generate", "x", "-o", "in.png/out.png"), nothing, "cannot be written"),
    "output name too long": (("generate", "x", "-o", "x" * 300 + ".png"), nothing, "name is too long"),
    "output in /proc": (("generate", "x", "-o", "/proc/out.png"), nothing, "cannot be written"),
    "latent suffix": (("encode", "in.png", "-o", "z.png"), nothing, "ends in .safetensors"),
    "report over its picture": (("inspect", "in.png", "-o", "in.png"), nothing, "choose another name"),
    "walk over its picture": (
        ("walk", "x", "--images", "film.gif", "-o", "film.gif"),
        nothing,
        "choose another name",
    ),
    # directions
    "a long example": ((*LEARN, "--more", "x" * 10_001), nothing, "10,001 characters"),
    "an example with a NUL": ((*LEARN, "--more", "a\0b"), nothing, "contains a NUL character"),
    "a direction's seed": ((*LEARN, "--more", "a", "--seed", "-5"), nothing, "seed -5 cannot be used"),
    # pictures
    "missing picture": (
        ("variation", "none.png", "x", "-o", "out.png"),
        nothing,
        "“none.png” does not exist",
    ),
    "picture is a folder": (("variation", "folder.png", "x", "-o", "out.png"), nothing, "is a folder"),
    "empty picture": (VARIATION, picture(b""), "“in.png” is empty"),
    "text for a picture": (VARIATION, picture(b"hello"), "“in.png” is not a picture"),
    "picture cut short": (
        VARIATION,
        picture(file_bytes(Image.fromarray(colours()), "PNG")[:-200]),
        "“in.png” is damaged or cut short",
    ),
    "bomb": (VARIATION, picture(png(30_000, 30_000, 8, 2, b"\0")), "“in.png” is too large"),
    "wide picture": (VARIATION, picture(png(9000, 2, 8, 0, b"\0")), "“in.png” is too large (9000x2)"),
    "recipe of none": (("recipe", "in.png"), nothing, "“in.png” has no recipe"),
    "recipe of a film of another program": (
        ("recipe", "film.gif"),
        nothing,
        "has no recipe: it was made by a program that writes none",
    ),
    "again of none": (("again", "in.png", "-o", "out.png"), nothing, "has no recipe to make it again"),
    "again without source": (("again", "sourceless.png", "-o", "out.png"), nothing, "does not say which"),
    "again of an odd size": (("again", "odd size.png", "-o", "out.png"), nothing, "63x64 does not fit"),
    "again of a part": (("again", "part.png", "-o", "out.png"), nothing, "by repainting a part"),
    # latents
    "missing latent": (("decode", "none.safetensors", "-o", "out.png"), nothing, "does not exist"),
    "picture for a latent": (("decode", "in.png", "-o", "out.png"), nothing, "“in.png” is not a safetensors"),
    "weights for a latent": (("decode", str(UNET), "-o", "out.png"), nothing, "holds no latent"),
    # models
    "unknown model": (
        (*GENERATE, "--model", "nobody"),
        nothing,
        "no model called “nobody”: choose one of paper",
    ),
    "missing model": ((*GENERATE, "--model", "./none"), nothing, "no model “none” at this path"),
    "pickle": ((*GENERATE, "--model", "pickle.ckpt"), nothing, "pickle can run any program"),
    "no model": ((*GENERATE, "--model", "folder.png"), nothing, "model_index.json is missing"),
    "missing config": (
        (*GENERATE, "--model", "m"),
        lambda: Path("m/vae/config.json").unlink(),
        "“vae/config.json” is missing",
    ),
    "missing weights": ((*GENERATE, "--model", "m"), UNET.unlink, "no weights in “unet”"),
    "missing tokenizer": (
        (*GENERATE, "--model", "m"),
        lambda: shutil.rmtree("m/tokenizer"),
        "“tokenizer/vocab.json” is missing",
    ),
    "weights cut short": ((*GENERATE, "--model", "m"), cut(UNET), "is cut short"),
    "weights flipped": (
        (*GENERATE, "--model", "m"),
        flipped,
        "unet",
    ),
    "weights of another shape": ((*GENERATE, "--model", "m"), wrong_shapes, "do not fit its config.json"),
    "weights in a pickle": (
        (*GENERATE, "--model", "m"),
        lambda: UNET.rename(UNET.with_suffix(".bin")),
        "pickle can run any program",
    ),
    "config of nonsense": (
        (*GENERATE, "--model", "m"),
        lambda: change(Path("m/unet/config.json"), block_out_channels="many"),
        "its value “block_out_channels”",
    ),
    "add what is no model": (("models", "add", "folder.png"), nothing, "model_index.json is missing"),
    "check what is no model": (("models", "check", "none"), nothing, "no model called “none”"),
    "remove what is not there": (("models", "remove", "none"), nothing, "no added model called “none”"),
    "models without a word": (("models",), nothing, "required: ACTION"),
}


@pytest.mark.parametrize("name", CASES)
def test_wrong_input_is_one_clear_line(run: Run, engine: FakeEngine, name: str) -> None:
    words, spoil, sentence = CASES[name]
    prepare()
    spoil()
    before = {path: path.stat().st_mtime_ns for path in Path().rglob("*")}
    done = run(*words)
    assert done.status == 2
    assert done.out == ""
    (line,) = done.err.splitlines()
    assert line.startswith("latentscape: ")
    assert sentence in line
    assert "Traceback" not in line
    assert len(line) < 400
    assert {path: path.stat().st_mtime_ns for path in Path().rglob("*")} == before
    assert not engine.jobs, "the model need not be loaded to find out"


ODD_PICTURES: dict[str, bytes] = {
    "cmyk": file_bytes(Image.new("CMYK", (64, 64), (0, 99, 200, 10)), "JPEG"),
    "16 bit": file_bytes(Image.fromarray(np.full((64, 64), 40_000, np.uint16)), "PNG"),
    "float": file_bytes(Image.fromarray(np.full((64, 64), 0.5, np.float32)), "TIFF"),
    "animated": file_bytes(
        Image.new("RGB", (64, 64), "red"),
        "GIF",
        save_all=True,
        append_images=[Image.new("RGB", (64, 64), "blue")],
    ),
    "transparent": file_bytes(Image.new("RGBA", (64, 64), (9, 9, 9, 50)), "PNG"),
    "grey": file_bytes(Image.new("L", (64, 64), 9), "PNG"),
    "palette": file_bytes(Image.new("P", (64, 64), 0), "PNG"),
    "one pixel": file_bytes(Image.new("RGB", (1, 1), "red"), "PNG"),
}


@pytest.mark.parametrize("name", ODD_PICTURES)
def test_odd_pictures_are_used_all_the_same(run: Run, engine: FakeEngine, name: str) -> None:
    Path("in.png").write_bytes(ODD_PICTURES[name])
    done = run(*VARIATION)
    assert done.status == 0
    assert done.report["size"] == "64x64"


@pytest.mark.parametrize(
    "prompt", ["", "xyzzy qwrtp", "x" * 10_000, "🦊" * 300, "line\nbreak", "\udce4 broken"]
)
def test_any_prompt_is_drawn(run: Run, engine: FakeEngine, prompt: str) -> None:
    assert run("generate", prompt, "-o", "out.png").status == 0
    done = run("again", "out.png", "-o", "again.png")
    assert done.status == 0
    assert Path("again.png").read_bytes() == Path("out.png").read_bytes()


def test_a_failure_the_engine_knows_is_wrong_input(run: Run, engine: FakeEngine) -> None:
    engine.failure = ("This size needs 90 GB and the device has 4: choose a smaller size.", "")
    done = run(*GENERATE, "--size", "8192x8192")
    assert (done.status, done.out) == (2, "")
    assert done.err.splitlines()[-1] == f"latentscape: {engine.failure[0]}"
    assert not list(Path().iterdir())


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_permission_is_said(run: Run, engine: FakeEngine) -> None:
    Path("locked").mkdir(mode=0o500)
    done = run("generate", "x", "-o", "locked/out.png")
    assert (done.status, "no permission" in done.err) == (2, True)
