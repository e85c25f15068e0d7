"""The models that are found on this machine, kept up to date while the window is open."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from core.models.catalog import Catalog
from core.models.digest import take_digest
from core.models.found import FileKind, FoundFile
from core.models.recognition import describe
from desktop.engine import quiet
from desktop.state.background import Background

BATCH_SECONDS = 0.1
"""Between two batches of rows; the first row comes at once."""
CALM = 400
"""Milliseconds without a change after which the folders are looked at again."""
WATCHED = 1024
"""Folders that are watched at most: each costs the system something."""


class ShelfStore(QObject):
    """What is on the disk. Nothing is read before somebody asks, and never on the GUI thread.

    Args:
        catalog: Makes the catalogue; called in the thread.

    Signals:
        found_changed: ``found`` is another now.
        scanning_changed (bool): Whether the folders are being looked at.
        places_changed: ``places`` are others now.
        digest_taken (object, str): A file's SHA-256 is known; its path.
        failed (str): Something could not be done: one sentence.
    """

    found_changed = Signal()
    scanning_changed = Signal(bool)
    places_changed = Signal()
    digest_taken = Signal(object, str)
    failed = Signal(str)

    def __init__(self, catalog: Callable[[], Catalog], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._catalog = catalog
        self._background = Background(self)
        self._hashing, self._digesting = Background(self), Background(self)
        self._digest_of: Path | None = None
        self._found: tuple[FoundFile, ...] = ()
        self._places: tuple[Path, ...] = ()
        self._known: dict[str, FoundFile] = {}
        self._asked = self._scanning = self._again = False
        self._closed = threading.Event()
        self._calm = QTimer(self, singleShot=True, interval=CALM)
        self._calm.timeout.connect(self.rescan)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(lambda _path: self._calm.start())
        self._watcher.fileChanged.connect(lambda _path: self._calm.start())

    @property
    def found(self) -> tuple[FoundFile, ...]:
        """Everything there is, models that can be used first."""
        return self._found

    @property
    def places(self) -> tuple[Path, ...]:
        """Folders that are looked into, the program's own first."""
        return self._places

    @property
    def scanning(self) -> bool:
        """Whether the folders are being looked at."""
        return self._scanning

    def of_kind(self, *kinds: FileKind) -> list[FoundFile]:
        """Those of these kinds."""
        return [found for found in self._found if found.kind in kinds]

    def model_of(self, fingerprint: str) -> FoundFile | None:
        """The model with these weights, if it is known by now (fingerprints are taken in the background)."""
        return self._known.get(fingerprint)

    def look(self) -> None:
        """Look at the folders, if nobody has; from then on they are watched."""
        if not self._asked:
            self.rescan()

    def rescan(self) -> None:
        """Look at the folders again; what is known already costs next to nothing."""
        self._asked = True
        if self._scanning or self._closed.is_set():
            self._again = True
            return
        self._scanning, self._again = True, False
        self.scanning_changed.emit(True)
        first = not self._found
        self._background.run(lambda: self._scan(streamed=first), self._scanned, self._broken)

    def add_folder(self, folder: Path) -> None:
        """Look into this folder, too."""
        self._background.run(
            lambda: self._catalog().add_folder(folder), lambda _done: self.rescan(), self.failed.emit
        )

    def remove_folder(self, folder: Path) -> None:
        """No longer look into it; nothing in it is touched."""
        self._background.run(
            lambda: self._catalog().remove_folder(folder), lambda _done: self.rescan(), self.failed.emit
        )

    def forget(self, found: FoundFile) -> None:
        """Take a model off the list; its files are not touched."""
        self._background.run(
            lambda: self._catalog().remove(found.name), lambda _done: self.rescan(), self.failed.emit
        )

    def take_digest(self, found: FoundFile | None) -> None:
        """Read this file whole for its SHA-256, and no longer the one before it; None for no file."""
        path = self._digest_of = None if found is None else found.path
        if path is None or self._closed.is_set():
            return

        def is_wanted() -> bool:
            return self._digest_of == path and not self._closed.is_set()

        def take() -> str:
            quiet.lower_priority()  # it works outside of the interpreter, for seconds
            return take_digest(path, is_wanted) if is_wanted() else ""

        def taken(digest: str) -> None:
            if digest:
                self.digest_taken.emit(path, digest)

        self._digesting.run(take, taken)

    def close(self) -> None:
        """Stop looking."""
        self._closed.set()
        self._digesting.close()
        self._calm.stop()
        self._background.close()
        self._hashing.close()

    def _scan(self, *, streamed: bool) -> tuple[list[FoundFile], tuple[Path, ...], set[Path]]:
        """In the thread: all there is, the places, and the folders that were looked into."""
        catalog, visited = self._catalog(), set[Path]()
        rows: list[FoundFile] = []
        said, when = 0, 0.0
        with closing(catalog.scan(visited)) as found:
            for each in found:
                if self._closed.is_set():
                    break
                rows.append(each)
                if streamed and time.monotonic() - when > BATCH_SECONDS:
                    self._background.tell(partial(self._append, rows[said:]))
                    said, when = len(rows), time.monotonic()
        return rows, tuple(catalog.places()), visited

    def _append(self, batch: Iterable[FoundFile]) -> None:
        self._found = (*self._found, *batch)
        self.found_changed.emit()

    def _scanned(self, answer: tuple[list[FoundFile], tuple[Path, ...], set[Path]]) -> None:
        rows, places, visited = answer
        found = tuple(sorted(rows, key=lambda each: _ORDER.get(each.kind, 0)))
        self._scanning = False
        if found != self._found:
            self._found = found
            self.found_changed.emit()
        if places != self._places:
            self._places = places
            self.places_changed.emit()
        self._watch(places, visited)
        self.scanning_changed.emit(False)
        self._hash()
        if self._again:
            self.rescan()

    def _broken(self, sentence: str) -> None:
        self._scanning = False
        self.scanning_changed.emit(False)
        self.failed.emit(sentence)

    def _watch(self, places: Sequence[Path], visited: set[Path]) -> None:
        """Watch the folders; and files that may still be being written, whose folder does not change."""
        unfinished = [
            each.path for each in self.of_kind(FileKind.UNUSABLE) if each.path.suffix == ".safetensors"
        ]
        folders = [*places, *sorted(visited, key=lambda path: len(path.parts))][:WATCHED]
        wanted = {str(path) for path in (*folders, *unfinished) if path.exists()}
        watched = {*self._watcher.directories(), *self._watcher.files()}
        if gone := watched - wanted:
            self._watcher.removePaths(sorted(gone))
        if new := wanted - watched:
            self._watcher.addPaths(sorted(new))

    def _hash(self) -> None:
        """Take the fingerprints of new models, one after the other, behind everything else."""
        known = {found.path for found in self._known.values()}
        for found in self.of_kind(FileKind.CHECKPOINT, FileKind.FOLDER):
            if found.path not in known:
                self._hashing.run(partial(self._fingerprint, found), self._hashed)

    def _fingerprint(self, found: FoundFile) -> tuple[str, FoundFile]:
        return ("" if self._closed.is_set() else describe(found.path).fingerprint), found

    def _hashed(self, answer: tuple[str, FoundFile]) -> None:
        fingerprint, found = answer
        if fingerprint:
            self._known[fingerprint] = found


_ORDER = {FileKind.LATER: 1, FileKind.UNUSABLE: 2, FileKind.OTHER: 3}
