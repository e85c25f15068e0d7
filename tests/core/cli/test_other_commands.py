"""encode, decode, recipe, models, and the words around them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from core.cli import COMMANDS
from core.files.latents import load_latent
from core.files.pictures import read_picture, save_picture
from core.geometry import Size
from core.jobs import LoadModel
from core.recipe import Recipe
from tests.core.cli.conftest import Run
from tests.core.cli.fake_engine import FakeEngine
from tests.core.files.made_pictures import colours
from tests.core.paper_model import paper_model
from tests.hub_server import Hub
from tests.sparse_models import lora_shapes, sparse_file

RECIPE = Recipe(prompt="ein Kätzchen 猫", size=Size(8, 8), steps=2, guidance=1.5, sampler="ddim")


def test_encode_and_decode(run: Run, engine: FakeEngine) -> None:
    save_picture(Path("in.png"), np.full((32, 48, 3), 200, np.uint8))
    done = run("encode", "in.png", "-o", "z.safetensors")
    assert done.status == 0
    assert (done.report["shape"], done.report["smaller"], done.report["model"]) == ([4, 4, 6], 48.0, "paper")
    kept = load_latent(Path("z.safetensors"))
    assert (kept.model, kept.factor, kept.fingerprint) == ("paper", 8, done.report["fingerprint"])
    done = run("decode", "z.safetensors", "-o", "out.png")
    assert done.status == 0
    assert (done.report["out"], done.report["size"]) == ("out.png", "48x32")
    np.testing.assert_array_equal(read_picture(Path("out.png")).picture, np.full((32, 48, 3), 200))


def test_encode_scales_when_asked(run: Run, engine: FakeEngine) -> None:
    save_picture(Path("in.png"), colours(33, 50))
    refused = run("encode", "in.png", "-o", "z.safetensors")
    assert refused.status == 2
    assert "is 50x33" in refused.err
    assert "--size 48x32" in refused.err
    assert run("encode", "in.png", "-o", "z.safetensors", "--size", "48x32").report["shape"] == [4, 4, 6]


def test_decode_finds_the_model_that_made_it(run: Run, engine: FakeEngine, tmp_path: Path) -> None:
    other = paper_model(tmp_path / "other", seed=3)
    save_picture(Path("in.png"), colours(64, 64))
    run("encode", "in.png", "-o", "z.safetensors", "--model", other)
    refused = run("decode", "z.safetensors", "-o", "out.png")
    assert refused.status == 2
    assert "was made by another model (“other”) than “paper”" in refused.err
    assert run("decode", "z.safetensors", "-o", "out.png", "--anyway").report["model"] == "paper"
    run("models", "add", other)
    assert run("decode", "z.safetensors", "-o", "out.png").report["model"] == "other"


def test_recipe_prints_one_line_of_json(run: Run) -> None:
    save_picture(Path("in.png"), colours(), RECIPE)
    done = run("recipe", "in.png")
    assert done.status == 0
    assert len(done.out.splitlines()) == 1
    assert Recipe.from_json(done.out) == RECIPE


def test_models_are_listed_added_checked_and_removed(run: Run, engine: FakeEngine, tmp_path: Path) -> None:
    paper_model(tmp_path / "other", seed=2)
    assert [row["name"] for row in run("models", "list").report["models"]] == ["paper"]
    added = run("models", "add", tmp_path / "other")
    assert (added.status, added.report["name"], added.report["factor"]) == (0, "other", 8)
    listed = run("models", "list")
    assert [row["name"] for row in listed.report["models"]] == ["paper", "other"]
    assert "in the box" in listed.out
    checked = run("models", "check", "other")
    assert checked.status == 0
    assert checked.report["memory"] == 123
    assert isinstance(engine.jobs[-1], LoadModel)
    assert run("models", "check", tmp_path / "other").status == 0
    (tmp_path / "other" / "model_index.json").unlink()
    listed = run("models", "list")
    assert listed.status == 0
    assert "cannot be used" in listed.out
    assert "model_index.json" in listed.report["models"][1]["problem"]
    assert run("models", "check", "other").status == 2
    assert run("models", "remove", "other").report == {"removed": "other"}
    assert run("models", "remove", "other").status == 2


def test_folders_and_files_are_taken_in_and_listed(run: Run, engine: FakeEngine, tmp_path: Path) -> None:
    ink = sparse_file(tmp_path / "one" / "ink.safetensors", lora_shapes())
    sparse_file(tmp_path / "many" / "film.safetensors", lora_shapes(2048))
    (tmp_path / "many" / "old.ckpt").touch()
    added = run("models", "add", ink)
    assert (added.status, added.report["kind"], added.report["family"]) == (0, "lora", "sd1")
    assert run("models", "add", tmp_path / "many").report == {"folder": str(tmp_path / "many")}
    listed = run("models", "list")
    assert [row["name"] for row in listed.report["found"]] == ["ink", "film", "old"]
    assert "run any program" in listed.out
    assert str(tmp_path / "many") in listed.report["folders"]
    assert run("models", "remove", tmp_path / "many").status == 0
    assert [row["name"] for row in run("models", "list").report["found"]] == ["ink"]


def test_a_model_is_downloaded_by_its_name(run: Run, engine: FakeEngine, hub: Hub, home: Path) -> None:
    hub.files["someone/ink"] = {"ink.safetensors": sparse_file(home / "x", lora_shapes()).read_bytes()}
    done = run("models", "add", "someone/ink")
    assert (done.status, done.report["kind"]) == (0, "lora")
    assert Path(done.report["path"]) == home / "models" / "someone--ink" / "ink.safetensors"
    assert "its card names no licence" in done.err
    hub.requests = 0
    Path("here").mkdir()
    for slip in ("./ink", "here/ink", "../x/ink", "ink"):
        assert run("models", "add", slip).status == 2
    assert hub.requests == 0, "a slip in a path asks nobody"
    refused = run("models", "add", "no/body")
    assert refused.status == 2
    assert refused.err == "latentscape: There is no repository “no/body”, or it is private: check its name.\n"


def test_help_names_every_command(run: Run) -> None:
    done = run("--help")
    assert done.status == 0
    for command in COMMANDS:
        assert f"\n    {command} " in done.out or f"\n    {command}\n" in done.out
        assert run(command, "--help").status == 0
    assert run("models", "add", "--help").status == 0


def test_the_version_is_printed(run: Run) -> None:
    done = run("--version")
    assert (done.status, done.out.split()[0]) == (0, "latentscape")


def test_commands_that_need_no_engine_import_no_torch(tmp_path: Path) -> None:
    save_picture(tmp_path / "in.png", colours(), RECIPE)
    script = """
