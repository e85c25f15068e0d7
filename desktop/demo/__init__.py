"""``latentscape demo DIR``: drives the real window through a tour and leaves pictures of it.

Without a screen the window is drawn offscreen. The person's own history and settings are not touched.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

from core.errors import FileError, InputError, JobCancelled, LatentscapeError
from desktop.engine.queue import any_stuck
from desktop.engine.worker import EngineFactory
from desktop.screen import screen_here

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from desktop.app import Studio

USAGE = "usage: latentscape demo DIR (drives the real window and leaves pictures and screenshots in DIR)"
STOPPED, WRONG, FAILED = 130, 2, 1
HOME = "LATENTSCAPE_HOME"


def main(argv: Sequence[str]) -> int:
    """Run the demo.

    Args:
        argv: The words after ``demo``: the folder.

    Returns:
        0 done; 1 an unforeseen failure; 2 a folder that cannot be used, or a model that cannot draw;
        130 stopped by Ctrl-C.
    """
    status = _main(argv)
    if any_stuck():
        sys.stdout.flush()
        os._exit(status)
    return status


def _main(argv: Sequence[str]) -> int:
    if any(word in {"-h", "--help"} for word in argv):
        sys.stdout.write(f"{USAGE}\n")
        return 0
    try:
        if len(argv) != 1 or argv[0].startswith("-"):
            raise InputError(f"the demo takes one folder: {USAGE}")
        report = run_demo(Path(argv[0]))
    except (KeyboardInterrupt, JobCancelled):
        return _fail("stopped.", STOPPED)
    except LatentscapeError as error:
        return _fail(error.message, WRONG)
    except Exception as error:
        logging.getLogger(__name__).debug("The demo failed", exc_info=True)
        return _fail(f"an error nobody foresaw ({type(error).__name__}: {error}).", FAILED)
    sys.stdout.write(json.dumps(report) + "\n")
    sys.stdout.flush()
    return 0


def run_demo(
    folder: Path, *, engine_factory: EngineFactory | None = None, say: Callable[[str], None] | None = None
) -> dict[str, Any]:
    """Drive the window and leave its pictures in ``folder``.

    Args:
        folder: Made if it is not there; files of the same names are replaced.
        engine_factory: Another engine than the real one.
        say: Told what is being done; by default stderr.

    Returns:
        ``out``, ``seconds``, ``pictures``, ``screenshots``, ``film``, ``walks``, ``project``, ``model``,
        ``device``, ``precision``.

    Raises:
        LatentscapeError: If the folder cannot be written, or the engine cannot draw.
        KeyboardInterrupt: If the person stops it.
    """
    folder = folder.expanduser().absolute()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "the system refused it").lower()
        raise FileError(f"“{folder.name}” cannot be used as a folder: {reason}.") from None
    if not os.access(folder, os.W_OK):
        raise FileError(f"“{folder.name}” cannot be written to: choose another folder.")
    begun = time.perf_counter()
    with own_home() as home, interrupts() as check:
        report = _drive(folder, home, engine_factory, check, say or to_stderr)
    return {"out": str(folder), "seconds": round(time.perf_counter() - begun, 1), **report}


def _drive(
    folder: Path,
    home: Path,
    engine_factory: EngineFactory | None,
    check: Callable[[], None],
    say: Callable[[str], None],
) -> dict[str, Any]:
    from desktop.demo.hand import Hand
    from desktop.demo.tour import Tour

    with open_studio(engine_factory) as (app, studio):
        tour = Tour(scratch=home, studio=studio, hand=Hand(app, check), folder=folder, say=say)
        tour.play()
        model = studio.generation.model
    return {
        "pictures": [path.name for path in tour.pictures],
        "screenshots": [path.name for path in tour.screenshots],
        "film": tour.film.name if tour.film else "",
        "walks": [path.name for path in tour.walks],
        "project": None if tour.project is None else tour.project.name,
        "model": model.info.name if model else "",
        "device": model.device if model else "",
        "precision": model.precision if model else "",
    }


@contextmanager
def open_studio(engine_factory: EngineFactory | None = None) -> Iterator[tuple[QApplication, Studio]]:
    """A window with everything behind it, not shown yet; put away afterwards."""
    from PySide6.QtCore import Qt, qInstallMessageHandler
    from PySide6.QtWidgets import QApplication

    from desktop import language
    from desktop.app import build

    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    existing = QApplication.instance()
    if existing is None:
        qInstallMessageHandler(_pass_on)
    app = existing if isinstance(existing, QApplication) else QApplication(["latentscape"])
    if existing is None:
        language.install(app)
    studio = build(app, engine_factory)
    try:
        yield app, studio
    finally:
        studio.close()
        studio.window.deleteLater()
        app.processEvents()


@contextmanager
def own_home() -> Iterator[Path]:
    """A home that is thrown away, and a platform that works without a screen."""
    kept = os.environ.get(HOME)
    if not screen_here():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory(prefix="latentscape-demo-", ignore_cleanup_errors=True) as home:
        os.environ[HOME] = home
        try:
            yield Path(home)
        finally:
            if kept is None:
                del os.environ[HOME]
            else:
                os.environ[HOME] = kept


@contextmanager
def interrupts() -> Iterator[Callable[[], None]]:
    """Ctrl-C is looked at between two actions: inside a slot of Qt's an exception would be lost."""
    pressed: list[int] = []

    def remember(number: int, _frame: FrameType | None) -> None:
        pressed.append(number)

    def check() -> None:
        if pressed:
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGINT, remember)
    try:
        yield check
    finally:
        signal.signal(signal.SIGINT, before)


def _pass_on(_kind: object, _context: object, text: str) -> None:
    """What Qt has to say, without what the offscreen platform says of every window."""
    if "propagateSizeHints" not in text:
        to_stderr(text)


def to_stderr(text: str) -> None:
    """Say something without touching what the program answers."""
    sys.stderr.write(f"{text}\n")


def _fail(message: str, status: int) -> int:
    sys.stderr.write(f"latentscape: {' '.join(message.split())}\n")
    return status
