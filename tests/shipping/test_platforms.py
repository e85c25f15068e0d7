"""The packages of all systems say the same version, carry the same files, open the same documents."""

import ast
import importlib.util
import re
import tomllib
import xml.etree.ElementTree as ET
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGING = ROOT / "packaging"
VERSION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
SPEC = (PACKAGING / "bundle" / "latentscape.spec").read_text(encoding="utf-8")
INSTALLER = (PACKAGING / "windows" / "latentscape.iss").read_text(encoding="utf-8")


def listed(name: str) -> list[str]:
    """A list or tuple of words in the spec."""
    for node in ast.parse(SPEC).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == name:
            return list(ast.literal_eval(node.value))
    raise AssertionError(f"the spec has no {name}")


def test_one_version() -> None:
    metainfo = ET.parse(PACKAGING / "linux" / "org.latentscape.Latentscape.metainfo.xml").getroot()
    release = metainfo.find("releases/release")
    assert release is not None
    assert release.attrib["version"] == VERSION
    assert f'#define Version "{VERSION}"' in INSTALLER
    assert 'VERSION = tomllib.loads((ROOT / "pyproject.toml")' in SPEC


def test_one_spec_makes_all_and_carries_all_resources() -> None:
    for system in ("win32", "darwin"):
        assert f'"{system}"' in SPEC
    assert 'str(ROOT / "resources"), "resources"' in SPEC
    assert r"dist\latentscape\*" in INSTALLER
    assert "recursesubdirs" in INSTALLER


def test_all_open_projects() -> None:
    assert '"CFBundleTypeExtensions": ["ora"]' in SPEC
    assert r"Software\Classes\.ora\OpenWithProgids" in INSTALLER
    assert "image/openraster" in (PACKAGING / "linux" / "latentscape.desktop").read_text(encoding="utf-8")


def test_no_uninstaller_takes_documents() -> None:
    assert "[UninstallDelete]" not in INSTALLER
    script = (PACKAGING / "linux" / "install.sh").read_text(encoding="utf-8")
    assert not re.search(r"rm -[a-z]*r", script)


def test_the_bundle_has_what_is_imported_late_and_leaves_out_what_never_is() -> None:
    wanted = set()
    for path in [*(ROOT / "core").rglob("*.py"), *(ROOT / "desktop").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                wanted |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                wanted.add(node.module)
    unused = listed("UNUSED")
    assert not [name for name in wanted for no in unused if name == no or name.startswith(f"{no}.")]
    lazy = listed("LAZY")
    named = {name for name in wanted if name.count(".") and name.split(".")[0] == "diffusers"}
    assert named
    for name in named:
        assert any(name.startswith(package) for package in lazy), name
    for package in lazy:
        assert importlib.util.find_spec(package.split(".")[0]) is not None
