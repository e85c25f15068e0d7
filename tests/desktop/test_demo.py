"""The demo with a fake engine: all its files, the person's home untouched, and an honest exit code."""

import json
import os
import signal
from pathlib import Path

import pytest
from PIL import Image
from pytestqt.qtbot import QtBot

from core.errors import LatentscapeError, OutOfMemoryError
from core.files.pictures import read_picture
from core.files.project import read_project
from desktop import demo
from desktop.__main__ import main
from desktop.demo import run_demo
from tests.desktop.fakes import FakeEngine, model_info


def engine() -> FakeEngine:
    return FakeEngine(model_info(size=64, steps=6), delay=0.02)


def test_it_leaves_pictures_and_screenshots(qtbot: QtBot, tmp_path: Path, home: Path) -> None:
    said: list[str] = []
    report = run_demo(tmp_path / "new" / "demo", engine_factory=engine, say=said.append)
    folder = tmp_path / "new" / "demo"
    names = [*report["pictures"], *report["screenshots"], *report["walks"], report["film"], report["project"]]
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert len(report["pictures"]) == 8
    assert len(report["screenshots"]) == 28
    assert report["walks"] == ["walk.gif", "walk.mp4"]
    for name in report["pictures"]:
        opened = read_picture(folder / name)
        assert opened.recipe is not None
        assert opened.picture.shape == (256, 256, 3)
    shots = {name.split("-", 2)[2]: read_picture(folder / name).picture for name in report["screenshots"]}
    assert (shots["first-start.png"] != shots["prompt-typed.png"]).any()
    assert (shots["drawing.png"] != shots["drawn.png"]).any()
    assert (shots["mask.png"] != shots["repainting.png"]).any()
    drawn, repainted = (read_picture(folder / f"picture-{name}.png") for name in ("drawn", "repainted"))
    share = (drawn.picture != repainted.picture).any(axis=2).mean()
    assert 0.05 < share < 0.4, "only what was masked"
    assert shots["models.png"].shape == (560, 720, 3)
    assert (shots["keyframes.png"] != shots["walk-drawn.png"]).any()
    assert shots["light.png"].mean() > 2 * shots["variation.png"].mean()
    with Image.open(folder / report["film"]) as film:
        assert getattr(film, "n_frames", 1) >= 3
        assert film.info["loop"] == 0
    assert (shots["region.png"] != shots["mask.png"]).any()
    project = read_project(folder / report["project"])
    assert len(project.document.layers) == 2
    assert (shots["project-opened.png"] != shots["saved.png"]).any()
    assert report["model"] == "fake"
    assert said
    assert list(home.iterdir()) == [], "the person's home is not touched"
    assert os.environ["LATENTSCAPE_HOME"] == str(home)


def test_the_last_line_is_json(
    qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "run_demo", lambda folder: {"out": str(folder)})
    assert main(["demo", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == {"out": str(tmp_path)}


@pytest.mark.parametrize("words", [[], ["a", "b"], ["--fast"]])
def test_wrong_arguments(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["demo", *words]) == 2
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "usage" in lines[0]


def test_a_folder_that_is_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert main(["demo", str(tmp_path / "file")]) == 2
    assert main(["demo", str(tmp_path / "file" / "below")]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 2


def test_an_engine_that_cannot_draw_ends_it_in_one_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    def broken() -> FakeEngine:
        made = engine()
        made.fail["step 2"] = OutOfMemoryError("Choose a smaller size.")
        return made

    with pytest.raises(LatentscapeError, match="Choose a smaller size"):
        run_demo(tmp_path, engine_factory=broken, say=lambda _: None)


def test_ctrl_c(qtbot: QtBot, tmp_path: Path) -> None:
    before = signal.getsignal(signal.SIGINT)

    def say(text: str) -> None:
        if text.startswith("Drawing"):
            signal.raise_signal(signal.SIGINT)

    with pytest.raises(KeyboardInterrupt):
        run_demo(tmp_path, engine_factory=engine, say=say)
    assert signal.getsignal(signal.SIGINT) is before
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]
