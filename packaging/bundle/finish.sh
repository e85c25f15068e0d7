#!/bin/sh
# Put beside the bundle what it needs to come into a Linux desktop's menus. Usage: finish.sh FOLDER ICONS
set -eu
[ "$(uname -s)" = Linux ] || exit 0
here=$(cd "$(dirname "$0")/.." && pwd)
mkdir -p "$1/linux/icons"
cp "$here"/linux/* "$1/linux/"
cp -r "$2/hicolor" "$1/linux/icons/"
cp "$here/../LICENSE" "$1/"
