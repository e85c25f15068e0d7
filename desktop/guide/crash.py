"""Errors nobody foresaw: logged, said in words, and the document stays."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from desktop.language import mark, tr
from desktop.widgets.answers import open_on_the_grid

log = logging.getLogger(__name__)

SENTENCE = mark("Something went wrong that nobody foresaw.")
CALM = mark("Your picture is still here, and what is not saved is kept for the next start.")


class CrashDesk(QObject):
    """Takes what would end in a traceback on a terminal nobody sees.

    An exception in a slot does not end the program: the document, its history and the window are as they
    were. One dialog at a time; more of the same goes to the log only.

    Args:
        window: What the dialog belongs to.
        report: The text for “Copy report”.
        copy: Puts text into the clipboard.
        keep: Begins to write what is not saved to a safe place.
    """

    _met = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        report: Callable[[], str],
        copy: Callable[[str], object],
        keep: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._report, self._copy, self._keep = window, report, copy, keep
        self._box: QMessageBox | None = None
        self._hooks: tuple[Any, Any] | None = None
        self._met.connect(self._tell, Qt.ConnectionType.QueuedConnection)  # may come from any thread

    def watch(self, loop: asyncio.AbstractEventLoop | None = None) -> None:
        """From now on, until :meth:`stop`."""
        self._hooks = sys.excepthook, threading.excepthook
        sys.excepthook = self._in_window
        threading.excepthook = self._in_thread
        if loop is not None:
            loop.set_exception_handler(self._in_loop)

    def stop(self) -> None:
        """As Python has it."""
        if self._hooks is not None:
            sys.excepthook, threading.excepthook = self._hooks
            self._hooks = None

    def _in_window(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        log.critical("An error nobody foresaw", exc_info=(kind, error, trace))
        self._met.emit(kind.__name__)

    def _in_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and args.exc_type is not SystemExit:
            self._in_window(args.exc_type, args.exc_value, args.exc_traceback)

    def _in_loop(self, loop: asyncio.AbstractEventLoop, context: Mapping[str, Any]) -> None:
        error = context.get("exception")
        if isinstance(error, BaseException):
            self._in_window(type(error), error, error.__traceback__)
        else:
            log.error("In the event loop: %s", context.get("message"))

    def _tell(self, name: str) -> None:
        if self._box is not None:
            return
        try:
            self._keep()
        except Exception:  # whatever was wrong may be wrong here, too
            log.critical("The document could not be kept", exc_info=True)
        box = self._box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setWindowTitle("Latentscape")
        box.setText(tr(SENTENCE))
        box.setInformativeText(
            f"{tr(CALM)}\n\n{tr('The cause ({name}) is in the log and in the report.', name=name)}"
        )
        copy = box.addButton(tr("Copy report"), QMessageBox.ButtonRole.ActionRole)
        go_on = box.addButton(tr("Go on"), QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(go_on)
        box.setEscapeButton(go_on)
        copy.clicked.connect(lambda: self._copy(self._report()))
        box.destroyed.connect(self._told)
        open_on_the_grid(box)

    def _told(self) -> None:
        self._box = None
