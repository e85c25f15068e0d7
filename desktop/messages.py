"""Messages: one bar, one sentence, one action; never a dialog on top of a dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal


class Kind(Enum):
    """How much a message matters."""

    NOTE = "note"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """Something to do about a message."""

    label: str
    run: Callable[[], object]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Message:
    """One sentence for the person.

    Attributes:
        text: What happened and what to do.
        kind: A note goes by itself, a problem stays until it is dismissed or overtaken.
        action: What to do about it, if one click can.
    """

    text: str
    kind: Kind = Kind.NOTE
    action: Action | None = None


NOTE_MILLISECONDS = 6000


class Messages(QObject):
    """The message that is shown now; a new one takes the place of the last.

    Signals:
        changed (object): The new ``Message``, or None.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: Message | None = None
        self._timer = QTimer(self, singleShot=True, interval=NOTE_MILLISECONDS)
        self._timer.timeout.connect(self.dismiss)

    @property
    def current(self) -> Message | None:
        """The message that is shown now."""
        return self._current

    def note(self, text: str, action: Action | None = None) -> None:
        """Say something that needs no answer."""
        self._show(Message(text=text, action=action))

    def problem(self, text: str, action: Action | None = None) -> None:
        """Say what is wrong and what to do."""
        self._show(Message(text=text, kind=Kind.PROBLEM, action=action))

    def dismiss(self) -> None:
        """Show nothing."""
        self._timer.stop()
        if self._current is not None:
            self._current = None
            self.changed.emit(None)

    def act(self) -> None:
        """Do what the message offers, and dismiss it."""
        message = self._current
        self.dismiss()
        if message is not None and message.action is not None:
            message.action.run()

    def _show(self, message: Message) -> None:
        self._current = message
        self._timer.stop()
        if message.kind is Kind.NOTE:
            self._timer.start()
        self.changed.emit(message)
