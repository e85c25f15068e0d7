"""Which model draws: the menu behind its name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from core.model_info import ModelInfo
from desktop.language import tr
from desktop.messages import Messages
from desktop.settings import Settings
from desktop.state.background import Background
from desktop.state.generation_store import GenerationStore
from desktop.widgets.menu import popup_menu

KEY = "model"


class ModelShelf(QObject):
    """Lists the models, adds a folder, and loads the one that is chosen. The disk is read off the GUI thread.

    Args:
        find_all: The models that can be used.
        add: Takes a folder into the list; raises ``LatentscapeError``.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        generation: GenerationStore,
        settings: Settings,
        messages: Messages,
        find_all: Callable[[], Sequence[ModelInfo]],
        add: Callable[[Path], ModelInfo],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._generation, self._settings, self._messages = generation, settings, messages
        self._find_all, self._add = find_all, add
        self._background = Background(self)

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
            action.setToolTip(info.description)
            action.triggered.connect(lambda _on=False, info=info: self.choose(info))
        menu.addSeparator()
        menu.addAction(tr("Add a model folder…")).triggered.connect(self.ask_for_folder)
        return menu

    def choose(self, info: ModelInfo) -> None:
        """Load a model, now and at the next start."""
        name = "" if info.bundled else info.name
        self._settings.put(KEY, name)
        self._generation.load_model(name)

    def load_last(self) -> None:
        """Load the model that was used last; the one in the box if that is gone."""
        name = self._settings.text(KEY)
        self._generation.load_model(name)
        if name and self._generation.model_info is None:
            self._generation.load_model()

    def ask_for_folder(self) -> None:
        """Ask for a folder in diffusers' layout and use it."""
        dialog = QFileDialog(self._window, tr("Add a model folder"), str(self._settings.folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.add(Path(chosen)))
        dialog.open()

    def add(self, folder: Path) -> None:
        """Take a folder into the list and use it."""
        self._background.run(lambda: self._add(folder), self.choose, self._messages.problem)

    def close(self) -> None:
        """Finish what is being read."""
        self._background.close()
