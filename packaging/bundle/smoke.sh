#!/bin/sh
# Run a built program where nothing of this machine helps it: a fresh home, no Python on the path, no display, and no network
# where that can be taken away. Usage: smoke.sh PROGRAM; its pictures stay in the folder that is printed.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
place=$(mktemp -d)
mkdir "$place/home"
cd "$place"
env=$(command -v env)
unshare=$(command -v unshare || true)
if [ -n "$unshare" ] && "$unshare" -rn true 2>/dev/null; then cut="$unshare -rn"; else cut=""; fi
alone() {
    $cut "$env" -i HOME="$place/home" PATH=/nowhere LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen "$@"
}
now() { date +%s.%N; }
alone "$program" --version
begun=$(now)
alone "$program" generate "red heart, soft style" -o heart.png --seed 1 >heart.json 2>heart.log ||
    { cat heart.log >&2; exit 1; }
echo "cold start to a picture in a file: $(echo "$(now) - $begun" | bc) s"
begun=$(now)
alone "$program" demo out >report.json 2>demo.log || { cat demo.log >&2; exit 1; }
echo "demo: $(echo "$(now) - $begun" | bc) s, $(ls out | wc -l) files in $place/out"
[ "$(ls "$place/home" | grep -cv '^\.')" = 0 ] || [ ! -e "$place/home/.local/share/latentscape/history" ] ||
    { echo "the demo wrote into the person's history" >&2; exit 1; }
du -sh "$(dirname "$program")"
