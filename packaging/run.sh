#!/bin/sh
# Open the window; on a machine without a display draw the demo into demo/ instead and say where it is.
bin=$1
if [ "$(uname -s)" != Linux ] || [ -n "$DISPLAY" ] || [ -n "$WAYLAND_DISPLAY" ]; then
    exec "$bin/latentscape"
fi
echo "No display here: driving the real window offscreen. The pictures will be in $(pwd)/demo"
exec "$bin/latentscape" demo demo
