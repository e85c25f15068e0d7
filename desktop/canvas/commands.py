"""The tools, the Paint and the Mask menu as commands, with their keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenuBar

from desktop.canvas.amount_dialog import AmountDialog
from desktop.canvas.router import ToolRouter
from desktop.language import mark, tr
from desktop.state import layer_edits, mask_edits
from desktop.state.document_store import DocumentStore
from desktop.state.mask_store import MaskStore
from desktop.widgets.menu import command, insert_menu

GROUPS = (
    (
        "",
        ("hand", "hand", mark("Hand: move the view, drag the picture out"), "H"),
        (
            "move",
            "move",
            mark("Move the layer; Shift keeps to one direction, the arrow keys go by a pixel"),
            "V",
        ),
        ("crop", "crop", mark("Crop: draw what to keep, drag its sides, Enter cuts the rest off"), "C"),
    ),
    (
        mark("Paint"),
        ("brush", "brush", mark("Brush; Shift draws a straight line, Alt takes a colour"), "B"),
        ("eraser", "eraser", mark("Eraser; Shift draws a straight line"), "E"),
        ("fill", "paint-bucket", mark("Fill; Alt takes a colour"), "G"),
        ("eyedropper", "pipette", mark("Eyedropper: take a colour from the picture"), "I"),
    ),
    (
        mark("Mask"),
        (
            "mask_brush",
            "highlighter",
            mark("Mask brush: what to make anew; Shift draws a straight line"),
            "Q",
        ),
        ("mask_eraser", "brush-cleaning", mark("Mask eraser; Shift draws a straight line"), "Shift+Q"),
        ("rectangle", "square-dashed", mark("Rectangle mask; Shift adds, Alt takes away"), "M"),
        ("ellipse", "circle-dashed", mark("Ellipse mask; Shift adds, Alt takes away"), "Shift+M"),
        ("lasso", "lasso-select", mark("Lasso mask; Shift adds, Alt takes away"), "L"),
    ),
)
"""What the tools are for; name, icon, what it does and key of each."""

TITLES = {
    mark("Grow"): mark("Grow the mask"),
    mark("Shrink"): mark("Shrink the mask"),
    mark("Feather"): mark("Feather the mask"),
}


class ToolActions(QObject):
    """Commands as ``QAction``; none can be used without a picture.

    Attributes:
        groups: Names of the tools, under what they are for.
        tools: The tools by name, one of them checked.
        icons: Their icons by name.
        show: Whether the mask is shown, and so applied.
    """

    def __init__(self, window: QMainWindow, document: DocumentStore, router: ToolRouter) -> None:
        super().__init__(window)
        store, mask = router.store, document.mask
        self._window, self._document, self._mask = window, document, mask
        self._store, self._colours = store, router.colours
        self._group = QActionGroup(self)
        self.tools: dict[str, QAction] = {}
        self.icons: dict[str, str] = {}
        self.groups = {title: tuple(name for name, *_ in tools) for title, *tools in GROUPS}
        for _title, *tools in GROUPS:
            for name, icon, tip, keys in tools:
                action = self._make(tip, keys, run=partial(store.choose, name))
                action.setObjectName(_short(tip))
                action.setText(_short(tr(tip)))
                action.setToolTip(tr(tip))
                action.setCheckable(True)
                self._group.addAction(action)
                self.tools[name], self.icons[name] = action, icon
        self.brush = [
            self._make(mark("Larger brush"), "]", run=partial(store.resize, 1)),
            self._make(mark("Smaller brush"), "[", run=partial(store.resize, -1)),
            self._make(mark("Harder brush"), "}", "Shift+]", run=partial(store.harden, 1)),
            self._make(mark("Softer brush"), "{", "Shift+[", run=partial(store.harden, -1)),
        ]
        self.swap = self._make(mark("Swap colours (or mask brush and eraser)"), "X", run=self._swap)
        self.reset = self._make(mark("Black and white"), "D", run=self._colours.reset)
        self.all = self._make(mark("All"), "Ctrl+A", run=partial(mask_edits.select_all, mask))
        self.clear = self._make(mark("None"), "Ctrl+D", run=partial(mask_edits.clear, mask))
        self.invert = self._make(mark("Invert"), "Ctrl+Shift+I", run=partial(mask_edits.invert, mask))
        self.from_layer = self._make(
            mark("From the layer’s opacity"), "Ctrl+Shift+A", run=partial(layer_edits.to_mask, document)
        )
        self.grow = self._make(mark("Grow…"), run=partial(self._ask, "Grow", mask_edits.grow, 8))
        self.shrink = self._make(mark("Shrink…"), run=partial(self._ask, "Shrink", mask_edits.shrink, 8))
        self.feather = self._make(
            mark("Feather…"),
            run=partial(self._ask, "Feather", mask_edits.feather, 16),
        )
        self.show = self._make(mark("Show and apply"), "Ctrl+Shift+H")
        self.show.setCheckable(True)
        self.show.setToolTip(tr("Show the mask and apply it; a hidden one does nothing"))
        self.show.toggled.connect(mask.set_visible)
        mask.changed.connect(self._enable)
        mask.visible_changed.connect(self._enable)
        store.tool_changed.connect(self._enable)
        self._enable()

    def fill(self, bar: QMenuBar, before: str) -> None:
        """Put the Paint and the Mask menu into ``bar``, before the menu called ``before``."""
        paint, menu = insert_menu(bar, mark("Pai&nt"), before), insert_menu(bar, mark("&Mask"), before)
        for name in (*self.groups[""], *self.groups["Paint"]):
            paint.addAction(self.tools[name])
        paint.addSeparator()
        paint.addActions([self.swap, self.reset])
        paint.addSeparator()
        paint.addActions(self.brush)
        for action in (self.all, self.clear, self.invert, self.from_layer):
            menu.addAction(action)
        menu.addSeparator()
        for action in (self.grow, self.shrink, self.feather):
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.show)
        menu.addSeparator()
        menu.addActions([self.tools[name] for name in self.groups["Mask"]])

    def _make(self, text: str, *keys: str, run: Callable[[], object] | None = None) -> QAction:
        action = command(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if run is not None:
            action.triggered.connect(lambda _on=False: run())
        self._window.addAction(action)
        return action

    def _swap(self) -> None:
        if self._store.family == "mask" or self._store.tool in self.groups["Mask"]:
            self._store.swap()
        else:
            self._colours.swap()

    def _ask(self, verb: str, work: Callable[[MaskStore, int], None], usual: int) -> None:
        dialog = AmountDialog(self._window, tr(TITLES[verb]), tr(verb), usual)
        dialog.chosen.connect(lambda pixels: work(self._mask, pixels))
        dialog.open()

    def _enable(self) -> None:
        there = self._mask.size is not None
        some = there and self._mask.share > 0
        for action in (
            *self.tools.values(),
            *self.brush,
            self.swap,
            self.reset,
            self.all,
            self.invert,
            self.from_layer,
        ):
            action.setEnabled(there)
        for action in (self.clear, self.grow, self.shrink, self.feather, self.show):
            action.setEnabled(some)
        self.tools[self._store.tool].setChecked(True)
        blocked = self.show.blockSignals(True)
        self.show.setChecked(self._mask.visible)
        self.show.blockSignals(blocked)


def _short(tip: str) -> str:
    """What a tool is called: its tooltip up to what explains it."""
    return re.split("[:;]", tip)[0]
