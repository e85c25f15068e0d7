"""The files that were opened or saved last."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject

from desktop.language import mark, tr
from desktop.settings import Settings
from desktop.widgets.menu import make_menu

MOST = 10
KEY = "files/recent"


class RecentFiles(QObject):
    """A submenu that is made anew each time it is opened.

    Args:
        settings: Remembers them.
        open_path: Opens one.

    Attributes:
        menu: To be put into a menu.
    """

    def __init__(self, settings: Settings, open_path: Callable[[Path], object]) -> None:
        super().__init__()
        self._settings, self._open = settings, open_path
        self.menu = make_menu(mark("Open recent"))
        self.menu.aboutToShow.connect(self._fill)
        self._show()

    @property
    def paths(self) -> list[Path]:
        """The last one first."""
        try:
            kept = json.loads(self._settings.text(KEY, "[]"))
        except (ValueError, RecursionError):
            return []
        if not isinstance(kept, list):
            return []
        return [Path(path) for path in kept if isinstance(path, str) and path][:MOST]

    def add(self, path: Path) -> None:
        """Remember a file."""
        path = path.absolute()
        self._put([path, *(other for other in self.paths if other != path)])

    def forget(self, path: Path) -> None:
        """It is not there any more."""
        self._put([other for other in self.paths if other != path.absolute()])

    def clear(self) -> None:
        """Remember none."""
        self._put([])

    def _put(self, paths: list[Path]) -> None:
        self._settings.put(KEY, json.dumps([str(path) for path in paths[:MOST]]))
        self._show()

    def _show(self) -> None:
        self.menu.menuAction().setEnabled(bool(self.paths))

    def _fill(self) -> None:
        self.menu.clear()
        paths = self.paths
        names = [path.name for path in paths]
        for path in paths:
            twice = names.count(path.name) > 1
            text = f"{path.name}  –  {path.parent.name}" if twice else path.name
            there = path.is_file()
            action = self.menu.addAction(
                text.replace("&", "&&") if there else tr("{text} (missing)", text=text)
            )
            action.setToolTip(str(path))
            action.setEnabled(there)
            action.triggered.connect(lambda _on=False, path=path: self._open(path))
        self.menu.addSeparator()
        self.menu.addAction(tr("Clear the list")).triggered.connect(self.clear)
