#!/bin/sh
# Qt loads a few system libraries that pip cannot bring. Name what is missing in one line with the command
# that installs it; as root on Debian or Ubuntu, install it. Elsewhere (macOS, Windows) there is nothing to do.
[ "$(uname -s)" = Linux ] || exit 0

missing=""
for pair in libEGL.so.1:libegl1 libGL.so.1:libgl1 libxkbcommon.so.0:libxkbcommon0 libdbus-1.so.3:libdbus-1-3 \
            libfontconfig.so.1:libfontconfig1 libglib-2.0.so.0:libglib2.0-0 libxcb-cursor.so.0:libxcb-cursor0 \
            libxkbcommon-x11.so.0:libxkbcommon-x11-0 libxcb-icccm.so.4:libxcb-icccm4 \
            libxcb-keysyms.so.1:libxcb-keysyms1 libxcb-image.so.0:libxcb-image0 \
            libxcb-render-util.so.0:libxcb-render-util0 libxcb-xinerama.so.0:libxcb-xinerama0; do
    library=${pair%%:*}
    package=${pair#*:}
    found=$( { ldconfig -p 2>/dev/null || /sbin/ldconfig -p 2>/dev/null; } | grep -c "$library" )
    [ "$found" -gt 0 ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing the system libraries Qt needs:$missing"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Qt needs system libraries that are missing; on Debian or Ubuntu: sudo apt-get install$missing" >&2
fi
exit 0
