#!/bin/sh
# The pictures of the README, made by the program: make.sh PROGRAM
set -eu
here=$(cd "$(dirname "$0")" && pwd)
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
LANG=C.UTF-8 "$1" demo "$place"
cp "$place/drawing.gif" "$place/walk.gif" "$here/"
cp "$place"/window-??-candidates.png "$here/window.png"
cp "$place"/window-??-repaint-candidates.png "$here/repaint.png"
cp "$place"/window-??-walk-drawn.png "$here/timeline.png"
