"""Work on a large picture in squares: they stay in the processor's cache, and all cores take part."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from core.geometry import Rect

SIDE = 256
"""Pixels a side that are worked on at once."""
WORTH_THREADS = 16
"""From so many squares on, all cores work at them."""


def in_blocks(box: Rect, work: Callable[[Rect], None], side: int = SIDE) -> None:
    """Do ``work`` for each square of ``box``; they are told in no order, and several at a time."""
    blocks = list(_blocks(box, side))
    if len(blocks) < WORTH_THREADS:
        for block in blocks:
            work(block)
    else:  # numpy lets go of the interpreter in each of its steps
        with ThreadPoolExecutor(os.cpu_count()) as threads:
            deque(threads.map(work, blocks), maxlen=0)


def _blocks(box: Rect, side: int) -> Iterator[Rect]:
    for y in range(box.y - box.y % side, box.bottom, side):
        for x in range(box.x - box.x % side, box.right, side):
            block = Rect(x, y, side, side).common(box)
            assert block is not None
            yield block
