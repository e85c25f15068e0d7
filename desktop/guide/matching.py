"""How well a few typed letters fit a command."""

from __future__ import annotations

import re


def fit(typed: str, title: str, room: str = "") -> float | None:
    """How well ``typed`` fits; more is better, None is not at all.

    Every typed word must be found: as the beginning of a word of the title (best), within it, in the room it
    belongs to, or as letters of the title in their order (worst).

    Args:
        typed: What the person typed, in any case.
        title: What the command is called.
        room: The menus it stands in.
    """
    title, room = title.lower(), room.lower()
    total = 0.0
    for word in typed.lower().split():
        if re.search(rf"\b{re.escape(word)}", title):
            total += 4 + len(word) / (1 + len(title))
        elif word in title:
            total += 3
        elif word in room:
            total += 2
        elif _scattered(word, title):
            total += 1
        else:
            return None
    return total


def _scattered(word: str, text: str) -> bool:
    letters = iter(text)
    return all(letter in letters for letter in word)
