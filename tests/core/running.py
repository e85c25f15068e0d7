"""Jobs given to the real engine, and what comes of them."""

from __future__ import annotations

import threading
from typing import Any

from core.engine import Engine
from core.events import Event, Failed
from core.jobs import Job


def run(engine: Engine, job: Job) -> list[Event]:
    events = list(engine.run(job, threading.Event()))
    assert not isinstance(events[-1], Failed), events[-1]
    return events


def only(events: list[Event], kind: type[Any]) -> Any:
    (found,) = [event for event in events if isinstance(event, kind)]
    return found
