"""The document: the picture on the canvas, its name, and how to get back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.arrays import Picture, frozen
from core.errors import FileError
from core.files.pictures import OpenedPicture, read_picture, save_picture
from core.recipe import Recipe
from desktop.state.background import Background
from desktop.state.commands import Together, UndoHistory
from desktop.state.mask_store import MaskStore
from desktop.state.region_store import RegionStore

UNTITLED = "Untitled"
MAX_UNDO_BYTES = 512 << 20


@dataclass(slots=True, eq=False)
class _Identity:
    """What a document is called; shared by all its states, so that saving names them all."""

    name: str = ""
    path: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _State:
    identity: _Identity
    revision: int
    picture: Picture | None = None
    recipe: Recipe | None = None


class DocumentStore(QObject):
    """One document.

    Attributes:
        mask: Its mask.
        region: What of it the model sees when the mask is made anew.

    Signals:
        picture_changed: ``picture`` and ``recipe`` are others now.
        name_changed: ``name`` or ``path`` is another now.
        modified_changed (bool): Whether there is something to save.
        opened (object): The path, after ``open`` and ``open_in_background``.
        saved (object): The path, after ``save`` and ``save_in_background``.
        failed (str): One sentence, after ``open_in_background`` or ``save_in_background``.
        noted (str): A sentence worth telling about the file that was opened.
    """

    picture_changed = Signal()
    name_changed = Signal()
    modified_changed = Signal(bool)
    opened = Signal(object)
    saved = Signal(object)
    failed = Signal(str)
    noted = Signal(str)

    def __init__(self, parent: QObject | None = None, *, max_undo_bytes: int = MAX_UNDO_BYTES) -> None:
        super().__init__(parent)
        self._state = _State(identity=_Identity(), revision=0)
        self._revisions = 0
        self._on_disk: dict[Path, int] = {}
        self._history = UndoHistory(max_undo_bytes, self)
        self.mask = MaskStore(self._history.push, self)
        self.region = RegionStore(self.mask, self)
        self._files = Background(self)

    @property
    def picture(self) -> Picture | None:
        """The picture, read-only."""
        return self._state.picture

    @property
    def recipe(self) -> Recipe | None:
        """What made the picture, if known."""
        return self._state.recipe

    @property
    def name(self) -> str:
        """For the title; "Untitled" where there is none."""
        return self._state.identity.name or UNTITLED

    @property
    def path(self) -> Path | None:
        """Where it was opened from or saved to last."""
        return self._state.identity.path

    @property
    def identity(self) -> object:
        """The same for as long as it is the same document."""
        return self._state.identity

    @property
    def modified(self) -> bool:
        """Whether the picture differs from what is on disk."""
        if self._state.picture is None:
            return False
        path = self._state.identity.path
        return path is None or self._on_disk.get(path) != self._state.revision

    @property
    def undo_stack(self) -> QUndoStack:
        """For the undo and redo actions."""
        return self._history.stack

    def set_picture(
        self, picture: Picture, *, recipe: Recipe | None = None, name: str = "", label: str = "New picture"
    ) -> None:
        """Replace the picture: one undo step called ``label``.

        With a ``name`` it is a new document, without a path; an empty one keeps the document's.
        """
        identity = _Identity(name) if name else self._state.identity
        self._push(label, identity, frozen(picture), recipe)

    def clear(self) -> None:
        """An empty document: one undo step."""
        if self._state.picture is not None:
            self._push("Close", _Identity(), None, None)

    def open(self, path: Path) -> None:
        """Open a picture file: one undo step, not modified afterwards.

        Raises:
            FileError: If it cannot be read.
        """
        self._opened(path, read_picture(path))

    def open_in_background(self, path: Path) -> None:
        """The same off the GUI thread; ends with ``opened`` or ``failed``."""
        self._files.run(
            lambda: read_picture(path), lambda opened: self._opened(path, opened), self.failed.emit
        )

    def save(self, path: Path) -> None:
        """Save the picture with its recipe; the suffix chooses PNG, JPEG or WebP.

        Raises:
            FileError: If it cannot be written; the file there before is untouched.
        """
        state = self._state
        _write(state, path)
        self._saved(state, path)

    def save_in_background(self, path: Path) -> None:
        """The same off the GUI thread; ends with ``saved`` or ``failed``."""
        state = self._state
        self._files.run(lambda: _write(state, path), lambda _: self._saved(state, path), self.failed.emit)

    def close(self) -> None:
        """Finish writing and end the background thread (at the end of the program)."""
        self._files.close()

    def _opened(self, path: Path, opened: OpenedPicture) -> None:
        self._on_disk[path] = self._revisions + 1
        identity = _Identity(path.name, path)
        self._push(f"Open {path.name}", identity, frozen(opened.picture), opened.recipe)
        self.opened.emit(path)
        if opened.note:
            self.noted.emit(opened.note)

    def _saved(self, state: _State, path: Path) -> None:
        with _Watch(self):
            self._on_disk[path] = state.revision
            state.identity.name, state.identity.path = path.name, path
        self.saved.emit(path)

    def _push(self, label: str, identity: _Identity, picture: Picture | None, recipe: Recipe | None) -> None:
        self._revisions += 1
        after = _State(identity=identity, revision=self._revisions, picture=picture, recipe=recipe)
        replace = _Replace(label=label, before=self._state, after=after, apply=self._apply)
        leave = self.mask.farewell(picture, same_document=identity is self._state.identity)
        self._history.push(replace if leave is None else Together(label, (leave, replace)))

    def _apply(self, state: _State) -> None:
        with _Watch(self):
            self._state = state
        self.picture_changed.emit()


class _Watch:
    """Tells what else changed while it was open."""

    def __init__(self, store: DocumentStore) -> None:
        self._store = store

    def __enter__(self) -> None:
        store = self._store
        self._before = store.name, store.path, store.modified

    def __exit__(self, *_: object) -> None:
        store = self._store
        *named, modified = self._before
        if named != [store.name, store.path]:
            store.name_changed.emit()
        if modified != store.modified:
            store.modified_changed.emit(store.modified)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Replace:
    label: str
    before: _State
    after: _State
    apply: Callable[[_State], None]

    @property
    def bytes(self) -> int:
        """Of the picture before: the one after is the next step's, or on screen."""
        return 0 if self.before.picture is None else self.before.picture.nbytes

    def undo(self) -> None:
        self.apply(self.before)

    def redo(self) -> None:
        self.apply(self.after)


def _write(state: _State, path: Path) -> None:
    if state.picture is None:
        raise FileError("There is no picture to save yet: draw one or open one first.")
    save_picture(path, state.picture, state.recipe)
