"""``python -m tests.benchmarks [name…]``: each in a process and a home of its own, one after the other."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile

NAMES = (
    "cold_start",
    "gui_latency",
    "walk_latency",
    "walk",
    "exports",
    "previews",
    "directions",
    "map",
    "cancel",
    "speed",
    "parity",
    "precision",
    "painting",
    "region",
    "autosave",
    "catalogue",
)

SLOW = ("fullsize",)
"""Run only by name: gigabytes and minutes."""


def main(names: list[str]) -> int:
    """Run the benchmarks called ``names``, or all; the exit code is 0 if all ran."""
    known = (*NAMES, *SLOW)
    unknown = [name for name in names if name not in known]
    if unknown:
        sys.stderr.write(f"There is no benchmark called “{unknown[0]}”: choose from {', '.join(known)}.\n")
        return 2
    code = 0
    for name in names or NAMES:
        with tempfile.TemporaryDirectory(prefix="latentscape-") as home:
            environment = os.environ | {
                "LATENTSCAPE_HOME": home,
                "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen"),
                "QT_LOGGING_RULES": "qt.qpa.*=false",
            }
            command = [sys.executable, "-m", f"tests.benchmarks.{name}"]
            code |= subprocess.run(command, env=environment, check=False).returncode
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
