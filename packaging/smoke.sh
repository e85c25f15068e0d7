#!/bin/sh
# Run a program that was built where nothing of this machine helps it: a fresh home, only what is named on the path, no
# display, and no network where that can be taken away. Usage: smoke.sh PROGRAM [PATH]; its pictures stay in the folder that is
# printed. A package that needs nothing is given no PATH, so that no Python is found.
set -eu
program=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
path=${2:-/nowhere}
place=$(mktemp -d)
mkdir "$place/home"
cd "$place"
env=$(command -v env)
unshare=$(command -v unshare || true)
if [ -n "$unshare" ] && "$unshare" -rn true 2>/dev/null; then cut="$unshare -rn"; else cut=""; fi
echo "network: $([ -n "$cut" ] && echo taken away || echo as it is)"
alone() {
    $cut "$env" -i HOME="$place/home" PATH="$path" LANG=C.UTF-8 QT_QPA_PLATFORM=offscreen PYTHONUNBUFFERED=1 "$@"
}
now() { date +%s.%N; }
since() { echo "$(now) - $1" | bc; }
alone "$program" --version
alone "$program" --help >help.txt
for round in 1 2 3; do
    begun=$(now)
    alone "$program" generate "red heart, soft style" -o heart.png --seed 1 >heart.json 2>heart.log ||
        { cat heart.log >&2; exit 1; }
    echo "start to a picture in a file, round $round: $(since "$begun") s"
done
begun=$(now)
{ alone "$program" demo out 2>&1 >report.json || echo "FAILED"; } | while read -r line; do
    echo "$line" >>demo.log
    case $line in "The window is open"*) echo "start to window: $(since "$begun") s. $line" ;; esac
done
if grep -q FAILED demo.log; then cat demo.log >&2; exit 1; fi
echo "demo: $(since "$begun") s, $(ls out | wc -l) files in $place/out"
[ ! -e "$place/home/.local/share/latentscape/history" ] || { echo "the demo wrote into the person's history" >&2; exit 1; }
