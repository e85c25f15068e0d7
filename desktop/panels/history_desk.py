"""What is done with a picture of the history."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.arrays import Picture
from core.errors import LatentscapeError
from core.recipe import Recipe
from desktop.language import tr
from desktop.messages import Action, Messages
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore


class HistoryDesk(QObject):
    """Shows, copies and removes entries; a removed one can be brought back.

    Args:
        copy: Puts a picture with its recipe into the clipboard.
    """

    def __init__(
        self,
        parent: QObject,
        *,
        draft: DraftStore,
        document: DocumentStore,
        history: HistoryStore,
        generation: GenerationStore,
        messages: Messages,
        copy: Callable[[Picture, Recipe | None], object],
    ) -> None:
        super().__init__(parent)
        self._draft = draft
        self._document, self._history, self._generation = document, history, generation
        self._messages, self._copy = messages, copy

    def show(self, entry_id: str) -> None:
        """Put an entry on the canvas: one undo step."""
        picture = self._picture(entry_id)
        if picture is not None:
            self._generation.discard()
            recipe = self._history.entry(entry_id).recipe
            self._document.set_picture(picture, recipe=recipe, label=tr("Show from the history"))

    def use(self, entry_id: str) -> None:
        """Put an entry on the canvas and start the next pictures from it."""
        self.show(entry_id)
        if self._document.size is not None:
            self._draft.update(use_picture=True)

    def copy(self, entry_id: str) -> None:
        """Put an entry into the clipboard."""
        picture = self._picture(entry_id)
        if picture is not None:
            self._copy(picture, self._history.entry(entry_id).recipe)
            self._messages.note(tr("Copied."))

    def remove(self, entry_id: str) -> None:
        """Take an entry out, and offer to bring it back."""
        self._history.remove(entry_id)
        undo = Action(label=tr("Undo"), run=lambda: self._history.restore(entry_id))
        self._messages.note(tr("Removed from the history."), undo)

    def _picture(self, entry_id: str) -> Picture | None:
        try:
            return self._history.picture(entry_id)
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
        except KeyError:
            self._messages.note(tr("This picture is no longer in the history."))
        return None
