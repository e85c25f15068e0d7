"""Tables of figures."""

from __future__ import annotations

import statistics
import sys
from collections.abc import Sequence

import numpy as np


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print a table; the first column is text, the others are figures."""
    widths = [max(len(row[n]) for row in (head, *rows)) for n in range(len(head))]
    lines = [title, "-" * len(title)]
    for row in (head, *rows):
        cells = [
            cell.ljust(width) if n == 0 else cell.rjust(width)
            for n, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    sys.stdout.write("\n".join(lines) + "\n\n")
    sys.stdout.flush()


def say(text: str) -> None:
    """Print a line."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def median(values: Sequence[float]) -> float:
    """The median (nan of nothing)."""
    return statistics.median(values) if values else float("nan")


def percentile(values: Sequence[float], share: float) -> float:
    """The value that ``share`` per cent of ``values`` stay below (nan of nothing)."""
    return float(np.percentile(values, share)) if values else float("nan")
