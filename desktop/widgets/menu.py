"""Menus that look like the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget


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
