#!/bin/sh
# Install the wheel where nothing else is, run it, and take it out again: a fresh environment, a fresh home, no checkout on the
# path. Usage: smoke.sh WHEEL [PYTHON]; needs the packages it depends on (a package index or a cache).
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
wheel=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
python=$(command -v "${2:-python3}")
python=$(cd "$(dirname "$python")" && pwd)/$(basename "$python")
place=$(mktemp -d)
cd "$place"
unset PYTHONPATH
"$python" -m venv env
env/bin/python -m pip install --quiet --disable-pip-version-check -c "$here/constraints.txt" "$wheel"
env/bin/python -m pip check
echo "wheel: $(du -h "$wheel" | cut -f1); installed with all it needs: $(du -sh env | cut -f1)"
sh "$here/smoke.sh" env/bin/latentscape
kept="$place/home/.local/share/latentscape/history"
mkdir -p "$kept"
export HOME="$place/home"
env/bin/python -m pip uninstall --quiet --yes latentscape
[ ! -e env/bin/latentscape ] && [ -d "$kept" ] || { echo "uninstalling left the program, or took the history" >&2; exit 1; }
left=$(find env -iname '*latentscape*' | wc -l)
[ "$left" = 0 ] || { find env -iname '*latentscape*' >&2; echo "uninstalling left these" >&2; exit 1; }
echo "uninstalled; what the person has is still there"
