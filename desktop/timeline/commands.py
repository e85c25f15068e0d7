"""The Timeline menu, and the menus of the strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from core.document.keyframe import Easing, Keyframe, PictureMode, PromptSource
from desktop.timeline.words import EASINGS, MODES
from desktop.widgets.menu import popup_menu, soften


class TimelineActions(QObject):
    """Commands as ``QAction``; the desk connects them."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.add_canvas = self._make("Add the canvas as a keyframe", "K")
        self.add_words = self._make("Add prompt and seed as a keyframe", "Shift+K")
        self.add_file = self._make("Add a picture file…")
        self.reopen = self._make("Open the timeline of a film…")
        self.play = self._make("Play")
        self.render_ = self._make("Render preview")
        self.export = self._make("Export the walk…", "Ctrl+Shift+E")

    def fill(self, bar: QMenuBar, before: str) -> None:
        """Put the Timeline menu into ``bar``, before the menu called ``before``."""
        menu = soften(QMenu("&Timeline", bar))
        there = next((action for action in bar.actions() if action.text().replace("&", "") == before), None)
        if there is None:
            bar.addMenu(menu)
        else:
            bar.insertMenu(there, menu)
        menu.addActions([self.add_canvas, self.add_words, self.add_file])
        menu.addSeparator()
        menu.addActions([self.play, self.render_])
        menu.addSeparator()
        menu.addActions([self.export, self.reopen])

    def adding(self, parent: QWidget) -> QMenu:
        """A fresh menu of what can become a keyframe."""
        menu = popup_menu(parent)
        menu.addActions([self.add_canvas, self.add_words, self.add_file])
        return menu

    def _make(self, text: str, keys: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self._window.addAction(action)
        return action


def easing_menu(parent: QWidget, now: Easing | None, choose: Callable[[Easing], object]) -> QMenu:
    """A fresh menu of the easings, the present one marked."""
    return _fill_easings(popup_menu(parent), now, choose)


def keyframe_menu(
    parent: QWidget,
    keyframe: Keyframe,
    *,
    show: Callable[[], object],
    ease: Callable[[Easing], object],
    set_mode: Callable[[PictureMode], object],
    replace: Callable[[], object],
    duplicate: Callable[[], object],
    remove: Callable[[], object],
    replaceable: bool,
) -> QMenu:
    """A fresh menu of what can be done with a keyframe."""
    menu = popup_menu(parent)
    menu.addAction("Show").triggered.connect(show)
    menu.addSeparator()
    _fill_easings(soften(menu.addMenu("Easing")), keyframe.easing, ease)
    if not isinstance(keyframe.source, PromptSource):
        modes = soften(menu.addMenu("Mode"))
        for mode, text in MODES.items():
            action = modes.addAction(text)
            action.setCheckable(True)
            action.setChecked(mode is keyframe.source.mode)
            action.triggered.connect(lambda _on=False, mode=mode: set_mode(mode))
    replacing = menu.addAction("Replace by the canvas")
    replacing.setEnabled(replaceable)
    replacing.triggered.connect(replace)
    menu.addAction("Duplicate").triggered.connect(duplicate)
    menu.addSeparator()
    menu.addAction("Delete\tDel").triggered.connect(remove)
    return menu


def _fill_easings(menu: QMenu, now: Easing | None, choose: Callable[[Easing], object]) -> QMenu:
    for easing, text in EASINGS.items():
        action = menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(easing is now)
        action.triggered.connect(lambda _on=False, easing=easing: choose(easing))
    return menu
