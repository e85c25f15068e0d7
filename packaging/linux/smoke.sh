#!/bin/sh
# Install a Debian package into a root of its own, run it there, and take it out again: documents stay. Usage: smoke.sh DEB
set -eu
here=$(cd "$(dirname "$0")" && pwd)
deb=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/var/lib/dpkg/info" "$root/var/lib/dpkg/updates" "$root/home/documents"
touch "$root/var/lib/dpkg/status" "$root/home/documents/picture.ora"
tool() { dpkg --root="$root" --log=/dev/null --force-not-root --force-depends "$@"; }
echo "package: $(du -h "$deb" | cut -f1)"
tool -i "$deb" >/dev/null 2>"$root/said" || { cat "$root/said" >&2; exit 1; }
echo "installed: $(du -sh "$root/opt" | cut -f1)"
share=$root/usr/share
for file in applications/latentscape.desktop mime/packages/latentscape-mime.xml \
    metainfo/org.latentscape.Latentscape.metainfo.xml icons/hicolor/48x48/apps/latentscape.png \
    icons/hicolor/scalable/apps/latentscape.svg doc/latentscape/copyright; do
    [ -f "$share/$file" ] || { echo "not in the package: $file" >&2; exit 1; }
done
if command -v desktop-file-validate >/dev/null; then desktop-file-validate "$share/applications/latentscape.desktop"; fi
sh "$here/../smoke.sh" "$root/usr/bin/latentscape"
tool -r latentscape >/dev/null
left=$(find "$root/opt" "$root/usr" -name '*latentscape*' 2>/dev/null | wc -l)
[ "$left" = 0 ] || { echo "uninstalling left files" >&2; exit 1; }
[ -f "$root/home/documents/picture.ora" ] || { echo "uninstalling took a document" >&2; exit 1; }
echo "uninstalled; what the person has is still there"
