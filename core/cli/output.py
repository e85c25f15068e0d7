"""What a command leaves behind: files, and a last line of JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from core.atomic_file import check_writable
from core.cli.command import OutputError
from core.errors import FileError
from core.files.pictures import check_suffix


def picture_paths(out: Path, count: int) -> list[Path]:
    """Where ``count`` pictures go: ``out``, or ``out-1.png``, ``out-2.png``, … beside it.

    Raises:
        FileError: If they could not be written: better now than after minutes of drawing.
    """
    check_suffix(out)
    paths = [out] if count == 1 else [out.with_stem(f"{out.stem}-{n}") for n in range(1, count + 1)]
    for path in paths:
        check_writable(path)
    return paths


def refuse_same(out: Path, *sources: Path | None) -> None:
    """See that a result does not replace what it starts from: it could never be made again.

    Args:
        out: The result.
        sources: What it starts from; None where nothing was given.

    Raises:
        FileError: If it is one of them.
    """
    for source in sources:
        if source is not None and out.exists() and source.exists() and out.samefile(source):
            raise FileError(
                f"“{out.name}” is the picture it starts from: choose another name for the result."
            )


def say(text: str) -> None:
    """A line for the person, on stderr."""
    sys.stderr.write(f"{text}\n")


def write(text: str) -> None:
    """Text on stdout, at once.

    Raises:
        OutputError: If stdout takes no more.
    """
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"stdout cannot be written: {error.strerror}.") from error


def report(out: Path | Sequence[Path] | None = None, **values: Any) -> None:
    """The last line on stdout: JSON, with ``out`` first (a list if there are several files)."""
    data: dict[str, Any] = {}
    if isinstance(out, Path):
        data["out"] = str(out)
    elif out is not None:
        data["out"] = [str(path) for path in out]
    write(json.dumps(data | values) + "\n")
