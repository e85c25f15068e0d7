"""The two colours that are painted with, and those that were used."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from core.document.wash import Colour

BLACK, WHITE = (0, 0, 0), (255, 255, 255)
KEPT = 8
"""Recent colours."""


class ColourStore(QObject):
    """Foreground, background and recent colours.

    Signals:
        changed: One of them is another.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._foreground: Colour = BLACK
        self._background: Colour = WHITE
        self._recent: list[Colour] = []

    @property
    def foreground(self) -> Colour:
        """What is painted with."""
        return self._foreground

    @property
    def background(self) -> Colour:
        """The other one."""
        return self._background

    @property
    def recent(self) -> tuple[Colour, ...]:
        """The last colours that were painted with, the latest first."""
        return tuple(self._recent)

    def set_foreground(self, colour: Colour) -> None:
        """Paint with another colour."""
        self._set(colour, self._background)

    def set_background(self, colour: Colour) -> None:
        """Another one to swap with."""
        self._set(self._foreground, colour)

    def swap(self) -> None:
        """Exchange the two."""
        self._set(self._background, self._foreground)

    def reset(self) -> None:
        """Black and white."""
        self._set(BLACK, WHITE)

    def used(self) -> None:
        """Something was painted with the foreground."""
        if not self._recent or self._recent[0] != self._foreground:
            rest = [colour for colour in self._recent if colour != self._foreground]
            self._recent = [self._foreground, *rest][:KEPT]
            self.changed.emit()

    def _set(self, foreground: Colour, background: Colour) -> None:
        if (foreground, background) != (self._foreground, self._background):
            self._foreground, self._background = foreground, background
            self.changed.emit()


def to_hex(colour: Colour) -> str:
    """``#rrggbb``."""
    return "#{:02x}{:02x}{:02x}".format(*colour)
