"""What can go wrong, said in one sentence a person can act on."""

from __future__ import annotations

import threading


class LatentscapeError(Exception):
    """Something the person can understand and mend.

    Args:
        message: One sentence: what is wrong and what to do. Shown as it is, never with a traceback.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class InputError(LatentscapeError):
    """A value that cannot be used: a size, a prompt, a picture, a path."""


class ModelError(LatentscapeError):
    """A model that cannot be used: missing, damaged, unsafe or of an unknown kind."""


class FileError(LatentscapeError):
    """A file that cannot be read or written."""


class OutOfMemoryError(LatentscapeError):
    """The device has no room for the job; says what would need less."""


class JobCancelled(Exception):  # noqa: N818  (not an error: the person asked for it)
    """Raised between steps once the person has cancelled."""


def check(cancel: threading.Event) -> None:
    """Stop here if the person has cancelled.

    Raises:
        JobCancelled: If so.
    """
    if cancel.is_set():
        raise JobCancelled
