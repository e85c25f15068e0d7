"""The history: every finished picture, kept on disk over a restart."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.arrays import LatentArray, Picture
from core.recipe import Recipe


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HistoryEntry:
    """A picture of the history.

    Attributes:
        id: Unique; sorts by time.
        recipe: What made it, if known.
        created: When, with time zone.
        path: Its PNG (there once it is written).
        thumbnail: uint8 (h, w, 3), its longer side 192 pixels or fewer.
    """

    id: str
    recipe: Recipe | None
    created: datetime
    path: Path
    thumbnail: Picture


class HistoryStore(QObject):
    """Finished pictures, newest first, bounded on disk.

    Signals:
        entry_added (object): A ``HistoryEntry``, now the newest (or put back where it was).
        entry_removed (str): The id of an entry that is gone.
        loaded: What was on disk is now in ``entries``.
        failed (str): One sentence for the person; nothing in memory is lost.
    """

    entry_added = Signal(object)
    entry_removed = Signal(str)
    loaded = Signal()
    failed = Signal(str)

    def __init__(
        self,
        folder: Path | None = None,
        *,
        max_entries: int = 500,
        max_bytes: int = 1 << 30,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)

    @property
    def entries(self) -> tuple[HistoryEntry, ...]:
        """Newest first."""
        raise NotImplementedError

    def entry(self, entry_id: str) -> HistoryEntry:
        """One entry (KeyError if there is none)."""
        raise NotImplementedError

    def load(self) -> None:
        """Read what is on disk, off the GUI thread; ends with ``loaded``. Call once at the start."""
        raise NotImplementedError

    def add(
        self,
        picture: Picture,
        recipe: Recipe | None = None,
        latent: LatentArray | None = None,
        *,
        source: Picture | None = None,
    ) -> HistoryEntry:
        """Put a picture in front; it is written off the GUI thread."""
        raise NotImplementedError

    def picture(self, entry_id: str) -> Picture:
        """The full picture.

        Raises:
            FileError: If its file is gone or damaged.
        """
        raise NotImplementedError

    def latent(self, entry_id: str) -> LatentArray | None:
        """Its latent, if it was kept.

        Raises:
            FileError: If its file is damaged.
        """
        raise NotImplementedError

    def source(self, entry_id: str) -> Picture | None:
        """The picture a variation started from, if it was kept."""
        raise NotImplementedError

    def remove(self, entry_id: str) -> None:
        """Take an entry out; :meth:`restore` puts it back until the store is closed."""
        raise NotImplementedError

    def restore(self, entry_id: str) -> None:
        """Undo :meth:`remove`."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish writing and end the background thread."""
        raise NotImplementedError
