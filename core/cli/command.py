"""From words to an exit status."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from core.cli import COMMANDS
from core.cli.arguments import parser
from core.errors import InputError, JobCancelled, LatentscapeError


class UnforeseenError(Exception):
    """A failure of the engine that is nobody's wrong input; its text is one sentence."""

    def __init__(self, message: str, detail: str) -> None:
        super().__init__(message)
        self.detail = detail


class OutputError(Exception):
    """The last line could not be written; its text is one sentence."""


class Stopped(KeyboardInterrupt):
    """A signal that ends the program at once; its exit status is 128 and the signal's number."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.status = 128 + number


def run(argv: Sequence[str]) -> int:
    """Run one command; everything that goes wrong becomes one line on stderr and an exit status."""
    with _streams():
        return _run(argv)


@contextmanager
def _streams() -> Iterator[None]:
    """Somewhere to write to if stdout or stderr is closed; letters that it does not know as escapes."""
    out, err = sys.stdout, sys.stderr
    if isinstance(out, io.TextIOWrapper):
        out.reconfigure(errors="backslashreplace")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        sys.stdout, sys.stderr = out or nowhere, err or nowhere
        try:
            yield
        finally:
            sys.stdout, sys.stderr = out, err


def _run(argv: Sequence[str]) -> int:
    try:
        if argv and not argv[0].startswith("-") and argv[0] not in COMMANDS:
            wrong = next((word for word in argv if not Path(word).is_file()), argv[0])
            raise InputError(f"“{wrong}” is neither a command nor a file: see latentscape --help.")
        arguments = parser().parse_args(list(argv))
        arguments.run(arguments)
    except SystemExit as finished:  # --help and --version
        return int(finished.code or 0)
    except Stopped as stopped:
        return _fail("stopped.", stopped.status)
    except (JobCancelled, KeyboardInterrupt):
        return _fail("stopped.", 130)
    except LatentscapeError as error:
        return _fail(error.message, 2)
    except BrokenPipeError:  # whoever read our output has left
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OutputError as error:
        return _fail(str(error), 1)
    except UnforeseenError as error:
        return _fail(str(error), 1, error.detail)
    except Exception as error:
        return _fail(f"an error nobody foresaw ({type(error).__name__}: {error}).", 1, error)
    return 0


def _fail(message: str, status: int, detail: str | BaseException = "") -> int:
    """One line for the person; the traceback only for those who ask for it by LATENTSCAPE_DEBUG=1."""
    sys.stderr.write(f"latentscape: {' '.join(message.split())}\n")
    if detail and os.environ.get("LATENTSCAPE_DEBUG"):
        logging.getLogger("latentscape").error("%s", detail, exc_info=isinstance(detail, BaseException))
    return status