import sys
from core.cli import COMMANDS, main
before = {"numpy", "PIL", "argparse"} & set(sys.modules)
status = main(sys.argv[1:])
print(json.dumps([status, sorted(before), sorted({"torch", "diffusers", "transformers"} & set(sys.modules))]))
"""
    done = subprocess.run(
        [sys.executable, "-c", f"import json\n{script}", "recipe", str(tmp_path / "in.png")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert json.loads(done.stdout.splitlines()[-1]) == [0, [], []]


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    save_picture(tmp_path / "in.png", colours(), RECIPE)
    script = "import sys, time; from core.cli import main; time.sleep(0.3); sys.exit(main(sys.argv[1:]))"
    done = subprocess.run(
        f"{sys.executable} -c '{script}' recipe {tmp_path / 'in.png'} | true",
        shell=True,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("debug", ["", "1"])
def test_an_unforeseen_failure_is_one_line(
    run: Run,
    engine: FakeEngine,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    debug: str,
) -> None:
    monkeypatch.setenv("LATENTSCAPE_DEBUG", debug)
    engine.failure = ("The device has no room for this job.", "Traceback: torch.OutOfMemoryError")
    done = run("generate", "x", "-o", "out.png")
    assert done.status == 1
    assert done.err.splitlines()[-1] == "latentscape: The device has no room for this job."
    assert ("OutOfMemoryError" in caplog.text) == bool(debug)
    assert not list(Path().iterdir())
    assert engine.closed
    caplog.clear()


def test_a_program_error_is_one_line_too(
    run: Run, engine: FakeEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_words: object) -> None:
        raise RuntimeError("two\nlines")

    monkeypatch.setattr(engine, "run", broken)
    done = run("generate", "x", "-o", "out.png")
    assert (done.status, done.err) == (1, "latentscape: an error nobody foresaw (RuntimeError: two lines).\n")
    assert engine.closed
