"""Slow work on files: off the GUI thread, but not behind it."""

from __future__ import annotations

import os
import sys
import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop.state.background import Background


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has a priority for each thread")
def test_a_thread_that_shares_the_interpreter_has_the_windows_priority(qtbot: QtBot) -> None:
    background, found = Background(), list[tuple[int, int]]()

    def look() -> tuple[int, int]:
        thread = threading.get_native_id()
        return thread, os.getpriority(os.PRIO_PROCESS, thread)

    background.run(look, found.append)
    qtbot.waitUntil(lambda: bool(found))
    background.close()
    [(thread, priority)] = found
    mine = threading.get_native_id()
    assert thread != mine
    assert priority == os.getpriority(os.PRIO_PROCESS, mine)
