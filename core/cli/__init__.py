"""The command line: the same jobs without a window.

``COMMANDS`` and ``main`` are all that others need; nothing heavy is imported before a command is chosen.
"""

from __future__ import annotations

from collections.abc import Sequence

COMMANDS = (
    "generate",
    "variation",
    "inpaint",
    "walk",
    "encode",
    "decode",
    "direction",
    "inspect",
    "recipe",
    "again",
    "models",
    "demo",
)
"""First words that mean a command; anything else is a file to open in the window."""

__all__ = ["COMMANDS", "main"]


def main(argv: Sequence[str]) -> int:
    """Run one command.

    Args:
        argv: The words after the program's name.

    Returns:
        The exit status: 0 done; 1 an unforeseen failure while running; 2 arguments or input that cannot be
        used (a picture, a model, a size beyond memory); 130 stopped by Ctrl-C.
    """
    from core.cli.command import run

    return run(argv)
