"""What a disk or an encoder refuses, in one sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import av

from core.atomic_file import refusal
from core.errors import FileError

Got = TypeVar("Got")


def guarded(path: Path, act: Callable[[], Got]) -> Got:
    """Do it; what the disk or the encoder refuses is one sentence."""
    try:
        return act()
    except (OSError, av.FFmpegError) as error:
        reason = "the system or the encoder refused it; choose another place, size or format"
        raise FileError(refusal(path, error, reason)) from error
