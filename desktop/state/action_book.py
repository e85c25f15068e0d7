"""Every command of the window, found in its menus; their keys, which can be changed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from desktop.language import shown
from desktop.settings import Settings

Keys = tuple[QKeySequence, ...]
PREFIX = "keys/"
NOT_KEPT = "-"
WIDE = (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Command:
    """One command.

    Attributes:
        id: The same in every version: "file.open".
        title: "Open".
        room: The menus it stands in: "File", "View · Look".
        action: Does it.
        usual: Its keys as long as nobody chose others.
    """

    id: str
    title: str
    room: str
    action: QAction
    usual: Keys

    @property
    def keys(self) -> Keys:
        """Its keys now."""
        return tuple(self.action.shortcuts())

    @property
    def keys_text(self) -> str:
        """The first of them, as a person reads it; "" if there are none."""
        return shown(self.keys[0]) if self.keys else ""


class ActionBook(QObject):
    """What is in the menu bar is a command: nothing has to be registered twice.

    Args:
        window: Whose menus are read; they are filled by now.
        settings: Where chosen keys are kept.

    Signals:
        keys_changed: Some command has other keys.
    """

    keys_changed = Signal()

    def __init__(self, window: QMainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._settings = window, settings
        self._commands = {command.id: command for command in self._read()}
        for command in self._commands.values():
            kept = settings.text(PREFIX + command.id, NOT_KEPT)
            keys = tuple(QKeySequence.listFromString(kept))
            if kept != NOT_KEPT and all(each.toString() for each in keys):
                self._give(command, keys)

    @property
    def commands(self) -> tuple[Command, ...]:
        """In the order of the menus."""
        return tuple(self._commands.values())

    def command(self, command_id: str) -> Command:
        """One of them (KeyError if there is none)."""
        return self._commands[command_id]

    def set_keys(self, command_id: str, keys: Keys) -> None:
        """Give a command other keys (none: ``()``).

        What else has them keeps them, too, and then they do neither: ask :meth:`clashes` first.
        """
        command = self._commands[command_id]
        self._give(command, keys)
        if keys == command.usual:
            self._settings.forget(PREFIX + command.id)
        else:
            self._settings.put(PREFIX + command.id, QKeySequence.listToString(list(keys)))
        self.keys_changed.emit()

    def take(self, command_id: str, keys: QKeySequence) -> None:
        """Give a command one combination of keys, and take it from all others."""
        for other in self.clashes(command_id, keys):
            left = tuple(each for each in other.keys if not _meet(each, keys))
            self.set_keys(other.id, left)
        self.set_keys(command_id, (keys,))

    def reset(self, command_id: str) -> None:
        """Give a command its usual keys back."""
        self.set_keys(command_id, self._commands[command_id].usual)

    def reset_all(self) -> None:
        """Give all commands their usual keys back."""
        for command in self.commands:
            if command.keys != command.usual:
                self.reset(command.id)

    def clashes(self, command_id: str, keys: QKeySequence) -> tuple[Command, ...]:
        """Other commands that ``keys`` would mean at the same time."""
        mine = self._commands[command_id]
        return tuple(
            other
            for other in self.commands
            if other is not mine
            and _together(mine.action, other.action)
            and any(_meet(keys, theirs) for theirs in other.keys)
        )

    def _read(self) -> Iterator[Command]:
        taken: set[str] = set()
        for rooms, action in _walk(self._window.menuBar()):
            name = ".".join(_slug(_name(each)) for each in (*rooms, action))
            if name in taken:  # for example a list of recent files: not commands with keys of their own
                continue
            taken.add(name)
            yield Command(
                id=name,
                title=_bare(action.iconText()),
                room=" · ".join(_bare(each.text()) for each in rooms),
                action=action,
                usual=tuple(action.shortcuts()),
            )

    def _give(self, command: Command, keys: Keys) -> None:
        before = command.keys
        command.action.setShortcuts(list(keys))
        if before and before != keys:
            self._retell(shown(before[0]), shown(keys[0]) if keys else "")

    def _retell(self, old: str, new: str) -> None:
        """Tooltips end with the keys in brackets: let them say the new ones."""
        end = f" ({old})"
        for widget in self._window.findChildren(QWidget):
            if widget.toolTip().endswith(end):
                told = widget.toolTip().removesuffix(end)
                widget.setToolTip(f"{told} ({new})" if new else told)


def _walk(menu: QWidget, rooms: tuple[QAction, ...] = ()) -> Iterator[tuple[tuple[QAction, ...], QAction]]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from _walk(inner, (*rooms, action))
        elif not action.isSeparator() and action.text():
            yield rooms, action


def _name(action: QAction) -> str:
    """What a command, or a menu, is called in English, in every language of the window."""
    menu = action.menu()
    return _bare((menu if isinstance(menu, QMenu) else action).objectName() or action.text())


def _bare(text: str) -> str:
    return text.split("\t", maxsplit=1)[0].replace("&", "").rstrip("…")


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _together(one: QAction, other: QAction) -> bool:
    """Whether the keys of both count in the same place."""
    if one.shortcutContext() in WIDE or other.shortcutContext() in WIDE:
        return True
    return bool(set(one.associatedObjects()) & set(other.associatedObjects()))


def _meet(one: QKeySequence, other: QKeySequence) -> bool:
    """Whether one begins with the other: then the longer can never be typed."""
    none = QKeySequence.SequenceMatch.NoMatch
    return one.matches(other) != none or other.matches(one) != none
