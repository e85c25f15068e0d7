"""The menus: every command once, with its keys."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar

from desktop.theme import Mode
from desktop.widgets.menu import soften

Keys = QKeySequence.StandardKey


class Actions(QObject):
    """Commands as ``QAction`` attributes; the window connects them.

    Menus show only what can be done now: an action that cannot is disabled, never a dead button.
    """

    def __init__(self, window: QMainWindow, undo_stack: QUndoStack) -> None:
        super().__init__(window)
        self._window = window
        self.open = self._make("Open…", Keys.Open)
        self.save = self._make("Save", Keys.Save)
        self.save_as = self._make("Save as…", "Ctrl+Shift+S")
        self.export = self._make("Export the picture…", "Ctrl+Alt+E")
        self.quit = self._make("Quit", "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)
        self.undo = undo_stack.createUndoAction(self, "Undo")
        self.undo.setShortcuts(Keys.Undo)
        self.redo = undo_stack.createRedoAction(self, "Redo")
        self.redo.setShortcuts(QKeySequence.keyBindings(Keys.Redo))
        for action, name in ((self.undo, "Undo"), (self.redo, "Redo")):
            action.setObjectName(name)
        self.copy = self._make("Copy the picture", Keys.Copy)
        self.paste = self._make("Paste a picture", Keys.Paste)
        self.generate = self._make("Generate", "Ctrl+Enter", "Ctrl+Return")
        self.cancel = self._make("Cancel", "Esc")
        self.fit = self._make("Fit", "Ctrl+0")
        self.actual = self._make("100 %", "Ctrl+1")
        self.zoom_in = self._make("Zoom in", Keys.ZoomIn, "Ctrl+=")
        self.zoom_out = self._make("Zoom out", Keys.ZoomOut)
        self.full_screen = self._make("Full screen", "F11", checkable=True)
        self.modes = QActionGroup(self)
        self.looks = {
            mode: self._make(text, checkable=True)
            for mode, text in (
                (Mode.SYSTEM, "As the system"),
                (Mode.DARK, "Dark"),
                (Mode.LIGHT, "Light"),
            )
        }
        for action in self.looks.values():
            self.modes.addAction(action)
        for action in (self.undo, self.redo):
            window.addAction(action)

    def fill(self, bar: QMenuBar) -> QMenu:
        """Put the menus into ``bar``; the View menu, which has room for what can be shown and hidden."""
        self.file = self._menu(
            bar, "&File", self.open, None, self.save, self.save_as, self.export, None, self.quit
        )
        self.edit = self._menu(bar, "&Edit", self.undo, self.redo, None, self.copy, self.paste)
        self.picture = self._menu(bar, "&Picture", self.generate, self.cancel)
        view = self._menu(
            bar, "&View", self.zoom_in, self.zoom_out, self.fit, self.actual,
            None, self.full_screen,
        )  # fmt: skip
        looks = soften(view.addMenu("Look"))
        for action in self.looks.values():
            looks.addAction(action)
        view.addSeparator()
        return view

    def _make(self, text: str, *keys: Keys | str, checkable: bool = False) -> QAction:
        action = QAction(text, self)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setCheckable(checkable)
        self._window.addAction(action)
        return action

    @staticmethod
    def _menu(bar: QMenuBar, title: str, *actions: QAction | None) -> QMenu:
        menu = soften(bar.addMenu(title))
        for action in actions:
            if action is None:
                menu.addSeparator()
            else:
                menu.addAction(action)
        return menu
