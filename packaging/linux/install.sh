#!/bin/sh
# Put Latentscape into the menus of this person (or take it out again with --remove). Documents, history and settings stay.
# Usage: install.sh PROGRAM | install.sh --remove      PROGRAM: the latentscape to start, for example the bundle's
set -eu
here=$(cd "$(dirname "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
name=org.latentscape.Latentscape

refresh() {
    for tool in "update-desktop-database $share/applications" "update-mime-database $share/mime" \
        "gtk-update-icon-cache -q -t -f $share/icons/hicolor"; do
        if command -v "${tool%% *}" >/dev/null 2>&1; then $tool >/dev/null 2>&1 || true; fi
    done
}

if [ "${1:-}" = --remove ]; then
    rm -f "$share/applications/latentscape.desktop" "$share/metainfo/$name.metainfo.xml" \
        "$share/mime/packages/latentscape-mime.xml" "$share"/icons/hicolor/*/apps/latentscape.*
    refresh
    echo "Latentscape is out of the menus. Your pictures and settings are where they were."
    exit 0
fi

program=$(cd "$(dirname "${1:?Name the program: install.sh PROGRAM}")" && pwd)/$(basename "$1")
[ -x "$program" ] || { echo "“$1” is not a program that can be started." >&2; exit 2; }
mkdir -p "$share/applications" "$share/metainfo" "$share/mime/packages"
sed "s|^Exec=latentscape|Exec=\"$program\"|" "$here/latentscape.desktop" >"$share/applications/latentscape.desktop"
cp "$here/$name.metainfo.xml" "$share/metainfo/"
cp "$here/latentscape-mime.xml" "$share/mime/packages/"
for icon in "$here"/icons/hicolor/*/apps/latentscape.*; do
    size=$(basename "$(dirname "$(dirname "$icon")")")
    mkdir -p "$share/icons/hicolor/$size/apps"
    cp "$icon" "$share/icons/hicolor/$size/apps/"
done
refresh
echo "Latentscape is in the menus."
