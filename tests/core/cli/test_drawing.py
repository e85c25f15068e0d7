"""generate, variation and again, with a fake engine."""

from __future__ import annotations

import errno
import io
import shutil
import sys
from pathlib import Path

import numpy as np
import pytest

from core.cli import main
from core.files.pictures import fingerprint, read_picture, save_picture
from core.geometry import Size
from core.jobs import Generate, PreviewMode
from core.models.catalog import Catalog
from core.recipe import Lora, Recipe
from tests.core.cli.conftest import Run
from tests.core.cli.fake_engine import FakeEngine, colour
from tests.core.files.made_pictures import colours
from tests.core.paper_model import paper_model
from tests.sparse_models import lora_shapes, sparse_file


def job_of(engine: FakeEngine) -> Generate:
    job = engine.jobs[-1]
    assert isinstance(job, Generate)
    return job


def test_a_picture_is_drawn_with_the_models_defaults(run: Run, engine: FakeEngine) -> None:
    done = run("generate", "a cat", "-o", "out.png", "--seed", 5)
    assert done.status == 0
    opened = read_picture(Path("out.png"))
    np.testing.assert_array_equal(opened.picture, colour(5, 64, 64))
    recipe = opened.recipe
    assert recipe is not None
    assert (recipe.prompt, recipe.negative, recipe.seed, recipe.size) == ("a cat", "", 5, Size(64, 64))
    assert (recipe.steps, recipe.guidance, recipe.sampler) == (9, 2.5, "euler")
    assert (recipe.model, len(recipe.fingerprint)) == ("paper", 64)
    assert done.report == {
        "out": "out.png",
        "model": "paper",
        "fingerprint": recipe.fingerprint,
        "device": "cpu",
        "precision": "fp32",
        "seconds": 1.235,
        "seed": 5,
        "size": "64x64",
    }
    assert len(done.out.splitlines()) == 1
    assert "Drawing" in done.err
    assert (job_of(engine).preview, engine.closed) == (PreviewMode.OFF, True)


def test_every_setting_reaches_the_engine(run: Run, engine: FakeEngine, tmp_path: Path) -> None:
    paper_model(tmp_path / "other", seed=1)
    words = "--size 32x48 --count 3 --seed 7 --steps 11 --guidance 3.5 --sampler unipc --negative blur"
    machine = f"--model {tmp_path / 'other'} --device cpu --precision bf16"
    done = run("generate", "-o", "out.webp", "a dog", *words.split(), *machine.split())
    assert done.status == 0
    job = job_of(engine)
    assert job.seeds == (7, 8, 9)
    recipe = job.recipe
    assert (recipe.prompt, recipe.negative, recipe.size) == ("a dog", "blur", Size(32, 48))
    assert (recipe.steps, recipe.guidance, recipe.sampler) == (11, 3.5, "unipc")
    assert (engine.device, engine.precision, job.model) == ("cpu", "bf16", str(tmp_path / "other"))
    assert done.report["out"] == ["out-1.webp", "out-2.webp", "out-3.webp"]
    assert done.report["seeds"] == [7, 8, 9]
    for number in (1, 2, 3):
        opened = read_picture(Path(f"out-{number}.webp"))
        assert opened.recipe is not None
        assert opened.recipe.seed == 6 + number
    assert not Path("out.webp").exists()


def test_without_a_seed_each_picture_is_another(run: Run, engine: FakeEngine) -> None:
    seeds = {run("generate", "x", "-o", "out.png").report["seed"] for _ in range(5)}
    assert len(seeds) == 5


def test_an_existing_file_is_replaced(run: Run, engine: FakeEngine) -> None:
    Path("out.png").write_bytes(b"old")
    assert run("generate", "x", "-o", "out.png").status == 0
    assert read_picture(Path("out.png")).recipe is not None


def test_notes_of_the_engine_are_shown(run: Run, engine: FakeEngine) -> None:
    engine.note = "The prompt is longer than this model reads."
    assert engine.note in run("generate", "x", "-o", "out.png").err


