"""Opening and saving: asks where, remembers the folder, writes off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.file_names import suggested_name
from desktop.messages import Messages
from desktop.settings import Settings
from desktop.state.background import Background
from desktop.state.document_store import DocumentStore
from desktop.state.history_store import HistoryStore

OPENS = "Pictures (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;All files (*)"
SAVES = "PNG (*.png);;JPEG (*.jpg *.jpeg);;WebP (*.webp)"


class FileDesk(QObject):
    """What the File menu does. Dialogs do not block: the engine's events go on while one is open."""

    def __init__(
        self,
        parent: QWidget,
        document: DocumentStore,
        history: HistoryStore,
        settings: Settings,
        messages: Messages,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._document, self._history = document, history
        self._settings, self._messages = settings, messages
        self._background = Background(self)
        self._ours: set[Path] = set()
        self._then: Callable[[], object] | None = None
        document.saved.connect(self._saved)
        document.failed.connect(self._failed)

    def open(self) -> None:
        """Ask for a picture file and open it."""
        dialog = QFileDialog(self._window, "Open a picture", str(self._settings.folder), OPENS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, self.open_path)

    def open_path(self, path: Path) -> None:
        """Open a picture file."""
        self._settings.folder = path.resolve().parent
        self._document.open_in_background(path)

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save where it was saved before, or ask; call ``then`` once it is written.

        A file that was only opened is never written over without a question.
        """
        path = self._document.path
        if path is not None and path in self._ours:
            self._then = then
            self._document.save_in_background(path)
        else:
            self.save_as(then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask where to save the document."""
        if self._document.size is None:
            self._messages.note("There is no picture to save yet.")
            return

        def save(path: Path) -> None:
            self._then = then
            self._settings.folder = path.parent
            self._document.save_in_background(path)

        self._ask(self._save_dialog(suggested_name(self._document.recipe, self._document.name)), save)

    def save_entry(self, entry_id: str) -> None:
        """Ask where to save a picture of the history."""
        recipe = self._history.entry(entry_id).recipe

        def save(path: Path) -> None:
            from core.files.pictures import save_picture

            self._settings.folder = path.parent
            self._background.run(
                lambda: save_picture(path, self._history.picture(entry_id), recipe),
                lambda _none: self._messages.note(f"Saved as {path.name}."),
                self._messages.problem,
            )

        self._ask(self._save_dialog(suggested_name(recipe)), save)

    def close(self) -> None:
        """Finish writing."""
        self._background.close()

    def _save_dialog(self, name: str) -> QFileDialog:
        dialog = QFileDialog(self._window, "Save the picture", str(self._settings.folder / name), SAVES)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("png")
        dialog.filterSelected.connect(
            lambda chosen: dialog.setDefaultSuffix(chosen.split("*.")[1].split(")")[0].split()[0])
        )
        dialog.selectFile(name)
        return dialog

    def _ask(self, dialog: QFileDialog, then: Callable[[Path], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.open()

    def _saved(self, path: Path) -> None:
        self._ours.add(path)
        self._messages.note(f"Saved as {path.name}.")
        then, self._then = self._then, None
        if then is not None:
            then()

    def _failed(self, sentence: str) -> None:
        self._then = None
        self._messages.problem(sentence)
