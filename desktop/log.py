"""The log file: what happened, for the person who has to find out why."""

from __future__ import annotations

import faulthandler
import logging
import re
from collections import deque
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

from core.resources import data_folder

BYTES, OLD = 512 * 1024, 2
FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
FATAL: list[IO[str]] = []
"""The open file that faulthandler writes to: it must stay open as long as the program runs."""


def log_file() -> Path:
    """Where the log is; there may be none yet."""
    return data_folder() / "latentscape.log"


def fatal_file() -> Path:
    """Where the interpreter writes when it is killed by a fault."""
    return data_folder() / "fatal.log"


def start() -> str:
    """Log to stderr and to the file; what the last run died of, or "" if it ended as it should."""
    logging.basicConfig(level=logging.WARNING, format="%(name)s: %(message)s")
    try:
        data_folder().mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            log_file(), maxBytes=BYTES, backupCount=OLD, encoding="utf-8", delay=True
        )
        handler.setFormatter(logging.Formatter(FORMAT))
        logging.getLogger().addHandler(handler)
        before = fatal_file().read_text(encoding="utf-8", errors="replace") if fatal_file().is_file() else ""
        FATAL[:] = [fatal_file().open("w", encoding="utf-8")]
        faulthandler.enable(FATAL[0])
    except OSError as error:
        logging.getLogger(__name__).warning("There is no log file: %s", error.strerror)
        return ""
    return before.strip()


def stop() -> None:
    """Close the files; a run that ends here ended as it should."""
    for handler in logging.getLogger().handlers[:]:
        if isinstance(handler, RotatingFileHandler):
            logging.getLogger().removeHandler(handler)
            handler.close()
    if FATAL:
        faulthandler.disable()
        FATAL.pop().close()
        fatal_file().unlink(missing_ok=True)


def tail(lines: int = 60) -> str:
    """The end of the log, without the person's name and folders."""
    try:
        with log_file().open(encoding="utf-8", errors="replace") as file:
            return without_names("".join(deque(file, lines)).strip())
    except OSError:
        return ""


def without_names(text: str) -> str:
    """``text`` with the home folder as "~" and no other path of a person's files, nor what was typed."""
    home = Path.home()
    text = text.replace(str(home), "~")
    text = re.sub(r"(?:[A-Za-z]:)?[/\\](?:home|Users|media|mnt|run/media)[/\\][^\s\"'”:,;)]+", "<path>", text)
    if len(home.name) > 2:
        text = re.sub(rf"\b{re.escape(home.name)}\b", "<user>", text)
    return text
