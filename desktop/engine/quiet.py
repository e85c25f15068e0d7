"""Keeps the window alive while the engine works in the same process.

Three things can hold a GUI up: the cores (all busy with the engine's threads), the interpreter lock (held
by Python code of the engine, and by the loading of libraries), and the garbage collector (which walks
every object of torch while holding that lock).
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib.util
import logging
import os
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

NICENESS = 10
SWITCH_INTERVAL = 0.001
LIBRARIES = ("libgomp*.so*", "libc10.so", "libtorch_cpu.so")

log = logging.getLogger(__name__)


def lower_priority() -> None:
    """Let the GUI's thread go before the calling one and all the threads it will start (Linux only).

    Linux has a niceness for each thread, inherited by its children: call it before torch makes its pool.
    """
    if sys.platform == "linux":
        with contextlib.suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)


def share_interpreter() -> None:
    """Make the interpreter lock change hands after 1 ms instead of 5 ms."""
    sys.setswitchinterval(min(sys.getswitchinterval(), SWITCH_INTERVAL))


@contextlib.contextmanager
def without_collector() -> Iterator[None]:
    """Keep the garbage collector out while libraries and models are loaded."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def forget_libraries() -> None:
    """Keep the garbage collector away from what is alive now: hundreds of thousands of objects of torch.

    Call it before a model is loaded: what it froze is given back by its last reference only.
    """
    gc.freeze()


def preload_libraries() -> None:
    """Load torch's big libraries without the interpreter lock (Linux only).

    ``import`` holds the lock while the system maps and links them, which takes most of a second on a
    cold disk; a foreign function does not. What cannot be loaded here is left to the import.
    """
    if sys.platform != "linux" or "torch" in sys.modules:
        return
    try:
        spec = importlib.util.find_spec("torch")
        if spec is None or spec.origin is None:
            return
        dlopen = ctypes.CDLL(None).dlopen
        dlopen.restype = ctypes.c_void_p
        dlopen.argtypes = (ctypes.c_char_p, ctypes.c_int)
        for pattern in LIBRARIES:
            for library in sorted(Path(spec.origin).parent.joinpath("lib").glob(pattern)):
                dlopen(os.fsencode(library), os.RTLD_NOW | os.RTLD_LOCAL)
    except (OSError, AttributeError, ValueError):
        log.debug("Libraries could not be loaded ahead", exc_info=True)
