"""What becomes a keyframe: the canvas, the panel's words, results, latents, files, what is dropped."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from core.arrays import Picture
from core.errors import LatentscapeError
from core.files.latents import KeptLatent
from core.files.pictures import read_picture
from core.recipe import Recipe
from desktop.language import mark, tr
from desktop.messages import Messages
from desktop.settings import Settings
from desktop.state import keyframe_sources
from desktop.state.background import Background
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.generation_store import GenerationStore
from desktop.state.history_store import HistoryStore
from desktop.state.keyframe_sources import Found
from desktop.state.offers import entry_in, files_in, latent_in

PICTURES = mark("Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;All files (*)")
NOTHING = mark("There is nothing to add yet: draw or open a picture, or write a prompt, first.")


class Adding(QObject):
    """Puts keyframes in, or other contents in their place.

    Args:
        show: Shows the timeline's panel.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        draft: DraftStore,
        document: DocumentStore,
        history: HistoryStore,
        generation: GenerationStore,
        settings: Settings,
        messages: Messages,
        show: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._draft, self._document, self._history = window, draft, document, history
        self._generation, self._settings, self._messages = generation, settings, messages
        self._store, self._show = document.timeline, show
        self._files = Background(self)

    def close(self) -> None:
        """Finish reading files."""
        self._files.close()

    def canvas(self) -> None:
        """The picture on the canvas becomes a keyframe; without one, the panel's prompt and seed."""
        found = self._canvas()
        if found is not None:
            self._insert(found)
        elif self._draft.draft.prompt:
            self.words()
        else:
            self._show()
            self._messages.note(tr(NOTHING))

    def words(self) -> None:
        """Prompt and seed of the generate panel become a keyframe."""
        info = self._generation.model_info
        self._insert(keyframe_sources.of_draft(self._draft.draft, self._store.timeline, info))

    def entry(self, entry_id: str, frame: int | None = None, instead_of: str = "") -> None:
        """A picture of the history becomes a keyframe, or takes the place of one."""
        try:
            found = keyframe_sources.of_entry(
                self._history,
                entry_id,
                draft=self._draft.draft,
                timeline=self._store.timeline,
                info=self._generation.model_info,
            )
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
        except KeyError:
            self._messages.note(tr("This picture is no longer in the history."))
        else:
            self._insert(found, frame, instead_of)

    def latent(
        self, kept: KeptLatent, small: Picture | None, frame: int | None = None, instead_of: str = ""
    ) -> None:
        """A latent becomes a keyframe, or takes the place of one.

        Args:
            kept: The latent and whose it is.
            small: How it looks, if known.
            frame: Where to; the playhead's if not told.
            instead_of: The keyframe whose place it takes.
        """
        try:
            found = keyframe_sources.of_latent(
                kept,
                small,
                draft=self._draft.draft,
                timeline=self._store.timeline,
                info=self._generation.model_info,
            )
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
        else:
            self._insert(found, frame, instead_of)

    def file(self, path: Path, frame: int | None = None, instead_of: str = "") -> None:
        """A picture file becomes a keyframe, or takes the place of one."""
        self._files.run(
            lambda: read_picture(path),
            lambda opened: self._insert(
                self._of_picture(opened.picture, opened.recipe, path.name), frame, instead_of
            ),
            self._messages.problem,
        )

    def ask(self) -> None:
        """Ask for picture files."""
        dialog = self._dialog(tr("Add a picture"), QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._add_files)

    def ask_instead(self, instead_of: str) -> None:
        """Ask for a picture file that takes the place of a keyframe."""
        dialog = self._dialog(tr("Choose a picture"), QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(lambda chosen: self.file(Path(chosen), instead_of=instead_of))

    def drop(self, data: QMimeData, frame: int, instead_of: str) -> None:
        """What was dropped becomes a keyframe there, or takes the place of one ("" for none)."""
        entry, files = entry_in(data), files_in(data)
        try:
            kept = latent_in(data)
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
            return
        if kept is not None:
            self.latent(kept, None, frame, instead_of)
            return
        if entry:
            self.entry(entry, frame, instead_of)
            return
        for number, path in enumerate(files):
            self.file(path, frame if number == 0 else None, instead_of if number == 0 else "")

    def replace_by_canvas(self) -> None:
        """The picture on the canvas takes the place of what is selected."""
        found = self._canvas()
        if found is not None:
            self._store.replace_source(self._store.selected, found.source, found.small)

    def _insert(self, found: Found, frame: int | None = None, instead_of: str = "") -> None:
        self._show()
        there = {keyframe.id for keyframe in self._store.timeline.keyframes}
        try:
            if instead_of in there:
                self._store.replace_source([instead_of], found.source, found.small)
            else:
                self._store.insert(found.source, frame, small=found.small)
        except LatentscapeError as problem:
            self._messages.problem(problem.message)
            return
        if found.note:
            self._messages.note(found.note)

    def _canvas(self) -> Found | None:
        document = self._document
        if document.picture is None:
            return None
        return self._of_picture(document.picture, document.recipe, document.name)

    def _of_picture(self, picture: Picture, recipe: Recipe | None, name: str) -> Found:
        return keyframe_sources.of_picture(
            picture,
            recipe,
            name,
            draft=self._draft.draft,
            timeline=self._store.timeline,
            info=self._generation.model_info,
        )

    def _add_files(self, chosen: list[str]) -> None:
        for one in chosen:
            self.file(Path(one))

    def _dialog(self, title: str, mode: QFileDialog.FileMode) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._settings.folder), tr(PICTURES))
        dialog.setFileMode(mode)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
        return dialog