def test_a_variation_remembers_what_it_started_from(run: Run, engine: FakeEngine) -> None:
    save_picture(Path("in.png"), colours(64, 80))
    done = run("variation", "in.png", "a fox", "-o", "out.jpg", "--strength", "0.4", "--seed", "3")
    assert done.status == 0
    job = job_of(engine)
    np.testing.assert_array_equal(job.source, colours(64, 80))
    recipe = read_picture(Path("out.jpg")).recipe
    assert recipe is not None
    assert (recipe.strength, recipe.size) == (0.4, Size(80, 64))
    assert recipe.source is not None
    assert (recipe.source.name, recipe.source.sha256) == ("in.png", fingerprint(colours(64, 80)))


@pytest.mark.parametrize(
    ("height", "width", "size"),
    [(64, 64, "64x64"), (63, 66, "64x64"), (1000, 2000, "88x48"), (1, 1, "64x64"), (600, 10, "8x600")],
)
def test_a_variation_is_about_as_large_as_the_model_can(
    run: Run, engine: FakeEngine, height: int, width: int, size: str
) -> None:
    save_picture(Path("in.png"), colours(height, width))
    done = run("variation", "in.png", "x", "-o", "out.png")
    assert done.report["size"] == size
    assert ("scaled" in done.err) == (size != f"{width}x{height}")


def test_again_makes_the_same_picture(run: Run, engine: FakeEngine) -> None:
    run("generate", "a cat", "-o", "out.png", "--seed", 5, "--steps", 4, "--size", "16x24")
    done = run("again", "out.png", "-o", "again.png")
    assert done.status == 0
    assert Path("again.png").read_bytes() == Path("out.png").read_bytes()


def test_again_with_changes(run: Run, engine: FakeEngine) -> None:
    run("generate", "a cat", "-o", "out.png", "--seed", 5)
    words = ["--seed", "6", "--steps", "3", "--guidance", "1", "--sampler", "ddim", "--negative", "dog"]
    assert run("again", "out.png", "-o", "again.png", *words).status == 0
    recipe = read_picture(Path("again.png")).recipe
    assert recipe is not None
    assert (recipe.prompt, recipe.seed, recipe.steps, recipe.guidance) == ("a cat", 6, 3, 1.0)
    assert (recipe.sampler, recipe.negative) == ("ddim", "dog")


def test_again_finds_the_source_beside_it(run: Run, engine: FakeEngine) -> None:
    save_picture(Path("in.png"), colours(64, 64))
    run("variation", "in.png", "x", "-o", "out.png", "--seed", 1)
    assert run("again", "out.png", "-o", "again.png").status == 0
    np.testing.assert_array_equal(job_of(engine).source, colours(64, 64))
    assert Path("again.png").read_bytes() == Path("out.png").read_bytes()
    Path("there").mkdir()
    shutil.move("in.png", "there/renamed.png")
    missing = run("again", "out.png", "-o", "more.png")
    assert missing.status == 2
    assert "“in.png”, which is not beside it: give it with --source" in missing.err
    assert run("again", "out.png", "-o", "more.png", "--source", "there/renamed.png").status == 0


def test_again_refuses_another_source(run: Run, engine: FakeEngine) -> None:
    save_picture(Path("in.png"), colours(64, 64))
    run("variation", "in.png", "x", "-o", "out.png")
    save_picture(Path("in.png"), colours(64, 64, seed=9))
    refused = run("again", "out.png", "-o", "again.png")
    assert refused.status == 2
    assert "is not the picture this variation started from" in refused.err
    assert not Path("again.png").exists()
    anyway = run("again", "out.png", "-o", "again.png", "--anyway")
    assert anyway.status == 0
    assert "another picture" in anyway.err


def test_again_refuses_another_model(run: Run, engine: FakeEngine, box: Path, tmp_path: Path) -> None:
    shutil.copytree(box, tmp_path / "first")
    run("generate", "x", "-o", "out.png")
    paper_model(box, seed=5)
    refused = run("again", "out.png", "-o", "again.png")
    assert refused.status == 2
    assert "is not the model that made this picture" in refused.err
    assert not Path("again.png").exists()
    assert run("again", "out.png", "-o", "again.png", "--anyway").status == 0
    assert run("again", "out.png", "-o", "again.png", "--model", tmp_path / "first").status == 0
    run("models", "add", tmp_path / "first")
    assert run("again", "out.png", "-o", "again.png").status == 0, "found by its fingerprint"


