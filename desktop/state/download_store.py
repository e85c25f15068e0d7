"""A model that is being downloaded, because the person asked for it."""

from __future__ import annotations

import threading
import time
from enum import Enum
from functools import partial

from PySide6.QtCore import QObject, Signal

from core.errors import JobCancelled
from core.models.catalog import Catalog
from core.models.download import fetch
from core.models.hub import Offer, look_up
from desktop.state.background import Background

SAID_SECONDS = 0.1
"""Between two words about how far it is."""


class Stage(Enum):
    """How far it is."""

    IDLE = "idle"
    LOOKING = "looking"
    OFFERED = "offered"
    RUNNING = "running"
    PAUSED = "paused"


class DownloadStore(QObject):
    """One download at a time. Nothing is asked of the network before :meth:`look` is called.

    Signals:
        changed: Stage, offer, problem or how far it is are others now.
        arrived (object): The path of a model that is there now.
    """

    changed = Signal()
    arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = Background(self)
        self._stop = threading.Event()
        self.stage = Stage.IDLE
        self.offer: Offer | None = None
        self.problem = ""
        self.have = 0
        self.speed = 0.0

    @property
    def share(self) -> float:
        """0..1."""
        return self.have / self.offer.bytes if self.offer is not None and self.offer.bytes else 0.0

    def look(self, name: str) -> None:
        """Ask the hub what there is under this name."""
        self._show(Stage.LOOKING)
        self._background.run(lambda: look_up(name), self._offered, self._failed)

    def start(self) -> None:
        """Download what is offered, or go on with it."""
        offer = self.offer
        if offer is None or self.stage not in {Stage.OFFERED, Stage.PAUSED}:
            return
        self._stop = threading.Event()
        stop = self._stop
        self._show(Stage.RUNNING)
        self._background.run(lambda: self._fetch(offer, stop), self._ended, self._failed)

    def pause(self) -> None:
        """Stop for now; what has come stays."""
        self._stop.set()

    def forget(self) -> None:
        """Think of another model; what has come of this one stays on the disk."""
        if self.stage in {Stage.OFFERED, Stage.PAUSED}:
            self.offer = None
            self._show(Stage.IDLE)

    def close(self) -> None:
        """The same, and end the thread."""
        self.pause()
        self._background.close()

    def _fetch(self, offer: Offer, stop: threading.Event) -> bool:
        """In the thread: whether all has come."""
        home = Catalog().folders()[0]
        begun, first, said = time.monotonic(), -1, 0.0
        try:
            for have in fetch(offer, home, stop):
                first = have if first < 0 else first
                now = time.monotonic()
                if now - said > SAID_SECONDS:
                    said = now
                    speed = (have - first) / max(now - begun, 0.001)
                    self._background.tell(partial(self._progressed, have, speed))
        except JobCancelled:
            return False
        return True

    def _offered(self, offer: Offer) -> None:
        self.offer, self.have = offer, 0
        self._show(Stage.OFFERED)

    def _progressed(self, have: int, speed: float) -> None:
        self.have, self.speed = have, speed
        self.changed.emit()

    def _ended(self, whole: bool) -> None:
        if not whole:
            self._show(Stage.PAUSED)
            return
        offer, self.offer = self.offer, None
        self._show(Stage.IDLE)
        if offer is not None:
            self.arrived.emit(offer.path(Catalog().folders()[0]))

    def _failed(self, sentence: str) -> None:
        running = self.stage is Stage.RUNNING
        if not running:
            self.offer = None
        self._show(Stage.PAUSED if running else Stage.IDLE, sentence)

    def _show(self, stage: Stage, problem: str = "") -> None:
        self.stage, self.problem = stage, problem
        self.changed.emit()
