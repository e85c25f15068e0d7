"""The history: every finished picture, kept on disk over a restart."""

from __future__ import annotations

import secrets
from bisect import insort
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.arrays import LatentArray, Picture, frozen
from core.recipe import Recipe
from core.resources import data_folder
from desktop.language import counted, tr
from desktop.state.background import Background
from desktop.state.history_folder import Found, HistoryFolder, Saved, Survey, created, small

MAX_ENTRIES = 500
MAX_BYTES = 1 << 30


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

    What could not be written stays in memory and is tried again with the next picture.

    Args:
        folder: By default ``history`` in the data folder.
        max_entries: How many pictures are kept; the oldest go first.
        max_bytes: How much room they may take on disk.

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
        max_entries: int = MAX_ENTRIES,
        max_bytes: int = MAX_BYTES,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folder = HistoryFolder(folder or data_folder() / "history", max_entries, max_bytes)
        self._entries: list[HistoryEntry] = []
        self._removed: dict[str, HistoryEntry] = {}
        self._unwritten: dict[str, Saved] = {}
        self._trouble = ""
        self._last = datetime.min.replace(tzinfo=UTC)
        self._files = Background(self)

    @property
    def entries(self) -> tuple[HistoryEntry, ...]:
        """Newest first."""
        return tuple(self._entries)

    def entry(self, entry_id: str) -> HistoryEntry:
        """One entry (KeyError if there is none)."""
        for entry in self._entries:
            if entry.id == entry_id:
                return entry
        raise KeyError(entry_id)

    def load(self) -> None:
        """Read what is on disk, off the GUI thread; ends with ``loaded``. Call once at the start."""
        self._files.run(self._folder.survey, self._loaded, self._not_loaded)

    def add(
        self,
        picture: Picture,
        recipe: Recipe | None = None,
        latent: LatentArray | None = None,
        *,
        source: Picture | None = None,
    ) -> HistoryEntry:
        """Put a picture in front; it is written off the GUI thread."""
        saved = Saved(
            id=self._new_id(),
            picture=frozen(picture),
            recipe=recipe,
            latent=None if latent is None else frozen(latent),
            source=None if source is None else frozen(source),
            thumbnail=small(picture),
        )
        self._unwritten[saved.id] = saved
        entry = self._insert(Found(id=saved.id, recipe=recipe, thumbnail=saved.thumbnail))
        self._write(saved)
        self.entry_added.emit(entry)
        return entry

    def set_limits(self, max_entries: int, max_bytes: int) -> None:
        """Keep so many pictures, and so many bytes of them on disk; the oldest go at once."""

        def forget(gone: tuple[str, ...]) -> None:
            for old in gone:
                self._forget(old)

        self._files.run(lambda: self._folder.set_limits(max_entries, max_bytes), forget, self._not_written)

    def picture(self, entry_id: str) -> Picture:
        """The full picture.

        Raises:
            FileError: If its file is gone or damaged.
        """
        saved = self._unwritten.get(entry_id)
        return self._folder.picture(entry_id) if saved is None else saved.picture

    def latent(self, entry_id: str) -> LatentArray | None:
        """Its latent, if it was kept.

        Raises:
            FileError: If its file is damaged.
        """
        saved = self._unwritten.get(entry_id)
        return self._folder.latent(entry_id) if saved is None else saved.latent

    def source(self, entry_id: str) -> Picture | None:
        """The picture a variation started from, if it was kept.

        Raises:
            FileError: If its file is damaged.
        """
        saved = self._unwritten.get(entry_id)
        return self._folder.source(entry_id) if saved is None else saved.source

    def remove(self, entry_id: str) -> None:
        """Take an entry out; :meth:`restore` puts it back until the store is closed."""
        entry = self.entry(entry_id)
        self._entries.remove(entry)
        self._removed[entry_id] = entry
        self._files.run(lambda: self._folder.remove(entry_id), None, self.failed.emit)
        self.entry_removed.emit(entry_id)

    def restore(self, entry_id: str) -> None:
        """Undo :meth:`remove` (KeyError if it was not removed here)."""
        entry = self._removed.pop(entry_id)
        self._files.run(lambda: self._folder.restore(entry_id), None, self.failed.emit)
        insort(self._entries, entry, key=_newest_first)
        self.entry_added.emit(entry)

    def close(self) -> None:
        """Finish writing and end the background thread."""
        removed = list(self._removed)
        if removed:
            self._files.run(lambda: self._folder.purge(removed))
        self._files.close()

    def _new_id(self) -> str:
        """Later than all before, even where the clock was put back."""
        self._last = max(datetime.now(UTC), self._last + timedelta(microseconds=1))
        return f"{self._last:%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"

    def _insert(self, found: Found) -> HistoryEntry:
        entry = HistoryEntry(
            id=found.id,
            recipe=found.recipe,
            created=created(found.id),
            path=self._folder.png(found.id),
            thumbnail=found.thumbnail,
        )
        insort(self._entries, entry, key=_newest_first)
        return entry

    def _write(self, saved: Saved) -> None:
        self._files.run(
            lambda: self._folder.write(saved), lambda gone: self._written(saved.id, gone), self._not_written
        )

    def _written(self, entry_id: str, gone: tuple[str, ...]) -> None:
        self._unwritten.pop(entry_id, None)
        for old in gone:
            self._forget(old)
        if self._trouble:
            self._trouble = ""
            for saved in list(self._unwritten.values()):
                self._write(saved)

    def _not_written(self, sentence: str) -> None:
        if sentence != self._trouble:
            self._trouble = sentence
            self.failed.emit(sentence)

    def _forget(self, entry_id: str) -> None:
        for entry in self._entries:
            if entry.id == entry_id:
                self._entries.remove(entry)
                self.entry_removed.emit(entry_id)
                return

    def _loaded(self, survey: Survey) -> None:
        known = {entry.id for entry in self._entries} | self._removed.keys()
        for found in reversed(survey.found):
            if found.id not in known:
                self._insert(found)
        if self._entries:
            self._last = max(self._last, self._entries[0].created)
        self.loaded.emit()
        if survey.damaged:
            self.failed.emit(
                counted(
                    "One picture of the history cannot be read: left out here.",
                    "{count} pictures of the history cannot be read: left out here.",
                    survey.damaged,
                )
            )
        if survey.alien:
            folder = self._folder.path.name
            self.failed.emit(
                tr(
                    "In the folder “{folder}” are things that are not the history's: left alone.",
                    folder=folder,
                )
            )

    def _not_loaded(self, sentence: str) -> None:
        self.loaded.emit()
        self.failed.emit(sentence)


def _newest_first(entry: HistoryEntry) -> tuple[int, ...]:
    return tuple(-ord(letter) for letter in entry.id)
