"""Menus that look like the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget


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
    """A new menu in ``bar``, before the one called ``before`` (at the end if there is none)."""
    menu = soften(QMenu(title, bar))
    there = next((action for action in bar.actions() if action.text().replace("&", "") == before), None)
    if there is None:
        bar.addMenu(menu)
    else:
        bar.insertMenu(there, menu)
    return menu


def find_menu(bar: QMenuBar, title: str) -> QMenu | None:
    """The menu in ``bar`` that is called so."""
    for action in bar.actions():
        menu = action.menu()
        if isinstance(menu, QMenu) and menu.title().replace("&", "") == title:
            return menu
    return None
