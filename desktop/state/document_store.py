"""The document: the picture on the canvas, its name, and how to get back."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoStack

from core.arrays import Picture
from core.recipe import Recipe


class DocumentStore(QObject):
    """One document.

    Signals:
        picture_changed: ``picture`` and ``recipe`` are others now.
        name_changed: ``name`` or ``path`` is another now.
        modified_changed (bool): Whether there is something to save.
        opened (object): The path, after ``open_in_background``.
        saved (object): The path, after ``save`` and ``save_in_background``.
        failed (str): One sentence, after ``open_in_background`` or ``save_in_background``.
    """

    picture_changed = Signal()
    name_changed = Signal()
    modified_changed = Signal(bool)
    opened = Signal(object)
    saved = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    @property
    def picture(self) -> Picture | None:
        """The picture, read-only."""
        raise NotImplementedError

    @property
    def recipe(self) -> Recipe | None:
        """What made the picture, if known."""
        raise NotImplementedError

    @property
    def name(self) -> str:
        """For the title; "Untitled" where there is none."""
        raise NotImplementedError

    @property
    def path(self) -> Path | None:
        """Where it was opened from or saved to last."""
        raise NotImplementedError

    @property
    def modified(self) -> bool:
        """Whether the picture differs from what is on disk."""
        raise NotImplementedError

    @property
    def undo_stack(self) -> QUndoStack:
        """For the undo and redo actions."""
        raise NotImplementedError

    def set_picture(
        self, picture: Picture, *, recipe: Recipe | None = None, name: str = "", label: str = "New picture"
    ) -> None:
        """Replace the picture: one undo step called ``label``. An empty ``name`` keeps the document's."""
        raise NotImplementedError

    def open(self, path: Path) -> None:
        """Open a picture file: one undo step, not modified afterwards.

        Raises:
            FileError: If it cannot be read.
        """
        raise NotImplementedError

    def open_in_background(self, path: Path) -> None:
        """The same off the GUI thread; ends with ``opened`` or ``failed``."""
        raise NotImplementedError

    def save(self, path: Path) -> None:
        """Save the picture with its recipe; the suffix chooses PNG, JPEG or WebP.

        Raises:
            FileError: If it cannot be written; the file there before is untouched.
        """
        raise NotImplementedError

    def save_in_background(self, path: Path) -> None:
        """The same off the GUI thread; ends with ``saved`` or ``failed``."""
        raise NotImplementedError

    def clear(self) -> None:
        """An empty document: one undo step."""
        raise NotImplementedError

    def close(self) -> None:
        """Finish writing and end the background thread (at the end of the program)."""
        raise NotImplementedError
