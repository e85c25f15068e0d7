"""Directions: the panel, and what it asks of files and dialogs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QInputDialog, QWidget

from core.direction import MAX_NAME, Kind
from core.direction_jobs import Attribute, Examples, LearnDirection
from core.errors import FileError
from core.files.direction_library import Shelved
from core.files.directions import SUFFIX
from core.files.pictures import covering, flatten
from core.geometry import Size
from desktop.language import tr
from desktop.messages import Action, Messages
from desktop.panels.directions_panel import DirectionsPanel
from desktop.panels.learn_dialog import LearnDialog, Wish
from desktop.settings import Settings
from desktop.state.background import Background
from desktop.state.directions_store import DirectionsStore
from desktop.state.history_store import HistoryStore
from desktop.state.specimens import Specimen


class DirectionsDesk(QObject):
    """The directions panel; learns, imports, exports, renames and deletes.

    Attributes:
        panel: The sliders.

    Signals:
        shown_changed (object): What the canvas should show instead of the document: a picture, or None.
    """

    shown_changed = Signal(object)

    def __init__(
        self,
        window: QWidget,
        *,
        store: DirectionsStore,
        history: HistoryStore,
        settings: Settings,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window, self._store, self._settings, self._messages = window, store, settings, messages
        self._history = history
        self._background = Background(self)
        self.panel = panel = DirectionsPanel(store)
        panel.learn_asked.connect(self.ask_what)
        panel.import_asked.connect(self.ask_file)
        panel.rename_asked.connect(self._rename)
        panel.export_asked.connect(self._export)
        panel.delete_asked.connect(self._delete)
        store.failed.connect(messages.problem)
        store.noted.connect(messages.note)
        store.led_changed.connect(self._show)
        store.learning_changed.connect(self._learning)

    def watch(self, on: bool) -> None:
        """Whether the panel is seen."""
        self._store.watch(on=on)

    def close(self) -> None:
        """End the thread that reads pictures."""
        self._background.close()

    @property
    def _files(self) -> str:
        return tr("Directions (*{suffix})", suffix=SUFFIX)

    def ask_what(self, more: Sequence[Specimen] = (), less: Sequence[Specimen] = ()) -> LearnDialog:
        """Ask what to learn; the sets may be begun with."""
        dialog = LearnDialog(self._window, lambda: self._settings.folder, self._history, more=more, less=less)
        dialog.chosen.connect(self.learn)
        dialog.show()
        return dialog

    def learn(self, wish: Wish) -> None:
        """Read the examples, then let the engine learn."""
        size = self._store.native_size
        self._background.run(lambda: _job(wish, size), self._store.learn, self._messages.problem)

    def ask_file(self) -> None:
        """Ask for a direction's file."""
        dialog = QFileDialog(self._window, tr("Import a direction"), str(self._settings.folder), self._files)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._open(dialog, self._store.take_in)

    def _export(self, shelved: Shelved) -> None:
        name = str(self._settings.folder / f"{shelved.direction.name}{SUFFIX}")
        dialog = QFileDialog(self._window, tr("Export the direction"), name, self._files)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(SUFFIX)
        self._open(dialog, lambda path: self._store.export(shelved, path))

    def _open(self, dialog: QFileDialog, then: Callable[[Path], object]) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: then(Path(name)))
        dialog.open()

    def _rename(self, shelved: Shelved) -> None:
        dialog = QInputDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(tr("Rename the direction"))
        dialog.setLabelText(tr("Up to {count} characters", count=MAX_NAME))
        dialog.setTextValue(shelved.direction.name)
        dialog.textValueSelected.connect(lambda name: self._store.rename(shelved, name))
        dialog.open()

    def _delete(self, shelved: Shelved) -> None:
        self._store.delete(shelved)
        undo = Action(label=tr("Undo"), run=lambda: self._store.bring_back(shelved))
        self._messages.note(tr("“{name}” is deleted.", name=shelved.direction.name), undo)

    def _show(self) -> None:
        led = self._store.led
        self.shown_changed.emit(None if led is None else led.picture)

    def _learning(self, on: bool) -> None:
        if on:
            stop = Action(label=tr("Stop"), run=self._store.stop_learning)
            self._messages.note(tr("Learning the direction; this may take a minute."), stop)


def _job(wish: Wish, size: Size | None) -> LearnDirection:
    """The job for a wish; reads the pictures.

    Raises:
        LatentscapeError: If the examples cannot be used.
    """
    keep = tuple(Attribute(name=prompt, more=Examples(prompts=(prompt,))) for prompt in wish.keep)
    # A slider leads pictures that are there: that takes a direction among latents.
    return LearnDirection(
        name=wish.name,
        more=_examples(wish.more, size),
        less=_examples(wish.less, size),
        keep=keep,
        kind=Kind.LATENT,
    )


def _examples(wanted: str | tuple[Specimen, ...], size: Size | None) -> Examples:
    """Prompts, or pictures no larger than the model looks at them: 500 of a camera would fill the memory."""
    if isinstance(wanted, str):
        return Examples(prompts=(wanted,))
    pictures = []
    for one in wanted:
        try:
            picture = flatten(one.read().picture, (255, 255, 255))
        except KeyError:
            raise FileError(tr("“{name}” is no longer in the history.", name=one.words)) from None
        pictures.append(picture if size is None else covering(picture, size))
    return Examples(pictures=tuple(pictures))
