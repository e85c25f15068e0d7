"""Which model draws: the menu behind its name, the shelf of all, and whatever model files come in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.model_info import ModelInfo
from core.models.found import FoundFile
from core.recipe import Recipe
from desktop.language import mark, tr
from desktop.messages import Action, Messages
from desktop.panels.download_dialog import DownloadDialog
from desktop.panels.models_dialog import ModelsDialog
from desktop.retold import retold
from desktop.settings import Settings
from desktop.state.background import Background
from desktop.state.download_store import DownloadStore
from desktop.state.generation_store import GenerationStore
from desktop.state.shelf_store import ShelfStore
from desktop.widgets.menu import popup_menu

KEY = "model"
FILES = mark("Models and what is added to them (*.safetensors);;All files (*)")


class ModelShelf(QObject):
    """Lists models, takes in new ones, and loads the one that is chosen; the disk is read off the GUI thread.

    Args:
        find_all: The models that can be used.
        take: Takes a file or a folder into the catalogue: a model, a file that is added to one, or a folder
            to look into; raises ``LatentscapeError``.

    Signals:
        file_taken (object): A LoRA, a VAE or an embedding (``FoundFile``) was handed over.
        places_asked: The person wants to see where models are looked for.
    """

    file_taken = Signal(object)
    places_asked = Signal()

    def __init__(
        self,
        window: QWidget,
        *,
        generation: GenerationStore,
        shelf: ShelfStore,
        settings: Settings,
        messages: Messages,
        find_all: Callable[[], Sequence[ModelInfo]],
        take: Callable[[Path], ModelInfo | FoundFile | Path],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._generation, self._settings, self._messages = generation, settings, messages
        self._shelf = shelf
        self._find_all, self._take = find_all, take
        self._background = Background(self)
        self.dialog: ModelsDialog | None = None
        self.downloads = DownloadStore(self)
        self.download_dialog: DownloadDialog | None = None
        self.downloads.arrived.connect(self._arrived)
        self.downloads.changed.connect(self._tell_of_download)
        shelf.failed.connect(messages.problem)
        generation.recalled.connect(self._recalled)

    def open_at(self, foot: QPoint) -> None:
        """Show the menu with its lower right corner at ``foot`` (global)."""

        def show(models: Sequence[ModelInfo]) -> None:
            menu = self.menu(models)
            hint = menu.sizeHint()
            menu.popup(foot - QPoint(hint.width(), hint.height()))

        self._background.run(self._find_all, show, self._messages.problem)

    def menu(self, models: Sequence[ModelInfo]) -> QMenu:
        """A fresh menu of ``models``, the current one marked."""
        menu = popup_menu(self._window)
        current = self._generation.model_info
        for info in models:
            action = menu.addAction(info.title)
            action.setCheckable(True)
            action.setChecked(current is not None and current.path == info.path)
            action.setToolTip(retold(info.description))
            action.triggered.connect(lambda _on=False, info=info: self.choose(info))
        menu.addSeparator()
        menu.addAction(tr("All models…")).triggered.connect(self.open)
        menu.addAction(tr("Add a model file…")).triggered.connect(self.ask_for_file)
        menu.addAction(tr("Add a model folder…")).triggered.connect(self.ask_for_folder)
        menu.addAction(tr("Download a model…")).triggered.connect(self.ask_to_download)
        return menu

    def open(self) -> None:
        """Show all models there are on this machine."""
        if self.dialog is None:
            self.dialog = ModelsDialog(self._window, self._shelf, self._in_use)
            self.dialog.use_asked.connect(self.use)
            self.dialog.file_asked.connect(self.ask_for_file)
            self.dialog.folder_asked.connect(self.ask_for_folder)
            self.dialog.download_asked.connect(self.ask_to_download)
            self.dialog.places_asked.connect(self.places_asked)
            self.dialog.finished.connect(self._forget)
            self._shelf.rescan()
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    def choose(self, info: ModelInfo) -> None:
        """Load a model, now and at the next start."""
        name = "" if info.bundled else info.name
        self._settings.put(KEY, name)
        self._generation.load_model(name, info)

    def use(self, found: FoundFile) -> None:
        """The same with one that was found; it is in the list from then on."""
        if found.bundled:
            self._settings.put(KEY, "")
            self._generation.load_model()
        else:
            self.add(found.path)

    def load_last(self) -> None:
        """Load the model that was used last; the one in the box if that is gone."""
        name = self._settings.text(KEY)
        self._generation.load_model(name)
        if name and self._generation.model_info is None:
            self._generation.load_model()

    def ask_for_file(self) -> None:
        """Ask for a model file, or one that is added to a model, and use it."""
        dialog = QFileDialog(self._asker(), tr("Add a model file"), str(self._settings.folder), tr(FILES))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog)

    def ask_for_folder(self) -> None:
        """Ask for a model folder, or a folder of models, and use it."""
        dialog = QFileDialog(self._asker(), tr("Add a model folder"), str(self._settings.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog)

    def ask_to_download(self) -> None:
        """Ask which model to download; shows how far it is while one is being downloaded."""
        if self.download_dialog is None:
            self.download_dialog = DownloadDialog(self._asker(), self.downloads)
            self.download_dialog.finished.connect(self._forget_download)
        self.download_dialog.show()
        self.download_dialog.raise_()
        self.download_dialog.activateWindow()

    def add(self, path: Path) -> None:
        """Take in whatever is at ``path``, and use it."""
        self._background.run(lambda: self._take(path), self._taken, self._messages.problem)

    def close(self) -> None:
        """Finish what is being read."""
        for dialog in (self.download_dialog, self.dialog):
            if dialog is not None:
                dialog.close()
        self.downloads.close()
        self._background.close()

    def _recalled(self, recipe: Recipe) -> None:
        """Offer the model that made a picture whose settings were recalled, if it is another."""
        current = self._generation.model_info
        if not recipe.fingerprint or (current is not None and current.fingerprint == recipe.fingerprint):
            return

        def offer(models: Sequence[ModelInfo]) -> None:
            info = next((each for each in models if each.fingerprint == recipe.fingerprint), None)
            found = self._shelf.model_of(recipe.fingerprint)
            if info is not None:
                use = Action(label=tr("Use it"), run=lambda: self.choose(info))
                self._messages.note(tr("It was drawn with “{model}”.", model=info.title), use)
            elif found is not None:
                use = Action(label=tr("Use it"), run=lambda: self.use(found))
                self._messages.note(tr("It was drawn with “{model}”.", model=found.title), use)
            else:
                name = recipe.model or recipe.fingerprint[:10]
                self._messages.note(tr("It was drawn with “{model}”, which is not there.", model=name))

        self._background.run(self._find_all, offer)

    def _taken(self, taken: ModelInfo | FoundFile | Path) -> None:
        if isinstance(taken, ModelInfo):
            self.choose(taken)
        elif isinstance(taken, FoundFile):
            self.file_taken.emit(taken)
        else:
            self._messages.note(tr("Models are looked for in “{folder}” from now on.", folder=taken.name))
            self.open()
        self._shelf.rescan()

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.add(Path(chosen)))
        dialog.open()

    def _asker(self) -> QWidget:
        return self.dialog or self._window

    def _in_use(self) -> Path | None:
        info = self._generation.model_info
        return None if info is None else info.path

    def _forget(self) -> None:
        self.dialog = None

    def _forget_download(self) -> None:
        self.download_dialog = None

    def _arrived(self, path: Path) -> None:
        if self.download_dialog is not None:
            self.download_dialog.close()
        self.add(path)

    def _tell_of_download(self) -> None:
        """What went wrong while nobody looked at the dialog."""
        if self.downloads.problem and self.download_dialog is None:
            go_on = Action(label=tr("Download a model…"), run=self.ask_to_download)
            self._messages.problem(self.downloads.problem, go_on)
