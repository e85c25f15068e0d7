#!/bin/sh
# Install the wheel where nothing else is, and run its demo: a fresh environment, a fresh home, no checkout on the path.
# Usage: smoke.sh WHEEL [PYTHON]; needs the packages it depends on (a package index or a cache). Its pictures stay.
set -eu
wheel=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
python=${2:-python3}
constraints=$(cd "$(dirname "$0")/.." && pwd)/constraints.txt
place=$(mktemp -d)
mkdir "$place/home"
cd "$place"
"$python" -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check -c "$constraints" "$wheel"
env/bin/python -m pip check
unset PYTHONPATH
export HOME="$place/home" QT_QPA_PLATFORM=offscreen
env/bin/latentscape --version
env/bin/latentscape demo out >report.json
echo "$(ls out | wc -l) files in $place/out"
env/bin/python - <<'END'
import subprocess, sys, time
start = """
import sys, time
begun = time.perf_counter()
from PySide6.QtWidgets import QApplication
from desktop.app import build
app = QApplication([])
studio = build(app)
studio.window.show()
app.processEvents()
print(f"{time.perf_counter() - begun:.2f}", "torch" in sys.modules)
studio.close()
"""
for _ in range(3):
    said = subprocess.run([sys.executable, "-c", start], capture_output=True, text=True, check=True).stdout.split()
    print(f"start to window: {said[0]} s (torch imported: {said[1]})")
END
kept="$place/home/.local/share/latentscape/history"
mkdir -p "$kept"
env/bin/python -m pip uninstall --quiet --yes latentscape
[ ! -e env/bin/latentscape ] && [ -d "$kept" ] || { echo "uninstalling left the program, or took the history" >&2; exit 1; }
echo "uninstalled; what the person has is still there"
