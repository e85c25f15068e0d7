"""The Layer menu, and what the Picture menu does to the whole document, as commands with their keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenuBar

from core.document.transform import Turn
from core.errors import LatentscapeError
from core.geometry import Rect, Size
from desktop.canvas.size_dialog import CanvasDialog, ResizeDialog
from desktop.language import mark, tr
from desktop.state import document_edits, layer_edits
from desktop.state.document_store import DocumentStore
from desktop.widgets.menu import command, find_menu, insert_menu

TURN_KEYS = {Turn.RIGHT: "Ctrl+]", Turn.LEFT: "Ctrl+["}


class LayerActions(QObject):
    """Commands as ``QAction``; one that cannot be used says why in its tooltip.

    Signals:
        import_asked: The person wants a picture file as a layer.
        paste_asked: The person wants the picture in the clipboard as a layer.
        refused (str): Why something was not done: one sentence.
    """

    import_asked = Signal()
    paste_asked = Signal()
    refused = Signal(str)

    def __init__(self, window: QMainWindow, document: DocumentStore) -> None:
        super().__init__(window)
        self._window, self._document = window, document
        self.new = self._make(mark("New layer"), "Ctrl+Shift+N", run=partial(layer_edits.add, document))
        self.bring = self._make(
            mark("Import a picture as layer…"), "Ctrl+Shift+O", run=self.import_asked.emit
        )
        self.paste = self._make(mark("Paste as layer"), "Ctrl+Shift+V", run=self.paste_asked.emit)
        self.twin = self._make(
            mark("Duplicate the layer"), "Ctrl+J", run=partial(layer_edits.duplicate, document)
        )
        self.delete = self._make(
            mark("Delete the layer"), "Ctrl+Del", run=partial(layer_edits.delete, document)
        )
        self.up = self._make(mark("Layer up"), "Alt+Up", run=partial(layer_edits.raise_by, document, 1))
        self.down = self._make(
            mark("Layer down"), "Alt+Down", run=partial(layer_edits.raise_by, document, -1)
        )
        self.clear = self._make(
            mark("Clear the layer"), "Shift+Del", run=partial(self._try, layer_edits.clear)
        )
        self.merge = self._make(mark("Merge down"), "Ctrl+E", run=partial(self._try, layer_edits.merge_down))
        self.flatten = self._make(mark("Flatten"), "Ctrl+Shift+F", run=partial(layer_edits.flatten, document))
        self.resize = self._make(mark("Resize the picture…"), "Ctrl+Alt+I", run=self._ask_size)
        self.canvas = self._make(mark("Canvas size…"), "Ctrl+Alt+C", run=self._ask_canvas)
        self.turns = {
            way: self._make(text, TURN_KEYS.get(way, ""), run=partial(document_edits.turn, document, way))
            for way, text in document_edits.TURNS.items()
        }
        document.layers_changed.connect(self._enable)
        self._enable()

    @property
    def for_panel(self) -> tuple[tuple[QAction, str], ...]:
        """What stands at the foot of the layers panel, with its icons."""
        return (
            (self.new, "layers-plus"),
            (self.bring, "image-plus"),
            (self.twin, "copy"),
            (self.up, "arrow-up"),
            (self.down, "arrow-down"),
            (self.merge, "layers-arrow-down"),
            (self.delete, "trash-2"),
        )

    def fill(self, bar: QMenuBar, before: str) -> None:
        """Put the Layer menu into ``bar``, before the menu called ``before``; the rest into Picture."""
        menu = insert_menu(bar, mark("&Layer"), before)
        menu.addActions([self.new, self.bring, self.paste, self.twin, self.delete])
        menu.addSeparator()
        menu.addActions([self.up, self.down])
        menu.addSeparator()
        menu.addActions([self.clear, self.merge, self.flatten])
        picture = find_menu(bar, "Picture")
        if picture is not None:
            picture.addSeparator()
            picture.addActions([self.resize, self.canvas])
            picture.addSeparator()
            picture.addActions(list(self.turns.values()))

    def _make(self, text: str, *keys: str, run: Callable[[], object]) -> QAction:
        action = command(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys if key])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.triggered.connect(lambda _on=False: run())
        self._window.addAction(action)
        return action

    def _try(self, work: Callable[[DocumentStore], str]) -> None:
        if why := work(self._document):
            self.refused.emit(why)

    def _ask_size(self) -> None:
        size = self._document.size
        if size is None:
            return
        dialog = ResizeDialog(self._window, size)
        dialog.chosen.connect(self._resize)
        dialog.open()

    def _ask_canvas(self) -> None:
        size = self._document.size
        if size is None:
            return
        dialog = CanvasDialog(self._window, size)
        dialog.framed.connect(self._frame)
        dialog.open()

    def _resize(self, size: Size) -> None:
        try:
            document_edits.resize(self._document, size)
        except LatentscapeError as problem:
            self.refused.emit(problem.message)

    def _frame(self, box: Rect) -> None:
        document_edits.frame(self._document, box, tr("Canvas size"))

    def _enable(self) -> None:
        document = self._document.document
        there = document is not None
        for action in (self.new, self.twin, self.up, self.down, self.clear, self.resize, self.canvas):
            action.setEnabled(there)
        for action in self.turns.values():
            action.setEnabled(there)
        several = document is not None and len(document.layers) > 1
        above = document is not None and document.index(document.active) > 0
        top = document is not None and document.index(document.active) == len(document.layers) - 1
        self._allow(self.delete, several, tr("Delete the layer"), tr("A document keeps its last layer"))
        self._allow(self.flatten, several, tr("Make all layers one"), tr("There is only one layer"))
        self._allow(
            self.merge, above, tr("Merge with the layer below"), tr("There is no layer below to merge with")
        )
        self.up.setEnabled(there and not top)
        self.down.setEnabled(above)

    @staticmethod
    def _allow(action: QAction, can: bool, tip: str, why_not: str) -> None:
        action.setEnabled(can)
        action.setToolTip(tip if can else why_not)
