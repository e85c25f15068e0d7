"""Arithmetic: the panel, and what it asks of history, canvas and dialogs."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDockWidget, QWidget

from core.geometry import Size
from desktop.language import tr
from desktop.messages import Messages
from desktop.panels.arithmetic_panel import ArithmeticPanel
from desktop.panels.pick_dialog import PickDialog
from desktop.state import specimens
from desktop.state.arithmetic_store import ArithmeticStore
from desktop.state.background import Background
from desktop.state.document_store import DocumentStore
from desktop.state.history_store import HistoryEntry, HistoryStore
from desktop.state.specimens import Specimen
from desktop.state.timeline_store import Shown


class ArithmeticDesk(QObject):
    """Fills the slots, shows the outcome on the canvas, keeps it.

    Attributes:
        panel: The slots.

    Signals:
        entry_asked (str): This picture of the history is to be shown.
    """

    entry_asked = Signal(str)

    def __init__(
        self,
        window: QWidget,
        *,
        store: ArithmeticStore,
        document: DocumentStore,
        history: HistoryStore,
        messages: Messages,
    ) -> None:
        super().__init__(window)
        self._window, self._store, self._document = window, store, document
        self._history, self._messages = history, messages
        self._files = Background(self)
        self._dock: QDockWidget | None = None
        self._shows = False
        self.panel = panel = ArithmeticPanel(store)
        panel.pick_asked.connect(self.pick)
        panel.entry_dropped.connect(self.put_entry)
        panel.file_dropped.connect(self.put_file)
        store.failed.connect(messages.problem)
        store.kept.connect(self._kept)
        store.outcome_changed.connect(self._show)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_moved)

    def settle(self, dock: QDockWidget) -> None:
        """The panel is in ``dock``: shown when something is put into a slot from elsewhere."""
        self._dock = dock
        dock.visibilityChanged.connect(lambda seen: None if seen else self._leave())

    def close(self) -> None:
        """End the threads that read pictures."""
        self._files.close()
        self._store.close()

    def pick(self, slot: int) -> PickDialog:
        """Ask for a picture of the history."""
        dialog = PickDialog(self._window, self._history, several=False)
        dialog.picked.connect(lambda chosen: self._store.put(slot, chosen[0]))
        dialog.open()
        return dialog

    def put(self, specimen: Specimen, slot: int) -> None:
        """Put a picture into a slot from elsewhere."""
        if self._dock is not None:
            self._dock.show()
            self._dock.raise_()
        self._store.put(slot, specimen)

    def put_entry(self, slot: int, entry: str) -> None:
        """Put a picture of the history into a slot."""
        try:
            found = specimens.of_entry(self._history, self._history.entry(entry))
        except KeyError:
            self._messages.note(tr("This picture is no longer in the history."))
        else:
            self.put(found, slot)

    def put_file(self, slot: int, path: Path) -> None:
        """Put a picture file into a slot."""
        self._files.run(
            lambda: specimens.of_file(path), lambda found: self.put(found, slot), self._messages.problem
        )

    def _kept(self, entry: HistoryEntry) -> None:
        self._leave()
        self.entry_asked.emit(entry.id)
        self._messages.note(tr("Kept in the history."))

    def _show(self) -> None:
        """On the canvas, in the document's place, until the person goes on to something else."""
        outcome = self._store.outcome
        if outcome is None:
            self._leave()
            return
        if not self.panel.isVisible():
            return
        height, width = outcome.picture.shape[:2]
        self._document.timeline.show(Shown(picture=outcome.picture, size=Size(width, height)))
        self._shows = True

    def _leave(self) -> None:
        if self._shows:
            self._shows = False
            self._document.timeline.show(None)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and now.window() is self._window and not self.panel.isAncestorOf(now):
            self._leave()
