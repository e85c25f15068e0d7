"""Projects: the document with everything round it, to a file and back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from core.document.document import Document
from core.files.openraster import SUFFIX, is_raster
from core.files.pictures import OpenedPicture, read_picture, save_picture
from core.files.project import Project, RegionSettings, read_project, write_project
from core.files.walk_parts import WalkParts, others, timeline_in
from desktop.language import tr
from desktop.state.background import Background
from desktop.state.document_state import Identity, Moment
from desktop.state.document_store import DocumentStore
from desktop.state.draft_store import DraftStore
from desktop.state.generation_store import GenerationStore


class Projects(QObject):
    """Opens any file and writes projects, off the GUI thread.

    What happens is told by the document's own signals: ``opened``, ``saved``, ``failed``, ``noted``.

    Signals:
        entered (object): The path of a project that was opened and came back as it was written.
    """

    entered = Signal(object)

    def __init__(
        self,
        document: DocumentStore,
        draft: DraftStore,
        generation: GenerationStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._draft, self._generation = document, draft, generation
        self._files = Background(self)

    def snapshot(self) -> Project | None:
        """Everything as it is now, to be written on any thread; None without a document."""
        store = self._document
        if store.document is None:
            return None
        mask = store.mask.mask if store.mask.share > 0 else None
        region = store.region
        return Project(
            document=store.document,
            mask=None if mask is None else mask.copy(),
            mask_visible=store.mask.visible,
            region=RegionSettings(context=region.context, frame=region.frame, locked=region.locked),
            recipe=store.recipe,
            settings=self._draft.values,
            results=store.results,
            staged=self._generation.staged,
            parts=WalkParts(store.timeline.timeline, store.parts),
        )

    def open(self, path: Path) -> None:
        """Open a project or a picture, whatever its name says."""

        def read() -> Project | OpenedPicture:
            return read_project(path) if is_raster(path) else read_picture(path)

        def opened(found: Project | OpenedPicture) -> None:
            if isinstance(found, OpenedPicture):
                self._document.take(path, found)
                return
            self.enter(found, Identity(path.name, path), label=tr("Open {name}", name=path.name), saved=True)
            self._document.opened.emit(path)
            if found.note:
                self._document.noted.emit(found.note)
            else:
                self.entered.emit(path)

        self._files.run(read, opened, self._document.failed.emit)

    def open_sample(self, path: Path) -> None:
        """Open a project or a picture that ships with the program; it is nobody's own file.

        At once: they are small, and while torch is being imported a thread would wait long.

        Raises:
            FileError: If it cannot be read.
        """
        if is_raster(path):
            project = read_project(path)
        else:
            opened = read_picture(path)
            project = Project(document=Document.of(opened.picture, tr("Background")), recipe=opened.recipe)
        self.enter(project, Identity(path.name, path), label=tr("Open {name}", name=path.name), saved=True)

    def save(self, path: Path) -> None:
        """Write all of it to ``path``, as project."""
        project, moment = self.snapshot(), self._document.moment
        if project is None:
            return
        self._files.run(
            lambda: write_project(path, project),
            lambda _none: self._saved(moment, path),
            self._document.failed.emit,
        )

    def _saved(self, moment: Moment, path: Path) -> None:
        self._document.mark_saved(moment, path)
        if not self._document.modified:
            self._document.timeline.mark_kept()

    def export(self, path: Path, done: Callable[[], object]) -> None:
        """Write the picture that all layers make, with its recipe; the document is left as it is."""
        picture, recipe = self._document.picture, self._document.recipe
        if picture is None:
            return
        self._files.run(
            lambda: save_picture(path, picture, recipe), lambda _none: done(), self._document.failed.emit
        )

    def enter(self, project: Project, identity: Identity, *, label: str, saved: bool = False) -> None:
        """Go on with a project: one undo step for the document; the rest is as it was left."""
        store = self._document
        timeline, trouble = timeline_in(project.parts)
        identity.parts, identity.results = others(project.parts), list(project.results)
        self._generation.discard()
        store.enter(
            project.document,
            identity,
            label=label,
            recipe=project.recipe,
            mask=project.mask,
            timeline=timeline,
            saved=saved,
        )
        if saved:
            store.timeline.mark_kept()
        if trouble:
            store.noted.emit(trouble)
        store.mask.set_visible(project.mask_visible)
        region = project.region
        store.region.restore(context=region.context, frame=region.frame, locked=region.locked)
        if project.settings:
            self._draft.restore(project.settings)
        if project.staged is not None:
            self._generation.restore(project.staged)

    def close(self) -> None:
        """Finish writing."""
        self._files.close()


def is_project(path: Path | None) -> bool:
    """Whether a file is a project by its name."""
    return path is not None and path.suffix.lower() == SUFFIX
