"""What the README says is run, word for word."""

import json
import re
import shlex
import subprocess
from pathlib import Path

import numpy as np
import pytest

from core.cli import main
from core.files.pictures import read_picture, save_picture

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """The lines of its code blocks, without what follows a ``#``."""
    blocks = re.findall(r"^```\n(.*?)^```", README, flags=re.DOTALL | re.MULTILINE)
    return [line.split(" # ")[0].strip() for block in blocks for line in block.splitlines() if line.strip()]


def test_make_knows_what_it_is_told_to_make() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    asked = set(re.findall(r"(?:^|`)make ([a-z-]+)", README, flags=re.MULTILINE))
    assert {"run", "test", "bundle", "bench"} <= asked
    for target in asked:
        assert re.search(rf"^{target}:", makefile, flags=re.MULTILINE), target


def test_make_would_do_what_the_readme_says() -> None:
    """Every ``make`` line of its code blocks, word for word, up to running what it names."""
    asked = [line for line in commands() if line.startswith("make ")]
    assert len(asked) >= 2
    for line in asked:
        told = subprocess.run(
            [*shlex.split(line), "--dry-run"], cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert told.returncode == 0, told.stderr
        assert {"make run": "packaging/run.sh", "make test": "-m pytest"}[line] in told.stdout


def test_what_it_shows_and_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert (ROOT / target).exists(), target


@pytest.mark.slow
def test_every_command_does_what_it_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    eyes = np.zeros((256, 256), np.uint8)
    eyes[80:140, 50:206] = 255
    save_picture(tmp_path / "eyes.png", np.repeat(eyes[..., None], 3, axis=2))
    ours = [line for line in commands() if line.startswith("latentscape ")]
    assert len(ours) >= 5
    for line in ours:
        _program, *words = shlex.split(line)
        capsys.readouterr()
        try:
            status = main(words)
        except SystemExit as end:  # --help
            status = int(end.code or 0)
        said = capsys.readouterr()
        assert status == 0, f"{line}: {said.err}"
        if "-o" in words:
            out = Path(json.loads(said.out.splitlines()[-1])["out"])
            assert out.name == words[words.index("-o") + 1]
            assert out.is_file()
    face, cool = (read_picture(tmp_path / name).picture for name in ("face.png", "cool.png"))
    assert (face[eyes == 0] == cool[eyes == 0]).all(), "outside the mask not one bit changes"
    assert (face[eyes > 0] != cool[eyes > 0]).any()
