"""Steps that can be undone, in a history bounded by bytes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack


class Change(Protocol):
    """One undoable step."""

    @property
    def label(self) -> str:
        """What the undo menu calls it."""
        ...

    @property
    def bytes(self) -> int:
        """Memory it alone keeps alive."""
        ...

    def undo(self) -> None:
        """Go back."""
        ...

    def redo(self) -> None:
        """Go forth (also the first time)."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Together:
    """Several changes that are one step."""

    label: str
    changes: tuple[Change, ...]

    @property
    def bytes(self) -> int:
        """Of all."""
        return sum(change.bytes for change in self.changes)

    def undo(self) -> None:
        """The last one first."""
        for change in reversed(self.changes):
            change.undo()

    def redo(self) -> None:
        """In their order."""
        for change in self.changes:
            change.redo()


class UndoHistory(QObject):
    """A ``QUndoStack`` that lets its oldest steps go when they take too much memory.

    Args:
        max_bytes: For all steps together; the last step always stays.

    Attributes:
        stack: For the undo and redo actions; push through :meth:`push` only.
    """

    def __init__(self, max_bytes: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.stack = QUndoStack(self)
        self._max_bytes = max_bytes
        self._changes: list[Change] = []
        self._ground: object = object()

    def push(self, change: Change) -> None:
        """Do the step and remember it."""
        del self._changes[self.stack.index() :]
        self._make_room(change.bytes)
        self._changes.append(change)
        self.stack.push(_Command(change))

    @property
    def last(self) -> Change | None:
        """The step that undo would take back."""
        index = self.stack.index()
        return self._changes[index - 1] if 0 < index <= len(self._changes) else None

    @property
    def mark(self) -> object:
        """The same as long as no step was done or undone, and again once those are taken back."""
        return self.last or self._ground

    def set_max_bytes(self, max_bytes: int) -> None:
        """Let all steps together take so much; what is too much goes now, or with the next step."""
        self._max_bytes = max_bytes
        if self.stack.index() == len(self._changes):  # filled again, the stack stands at its end
            self._make_room(0, keep=1)

    def clear(self) -> None:
        """Forget all steps."""
        self._ground = object()
        self._changes.clear()
        self.stack.clear()

    def _make_room(self, needed: int, keep: int = 0) -> None:
        """Drop the oldest steps. The stack has no way to, so it is filled again with the others."""
        total = needed + sum(change.bytes for change in self._changes)
        if total <= self._max_bytes:
            return
        while len(self._changes) > keep and total > self._max_bytes:
            total -= self._changes.pop(0).bytes
            self._ground = object()
        blocked = self.stack.blockSignals(bool(self._changes))
        self.stack.clear()
        for change in self._changes:
            self.stack.push(_Command(change, done=True))
        self.stack.blockSignals(blocked)


class _Command(QUndoCommand):
    def __init__(self, change: Change, *, done: bool = False) -> None:
        super().__init__(change.label)
        self._change = change
        self._done = done

    def redo(self) -> None:
        if self._done:  # pushing calls redo
            self._done = False
        else:
            self._change.redo()

    def undo(self) -> None:
        self._change.undo()
