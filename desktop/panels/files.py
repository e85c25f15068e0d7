"""Opening and saving: asks where, remembers the folder, writes off the GUI thread."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from core.errors import LatentscapeError
from core.files.openraster import SUFFIX
from core.files.recovery import Whereabouts
from core.resources import samples
from desktop.file_names import suggested_name
from desktop.language import mark, tr
from desktop.messages import Messages
from desktop.panels.recent_files import RecentFiles
from desktop.settings import Settings
from desktop.state.autosave import Autosave
from desktop.state.background import Background
from desktop.state.document_store import DocumentStore
from desktop.state.history_store import HistoryStore
from desktop.state.projects import Projects, is_project
from desktop.widgets.answers import open_on_the_grid
from desktop.widgets.menu import make_menu

OPENS = mark(
    "Projects and pictures (*.ora *.png *.jpg *.jpeg *.webp *.bmp *.gif *.tif *.tiff);;"
    "Projects (*.ora);;All files (*)"
)
PROJECT = mark("Project with layers (*.ora)")
PICTURES = "PNG (*.png);;JPEG (*.jpg *.jpeg);;WebP (*.webp)"


class FileDesk(QObject):
    """What the File menu does. Dialogs do not block: the engine's events go on while one is open.

    Attributes:
        recent: The files of late.
        samples: A menu of what ships to be tried.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        document: DocumentStore,
        history: HistoryStore,
        projects: Projects,
        autosave: Autosave,
        settings: Settings,
        messages: Messages,
    ) -> None:
        super().__init__(parent)
        self._window = parent
        self._document, self._history = document, history
        self._projects, self._autosave = projects, autosave
        self._settings, self._messages = settings, messages
        self._background = Background(self)
        self._ours: set[Path] = set()
        self._then: Callable[[], object] | None = None
        self.recent = RecentFiles(settings, self.open_path)
        self.samples = make_menu(mark("Open a sample"), parent)
        self.samples.aboutToShow.connect(self._offer_samples)  # then: they are no commands with keys
        document.saved.connect(self._saved)
        document.failed.connect(self._failed)
        document.opened.connect(self.recent.add)
        document.noted.connect(messages.note)
        projects.entered.connect(self._ours.add)
        autosave.brought_back.connect(self._brought_back)
        document.name_changed.connect(self._tell_autosave)

    @property
    def worth_asking(self) -> bool:
        """Whether closing now would lose something: a drawn picture is in the history, nothing else is."""
        document = self._document
        layers = () if document.document is None else document.document.layers
        drawn = document.recipe is not None and len(layers) == 1 and not is_project(document.path)
        return (document.modified and not drawn) or document.timeline.unsaved

    def open(self) -> None:
        """Ask for a file and open it."""
        dialog = QFileDialog(
            self._window, tr("Open a project or a picture"), str(self._settings.folder), tr(OPENS)
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog, self.open_path)

    def open_path(self, path: Path) -> None:
        """Open a project or a picture file."""
        self._settings.folder = path.absolute().parent
        self._projects.open(path)

    def _offer_samples(self) -> None:
        self.samples.clear()
        for path in samples():
            sample = self.samples.addAction(path.name)
            sample.triggered.connect(lambda _on=False, path=path: self.open_sample(path))

    def open_sample(self, path: Path) -> None:
        """Open what ships with the program; saving asks where, and it is not among the recent files."""
        try:
            self._projects.open_sample(path)
        except LatentscapeError as problem:
            self._messages.problem(problem.message)

    def save(self, then: Callable[[], object] | None = None) -> None:
        """Save where it was saved before, or ask; call ``then`` once it is written.

        A file that was only opened is never written over without a question, and layers are never
        flattened into a picture without one.
        """
        path = self._document.path
        if path is None or path not in self._ours or (self._layered and not is_project(path)):
            self.save_as(then)
        else:
            self._write(path, then)

    def save_as(self, then: Callable[[], object] | None = None) -> None:
        """Ask where to save the document: as project, or as a picture."""
        document = self._document
        if document.size is None:
            self._messages.note(tr("There is no picture to save yet."))
            return
        name = suggested_name(document.recipe, Path(document.name).stem)
        project = self._layered or is_project(document.path)
        filters = f"{tr(PROJECT)};;{PICTURES}" if project else f"{PICTURES};;{tr(PROJECT)}"
        suffix = SUFFIX if project else ".png"
        dialog = self._save_dialog(tr("Save as"), str(Path(name).with_suffix(suffix)), filters)
        self._ask(dialog, lambda path: self._write(path, then))

    def export(self) -> None:
        """Ask where to write the picture that all layers make; the document stays what it is."""
        document = self._document
        if document.size is None:
            self._messages.note(tr("There is no picture to export yet."))
            return
        name = Path(suggested_name(document.recipe, Path(document.name).stem)).with_suffix(".png")
        self._ask(self._save_dialog(tr("Export the picture"), str(name), PICTURES), self._export)

    def save_entry(self, entry_id: str) -> None:
        """Ask where to save a picture of the history."""
        recipe = self._history.entry(entry_id).recipe

        def save(path: Path) -> None:
            from core.files.pictures import save_picture

            self._settings.folder = path.parent
            self._background.run(
                lambda: save_picture(path, self._history.picture(entry_id), recipe),
                lambda _none: self._messages.note(tr("Saved as {name}.", name=path.name)),
                self._messages.problem,
            )

        self._ask(self._save_dialog(tr("Save the picture"), suggested_name(recipe), PICTURES), save)

    def ask_before_closing(self, close: Callable[[], object]) -> None:
        """Save, let go or stay; ``close`` is called unless the person stays."""
        box = QMessageBox(self._window)
        box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        box.setText(tr("Save “{name}” before closing?", name=self._document.name))
        choices = QMessageBox.StandardButton
        box.setStandardButtons(choices.Save | choices.Discard | choices.Cancel)
        box.setDefaultButton(choices.Save)
        answers: dict[QMessageBox.StandardButton, Callable[[], object]] = {
            choices.Save: lambda: self.save(then=close),
            choices.Discard: close,
        }
        box.buttonClicked.connect(lambda button: answers.get(box.standardButton(button), lambda: None)())
        open_on_the_grid(box)

    def close(self) -> None:
        """Finish writing."""
        self._projects.close()
        self._background.close()

    @property
    def _layered(self) -> bool:
        document = self._document.document
        several = document is not None and len(document.layers) > 1
        return several or bool(self._document.timeline.timeline.keyframes)

    def _write(self, path: Path, then: Callable[[], object] | None) -> None:
        self._settings.folder = path.parent
        if is_project(path):
            self._then = then
            self._projects.save(path)
        elif self._layered:
            self._export(path)
        else:
            self._then = then
            self._document.save_in_background(path)

    def _export(self, path: Path) -> None:
        def done() -> None:
            said = tr("Exported as {name}.", name=path.name)
            kept = tr("Layers and timeline are kept in a project (.ora) only.") if self._layered else ""
            self._messages.note(f"{said} {kept}".strip())

        self._settings.folder = path.parent
        self._projects.export(path, done)

    def _save_dialog(self, title: str, name: str, filters: str) -> QFileDialog:
        dialog = QFileDialog(self._window, title, str(self._settings.folder / name), filters)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(Path(name).suffix[1:])
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
        self.recent.add(path)
        self._tell_autosave()
        self._messages.note(tr("Saved as {name}.", name=path.name))
        then, self._then = self._then, None
        if then is not None:
            then()

    def _failed(self, sentence: str) -> None:
        self._then = None
        self._messages.problem(sentence)

    def _brought_back(self, where: Whereabouts) -> None:
        if where.ours and where.path:
            self._ours.add(Path(where.path))
        self._messages.note(tr("“{name}” is back; it is not saved yet.", name=where.name or tr("Untitled")))

    def _tell_autosave(self) -> None:
        self._autosave.set_ours(on=self._document.path in self._ours)
