"""From the start of the process to the painted window, and to the first finished picture.

Each run is a new process in a new home; the system's file cache is warm.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time

from tests.benchmarks.report import median, table

RUNS = {"window": 5, "picture": 3}
WANTED = {"window": "1.0", "picture": "15"}


def measure(what: str) -> float:
    """Seconds of one run."""
    with tempfile.TemporaryDirectory(prefix="latentscape-") as home:
        done = subprocess.run(
            [sys.executable, "-m", "tests.benchmarks.probe", what, str(time.time())],
            env=os.environ | {"LATENTSCAPE_HOME": home},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise SystemExit(done.stdout + done.stderr)
    return float(done.stdout.split()[-1])


def main() -> None:
    """Print the table."""
    rows = []
    for what, runs in RUNS.items():
        seconds = [measure(what) for _ in range(runs)]
        rows.append(
            [
                f"to the {what}",
                str(runs),
                f"{min(seconds):.2f}",
                f"{median(seconds):.2f}",
                f"{max(seconds):.2f}",
                WANTED[what],
            ]
        )
    table("Cold start (seconds)", ["", "runs", "best", "median", "worst", "wanted below"], rows)


if __name__ == "__main__":
    main()
