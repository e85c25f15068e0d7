"""The document and its files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.arrays import Picture
from core.errors import FileError
from core.files.pictures import OpenedPicture, read_picture, save_picture
from desktop.language import tr
from desktop.state.background import Background
from desktop.state.document_state import Identity, Moment, State
from desktop.state.document_steps import MAX_UNDO_BYTES, DocumentSteps


class DocumentStore(DocumentSteps):
    """One document, opened from files and saved to them.

    Signals:
        opened (object): The path, after ``open``.
        saved (object): The path, after ``save`` and ``save_in_background``.
        failed (str): One sentence, after ``save_in_background``.
        noted (str): A sentence worth telling about the file that was opened.
    """

    opened = Signal(object)
    saved = Signal(object)
    failed = Signal(str)
    noted = Signal(str)

    def __init__(self, parent: QObject | None = None, *, max_undo_bytes: int = MAX_UNDO_BYTES) -> None:
        super().__init__(parent, max_undo_bytes=max_undo_bytes)
        self._files = Background(self)

    def mark_saved(self, moment: Moment, path: Path) -> None:
        """The file at ``path`` holds that moment now."""
        with self._watching():
            self._on_disk[path] = moment.stamp(path)
            moment.identity.name, moment.identity.path = path.name, path
        self.saved.emit(path)

    def open(self, path: Path) -> None:
        """Open a picture file: one undo step, not modified afterwards.

        Raises:
            FileError: If it cannot be read.
        """
        self.take(path, read_picture(path))

    def save(self, path: Path) -> None:
        """Save the picture with its recipe; the suffix chooses PNG, JPEG or WebP.

        Raises:
            FileError: If it cannot be written; the file there before is untouched.
        """
        moment = self.moment
        _write(self._state, self.picture, path)
        self.mark_saved(moment, path)

    def save_in_background(self, path: Path) -> None:
        """The same off the GUI thread; ends with ``saved`` or ``failed``."""
        state, picture, moment = self._state, self.picture, self.moment
        self._files.run(
            lambda: _write(state, picture, path), lambda _: self.mark_saved(moment, path), self.failed.emit
        )

    def close(self) -> None:
        """Finish writing and end the background thread (at the end of the program)."""
        self._files.close()

    def take(self, path: Path, opened: OpenedPicture) -> None:
        """Go on with a picture that was read from ``path``: one undo step, not modified afterwards."""
        identity, document = Identity(path.name, path), self._of(opened.picture)
        self.enter(
            document, identity, label=tr("Open {name}", name=path.name), recipe=opened.recipe, saved=True
        )
        self.opened.emit(path)
        if opened.note:
            self.noted.emit(opened.note)


def _write(state: State, picture: Picture | None, path: Path) -> None:
    if picture is None:
        raise FileError(tr("There is no picture to save yet: draw one or open one first."))
    save_picture(path, picture, state.recipe)
