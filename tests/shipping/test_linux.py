"""The menu entry, its description, the file type, the icons; into a home and out of it again."""

import importlib.util
import os
import re
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication

ROOT = Path(__file__).parents[2]
LINUX = ROOT / "packaging" / "linux"
METAINFO = LINUX / "org.latentscape.Latentscape.metainfo.xml"


def need(tool: str, package: str) -> None:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} is not installed (on Debian: apt-get install {package})")


def test_the_menu_entry_is_valid() -> None:
    need("desktop-file-validate", "desktop-file-utils")
    done = subprocess.run(
        ["desktop-file-validate", LINUX / "latentscape.desktop"], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (0, "")


def test_the_description_is_valid() -> None:
    need("appstreamcli", "appstream")
    done = subprocess.run(
        ["appstreamcli", "validate", "--no-net", METAINFO], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
    assert "W:" not in done.stdout
    assert "E:" not in done.stdout


def test_the_program_the_menu_and_the_description_mean_the_same(qapp: QApplication) -> None:
    entry = (LINUX / "latentscape.desktop").read_text(encoding="utf-8")
    assert "Exec=latentscape %F" in entry
    described = ET.parse(METAINFO).getroot()
    assert described.findtext("launchable") == "latentscape.desktop"
    assert described.findtext("provides/mediatype") == "image/openraster"
    assert "image/openraster" in entry
    kinds = ET.parse(LINUX / "latentscape-mime.xml").getroot()
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    assert kinds.find(f"{space}mime-type/{space}glob").attrib["pattern"] == "*.ora"  # type: ignore[union-attr]
    code = (ROOT / "desktop" / "app.py").read_text(encoding="utf-8")
    assert 'setDesktopFileName("latentscape")' in code


@pytest.fixture
def icons(tmp_path: Path, qapp: QApplication) -> Path:
    spec = importlib.util.spec_from_file_location("make_icons", ROOT / "packaging" / "icons" / "make.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    script.make(tmp_path / "icons")
    return tmp_path / "icons"


def test_the_icon_is_there_in_all_sizes_and_forms(icons: Path) -> None:
    for side in (16, 24, 32, 48, 64, 128, 256, 512):
        with Image.open(icons / "hicolor" / f"{side}x{side}" / "apps" / "latentscape.png") as icon:
            assert icon.size == (side, side)
            assert icon.mode == "RGBA"
            alpha = icon.getchannel("A")
            assert alpha.getpixel((0, 0)) == 0, "round corners"
            assert alpha.getpixel((side // 2, side // 2)) == 255
    with Image.open(icons / "latentscape.ico") as icon:
        assert {16, 32, 48, 256} <= {width for width, _height in icon.info["sizes"]}
    with Image.open(icons / "latentscape.icns") as icon:
        assert icon.size[0] >= 512


def test_into_the_menus_and_out_again(tmp_path: Path, icons: Path) -> None:
    share = tmp_path / "share"
    folder = tmp_path / "linux"
    shutil.copytree(LINUX, folder)
    shutil.copytree(icons / "hicolor", folder / "icons" / "hicolor")
    program = tmp_path / "some where" / "latentscape"
    program.parent.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    kept = share / "latentscape" / "history" / "picture.png"
    kept.parent.mkdir(parents=True)
    kept.touch()
    home = os.environ | {"XDG_DATA_HOME": str(share), "HOME": str(tmp_path)}

    def run(*words: str) -> int:
        return subprocess.run(
            ["sh", folder / "install.sh", *words], env=home, capture_output=True, check=False
        ).returncode

    assert run(str(tmp_path / "nothing")) != 0
    assert run(str(program)) == 0
    entry = share / "applications" / "latentscape.desktop"
    assert f'Exec="{program}" %F' in entry.read_text(encoding="utf-8")
    if shutil.which("desktop-file-validate"):
        assert subprocess.run(["desktop-file-validate", entry], check=False).returncode == 0
    assert (share / "icons" / "hicolor" / "48x48" / "apps" / "latentscape.png").is_file()
    assert (share / "icons" / "hicolor" / "scalable" / "apps" / "latentscape.svg").is_file()
    assert run("--remove") == 0
    left = {path.name for path in share.rglob("latentscape*") if path.is_file()}
    assert left == set()
    assert not entry.exists()
    assert kept.is_file()


def test_the_debian_package_brings_program_menu_icons_and_what_qt_needs(tmp_path: Path, icons: Path) -> None:
    need("dpkg-deb", "dpkg")
    folder = tmp_path / "dist"
    (folder / "linux").mkdir(parents=True)
    program = folder / "latentscape"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    done = subprocess.run(
        ["sh", LINUX / "deb.sh", folder, icons, tmp_path], capture_output=True, text=True, check=True
    )
    package = Path(done.stdout.strip())
    root = tmp_path / "root"
    subprocess.run(["dpkg-deb", "-x", package, root], check=True)
    assert (root / "usr" / "bin" / "latentscape").resolve() == root / "opt" / "latentscape" / "latentscape"
    assert os.access(root / "usr" / "bin" / "latentscape", os.X_OK)
    for name in (
        "applications/latentscape.desktop", "mime/packages/latentscape-mime.xml",
        f"metainfo/{METAINFO.name}", "icons/hicolor/scalable/apps/latentscape.svg",
        "icons/hicolor/256x256/apps/latentscape.png", "doc/latentscape/copyright",
    ):  # fmt: skip
        assert (root / "usr" / "share" / name).is_file(), name

    def told(*words: str) -> str:
        return subprocess.run(["dpkg-deb", *words], capture_output=True, text=True, check=True).stdout

    libraries = (ROOT / "packaging" / "system_libraries.sh").read_text(encoding="utf-8")
    wanted = set(re.findall(r":(lib[a-z0-9.-]+)", libraries))
    assert wanted
    assert wanted <= set(told("-f", str(package), "Depends").strip().split(", "))
    assert "postrm" not in told("-I", str(package)), "nothing is taken that the package did not bring"
