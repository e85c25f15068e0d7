"""The tools and the Mask menu as commands, with their keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from desktop.canvas.amount_dialog import AmountDialog
from desktop.state import mask_edits
from desktop.state.mask_store import MaskStore
from desktop.state.tool_store import ToolStore
from desktop.widgets.menu import soften

TOOLS = (
    ("hand", "hand", "Hand: move the picture, drag it out", "H"),
    ("brush", "brush", "Mask brush; Shift draws a straight line", "B"),
    ("eraser", "eraser", "Mask eraser; Shift draws a straight line", "E"),
    ("rectangle", "square-dashed", "Rectangle; Shift adds, Alt takes away", "M"),
    ("ellipse", "circle-dashed", "Ellipse; Shift adds, Alt takes away", "Shift+M"),
    ("lasso", "lasso-select", "Lasso; Shift adds, Alt takes away", "L"),
)
"""Name, icon, what it does, key."""


class ToolActions(QObject):
    """Commands as ``QAction``; none can be used without a picture.

    Attributes:
        tools: The tools by name, one of them checked.
        icons: Their icons by name.
        show: Whether the mask is shown, and so applied.
    """

    def __init__(self, window: QMainWindow, mask: MaskStore, store: ToolStore) -> None:
        super().__init__(window)
        self._window, self._mask, self._store = window, mask, store
        self._group = QActionGroup(self)
        self.tools: dict[str, QAction] = {}
        self.icons = {name: icon for name, icon, _tip, _keys in TOOLS}
        for name, _icon, tip, keys in TOOLS:
            action = self._make(tip.split(":")[0].split(";")[0], keys, run=partial(store.choose, name))
            action.setToolTip(tip)
            action.setCheckable(True)
            self._group.addAction(action)
            self.tools[name] = action
        self.brush = [
            self._make("Brush or eraser", "X", run=store.swap),
            self._make("Larger brush", "]", run=partial(store.resize, 1)),
            self._make("Smaller brush", "[", run=partial(store.resize, -1)),
            self._make("Harder brush", "}", "Shift+]", run=partial(store.harden, 1)),
            self._make("Softer brush", "{", "Shift+[", run=partial(store.harden, -1)),
        ]
        self.all = self._make("All", "Ctrl+A", run=partial(mask_edits.select_all, mask))
        self.clear = self._make("None", "Ctrl+D", run=partial(mask_edits.clear, mask))
        self.invert = self._make("Invert", "Ctrl+Shift+I", run=partial(mask_edits.invert, mask))
        self.grow = self._make("Grow…", run=partial(self._ask, "Grow", mask_edits.grow, 8))
        self.shrink = self._make("Shrink…", run=partial(self._ask, "Shrink", mask_edits.shrink, 8))
        self.feather = self._make("Feather…", run=partial(self._ask, "Feather", mask_edits.feather, 16))
        self.show = self._make("Show and apply", "Ctrl+Shift+H")
        self.show.setCheckable(True)
        self.show.toggled.connect(mask.set_visible)
        mask.changed.connect(self._enable)
        mask.visible_changed.connect(self._enable)
        store.tool_changed.connect(self._enable)
        self._enable()

    def fill(self, bar: QMenuBar, before: str) -> None:
        """Put the Mask menu into ``bar``, before the menu called ``before``."""
        menu = soften(QMenu("&Mask", bar))
        there = next((action for action in bar.actions() if action.text().replace("&", "") == before), None)
        if there is None:
            bar.addMenu(menu)
        else:
            bar.insertMenu(there, menu)
        for action in (self.all, self.clear, self.invert):
            menu.addAction(action)
        menu.addSeparator()
        for action in (self.grow, self.shrink, self.feather):
            menu.addAction(action)
        menu.addSeparator()
        menu.addAction(self.show)
        menu.addSeparator()
        menu.addActions(list(self.tools.values()))
        menu.addSeparator()
        menu.addActions(self.brush)

    def _make(self, text: str, *keys: str, run: Callable[[], object] | None = None) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if run is not None:
            action.triggered.connect(lambda _on=False: run())
        self._window.addAction(action)
        return action

    def _ask(self, verb: str, work: Callable[[MaskStore, int], None], usual: int) -> None:
        dialog = AmountDialog(self._window, f"{verb} the mask", verb, usual)
        dialog.chosen.connect(lambda pixels: work(self._mask, pixels))
        dialog.open()

    def _enable(self) -> None:
        there = self._mask.size is not None
        some = there and self._mask.share > 0
        for action in (*self.tools.values(), *self.brush, self.all, self.invert):
            action.setEnabled(there)
        for action in (self.clear, self.grow, self.shrink, self.feather, self.show):
            action.setEnabled(some)
        self.tools[self._store.tool].setChecked(True)
        blocked = self.show.blockSignals(True)
        self.show.setChecked(self._mask.visible)
        self.show.blockSignals(blocked)
