"""Dark, light, or as the system has it."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from desktop.theme.colours import DARK, LIGHT, TINT, Theme
from desktop.theme.icons import app_icon
from desktop.theme.metrics import BODY, SCALE, SMALL, body_font, load_fonts, scaled
from desktop.theme.stylesheet import stylesheet

USUAL = "latentscapeUsualSize"
"""A widget's property: the size of its own font when text has its usual size."""
FLASH = 1000
"""Milliseconds: the usual blink of a caret."""


class Mode(Enum):
    """What the person chose."""

    SYSTEM = "system"
    DARK = "dark"
    LIGHT = "light"


class Appearance(QObject):
    """Gives the application its look and keeps it in step with the system.

    Signals:
        changed (object): The ``Theme``, after anything of the look has changed.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, mode: Mode = Mode.SYSTEM) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._flash = app.cursorFlashTime() or FLASH
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

    def set_text_scale(self, scale: float) -> None:
        """Make all text larger or smaller; 1 is as usual."""
        self._apply(scale)

    def set_motion_reduced(self, on: bool) -> None:
        """Let nothing move that can stand still: no sliding docks, no fading menus, no blinking caret."""
        for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_FadeMenu, Qt.UIEffect.UI_AnimateTooltip):
            self._app.setEffectEnabled(effect, not on)
        self._app.setCursorFlashTime(0 if on else self._flash)
        for widget in self._app.topLevelWidgets():
            if isinstance(widget, QMainWindow):
                widget.setAnimated(not on)
        self.changed.emit(self.theme)

    def set_mask_tint(self, name: str) -> None:
        """Tint masks with one of ``TINTS``."""
        self._app.setProperty(TINT, name)
        self._apply()

    def _follow_system(self) -> None:
        if self._mode is Mode.SYSTEM:
            self._apply()

    def _apply(self, scale: float | None = None) -> None:
        theme, own = self.theme, self._with_own_fonts()
        if scale is not None:
            self._app.setProperty(SCALE, float(scale))
            self._app.setFont(body_font())
        self._app.setPalette(theme.palette())
        self._app.setStyleSheet(stylesheet(theme))
        for widget, size in own:  # a new style sheet gave every widget the font back that it had at first
            font = widget.font()
            font.setPixelSize(scaled(size))
            widget.setFont(font)
        self.changed.emit(theme)

    def _with_own_fonts(self) -> list[tuple[QWidget, int]]:
        """The widgets with a font of their own, and its size when text has its usual size."""
        usual = {scaled(size): size for size in (SMALL, BODY)}
        own = []
        for widget in self._app.allWidgets():
            if widget.testAttribute(Qt.WidgetAttribute.WA_SetFont):
                if widget.property(USUAL) is None:
                    widget.setProperty(USUAL, usual.get(widget.font().pixelSize(), 0))
                if size := widget.property(USUAL):
                    own.append((widget, size))
        return own
