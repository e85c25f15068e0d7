"""What a disk or an encoder refuses, in one sentence."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import av

from core.atomic_file import short_name
from core.errors import FileError

Got = TypeVar("Got")

_REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
    errno.EACCES: "there is no permission to write there",
    errno.ENOENT: "its folder does not exist",
    errno.EFBIG: "it is too large for that disk",
}


def guarded(path: Path, act: Callable[[], Got]) -> Got:
    """Do it; what the disk or the encoder refuses is one sentence."""
    try:
        return act()
    except (OSError, av.FFmpegError) as error:
        reason = _REASONS.get(getattr(error, "errno", None) or 0, "the system or the encoder refused it")
        raise FileError(f"“{short_name(path)}” cannot be written: {reason}.") from error
