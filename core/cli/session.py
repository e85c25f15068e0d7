"""One job on the engine, from the command line."""

from __future__ import annotations

import signal
import threading
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from types import FrameType
from typing import Protocol

from core.cli.command import Stopped, UnforeseenError
from core.cli.progress import ProgressLine
from core.errors import InputError
from core.events import Cancelled, Event, Failed
from core.jobs import Job

_SIGNALS = (signal.SIGINT, signal.SIGTERM, *((signal.SIGHUP,) if hasattr(signal, "SIGHUP") else ()))


class EngineLike(Protocol):
    """What a command needs of the engine (tests put another in its place)."""

    def run(self, job: Job, cancel: threading.Event) -> Iterator[Event]:
        """Do the job; never raises."""
        ...

    def close(self) -> None:
        """Give up the model."""
        ...


def make_engine(device: str, precision: str) -> EngineLike:
    """The real engine; torch is imported here and not before."""
    from core.engine import Engine

    return Engine(device=device, precision=precision)


def run_job(arguments: Namespace, job: Job) -> Iterator[Event]:
    """Run ``job`` and show its progress.

    Ctrl-C asks the engine to stop at its next step; a second one, or one before the engine is there, stops at
    once.

    Yields:
        The job's events as they come, but for ``Failed`` and ``Cancelled``, which are raised.

    Raises:
        InputError: The engine's sentence about what cannot be used.
        UnforeseenError: If the engine met an error it does not know.
        Stopped: After Ctrl-C, or when the system asks the program to end.
    """
    progress = ProgressLine()
    with _cancel_by_signal() as interrupt:
        try:
            engine = _engine(arguments, interrupt)
            cancel = interrupt.cancel
            try:
                for event in engine.run(job, cancel):
                    progress.show(event)
                    if isinstance(event, Failed):
                        if event.detail:
                            raise UnforeseenError(event.message, event.detail)
                        raise InputError(event.message)
                    if isinstance(event, Cancelled):
                        raise Stopped(interrupt.signal)
                    yield event
            finally:
                engine.close()
        finally:
            progress.close()


@dataclass(eq=False)
class _Interrupt:
    """What Ctrl-C does, and a wish of the system's that the program may end.

    Attributes:
        cancel: Set by it; the engine looks at it between steps.
        patient: Whether somebody looks at ``cancel``; until then the program stops where it is.
        signal: Which it was.
    """

    cancel: threading.Event = field(default_factory=threading.Event)
    patient: bool = False
    signal: int = signal.SIGINT

    def pressed(self, number: int, _frame: FrameType | None) -> None:
        at_once = self.cancel.is_set() or not self.patient
        self.signal = number
        self.cancel.set()
        if at_once:
            raise Stopped(number)


def _engine(arguments: Namespace, interrupt: _Interrupt) -> EngineLike:
    try:
        engine = make_engine(getattr(arguments, "device", "auto"), getattr(arguments, "precision", "auto"))
    except Exception:  # an import that Ctrl-C broke off may end in anything
        if interrupt.cancel.is_set():
            raise Stopped(interrupt.signal) from None
        raise
    interrupt.patient = True
    return engine


@contextmanager
def _cancel_by_signal() -> Iterator[_Interrupt]:
    interrupt, before = _Interrupt(), {}
    with suppress(ValueError):  # only the main thread may ask for signals
        for number in _SIGNALS:
            if signal.getsignal(number) is not signal.SIG_IGN:  # of nohup, or of a shell's background
                before[number] = signal.signal(number, interrupt.pressed)
    try:
        yield interrupt
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
