"""Menus that look like the rest."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from desktop.language import tr


def command(text: str, parent: QObject) -> QAction:
    """A command called ``text`` (marked English) in the window's language; the English stays its name."""
    action = QAction(tr(text), parent)
    action.setObjectName(text)
    return action


def make_menu(text: str, parent: QWidget | None = None) -> QMenu:
    """A menu of commands, named as they are."""
    menu = soften(QMenu(tr(text), parent))
    menu.setObjectName(text)
    return menu


def soften(menu: QMenu) -> QMenu:
    """Let the round corners of the style sheet show: without this Qt fills them."""
    menu.setWindowFlag(Qt.WindowType.FramelessWindowHint)
    menu.setWindowFlag(Qt.WindowType.NoDropShadowWindowHint)
    menu.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    return menu


def popup_menu(parent: QWidget) -> QMenu:
    """A menu that is gone once it is closed."""
    menu = soften(QMenu(parent))
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def insert_menu(bar: QMenuBar, title: str, before: str) -> QMenu:
    """A new menu in ``bar``, before the one called ``before`` in English (at the end if there is none)."""
    menu = make_menu(title, bar)
    there = find_menu(bar, before)
    if there is None:
        bar.addMenu(menu)
    else:
        bar.insertMenu(there.menuAction(), menu)
    return menu


def find_menu(bar: QMenuBar, title: str) -> QMenu | None:
    """The menu in ``bar`` that is called so in English."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu) and menu.objectName().replace("&", "") == title:
            return menu
    return None
