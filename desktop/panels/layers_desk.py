"""Pictures that come in as layers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QWidget

from core.arrays import Picture
from core.document.composite import flattened
from core.errors import LatentscapeError
from core.files.openraster import is_raster
from core.files.pictures import OpenedPicture, read_picture
from core.files.project import read_project
from desktop.language import mark, tr
from desktop.messages import Messages
from desktop.panels.layers_panel import LayersPanel
from desktop.settings import Settings
from desktop.state import layer_edits
from desktop.state.background import Background
from desktop.state.document_store import DocumentStore
from desktop.state.history_store import HistoryStore

OPENS = mark(
    "Pictures and projects (*.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff *.ora);;All files (*)"
)


class LayersDesk(QObject):
    """The layers panel; reads what is to be a layer, and puts it over the active one.

    Attributes:
        panel: The layers.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        document: DocumentStore,
        history: HistoryStore,
        settings: Settings,
        messages: Messages,
        actions: Sequence[tuple[QAction, str]],
    ) -> None:
        super().__init__(window)
        self._window, self._document, self._history = window, document, history
        self._settings, self._messages = settings, messages
        self._background = Background(self)
        self.panel = LayersPanel(document, actions)

    def ask(self) -> None:
        """Ask for a picture file."""
        dialog = QFileDialog(
            self._window, tr("Import a picture as layer"), str(self._settings.folder), tr(OPENS)
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(self._take_all)
        dialog.open()

    def take(self, what: Path | Picture | str) -> None:
        """A file, pixels, or a picture of the history (by its id) as a layer: one undo step.

        Of a project it is what all its layers make.
        """
        if isinstance(what, Path):
            self._settings.folder = what.absolute().parent
            self._background.run(
                lambda: _read(what),
                lambda opened: self._opened(what, opened),
                self._messages.problem,
            )
        elif isinstance(what, str):
            try:
                self._add(self._history.picture(what), tr("From the history"))
            except LatentscapeError as problem:
                self._messages.problem(problem.message)
            except KeyError:
                self._messages.note(tr("This picture is no longer in the history."))
        else:
            self._add(what, tr("Pasted picture"))

    def _take_all(self, paths: list[str]) -> None:
        for path in paths:
            self.take(Path(path))

    def close(self) -> None:
        """Finish reading."""
        self._background.close()

    def _opened(self, path: Path, opened: OpenedPicture) -> None:
        self._add(opened.picture, path.stem)
        if opened.note:
            self._messages.note(opened.note)

    def _add(self, picture: Picture, name: str) -> None:
        layer_edits.add_picture(self._document, picture, name, tr("Import a layer"))


def _read(path: Path) -> OpenedPicture:
    if not is_raster(path):
        return read_picture(path)
    project = read_project(path)
    return OpenedPicture(picture=flattened(project.document), note=project.note)