def test_again_names_a_model_that_is_not_there(run: Run, engine: FakeEngine) -> None:
    recipe = Recipe(prompt="x", size=Size(64, 64), steps=2, guidance=1, sampler="ddim", model="far away")
    save_picture(Path("out.png"), colours(), recipe)
    refused = run("again", "out.png", "-o", "again.png")
    assert refused.status == 2
    assert "“far away”, is not in the list" in refused.err
    anyway = run("again", "out.png", "-o", "again.png", "--anyway")
    assert anyway.status == 0
    assert "does not say exactly which model" in anyway.err


def test_a_variation_must_not_replace_its_source(run: Run, engine: FakeEngine) -> None:
    save_picture(Path("in.png"), colours(64, 64))
    before = Path("in.png").read_bytes()
    Path("link.png").symlink_to("in.png")
    for out in ("in.png", "../work/in.png", "link.png"):
        refused = run("variation", "in.png", "x", "-o", out)
        assert refused.status == 2
        assert "choose another name" in refused.err
    assert Path("in.png").read_bytes() == before


def test_loras_a_vae_and_clip_skip_go_into_the_recipe_and_again(
    run: Run, engine: FakeEngine, tmp_path: Path
) -> None:
    ink = sparse_file(tmp_path / "some where" / "ink.safetensors", lora_shapes())
    words = ("--lora", "film:0.5", "--lora", f"{ink}:0.8:1", "--vae", "soft", "--clip-skip", 2)
    assert run("generate", "x", "-o", "out.png", *words).status == 0
    job = engine.jobs[-1]
    assert isinstance(job, Generate)
    loras = (
        Lora(name="film", weight=0.5, text_weight=0.5),
        Lora(name="ink", weight=1.0, text_weight=0.8),
    )
    assert (job.recipe.loras, job.recipe.vae, job.recipe.clip_skip) == (loras, "soft", 2)
    assert Catalog().file("ink", "LoRA") == ink, "found again by its name, wherever it is"
    assert run("again", "out.png", "-o", "again.png").status == 0
    again = engine.jobs[-1]
    assert isinstance(again, Generate)
    assert again.recipe == job.recipe
    assert run("again", "out.png", "-o", "other.png", "--lora", "film", "--clip-skip", 1).status == 0
    other = engine.jobs[-1]
    assert isinstance(other, Generate)
    assert (other.recipe.loras, other.recipe.vae, other.recipe.clip_skip) == ((Lora(name="film"),), "soft", 1)
    assert "cannot weigh 11" in run("generate", "x", "-o", "no.png", "--lora", "film:11").err
    assert (
        "no file “none.safetensors”" in run("generate", "x", "-o", "no.png", "--vae", "none.safetensors").err
    )


@pytest.mark.parametrize("closed", ["stdout", "stderr"])
def test_a_closed_stream_is_no_reason_to_fail(
    run: Run, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    monkeypatch.setattr(sys, closed, None)
    assert main(["generate", "x", "-o", "out.png"]) == 0
    assert getattr(sys, closed) is None
    assert read_picture(Path("out.png")).recipe is not None


def test_a_last_line_that_cannot_be_written_is_one_line(
    run: Run, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Full(io.StringIO):
        def flush(self) -> None:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(sys, "stdout", Full())
    done = run("generate", "x", "-o", "out.png")
    assert done.status == 1
    assert done.err.splitlines()[-1] == "latentscape: stdout cannot be written: No space left on device."


def test_words_are_understood_where_the_locale_knows_no_letters(run: Run, engine: FakeEngine) -> None:
    run("generate", "f\udcc3\udcbcr", "-o", "out.png", "--negative", "b\udcc3\udcb6se")
    recipe = job_of(engine).recipe
    assert (recipe.prompt, recipe.negative) == ("für", "böse")
