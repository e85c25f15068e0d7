"""A film, GIF or WebP that was exported here holds the timeline it was made from: it can be gone on with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from core.document.timeline import Timeline
from core.errors import FileError
from core.files.animation_recipe import find_walk
from core.files.walk_files import timeline_of_film
from desktop.language import mark, tr
from desktop.messages import Action, Messages
from desktop.settings import Settings
from desktop.state.background import Background
from desktop.state.document_store import DocumentStore

FILMS = mark("Walks (*.mp4 *.webm *.gif *.webp);;All files (*)")
PICTURES = (".gif", ".webp")
"""Films that can be opened as a picture too."""


class Reopening(QObject):
    """Brings timelines back; one undo step each.

    Args:
        show: Shows the timeline's panel.
    """

    def __init__(
        self,
        window: QWidget,
        *,
        document: DocumentStore,
        settings: Settings,
        messages: Messages,
        show: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._document = window, document
        self._settings, self._messages, self._show = settings, messages, show
        self._files = Background(self)
        document.opened.connect(self._opened)

    def ask(self) -> None:
        """Ask for a film and go on with its timeline."""
        dialog = QFileDialog(
            self._window, tr("Open the timeline of a film"), str(self._settings.folder), tr(FILMS)
        )
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda chosen: self.open(Path(chosen)))
        dialog.open()

    def open(self, path: Path) -> None:
        """Go on with the timeline of a film."""
        self._files.run(lambda: _timeline_of(path), self._enter, self._messages.problem)

    def close(self) -> None:
        """Finish reading."""
        self._files.close()

    def _opened(self, path: object) -> None:
        """Of a picture that is a film too, the timeline is offered."""
        if isinstance(path, Path) and path.suffix.lower() in PICTURES:
            restore = Action(label=tr("Open its timeline"), run=lambda: self.open(path))
            note = tr("“{name}” is a walk: here is its first frame.", name=path.name)
            self._files.run(
                lambda: find_walk(path), lambda text: self._messages.note(note, restore) if text else None
            )

    def _enter(self, timeline: Timeline) -> None:
        self._show()
        self._document.timeline.edit(tr("Open a timeline"), timeline, select=())
        self._document.timeline.mark_kept()
        gone = [k for k in timeline.keyframes if getattr(k.source, "sha256", "") and not _there(k.source)]
        base = timeline.base
        if gone or (base is not None and (base.picture is None or base.mask is None)):
            self._messages.note(
                tr("Its pictures are not in the film: choose them again where they are missing.")
            )


def _timeline_of(path: Path) -> Timeline:
    text = find_walk(path)
    if not text:
        raise FileError(tr("“{name}” was not exported here: there is no timeline in it.", name=path.name))
    return timeline_of_film(text, path.parent)


def _there(source: object) -> bool:
    held = getattr(source, "picture", None)
    return held is not None or getattr(source, "latent", None) is not None
