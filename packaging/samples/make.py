"""Make the sample pictures again with the model in the box: ``make samples``."""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from core.cli import main  # noqa: E402  (a checkout, not an installed program)

SAMPLES = {
    "grinning": ("grinning face, soft style", 7),
    "heart": ("red heart, soft style", 3),
    "panda": ("panda, glossy style", 5),
    "apple": ("red apple, soft style", 2),
}
FOLDER = ROOT / "resources" / "samples"

if __name__ == "__main__":
    for name, (prompt, seed) in SAMPLES.items():
        status = main(["generate", prompt, "-o", str(FOLDER / f"{name}.png"), "--seed", str(seed)])
        if status:
            sys.exit(status)
