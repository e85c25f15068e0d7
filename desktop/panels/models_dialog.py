"""The shelf of models as a window: all there are, what each is, and how to get more."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QPalette, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from core.models.found import FileKind, FoundFile
from desktop.language import counted, mark, tr
from desktop.panels.models_list import ModelsList, ModelsModel, line_of
from desktop.retold import retold
from desktop.state.shelf_store import ShelfStore
from desktop.theme import GRID, scaled, small_font, strong_font
from desktop.widgets.buttons import IconButton, Look, TextButton, describe
from desktop.widgets.soft_label import SoftLabel

EMPTY = mark("No model is called that.")
NO_WORDS = mark("Its maker does not say what it draws.")
OF_THE_BOX = mark("Apache-2.0 (LICENSES.md says what it learned from)")
REST = 500
"""Milliseconds that a model is pointed at before its file is read whole."""
NO_LICENCE = mark("Nothing says under which licence it may be used: ask where you got it.")


class ModelDetails(QWidget):
    """What is known of the model that is pointed at."""

    def __init__(self) -> None:
        super().__init__()
        self.title, self.kind, self.problem = QLabel(), QLabel(), QLabel()
        self.words, self.licence, self.place = QLabel(), QLabel(), QLabel()
        self.found: FoundFile | None = None
        self._digest = ""
        self.title.setFont(strong_font())
        column = QVBoxLayout(self)
        column.setContentsMargins(GRID, 0, 0, 0)
        column.setSpacing(GRID)
        for label in (self.title, self.kind, self.problem, self.words, self.licence, self.place):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(label)
        self.digest = QLabel()
        self.copy = IconButton("copy", tr("Copy the hash"), side=24)
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._digest))
        row = QHBoxLayout()
        row.addWidget(self.digest)
        row.addWidget(self.copy)
        row.addStretch(1)
        column.addLayout(row)
        for label in (self.kind, self.licence, self.place, self.digest):
            label.setFont(small_font())
            label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column.addStretch(1)
        self.setFixedWidth(scaled(232))

    def show_found(self, found: FoundFile | None) -> None:
        """Show this one, or nothing."""
        self.found = found
        texts = dict.fromkeys((self.title, self.kind, self.problem, self.words, self.licence, self.place), "")
        if found is not None:
            texts[self.title] = found.title
            texts[self.problem] = retold(found.problem)
            texts[self.place] = _breakable(found.path)
            if found.kind is not FileKind.UNUSABLE:
                texts[self.kind] = line_of(found)
                texts[self.words] = retold(found.description) or tr(NO_WORDS)
                texts[self.licence] = (
                    tr("Licence: {licence}", licence=tr(found.licence)) if found.licence else tr(NO_LICENCE)
                )
        for label, text in texts.items():
            label.setText(text)
            label.setVisible(bool(text))
        for widget in (self.digest, self.copy):
            widget.hide()

    def show_digest(self, digest: str) -> None:
        """Show the file's SHA-256 by its first ten digits, as sites do; a click copies all of it."""
        self._digest = digest
        self.digest.setText(tr("Hash {digits}", digits=digest[:10]))
        self.digest.setToolTip(f"SHA-256 {digest}")
        for widget in (self.digest, self.copy):
            widget.show()


