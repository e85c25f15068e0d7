"""``latentscape``: the window, or a command.

Without arguments, or with files, the window opens; with a command's name the rest goes to the command line.
Nothing here imports torch: the window is on screen before the engine is.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.screen import NO_SCREEN, screen_here


def main(argv: Sequence[str] | None = None) -> int:
    """Start what ``argv`` (without the program's name) asks for; the exit code."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments[:1] == ["demo"] and not _all_files(arguments):
        from desktop.demo import main as demo

        return demo(arguments[1:])
    if arguments and not _all_files(arguments):
        from core.cli import main as command_line

        return command_line(arguments)
    if not screen_here():
        sys.stderr.write(NO_SCREEN)
        return 2
    from desktop.app import run

    return run([Path(argument) for argument in arguments])


def _all_files(arguments: Sequence[str]) -> bool:
    """Whether these are files to open: anything else is for the command line."""
    return all(not argument.startswith("-") and Path(argument).is_file() for argument in arguments)


if __name__ == "__main__":
    sys.exit(main())
