"""The menus: every command once, with its keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar
from shiboken6 import isValid

from desktop.language import mark, tr
from desktop.theme import Mode
from desktop.widgets.menu import command, make_menu

Keys = QKeySequence.StandardKey


class Actions(QObject):
    """Commands as ``QAction`` attributes; the window connects them.

    Menus show only what can be done now: an action that cannot is disabled, never a dead button.
    """

    def __init__(self, window: QMainWindow, undo_stack: QUndoStack) -> None:
        super().__init__(window)
        self._window = window
        self.new = self._make(mark("New"), Keys.New, "Ctrl+W")
        self.open = self._make(mark("Open…"), Keys.Open)
        self.save = self._make(mark("Save"), Keys.Save)
        self.save_as = self._make(mark("Save as…"), "Ctrl+Shift+S")
        self.export = self._make(mark("Export the picture…"), "Ctrl+Alt+E")
        self.quit = self._make(mark("Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.undo = undo_stack.createUndoAction(self)
        self.undo.setShortcuts(Keys.Undo)
        undo_stack.undoTextChanged.connect(self._show_undo)
        self.redo = undo_stack.createRedoAction(self)
        self.redo.setShortcuts(QKeySequence.keyBindings(Keys.Redo))
        undo_stack.redoTextChanged.connect(self._show_redo)
        for action, name in ((self.undo, mark("Undo")), (self.redo, mark("Redo"))):
            action.setObjectName(name)
            action.setIconText(tr(name))  # what it is called whatever it does next
        self._show_undo(undo_stack.undoText())
        self._show_redo(undo_stack.redoText())
        self.copy = self._make(mark("Copy the picture"), Keys.Copy)
        self.paste = self._make(mark("Paste a picture"), Keys.Paste)
        self.describe = self._make(mark("Describe the picture"), "Ctrl+L")
        self.generate = self._make(mark("Generate"), "Ctrl+Enter", "Ctrl+Return")
        self.cancel = self._make(mark("Cancel"), "Esc")
        self.fit = self._make(mark("Fit"), "Ctrl+0")
        self.actual = self._make(mark("100 %"), "Ctrl+1")
        self.zoom_in = self._make(mark("Zoom in"), Keys.ZoomIn, "Ctrl+=")
        self.zoom_out = self._make(mark("Zoom out"), Keys.ZoomOut)
        self.full_screen = self._make(mark("Full screen"), "F11", checkable=True)
        self.modes = QActionGroup(self)
        self.looks = {
            mode: self._make(text, checkable=True)
            for mode, text in (
                (Mode.SYSTEM, mark("As the system")),
                (Mode.DARK, mark("Dark")),
                (Mode.LIGHT, mark("Light")),
            )
        }
        for action in self.looks.values():
            self.modes.addAction(action)
        for action in (self.undo, self.redo):
            window.addAction(action)

    def fill(self, bar: QMenuBar) -> QMenu:
        """Put the menus into ``bar``; the View menu, which has room for what can be shown and hidden."""
        self.file = self._menu(
            bar,
            mark("&File"),
            self.new,
            self.open,
            None,
            self.save,
            self.save_as,
            self.export,
            None,
            self.quit,
        )
        self.edit = self._menu(bar, mark("&Edit"), self.undo, self.redo, None, self.copy, self.paste)
        self.picture = self._menu(bar, mark("&Picture"), self.describe, self.generate, self.cancel)
        view = self._menu(
            bar, mark("&View"), self.zoom_in, self.zoom_out, self.fit, self.actual,
            None, self.full_screen,
        )  # fmt: skip
        looks = make_menu(mark("Look"), view)
        view.addMenu(looks)
        for action in self.looks.values():
            looks.addAction(action)
        view.addSeparator()
        return view

    def _show_undo(self, what: str) -> None:
        if isValid(self.undo):  # the steps outlive the window, and say so when they go
            self.undo.setText(tr("Undo {what}", what=what) if what else tr("Undo"))

    def _show_redo(self, what: str) -> None:
        if isValid(self.redo):
            self.redo.setText(tr("Redo {what}", what=what) if what else tr("Redo"))

    def _make(self, text: str, *keys: Keys | str, checkable: bool = False) -> QAction:
        action = command(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(checkable)
        self._window.addAction(action)
        return action

    @staticmethod
    def _menu(bar: QMenuBar, title: str, *actions: QAction | None) -> QMenu:
        menu = make_menu(title, bar)
        bar.addMenu(menu)
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu
