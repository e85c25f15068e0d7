"""What can go wrong, said in one sentence a person can act on."""

from __future__ import annotations

import threading
from unicodedata import category

_BREAKING = frozenset({"Cc", "Cs", "Zl", "Zp"})
"""Categories: control characters, halves of characters, ends of lines and paragraphs."""
_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""What turns the direction of the text that follows."""


class LatentscapeError(Exception):
    """Something the person can understand and mend.

    Args:
        message: One sentence: what is wrong and what to do. Shown as it is, never with a traceback.
    """

    def __init__(self, message: str) -> None:
        self.message = _in_one_line(message)
        super().__init__(self.message)


def _in_one_line(text: str) -> str:
    """Without what a file's name may hold to break a line or to turn its direction."""
    return "".join("\ufffd" if category(sign) in _BREAKING or sign in _TURNING else sign for sign in text)


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
