"""Events on their way from the engine's thread to the window."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Callable, Hashable

from core.events import Event, Preview, Progress


class EventBuffer:
    """Events in order; of previews and of progress only each job's newest is kept."""

    def __init__(self) -> None:
        self._events: dict[Hashable, Event] = {}
        self._count = itertools.count()

    def __len__(self) -> int:
        return len(self._events)

    def put(self, event: Event) -> None:
        """Add an event; a newer preview or progress takes the place of the one not yet taken."""
        key: Hashable = next(self._count)
        if isinstance(event, Preview | Progress):
            key = (type(event), event.job)
            self._events.pop(key, None)
        self._events[key] = event

    def take(self) -> Event:
        """The oldest event (KeyError if there is none)."""
        return self._events.pop(next(iter(self._events)))

    def take_all(self) -> list[Event]:
        """All events, oldest first."""
        events = list(self._events.values())
        self._events.clear()
        return events


class Outbox:
    """A buffer between two threads that asks to be emptied at most once at a time.

    Args:
        wake: Called from the putting thread when there is something to take; not again before
            :meth:`rearm` was called on the taking side.
    """

    def __init__(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._awake = False
        self._lock = threading.Lock()
        self._buffer = EventBuffer()

    def put(self, event: Event) -> None:
        """Add an event (engine's thread)."""
        with self._lock:
            self._buffer.put(event)
            wake, self._awake = not self._awake, True
        if wake:
            self._wake()

    def take_all(self) -> list[Event]:
        """What has come, oldest first (GUI thread)."""
        with self._lock:
            return self._buffer.take_all()

    def rearm(self) -> bool:
        """Whether more has come meanwhile; if not, the next event wakes again (GUI thread)."""
        with self._lock:
            self._awake = len(self._buffer) > 0
            return self._awake