class ModelsDialog(QDialog):
    """Lists, filters, tells, and asks for one to be used; stays open until it is closed or one is used.

    Args:
        current: Path of the model in use; None before there is one.

    Signals:
        use_asked (object): Draw with this ``FoundFile``.
        file_asked, folder_asked, download_asked, places_asked: The person wants to add one, or to see where
            models are looked for.
    """

    use_asked = Signal(object)
    file_asked = Signal()
    folder_asked = Signal()
    download_asked = Signal()
    places_asked = Signal()

    def __init__(self, parent: QWidget, shelf: ShelfStore, current: Callable[[], Path | None]) -> None:
        super().__init__(parent)
        self._shelf, self._current = shelf, current
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Models"))
        self.search = QLineEdit(placeholderText=tr("Search"))
        self.search.setAccessibleName(tr("Search the models"))
        self.search.setClearButtonEnabled(True)
        self.model = ModelsModel(self)
        self.list = ModelsList(self.model)
        self.details = ModelDetails()
        self._rested = QTimer(self, singleShot=True, interval=REST)
        self.empty = QLabel(tr(EMPTY), alignment=Qt.AlignmentFlag.AlignCenter)
        self.state = SoftLabel()
        self.use = TextButton(tr("Use it"), Look.MAIN)
        self.forget = TextButton(tr("Take off the list"), Look.QUIET)
        describe(self.forget, tr("Take off the list"), tr("Its files stay where they are"), "Del")
        self.add_file = TextButton(tr("Add a file…"))
        describe(self.add_file, tr("Add a file…"), tr("A checkpoint, LoRA, VAE or embedding as .safetensors"))
        self.add_folder = TextButton(tr("Add a folder…"))
        describe(
            self.add_folder, tr("Add a folder…"), tr("A model in diffusers' layout, or a folder of models")
        )
        self.download = TextButton(tr("Download…"))
        describe(self.download, tr("Download a model…"), tr("From the Hugging Face hub, by its name"))
        self.where = TextButton(tr("Folders…"))
        describe(self.where, tr("Folders…"), tr("Where models are looked for; a list in the preferences"))
        self._lay_out()
        self._connect()
        self._show()
        self.resize(scaled(720), 560)

    def minimumSizeHint(self) -> QSize:
        return QSize(560, 360)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        self._shelf.found_changed.disconnect(self._show)
        self._shelf.scanning_changed.disconnect(self._show)
        self._rested.stop()
        self._shelf.take_digest(None)
        self._shelf.digest_taken.disconnect(self._digest_taken)
        self.model.close()
        super().done(result)

    def _lay_out(self) -> None:
        listed = QVBoxLayout()
        listed.setSpacing(0)
        listed.addWidget(self.list, 1)
        listed.addWidget(self.empty, 1)
        told = QVBoxLayout()
        told.setSpacing(GRID)
        told.addWidget(self.details, 1)
        for button in (self.forget, self.use):
            inset = QHBoxLayout()
            inset.setContentsMargins(GRID, 0, 0, 0)
            inset.addWidget(button)
            told.addLayout(inset)
        middle = QHBoxLayout()
        middle.setSpacing(2 * GRID)
        middle.addLayout(listed, 1)
        middle.addLayout(told)
        foot = QHBoxLayout()
        foot.setSpacing(GRID)
        for widget in (self.add_file, self.add_folder, self.download, self.where):
            foot.addWidget(widget)
        foot.addWidget(self.state, 1)
        self.state.setAlignment(Qt.AlignmentFlag.AlignRight)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(2 * GRID, 2 * GRID, 2 * GRID, 2 * GRID)
        whole.setSpacing(2 * GRID)
        whole.addWidget(self.search)
        whole.addLayout(middle, 1)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._show)
        self.search.returnPressed.connect(self._use)
        self.list.pointed.connect(self._point)
        self.list.used.connect(self._use)
        self.list.removed.connect(self._forget)
        self.use.clicked.connect(self._use)
        self.forget.clicked.connect(self._forget)
        self.add_file.clicked.connect(self.file_asked)
        self.add_folder.clicked.connect(self.folder_asked)
        self.download.clicked.connect(self.download_asked)
        self.where.clicked.connect(self.places_asked)
        self._rested.timeout.connect(lambda: self._shelf.take_digest(self.list.current))
        self._shelf.digest_taken.connect(self._digest_taken)
        self._shelf.found_changed.connect(self._show)
        self._shelf.scanning_changed.connect(self._show)

    def _show(self) -> None:
        words = self.search.text().lower().split()
        there = [found for found in self._shelf.found if found.is_model]
        shown = [found for found in there if all(word in _words(found) for word in words)]
        before = self.list.current
        self.model.show(shown)
        wanted = before.path if before is not None else self._current()
        if self.list.current is None and shown:
            row = self.model.row_of(wanted) if wanted is not None else 0
            self.list.setCurrentIndex(self.model.index(max(0, row)))
        self.list.setVisible(bool(shown))
        self.empty.setVisible(not shown and not self._shelf.scanning)
        count = counted("{count} model", "{count} models", len(there))
        self.state.setText(tr("Looking…") if self._shelf.scanning else count)
        self._point()

    def _point(self) -> None:
        found = self.list.current
        if found is None or found != self.details.found:
            self.details.show_found(found)
            self._rested.stop()
            self._shelf.take_digest(None)
            if found is not None and found.kind in {FileKind.CHECKPOINT, FileKind.LATER}:
                self._rested.start()
        in_use = found is not None and found.path == self._current()
        self.use.setEnabled(found is not None and not found.problem and not in_use)
        self.use.setText(tr("In use") if in_use else tr("Use it"))
        describe(self.use, self.use.text(), tr("Draw with this model"), "Enter")
        self.forget.setVisible(found is not None and bool(found.name) and not in_use)

    def _digest_taken(self, path: Path, digest: str) -> None:
        if self.details.found is not None and self.details.found.path == path:
            self.details.show_digest(digest)

    def _use(self) -> None:
        found = self.list.current
        if found is not None and self.use.isEnabled():
            self.use_asked.emit(found)
            self.accept()

    def _forget(self) -> None:
        found = self.list.current
        if found is not None and self.forget.isVisible():
            self._shelf.forget(found)


def _words(found: FoundFile) -> str:
    return f"{found.title} {found.words} {found.precision} {found.path.name}".lower()


def _breakable(path: Path) -> str:
    """A path that may be broken after each folder."""
    return str(path).replace("/", "/\u200b").replace("\\", "\\\u200b")
