"""The wheel and the source package hold what is in the repository, all of it and nothing else."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES = ("core", "desktop", "resources")
MOST = 80_000_000
"""Bytes: the model in the box and little else."""
BUILD = """
import sys
from hatchling import build
print(build.build_wheel(sys.argv[1]))
print(build.build_sdist(sys.argv[1]))
"""


def tracked(*folders: str) -> set[str]:
    """What git knows, and what is new and not ignored."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", *folders],
        cwd=ROOT, capture_output=True, text=True, check=True,
    ).stdout.splitlines()  # fmt: skip
    return {name for name in listed if (ROOT / name).is_file()}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The wheel and the source package."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository to compare with: this is an unpacked source package")
    pytest.importorskip("hatchling", reason="the build backend is not installed")
    out = tmp_path_factory.mktemp("dist")
    done = subprocess.run(
        [sys.executable, "-c", BUILD, str(out)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    wheel, sdist = done.stdout.splitlines()[-2:]
    return out / wheel, out / sdist


def test_what_goes_into_the_wheel_is_what_is_in_the_repository() -> None:
    """Quick: asks the build backend what it would take."""
    if not (ROOT / ".git").exists():
        pytest.skip("no repository to compare with: this is an unpacked source package")
    backend = pytest.importorskip("hatchling.builders.wheel", reason="the build backend is not installed")
    taken = {
        file.distribution_path for file in backend.WheelBuilder(str(ROOT)).recurse_selected_project_files()
    }
    assert taken == tracked(*PACKAGES)


@pytest.mark.slow
def test_the_wheel_holds_the_packages_and_the_menu_entries(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        names = set(wheel.namelist())
    info = f"latentscape-{PROJECT['project']['version']}"
    own = {name for name in names if not name.startswith((f"{info}.dist-info/", f"{info}.data/"))}
    assert own == tracked(*PACKAGES)
    shared = {name.removeprefix(f"{info}.data/data/") for name in names if name.startswith(f"{info}.data/")}
    assert shared == set(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["shared-data"].values())
    licences = {Path(name).name for name in names if f"{info}.dist-info/licenses/" in name}
    assert licences == {"LICENSE"} | {path.name for path in (ROOT / "resources" / "licences").iterdir()}
    assert built[0].stat().st_size < MOST


@pytest.mark.slow
def test_the_wheel_has_its_entry_point_and_no_pinned_build_of_torch(built: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(built[0]) as wheel:
        info = next(name for name in wheel.namelist() if name.endswith("/METADATA"))
        text = wheel.read(info).decode()
        points = wheel.read(info.replace("METADATA", "entry_points.txt")).decode()
    assert "latentscape = desktop.__main__:main" in points
    assert "Requires-Dist: torch>=" in text


@pytest.mark.slow
def test_the_source_package_can_build_and_test_it(built: tuple[Path, Path]) -> None:
    with tarfile.open(built[1]) as sdist:
        names = {name.split("/", 1)[1] for name in sdist.getnames() if "/" in name}
    wanted = tracked(*PACKAGES, "packaging", "tests", "Makefile", "pyproject.toml", "LICENSE", "*.md")
    assert {name for name in wanted if name not in names} == set()
    assert {
        name for name in names if "__pycache__" in name or name.startswith((".venv", "dist", "build"))
    } == set()
