"""The Timeline menu, and the menus of the strip."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QMenuBar, QWidget

from core.document.keyframe import Easing, Keyframe, PictureMode, PromptSource
from desktop.language import mark, shown, tr
from desktop.timeline.words import EASINGS, MODES
from desktop.widgets.menu import command, insert_menu, popup_menu, soften


class TimelineActions(QObject):
    """Commands as ``QAction``; the desk connects them."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.add_canvas = self._make(mark("Add the canvas as a keyframe"), "K")
        self.add_words = self._make(mark("Add prompt and seed as a keyframe"), "Shift+K")
        self.add_file = self._make(mark("Add a picture file…"))
        self.reopen = self._make(mark("Open the timeline of a film…"))
        self.play = self._make(mark("Play"))
        self.render_ = self._make(mark("Render preview"))
        self.export = self._make(mark("Export the walk…"), "Ctrl+Shift+E")

    def fill(self, bar: QMenuBar, before: str) -> None:
        """Put the Timeline menu into ``bar``, before the menu called ``before``."""
        menu = insert_menu(bar, mark("&Timeline"), before)
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
        action = command(text, self)
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
    menu.addAction(tr("Show")).triggered.connect(show)
    menu.addSeparator()
    _fill_easings(soften(menu.addMenu(tr("Easing"))), keyframe.easing, ease)
    if not isinstance(keyframe.source, PromptSource):
        modes = soften(menu.addMenu(tr("Mode")))
        for mode, text in MODES.items():
            action = modes.addAction(tr(text))
            action.setCheckable(True)
            action.setChecked(mode is keyframe.source.mode)
            action.triggered.connect(lambda _on=False, mode=mode: set_mode(mode))
    replacing = menu.addAction(tr("Replace by the canvas"))
    replacing.setEnabled(replaceable)
    replacing.triggered.connect(replace)
    menu.addAction(tr("Duplicate")).triggered.connect(duplicate)
    menu.addSeparator()
    menu.addAction(f"{tr('Delete')}\t{shown('Del')}").triggered.connect(remove)
    return menu


def _fill_easings(menu: QMenu, now: Easing | None, choose: Callable[[Easing], object]) -> QMenu:
    for easing, text in EASINGS.items():
        action = menu.addAction(tr(text))
        action.setCheckable(True)
        action.setChecked(easing is now)
        action.triggered.connect(lambda _on=False, easing=easing: choose(easing))
    return menu
