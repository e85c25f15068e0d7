"""Messages: one bar, one sentence, one action; never a dialog on top of a dialog."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.retold import retold


class Kind(Enum):
    """How much a message matters."""

    NOTE = "note"
    PROBLEM = "problem"
    OFFER = "offer"


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
        kind: A note goes by itself, a problem stays until it is dismissed or overtaken, an offer until it is
            dismissed or taken.
        action: What to do about it, if one click can.
    """

    text: str
    kind: Kind = Kind.NOTE
    action: Action | None = None


NOTE_MILLISECONDS = 6000


class Messages(QObject):
    """The message that is shown now; a new one takes the place of the last, an offer comes back after it.

    Signals:
        changed (object): The new ``Message``, or None.
        declined: An offer was dismissed.
    """

    changed = Signal(object)
    declined = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._current: Message | None = None
        self._offer: Message | None = None
        self._timer = QTimer(self, singleShot=True, interval=NOTE_MILLISECONDS)
        self._timer.timeout.connect(self.dismiss)

    @property
    def current(self) -> Message | None:
        """The message that is shown now."""
        return self._current

    def note(self, text: str, action: Action | None = None) -> None:
        """Say something that needs no answer."""
        self._show(Message(text=retold(text), action=action))

    def problem(self, text: str, action: Action | None = None) -> None:
        """Say what is wrong and what to do."""
        self._show(Message(text=retold(text), kind=Kind.PROBLEM, action=action))

    def offer(self, text: str, action: Action) -> None:
        """Offer something that is not lost while other things are said."""
        self._offer = Message(text=retold(text), kind=Kind.OFFER, action=action)
        self._show(self._offer)

    def dismiss(self) -> None:
        """Show nothing, or the offer that was there before."""
        declined = self._current is not None and self._current is self._offer
        self._leave()
        if declined:
            self.declined.emit()

    def act(self) -> None:
        """Do what the message offers, and dismiss it."""
        message = self._current
        self._leave()
        if message is not None and message.action is not None:
            message.action.run()

    def _leave(self) -> None:
        self._timer.stop()
        if self._current is None:
            return
        if self._current is self._offer:
            self._offer = None
        self._current = self._offer
        self.changed.emit(self._current)

    def _show(self, message: Message) -> None:
        self._current = message
        self._timer.stop()
        if message.kind is Kind.NOTE:
            self._timer.start()
        self.changed.emit(message)
