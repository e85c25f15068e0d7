"""``--version`` says what the package says."""

import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_version_is_said_at_once() -> None:
    script = "import sys; from desktop.__main__ import main; sys.argv = ['latentscape', '--version']; main()"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, timeout=300, check=True
    )
    version = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert done.stdout.strip() == f"latentscape {version}"
