"""Whether an error says that memory has run out, whichever library raised it."""

from __future__ import annotations

import torch


def is_out_of_memory(error: BaseException) -> bool:
    """Whether it is Python's, torch's or an allocator's own."""
    if isinstance(error, (MemoryError, torch.OutOfMemoryError)):
        return True
    text = str(error).lower()
    return any(words in text for words in ("not enough memory", "out of memory", "can't allocate memory"))
