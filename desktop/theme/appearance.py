"""Dark, light, or as the system has it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from desktop.theme.colours import DARK, LIGHT, Theme
from desktop.theme.icons import app_icon
from desktop.theme.metrics import body_font, load_fonts
from desktop.theme.stylesheet import stylesheet


class Mode(Enum):
    """What the person chose."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class Appearance(QObject):
    """Gives the application its look and keeps it in step with the system.

    Signals:
        changed (object): The new ``Theme``.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        load_fonts()
        app.setStyle("fusion")
        app.setFont(body_font())
        app.setWindowIcon(app_icon())
        app.styleHints().colorSchemeChanged.connect(self._follow_system)
        self.set_mode(mode)

    @property
    def mode(self) -> Mode:
        """What the person chose."""
        return self._mode

    @property
    def theme(self) -> Theme:
        """What is shown: dark unless light was asked for, by the person or the system."""
        if self._mode is Mode.SYSTEM:
            light = self._app.styleHints().colorScheme() is Qt.ColorScheme.Light
        else:
            light = self._mode is Mode.LIGHT
        return LIGHT if light else DARK

    def set_mode(self, mode: Mode) -> None:
        """Change the look of all windows."""
        self._mode = mode
        schemes = {Mode.SYSTEM: Qt.ColorScheme.Unknown, Mode.DARK: Qt.ColorScheme.Dark}
        self._app.styleHints().setColorScheme(schemes.get(mode, Qt.ColorScheme.Light))
        self._apply()

    def _follow_system(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._apply()

    def _apply(self) -> None:
        theme = self.theme
        self._app.setPalette(theme.palette())
        self._app.setStyleSheet(stylesheet(theme))
        self.changed.emit(theme)
