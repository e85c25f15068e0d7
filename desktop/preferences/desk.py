"""Opens the preferences, and keeps the Look menu in step with them."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from desktop.language import mark
from desktop.preferences.dialog import PreferencesDialog
from desktop.state.action_book import ActionBook
from desktop.state.preferences import Preferences
from desktop.state.shelf_store import ShelfStore
from desktop.theme import Mode
from desktop.widgets.menu import command


class PreferencesDesk(QObject):
    """One preferences window at a time.

    Args:
        edit: The Edit menu, which gets the command.
        looks: The commands of the Look menu.
        shelf: Knows the folders with models.

    Attributes:
        action: Opens the window.
        preferences: What is preferred.
    """

    def __init__(
        self,
        window: QMainWindow,
        preferences: Preferences,
        *,
        edit: QMenu,
        looks: Mapping[Mode, QAction],
        shelf: ShelfStore,
    ) -> None:
        super().__init__(window)
        self._window, self.preferences = window, preferences
        self._looks, self._shelf = looks, shelf
        self._book: ActionBook | None = None
        self._dialog: PreferencesDialog | None = None
        self.action = command(mark("Preferences…"), self)
        self.action.setShortcut(QKeySequence("Ctrl+,"))
        self.action.setMenuRole(QAction.MenuRole.PreferencesRole)
        self.action.triggered.connect(lambda _on: self.open())
        window.addAction(self.action)
        edit.addSeparator()
        edit.addAction(self.action)
        for mode, action in looks.items():
            action.triggered.connect(lambda _on=False, mode=mode: preferences.choose("look", mode.value))
        preferences.changed.connect(self._show_look)
        self._show_look()

    def read(self, book: ActionBook) -> None:
        """Show the keys of these commands, too."""
        self._book = book

    def open(self, section: str = "") -> PreferencesDialog:
        """Show the window, at ``section`` if one is named."""
        assert self._book is not None
        if self._dialog is None:
            self._dialog = PreferencesDialog(self._window, self.preferences, self._book, self._shelf)
            self._dialog.destroyed.connect(self._forget)
        if section:
            self._dialog.show_section(section)
        self._dialog.show()
        self._dialog.raise_()
        self._dialog.activateWindow()
        return self._dialog

    def _forget(self) -> None:
        self._dialog = None

    def _show_look(self) -> None:
        self._looks[Mode(self.preferences.value("look"))].setChecked(True)
