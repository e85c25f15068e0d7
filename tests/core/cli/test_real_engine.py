"""The commands with the real engine on tiny models."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from core.branch import Branch
from core.cells import Cells
from core.cli import session
from core.cli.progress import ProgressLine
from core.events import Event, Progress, Stage
from core.files.latents import load_latent
from core.files.pictures import fingerprint, read_picture, save_picture
from core.recipe import Source
from tests.core.cli.conftest import Outcome, Run
from tests.core.files.made_pictures import colours

DRAW = ("--seed", "3", "--steps", "4", "--device", "cpu", "--precision", "fp32")


def off(one: str, other: str) -> int:
    """The largest difference of two pictures, in 1/255."""
    first, second = (read_picture(Path(name)).picture.astype(int) for name in (one, other))
    return int(np.abs(first - second).max())


def succeed(outcome: Outcome) -> Outcome:
    assert outcome.status == 0, outcome.err
    return outcome


@pytest.fixture(params=["tiny_epsilon", "tiny_v"])
def model(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(request.param)
    return folder


def test_one_seed_is_one_picture(run: Run, model: Path) -> None:
    done = succeed(run("generate", "a cat", "-o", "out.png", "--model", model, *DRAW))
    assert done.report["device"] == "cpu"
    assert done.report["precision"] == "fp32"
    picture = read_picture(Path("out.png")).picture
    assert picture.std() > 10
    succeed(run("generate", "a cat", "-o", "many.png", "--count", 3, "--model", model, *DRAW))
    assert off("out.png", "many-1.png") <= 1
    assert off("out.png", "many-2.png") > 20
    succeed(run("again", "out.png", "-o", "again.png", "--model", model, "--precision", "fp32"))
    assert off("out.png", "again.png") <= 1
    succeed(run("again", "many-3.png", "-o", "again.png", "--model", model, "--precision", "fp32"))
    assert off("many-3.png", "again.png") <= 1


def test_a_branch_and_changed_cells_are_made_again(run: Run, tiny_epsilon: Path) -> None:
    succeed(run("generate", "a cat", "-o", "out.png", "--model", tiny_epsilon, *DRAW))
    opened = read_picture(Path("out.png"))
    assert opened.recipe is not None
    again = ("--model", tiny_epsilon, "--precision", "fp32")
    branch = Branch(step=2, prompt="a red dog", seed=8)
    save_picture(Path("wish.png"), opened.picture, replace(opened.recipe, branches=(branch,)))
    succeed(run("again", "wish.png", "-o", "branch.png", *again))
    assert off("out.png", "branch.png") > 20
    succeed(run("again", "branch.png", "-o", "branch2.png", *again))
    assert off("branch.png", "branch2.png") == 0
    source = Source(name="out.png", sha256=fingerprint(opened.picture))
    erased = Cells(x=2, y=2, width=3, height=3)
    wish = replace(opened.recipe, strength=0.0, source=source, cells=(erased,))
    save_picture(Path("wish.png"), opened.picture, wish)
    succeed(run("again", "wish.png", "-o", "cells.png", *again))
    assert off("out.png", "cells.png") > 5
    cells = read_picture(Path("cells.png"))
    assert cells.recipe is not None
    assert cells.recipe.cells == (erased,)
    succeed(run("again", "cells.png", "-o", "cells2.png", *again))
    assert off("cells.png", "cells2.png") == 0


def test_a_variation_keeps_as_much_as_it_should(run: Run, tiny_epsilon: Path) -> None:
    save_picture(Path("in.png"), colours(64, 96))
    words = ("variation", "in.png", "a cat", "--model", tiny_epsilon, *DRAW)
    for strength in ("0", "0.5", "1"):
        succeed(run(*words, "-o", f"out{strength}.png", "--strength", strength))
        assert read_picture(Path(f"out{strength}.png")).picture.shape == (64, 96, 3)
    succeed(run("encode", "in.png", "-o", "z.safetensors", "--model", tiny_epsilon, *DRAW[4:]))
    succeed(run("decode", "z.safetensors", "-o", "coded.png", "--model", tiny_epsilon, *DRAW[4:]))
    assert off("out0.png", "coded.png") <= 1
    assert off("out0.png", "out0.5.png") > 10
    assert off("out0.5.png", "out1.png") > 10
    succeed(run("again", "out0.5.png", "-o", "again.png", "--model", tiny_epsilon, "--precision", "fp32"))
    assert off("out0.5.png", "again.png") <= 1


def test_a_latent_has_the_models_shape(run: Run, tiny_v: Path) -> None:
    save_picture(Path("in.png"), colours(64, 96, channels=4))
    done = succeed(run("encode", "in.png", "-o", "z.safetensors", "--model", tiny_v))
    assert done.report["shape"] == [8, 4, 6]
    kept = load_latent(Path("z.safetensors"))
    assert (kept.latent.shape, kept.factor) == ((8, 4, 6), 16)


def test_models_check_looks_at_every_weight(run: Run, tiny_epsilon: Path) -> None:
    succeed(run("models", "check", tiny_epsilon))
    shutil.copytree(tiny_epsilon, "m")
    file = Path("m/vae/diffusion_pytorch_model.safetensors")
    good = load_file(file)
    name = "decoder.conv_out.weight"
    damage = {
        "not finite": good | {name: good[name] * np.float32(np.nan)},
        "do not fit": good | {name: good[name][:, :-1].copy()},
        "lack": {key: tensor for key, tensor in good.items() if key != name},
        "surplus": good | {"something.else": good[name]},
    }
    for words, tensors in damage.items():
        save_file(tensors, file)
        done = run("models", "check", "./m")
        assert (done.status, done.out) == (2, "")
        assert "vae" in done.err.splitlines()[-1]
        assert words in done.err.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("generate", "x", "-o", "out.png", "--size", "8192x8192"), "8192x8192"),
        (("generate", "x", "-o", "out.png", "--device", "cuda"), "CUDA"),
        (("decode", "wrong.safetensors", "-o", "out.png", "--anyway"), "4 channels"),
    ],
)
def test_what_only_the_engine_can_know_is_one_line_too(
    run: Run, tiny_epsilon: Path, tiny_v: Path, words: tuple[str, ...], sentence: str
) -> None:
    save_picture(Path("in.png"), colours(64, 64))
    succeed(run("encode", "in.png", "-o", "wrong.safetensors", "--model", tiny_v))
    done = run(*words, "--model", tiny_epsilon)
    assert (done.status, done.out) == (2, "")
    assert sentence in done.err.splitlines()[-1]
    assert "Traceback" not in done.err
    assert not Path("out.png").exists()


@pytest.mark.parametrize("prompt", ["word " * 2000, "qwrtp zxcvb", "", "🦊" * 500])
def test_any_prompt_is_drawn(run: Run, tiny_epsilon: Path, prompt: str) -> None:
    succeed(run("generate", prompt, "-o", "out.png", "--model", tiny_epsilon, *DRAW))


@pytest.mark.parametrize("when", [Stage.LOADING, Stage.SAMPLING, Stage.DECODING])
def test_ctrl_c_stops_the_engine(
    run: Run, tiny_epsilon: Path, monkeypatch: pytest.MonkeyPatch, when: Stage
) -> None:
    class Interrupting(ProgressLine):
        def show(self, event: Event) -> None:
            super().show(event)
            if isinstance(event, Progress) and event.stage is when:
                os.kill(os.getpid(), signal.SIGINT)

    monkeypatch.setattr(session, "ProgressLine", Interrupting)
    done = run("generate", "x", "-o", "out.png", "--model", tiny_epsilon, *DRAW)
    assert done.status == 130
    assert done.err.splitlines()[-1] == "latentscape: stopped."
    assert not list(Path().iterdir())


@pytest.mark.slow
def test_a_whole_process_says_nothing_it_should_not(tmp_path: Path, tiny_epsilon: Path) -> None:
    script = "import sys; from core.cli import main; sys.exit(main(sys.argv[1:]))"
    words = ["generate", "a cat", "-o", str(tmp_path / "out.png"), "--model", str(tiny_epsilon), *DRAW]
    done = subprocess.run([sys.executable, "-c", script, *words], capture_output=True, text=True, check=True)
    assert len(done.stdout.splitlines()) == 1
    beginnings = ("Loading the model", "tiny-epsilon on ", "Reading the prompt", "Drawing", "Decoding")
    assert [line for line in done.stderr.splitlines() if not line.startswith(beginnings)] == []


@pytest.mark.slow
@pytest.mark.parametrize("seconds", [0.5, 2.0, 4.0, 8.0])
def test_ctrl_c_at_any_time_in_a_whole_process(tmp_path: Path, tiny_epsilon: Path, seconds: float) -> None:
    script = "import sys; from core.cli import main; sys.exit(main(sys.argv[1:]))"
    out = tmp_path / "out" / "out.png"
    out.parent.mkdir()
    words = [
        "generate",
        "a cat",
        "-o",
        str(out),
        "--model",
        str(tiny_epsilon),
        "--steps",
        "999",
        "--count",
        "32",
    ]
    process = subprocess.Popen(
        [sys.executable, "-c", script, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        process.wait(seconds)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=300)
    assert process.returncode == 130
    assert "Traceback" not in err
    assert not list(out.parent.iterdir())
