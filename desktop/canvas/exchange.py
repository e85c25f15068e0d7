"""Pictures that come and go: drop, paste, copy, drag."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDrag, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from core.arrays import Picture
from core.errors import LatentscapeError
from core.recipe import Recipe
from desktop.canvas.transfer import Outbox, entry_in, model_path, picture_in, picture_path
from desktop.images import to_qimage
from desktop.language import tr
from desktop.state.document_store import DocumentStore

THUMBNAIL = 96


class Exchange(QObject):
    """Takes pictures in and hands them out.

    Signals:
        file_taken (object): The path of a picture or project file.
        picture_taken (object): A picture.
        model_taken (object): The path of a model file or folder.
        entry_taken (str): The id of a picture of the history.
        layer_taken (object): Any of these, which is to be a layer: a path, a picture or an id.
        refused (str): It could not be done: one sentence.
    """

    file_taken = Signal(object)
    picture_taken = Signal(object)
    model_taken = Signal(object)
    entry_taken = Signal(str)
    layer_taken = Signal(object)
    refused = Signal(str)

    def __init__(self, document: DocumentStore, outbox: Outbox, parent: QWidget) -> None:
        super().__init__(parent)
        self._widget = parent
        self._document, self._outbox = document, outbox

    def take(self, data: QMimeData, *, as_layer: bool = False) -> bool:
        """Take what is dropped or pasted; whether there was a picture or a model, or one to refuse."""
        try:
            return self._take(data, as_layer=as_layer)
        except LatentscapeError as problem:
            self.refused.emit(problem.message)
            return True

    def _take(self, data: QMimeData, *, as_layer: bool) -> bool:
        if (entry := entry_in(data)) is not None:
            (self.layer_taken if as_layer else self.entry_taken).emit(entry)
        elif (path := picture_path(data)) is not None:
            (self.layer_taken if as_layer else self.file_taken).emit(path)
        elif (picture := picture_in(data)) is not None:
            (self.layer_taken if as_layer else self.picture_taken).emit(picture)
        elif (path := model_path(data)) is not None:
            self.model_taken.emit(path)
        else:
            return False
        return True

    def paste(self, *, as_layer: bool = False) -> None:
        """Take the picture in the clipboard, if there is one."""
        # Some systems give None for an empty clipboard.
        data = QApplication.clipboard().mimeData() or QMimeData()
        if not self.take(data, as_layer=as_layer):
            self.refused.emit(tr("There is no picture in the clipboard: copy one first."))

    def copy(self, picture: Picture, recipe: Recipe | None) -> None:
        """Put a picture into the clipboard: as pixels, and as a file that carries its recipe."""
        try:
            data = self._outbox.mime(picture, recipe, self._document.name)
        except LatentscapeError:
            QApplication.clipboard().setImage(to_qimage(picture))
        else:
            QApplication.clipboard().setMimeData(data)

    def drag(self, picture: Picture, recipe: Recipe | None) -> None:
        """Let the person carry a picture to another program; returns when it is let go."""
        try:
            data = self._outbox.mime(picture, recipe, self._document.name)
        except LatentscapeError as problem:
            self.refused.emit(problem.message)
            return
        drag = QDrag(self._widget)
        drag.setMimeData(data)
        small = to_qimage(picture).scaled(
            THUMBNAIL,
            THUMBNAIL,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drag.setPixmap(QPixmap.fromImage(small))
        drag.exec(Qt.DropAction.CopyAction)
