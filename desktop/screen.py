"""Whether there is a screen: without one Qt ends the program with a dump of its memory."""

from __future__ import annotations

import os
import sys

NO_SCREEN = (
    "latentscape: there is no screen here for the window: draw with a command (see latentscape --help), "
    "or run “latentscape demo DIR”.\n"
)
_SAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def screen_here() -> bool:
    """Whether Qt will find a screen, or has been told to do without."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in _SAYS)
